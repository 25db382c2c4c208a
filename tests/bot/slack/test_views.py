"""Every screen stays within Slack's limits, says its point in plain text, and carries ids only."""

import json
from typing import Any

import pytest

from audit.models import Action
from bot.conversation import screens as s
from bot.slack import blocks, limits
from bot.slack.ids import At
from bot.slack.views import answering, choosing, facts, help_texts, home, plan, review, screens, telling
from questionbank.builtin import case_audit
from tests.bot.slack.longest import ACTION, LONG, SCALE, WHERE, every_info, every_screen, question, screens_of
from tests.slack_stand_in import checking

SCREENS = list(every_screen())
AT = At("2026-11-001", 4, "question:12")
FACTS = [facts.Fact(f"/child/{n}", LONG[:200], LONG, LONG) for n in range(14)]


def accepted(message: blocks.Message) -> None:
    checking.blocks(json.loads(json.dumps(message.blocks)), "message")
    assert 0 < len(message.text) <= 4000


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: type(screen).__name__)
def test_a_screen_with_the_longest_texts_is_a_message_that_slack_takes(screen: s.Screen) -> None:
    accepted(screens.shown(screen))


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: type(screen).__name__)
def test_a_folded_screen_is_a_message_that_slack_takes(screen: s.Screen) -> None:
    if folded := screens.folded(screen):
        accepted(folded)


@pytest.mark.parametrize("info", list(every_info()), ids=["lines", "passages", "entries"])
def test_a_look_up_with_the_longest_texts_is_a_message_and_a_window_that_slack_takes(info: s.Info) -> None:
    accepted(telling.info(info, share="2.1.03", more="x"))
    checking.view(telling.found(info))


def test_every_question_of_the_built_in_form_is_a_message_that_slack_takes() -> None:
    for screen in screens_of(case_audit()):
        accepted(screens.shown(screen))
        checking.view(answering.answer(screen, screen.options[0], LONG[:3000], remarks=(LONG[:900],) * 3))


def windows() -> list[dict[str, Any]]:
    judged = [one for one in SCREENS if isinstance(one, s.QuestionScreen | s.SectionScreen)]
    feedback = next(one for one in SCREENS if isinstance(one, s.FeedbackScreen))
    groups = [(LONG, [(LONG, f"question:{n}") for n in range(120)])] * 30
    return [
        *(answering.answer(one, one.options[0], LONG * 2, remarks=(LONG,), warning=LONG) for one in judged),
        answering.words(feedback, warning=LONG),
        answering.going(AT, groups),
        facts.form(AT, FACTS, 0),
        facts.form(AT, FACTS, 1),
        plan.form(AT, ACTION, [("12", LONG)] * 150, (LONG,)),
        plan.form(AT, Action(), []),
        review.reason(AT, [LONG] * 100),
        choosing.starting("2026-11"),
        choosing.starting("2026-11", for_others=True),
        telling.looking_up(LONG),
    ]


@pytest.mark.parametrize("view", windows(), ids=lambda view: view["title"]["text"])
def test_a_window_with_the_longest_texts_is_one_that_slack_takes(view: dict[str, Any]) -> None:
    checking.view(view)


def test_the_home_tab_with_hundreds_of_audits_is_one_that_slack_takes() -> None:
    line = home.AuditLine("2026-11-001", LONG, "in progress", 3, 60, ", 4 days left", True)
    waits = home.WaitingLine("2026-11-001", LONG, "resume", "Look at it")
    checking.view(home.dashboard(home.Dashboard(LONG, [waits] * 300, [line] * 300, [LONG] * 300, True, True)))


def test_an_empty_home_tab_says_what_to_do() -> None:
    shown = json.dumps(home.dashboard(home.Dashboard("Alex", [], [], [], True)))
    assert "Start an audit" in shown
    assert "Nothing waits for you" in shown


def test_a_card_of_facts_is_a_message_that_slack_takes() -> None:
    screen = s.FactScreen(WHERE, LONG[:200], LONG, None)
    accepted(facts.card(screen, FACTS, names_kept_out=True))
    accepted(facts.folded(AT, FACTS))


def test_help_is_a_message_that_slack_takes() -> None:
    accepted(help_texts.in_thread())


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: type(screen).__name__)
def test_buttons_carry_ids_and_no_text_of_the_case(screen: s.Screen) -> None:
    for block in screens.shown(screen).blocks:
        for element in [*block.get("elements", []), *([block["accessory"]] if "accessory" in block else [])]:
            assert "long answer about" not in element.get("value", "")


def test_the_plain_text_of_an_answered_question_says_neither_rating_nor_comment() -> None:
    folded = screens.folded(question())
    assert folded is not None
    assert folded.text == "Question 12 is answered."


def test_what_is_kept_is_shown_in_words_on_its_screen() -> None:
    shown = json.dumps(screens.shown(question()).blocks)
    assert "Kept so far" in shown
    assert SCALE[0] in shown


def test_a_text_cannot_mention_anybody_or_hide_a_link() -> None:
    shown = screens.shown(question(title="<!channel> & <https://example.invalid|here>")).blocks
    assert "&lt;!channel&gt; &amp; &lt;https" in json.dumps(shown)


def test_a_shortened_text_never_cuts_an_escaped_character() -> None:
    for limit in range(12, 40):
        cut = limits.shorten("salt &amp; pepper &lt;and&gt; more &amp; more &amp;", limit)
        assert len(cut) <= limit
        assert blocks.escaped("") == ""
        assert "&" not in cut.replace("&amp;", "").replace("&lt;", "").replace("&gt;", "")


def test_pieces_of_a_text_lose_nothing_but_space() -> None:
    text = "one two three\nfour " * 900
    parts = limits.pieces(text, 300)
    assert all(0 < len(part) <= 300 for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())


def test_a_button_value_comes_back_as_what_it_stands_for() -> None:
    at = At("2026-11-001", 12, "section:Delivery & Review | more", "3")
    assert At.read(str(at)) == at
