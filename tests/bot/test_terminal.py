"""The conversation as a terminal shows it."""

from bot.conversation import screens as s
from bot.conversation.engine import Conversation
from bot.terminal import render
from bot.terminal.loop import joined


def test_a_question_says_where_it_stands_and_what_can_be_typed(conversation: Conversation) -> None:
    shown = render.reply(conversation.say("go 2"))
    assert "0 of 4 answered" in shown
    assert "Question 2  Home" in shown
    assert "CARaG 2.1.01" in shown
    assert "Good / Requires Improvement / Not applicable." in shown


def test_every_line_fits_eighty_columns(conversation: Conversation) -> None:
    for typed in ("go 2", "help", "guidance 2.1.03", "actions", "missing", "go Assessment", "progress"):
        assert all(len(line) <= 80 for line in render.reply(conversation.say(typed)).splitlines()), typed


def test_a_look_up_does_not_repeat_the_whole_question(conversation: Conversation) -> None:
    conversation.say("go 2")
    shown = render.reply(conversation.say("guidance 2.1.03"))
    assert "question 2 waits for your answer; `again` shows it." in shown
    assert "Was the home visited?" not in shown
    assert "Was the home visited?" in render.reply(conversation.say("again"))


def test_every_kind_of_screen_can_be_shown() -> None:
    assert set(render.RENDERERS) == set(s.Screen.__args__)


def test_the_words_that_were_looked_for_are_marked(conversation: Conversation) -> None:
    shown = render.reply(conversation.say("guidance speech and language"))
    assert "*Speech*" in shown
    assert "*language*" in shown


def test_a_bar_has_its_figures_beside_it() -> None:
    assert render.bar(12, 60) == "[#####...................] 12 of 60 answered"
    assert render.bar(0, 0).endswith("0 of 0 answered")


def test_a_backslash_goes_on_in_the_next_line() -> None:
    assert list(joined(["one\\\n", "two\n", "three\n"])) == ["one\ntwo", "three"]


def test_arrow_keys_that_slip_in_are_left_out() -> None:
    assert list(joined(["\x1b[Agood - seen\x1b[D\n"])) == ["good - seen"]
