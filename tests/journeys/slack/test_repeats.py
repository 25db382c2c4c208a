"""Everything may come twice, late, or from an old screen: nothing is done twice, nothing is overwritten."""

from audit import commands as c
from audit.permissions import THE_OPERATOR
from audit.record import AuditRecord
from tests.journeys.slack.conftest import Running
from tests.journeys.slack.test_whole_audit import AUDIT, start
from tests.slack_stand_in.member import Member, shown

COMMENT = "Complete on 3 November; the child confirmed her address and now gets her letters."


def at_question_1(running: Running) -> str:
    """An audit begun and past its facts; gives the thread."""
    thread = start(running.alex)
    running.alex.presses(running.alex.sees("The child and the case"), "To the questions")
    running.alex.sees("Question 1:")
    return thread


def record(running: Running) -> AuditRecord:
    return running.app.service.show(AUDIT, THE_OPERATOR)[0]


def settled(running: Running) -> list[str]:
    """Wait until nothing is left to do; gives what stands in the direct messages."""
    assert running.door.desk.work.wait(10)
    running.alex.waits(running.door.desk.sender.idle, "an idle sender")
    return [shown(m) for m in running.slack.state.messages[running.alex.direct] if m["user"] == "UBOT"]


def asked(alex: Member, running: Running, words: str) -> int:
    return sum(words in text for text in settled(running))


def test_an_event_that_slack_sends_again_is_answered_once(running: Running) -> None:
    thread = at_question_1(running)
    body = running.alex.types(f"good - {COMMENT}", thread)
    for retry in (1, 2, 3):
        running.http("event", body, retry=retry)
    running.alex.sees("Question 2:")
    assert asked(running.alex, running, "Question 2: Home (") == 1
    history = running.app.service.history(AUDIT, THE_OPERATOR)
    assert sum(line.change.fact == "/answers/1/comment" for line in history) == 1


def test_a_button_pressed_twice_moves_one_step(running: Running) -> None:
    at_question_1(running)
    message = running.alex.sees("Question 1:")
    for _ in range(3):
        running.alex.presses(message, "Skip")
    running.alex.sees("Question 2:")
    assert asked(running.alex, running, "Question 2: Home (") == 1
    assert asked(running.alex, running, "Assessment Overall Rating") == 0


def test_a_window_handed_in_twice_asks_the_next_question_once(running: Running) -> None:
    at_question_1(running)
    running.alex.presses(running.alex.sees("Question 1:"), "Good")
    window = running.alex.sees_window("Question 1")
    running.alex.submits(window, comment=COMMENT)
    running.alex.submits(window, comment=COMMENT)
    running.alex.sees("Question 2:")
    assert asked(running.alex, running, "Question 2: Home (") == 1


def test_an_answer_changed_elsewhere_is_not_overwritten_and_the_text_stays(running: Running) -> None:
    at_question_1(running)
    running.alex.presses(running.alex.sees("Question 1:"), "Good")
    window = running.alex.sees_window("Question 1")
    theirs = c.RecordAnswer(audit=AUDIT, question="1", rating="Requires Improvement", comment="Not complete.")
    running.app.service.perform(theirs, THE_OPERATOR)
    answer = running.alex.submits(window, comment=COMMENT)
    assert "operator changed this" in str(answer)
    assert "Not complete." in str(answer)
    assert COMMENT in str(answer)
    assert record(running).data.answers["1"].comment == "Not complete."
    running.alex.submits(running.alex.sees_window("Question 1"), comment=COMMENT)
    assert record(running).data.answers["1"].comment == COMMENT


def test_a_rating_survives_a_window_that_slack_will_not_open(running: Running) -> None:
    thread = at_question_1(running)
    running.alex.presses(running.alex.sees("Question 1:"), "Good", trigger="long-gone")
    running.alex.sees("And why?")
    assert record(running).data.answers["1"].rating == "Good"
    running.alex.types(COMMENT, thread)
    running.alex.sees("Question 2:")
    assert record(running).data.answers["1"].comment == COMMENT


def test_a_comment_in_a_closed_window_waits_for_its_author(running: Running) -> None:
    at_question_1(running)
    running.alex.presses(running.alex.sees("Question 1:"), "Good")
    answer = running.alex.submits(running.alex.sees_window("Question 1"), comment="Completed.")
    assert answer["response_action"] == "update"
    running.alex.closes(running.alex.sees_window("Question 1"))
    assert record(running).data.answers["1"].comment is None
    running.alex.presses(running.alex.sees("the text waits for you"), "Go on with it")
    assert "Completed." in str(running.alex.sees_window("Question 1"))


def test_a_thought_of_the_coach_does_not_hide_that_the_answer_was_changed(running: Running) -> None:
    at_question_1(running)
    running.alex.presses(running.alex.sees("Question 1:"), "Good")
    running.alex.submits(running.alex.sees_window("Question 1"), comment="Completed.")
    theirs = c.RecordAnswer(audit=AUDIT, question="1", comment="Not complete.")
    running.app.service.perform(theirs, THE_OPERATOR)
    assert "operator changed this" in str(running.alex.submits(running.alex.sees_window("Question 1")))
    assert record(running).data.answers["1"].comment == "Not complete."


def test_what_the_coach_remarks_on_is_kept_on_the_second_press(running: Running) -> None:
    at_question_1(running)
    running.alex.presses(running.alex.sees("Question 1:"), "Good")
    running.alex.submits(running.alex.sees_window("Question 1"), comment="Completed.")
    again = running.alex.sees_window("Question 1")
    assert again["submit"]["text"] == "Save anyway"
    running.alex.submits(again)
    running.alex.sees("Question 2:")
    assert record(running).data.answers["1"].comment == "Completed."


def test_an_answered_question_folds_to_a_line_whose_edit_changes_it(running: Running) -> None:
    thread = at_question_1(running)
    running.alex.types(f"good - {COMMENT}", thread)
    running.alex.sees("Question 2:")
    settled(running)
    folded = running.alex.sees("1  Details")
    assert "Question 1 is answered." in folded["text"]
    running.alex.presses(folded, "Edit")
    running.alex.submits(running.alex.sees_window("Question 1"), rating="Requires Improvement")
    window = running.slack.state.views
    if window:
        running.alex.submits(running.alex.sees_window("Question 1"))
    settled(running)
    assert record(running).data.answers["1"].rating == "Requires Improvement"
    assert "Requires Improvement" in shown(running.alex.sees("1  Details"))
    assert asked(running.alex, running, "Question 2: Home (") == 1


def test_text_in_the_thread_is_the_answer_even_where_it_is_a_word_of_the_conversation(
    running: Running,
) -> None:
    thread = at_question_1(running)
    running.alex.types("good", thread)
    running.alex.sees("And why?")
    running.alex.types("skip", thread)
    running.alex.sees("Question 2:")
    assert record(running).data.answers["1"].comment == "skip"


def test_a_question_mark_looks_something_up_and_records_nothing(running: Running) -> None:
    thread = at_question_1(running)
    running.alex.types("? speech and language", thread)
    running.alex.sees("Guidance on")
    running.alex.types("guidance 2.1.03", thread)
    running.alex.sees("Guidance 2.1.03")
    assert record(running).data.answers == {}


def test_a_reply_edited_or_deleted_in_slack_changes_nothing_and_is_told_so(running: Running) -> None:
    thread = at_question_1(running)
    said = running.alex.types(f"good - {COMMENT}", thread)["event"]
    running.alex.sees("Question 2:")
    old = {"user": "UALEX", "text": said["text"], "ts": said["ts"], "thread_ts": thread}
    change = {
        "type": "message",
        "channel": running.alex.direct,
        "channel_type": "im",
        "event_ts": "9.1",
        "ts": "9.1",
    }
    running.alex.happens(
        change | {"subtype": "message_changed", "message": old | {"text": "bad"}, "previous_message": old}
    )
    running.alex.sees("You changed a message")
    running.alex.happens(change | {"subtype": "message_deleted", "previous_message": old, "event_ts": "9.2"})
    running.alex.sees("You deleted a message")
    assert record(running).data.answers["1"].comment == COMMENT


def test_starting_twice_goes_on_with_the_same_audit(running: Running) -> None:
    start(running.alex)
    running.alex.commands("/audit", "start EXAMPLE-001")
    running.alex.sees("This audit is open already")
    assert len(running.app.service.audits(THE_OPERATOR)) == 1
