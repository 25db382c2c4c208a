"""Slack is slow, busy, broken or gone: answers are kept, messages come later, in order, once."""

import itertools
import time
from pathlib import Path

import pytest

from tests.journeys.slack.conftest import Running, running_at
from tests.journeys.slack.test_repeats import COMMENT, at_question_1, record, settled
from tests.journeys.slack.test_whole_audit import start
from tests.slack_stand_in.member import shown
from tests.slack_stand_in.running import door_to, over_http, service_in, service_in_memory
from tests.slack_stand_in.server import StandIn
from tests.slack_stand_in.state import Trouble


def trouble(running: Running, *troubles: Trouble) -> None:
    with running.slack.state.changed:
        running.slack.state.troubles += troubles


def asks(running: Running, words: str) -> int:
    settled(running)
    return sum(words in text for text in first_texts(running))


def first_texts(running: Running) -> list[str]:
    """What the bot's messages said when they were posted, in order; later they fold."""
    return [m["first_text"] for m in running.slack.state.messages[running.alex.direct] if "first_text" in m]


def test_a_busy_slack_is_waited_for_as_long_as_it_asks(running: Running) -> None:
    thread = at_question_1(running)
    trouble(running, Trouble("chat.postMessage", 1, 429, headers={"Retry-After": "1"}))
    sent = time.monotonic()
    running.alex.types(f"good - {COMMENT}", thread)
    posted = running.alex.sees("Question 2:")["posted_at"]
    assert posted - sent >= 1.0
    assert asks(running, "Question 2: Home (") == 1


@pytest.mark.parametrize("status", [500, 503])
def test_a_broken_slack_is_tried_again_and_nothing_is_lost(running: Running, status: int) -> None:
    thread = at_question_1(running)
    trouble(running, Trouble("*", 3, status, error="internal_error"))
    running.alex.types(f"good - {COMMENT}", thread)
    running.alex.sees("Question 2:")
    assert record(running).data.answers["1"].comment == COMMENT
    assert asks(running, "Question 2: Home (") == 1


def test_a_message_whose_answer_was_lost_is_not_posted_again(running: Running) -> None:
    thread = at_question_1(running)
    trouble(running, Trouble("chat.postMessage", 1, after_doing=True))
    running.alex.types(f"good - {COMMENT}", thread)
    running.alex.sees("Question 2:")
    running.alex.types("requires improvement - one visit; the child said she was not asked", thread)
    running.alex.sees("Assessment Overall Rating")
    assert asks(running, "Question 2: Home (") == 1


def test_a_slack_without_windows_homes_or_private_messages_can_be_answered_all_the_same(
    running: Running,
) -> None:
    running.slack.state.missing |= {
        *("views.open", "views.publish", "chat.postEphemeral", "conversations.open", "users.info"),
    }
    thread = at_question_1(running)
    running.alex.presses(running.alex.sees("Question 1:"), "Good")
    running.alex.sees("And why?")
    running.alex.types(COMMENT, thread)
    running.alex.presses(running.alex.sees("Question 2:"), "Go to…")
    running.alex.presses(running.alex.sees("Where to?"), "Review and hand in")
    running.alex.sees("Before you hand in")
    assert record(running).data.answers["1"].comment == COMMENT


def test_a_token_that_slack_refuses_loses_nothing(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.slack.sender.LONGEST_WAIT", 0.2)
    thread = at_question_1(running)
    trouble(running, Trouble("*", 3, error="invalid_auth"))
    running.alex.types(f"good - {COMMENT}", thread)
    running.alex.sees("Question 2:")
    assert asks(running, "Question 2: Home (") == 1


def test_messages_come_in_the_order_of_the_answers(running: Running) -> None:
    thread = at_question_1(running)
    trouble(running, Trouble("chat.postMessage", 2, 429, headers={"Retry-After": "1"}))
    running.alex.types(f"good - {COMMENT}", thread)
    running.alex.types("good - the child said on 4 May that he was seen at home and felt heard", thread)
    running.alex.sees("Assessment Overall Rating")
    settled(running)
    assert [text[:11] for text in first_texts(running)[-3:]] == ["Question 1:", "Question 2:", "Assessment "]


def test_a_message_that_somebody_deleted_does_not_hold_up_the_others(running: Running) -> None:
    thread = at_question_1(running)
    settled(running)
    with running.slack.state.changed:
        mine = running.slack.state.messages[running.alex.direct]
        mine[:] = [m for m in mine if "Question 1:" not in shown(m)]
    running.alex.types(f"good - {COMMENT}", thread)
    running.alex.sees("Question 2:")


def test_case_text_leaves_the_outbox_once_it_is_delivered(running: Running) -> None:
    thread = at_question_1(running)
    running.alex.types(f"good - {COMMENT}", thread)
    running.alex.sees("Question 2:")
    settled(running)
    with running.app.store.reading() as reading:
        assert reading.items("slack.outbox.UALEX") == []
        assert reading.items("slack.lanes") == []


def test_messages_to_one_person_keep_slacks_pace(slack: StandIn, tmp_path: Path) -> None:
    app = service_in(tmp_path / "home")
    door = door_to(app, slack, pace=0.2)
    with over_http(door) as url:
        running = running_at(app, slack, door, url)
        start(running.alex)
        running.alex.sees("The child and the case")
        times = [m["posted_at"] for m in slack.state.messages[running.alex.direct] if "posted_at" in m]
    app.store.close()
    assert all(later - earlier >= 0.19 for earlier, later in itertools.pairwise(times))


def test_an_answer_typed_while_the_bot_was_away_is_taken_in_when_it_is_back(
    slack: StandIn, tmp_path: Path
) -> None:
    app = service_in_memory(tmp_path / "home")
    door = door_to(app, slack)
    with over_http(door) as url:
        running = running_at(app, slack, door, url)
        thread = at_question_1(running)
        settled(running)
    said = {"ts": slack.state.ts(), "user": "UALEX", "text": f"good - {COMMENT}", "thread_ts": thread}
    slack.state.messages[running.alex.direct].append({"type": "message", "blocks": [], **said})
    again = door_to(app, slack)
    with over_http(again) as url:
        running = running_at(app, slack, again, url)
        running.alex.sees("Question 2:")
        assert record(running).data.answers["1"].comment == COMMENT
    app.store.close()


def test_what_was_not_sent_before_an_end_is_sent_after_the_next_start(slack: StandIn, tmp_path: Path) -> None:
    """As after a kill: nothing is told to the door that ends, and another takes the record up."""
    app = service_in(tmp_path / "home")
    first = door_to(app, slack)
    with over_http(first) as url:
        running = running_at(app, slack, first, url)
        thread = at_question_1(running)
        settled(running)
        trouble(running, Trouble("*", 10_000, 503, error="internal_error"))
        running.alex.types(f"good - {COMMENT}", thread)
        running.alex.waits(lambda: "1" in record(running).data.answers, "the answer in the record")
    app.store.close()
    slack.state.troubles.clear()
    again = service_in(tmp_path / "home")
    with over_http(door_to(again, slack)) as url:
        running = running_at(again, slack, first, url)
        running.alex.sees("Question 2:")
        running.alex.types("requires improvement - one visit; the child said she was not asked", thread)
        running.alex.sees("Assessment Overall Rating")
        assert set(record(running).data.answers) == {"1", "2"}
        assert asks(running, "Question 2: Home (") == 1
    again.store.close()


def test_a_slack_that_leaves_untouched_fields_out_changes_nothing_by_that(running: Running) -> None:
    thread = at_question_1(running)
    running.alex.types(f"good - {COMMENT}", thread)
    running.alex.sees("Question 2:")
    settled(running)
    running.alex.presses(running.alex.sees("1  Details"), "Edit")
    window = running.alex.sees_window("Question 1")
    bare = {**window, "state": {"values": {}}}
    status, _ = running.http("interactive", running.alex._view("view_submission", bare))
    assert status == 200
    answer = record(running).data.answers["1"]
    assert (answer.rating, answer.comment) == ("Good", COMMENT)
