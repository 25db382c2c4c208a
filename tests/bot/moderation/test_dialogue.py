"""Moderation as a conversation."""

import pytest

from audit.life.shapes import concerns, moderation
from bot.moderation.dialogue import WORDS, Dialogue
from tests.audit.life.played import MODERATOR, Life


@pytest.fixture
def life() -> Life:
    return Life()


@pytest.fixture
def audit(life: Life) -> str:
    return life.submitted()


@pytest.fixture
def dialogue(life: Life, audit: str) -> Dialogue:
    return Dialogue(life.service, audit, life.who(MODERATOR))


def test_it_opens_with_the_checks_and_asks_for_the_first_section(dialogue: Dialogue) -> None:
    said = dialogue.open()
    assert "CHECKS" in said
    assert said.rstrip().endswith("(`help` says what can be typed)")
    assert "Do you agree? `agree`, or `disagree because ...`" in said


def test_a_moderation_goes_from_section_to_section_to_its_end(
    life: Life, audit: str, dialogue: Dialogue
) -> None:
    assert "Delivery & Review: Good" in dialogue.say("agree").text
    assert "Your own rating" in dialogue.say("disagree because nothing was reviewed").text
    assert "Overall: Good" in dialogue.say("rate RI").text
    assert "Every section is judged. Still to do:" in dialogue.say("agree").text
    assert "you disagree, so offer the auditor a talk" in dialogue.say("accept").text
    dialogue.say("talk held")
    dialogue.say("actions miss because question 4 has none")
    dialogue.say("notes Warm words throughout")
    end = dialogue.say("accept")
    assert end.is_over
    record = life.record(audit)
    opinion = moderation(record.data).sections["Delivery & Review"]
    assert (record.state, opinion.rating, opinion.reason) == (
        "moderated",
        "Requires Improvement",
        "nothing was reviewed",
    )
    assert moderation(record.data).actions_reason == "question 4 has none"


def test_all_that_is_left_is_agreed_in_one_word(life: Life, audit: str, dialogue: Dialogue) -> None:
    dialogue.say("disagree because the home was not seen")
    dialogue.say("agree all")
    opinions = moderation(life.record(audit).data).sections
    assert {title: opinion.agrees for title, opinion in opinions.items()} == {
        "Assessment": False,
        "Delivery & Review": True,
        "Overall": True,
    }


def test_it_goes_back_to_a_section_and_shows_its_answers(dialogue: Dialogue) -> None:
    dialogue.say("agree all")
    assert dialogue.say("go delivery and review").text.startswith("  Delivery & Review: Good")
    shown = dialogue.say("show").text
    assert "3. Was it delivered?: Good" in shown
    assert "1. Details" not in shown


def test_an_audit_is_sent_back_after_a_talk(life: Life, audit: str, dialogue: Dialogue) -> None:
    assert "first offer the auditor a talk" in dialogue.say("return because it is thin").text
    dialogue.say("talk declined")
    assert dialogue.say("return because it is thin").is_over
    assert life.record(audit).state == "returned"


def test_a_concern_says_that_it_is_no_referral(life: Life, audit: str, dialogue: Dialogue) -> None:
    assert "not a referral" in dialogue.say("concern a knife was spoken of").text
    assert concerns(life.record(audit).data)[0].text == "a knife was spoken of"


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("blah", "I did not understand 'blah'"),
        ("", "Do you agree?"),
        ("talk", "offered, held or declined?"),
        ("actions", "Do the actions meet the findings?"),
        ("rate Good", "first"),
        ("disagree", "the reason for disagreeing on Assessment is missing"),
        ("go Weather", "no section 'Weather'"),
        ("help", "never changes the auditor's words"),
        ("checks", "JUDGEMENTS"),
    ],
)
def test_what_cannot_be_used_is_answered_and_changes_nothing(
    life: Life, audit: str, dialogue: Dialogue, typed: str, answer: str
) -> None:
    before = life.record(audit)
    assert answer in dialogue.say(typed).text
    assert life.record(audit) == before


def test_pausing_keeps_everything_and_the_help_names_every_word(
    life: Life, audit: str, dialogue: Dialogue
) -> None:
    dialogue.say("agree")
    said = dialogue.say("pause")
    assert said.is_over
    assert audit in said.text
    again = Dialogue(life.service, audit, life.who(MODERATOR))
    assert again.open().count("moderator: agrees") == 1
    told = dialogue.say("help").text
    assert not [word for word in WORDS if word not in told and word not in ("quit", "help")]
