"""Only known people in known roles, only requests that Slack signed, and nothing too large."""

import json
import time

import pytest
from slack_bolt import App as Bolt

from audit.permissions import THE_OPERATOR
from bot.slack import ids
from bot.slack.http import MOST_BODY
from tests.builders import begun
from tests.journeys.slack.conftest import Running
from tests.slack_stand_in.member import OverHttp, shown

EVENT = json.dumps(
    {"type": "event_callback", "event": {"type": "app_home_opened", "user": "UALEX", "tab": "home"}}
)
VALUE = "2026-11-001|1|0|question:1"

# One press, window or message for every listener there is, as a stranger would send it.
PRESSES = [
    *("rate_0", ids.COMMENT, ids.EDIT, ids.BACK, ids.SKIP, "go_0", ids.GO_TO, ids.GO_MENU, ids.FACTS),
    *(ids.TO_QUESTIONS, ids.GUIDANCE, ids.SAY, ids.ADD_ACTION, ids.DRAFT_ACTION, ids.EDIT_ACTION),
    *(ids.REMOVE_ACTION, ids.ACTIONS_DONE, ids.SUBMIT, ids.DOCUMENTS, ids.START, ids.RESUME, "resume_0"),
    *(ids.LOOK_UP, ids.HELP, ids.SHARE, "from_long_ago", "action_update", ids.TAKE_FILE, ids.LEAVE_FILE),
    *("act_open", "agree_0", "disagree_0", ids.TALK, ids.ACTIONS_MEET, ids.ACTIONS_MISS, ids.NOTES),
    *(ids.ACCEPT, ids.SEND_BACK, ids.OBJECT, ids.DECIDE, ids.CONCERN, "acknowledge_0", ids.MEETING),
    *("sheet_0", "sheet_rate_0", "sheet_go_on", ids.SHEET_MENU, ids.HAND_IN_RATINGS, "group", "group_go_on"),
    *("group_agree_0", ids.GROUP_MENU, ids.GROUP_ALIKE, ids.GROUP_WHOLE, ids.RATERS, "saying_close"),
    *("joint", ids.JOINT_FILL, ids.CASE_NOTE, ids.PAIR, "month_step_0", "service_action_0", ids.WISHES),
    *(ids.TIME_OFF, ids.PLAN_LINE, ids.ALLOCATE, ids.AGENDA, ids.SUMS, ids.ADD_SERVICE_ACTION),
    ids.DROP_LINE,
]
VIEWS = [
    *(ids.ANSWER_VIEW, ids.WORDS_VIEW, ids.FACTS_VIEW, ids.GO_VIEW, ids.ACTION_VIEW, ids.SUBMIT_VIEW),
    *(ids.START_VIEW, ids.LOOK_UP_VIEW, ids.UPDATE_VIEW, ids.DISAGREE_VIEW, ids.MISS_VIEW, ids.NOTES_VIEW),
    *(ids.SEND_BACK_VIEW, ids.OBJECT_VIEW, ids.DECIDE_VIEW, ids.CONCERN_VIEW, ids.ACKNOWLEDGE_VIEW),
    *(ids.MEETING_VIEW, "from_long_ago_too", ids.HAND_IN_VIEW, ids.RATERS_VIEW, "saying_close_view"),
    *(ids.JOINT_VIEW, ids.PAIR_VIEW, ids.MONTH_STEP_VIEW, ids.SERVICE_ACTION_VIEW, ids.WISHES_VIEW),
    ids.ALLOCATE_VIEW,
    *(ids.EXEMPTION_VIEW, ids.TIME_OFF_VIEW, ids.LOOK_VIEW, ids.PLAN_LINE_VIEW, ids.ADD_SERVICE_ACTION_VIEW),
]
COMMANDS = ["/audit", "/guidance", "/actions"]


def bodies(user: str) -> list[tuple[str, dict[str, object]]]:
    """Everything that can be sent."""
    who = {"id": user, "team_id": "T001"}
    view = {"id": "V1", "hash": "h", "private_metadata": VALUE, "type": "modal", "state": {"values": {}}}
    view["blocks"] = [{"type": "input", "block_id": "comment"}]
    listed: list[tuple[str, dict[str, object]]] = []
    for one in PRESSES:
        action = {"action_id": one, "block_id": "b", "type": "button", "value": VALUE}
        listed.append(
            ("interactive", {"type": "block_actions", "user": who, "actions": [action], "trigger_id": "t"})
        )
    for one in VIEWS:
        listed.append(
            ("interactive", {"type": "view_submission", "user": who, "view": view | {"callback_id": one}})
        )
    for one in (ids.ANSWER_VIEW, "from_long_ago"):
        listed.append(
            ("interactive", {"type": "view_closed", "user": who, "view": view | {"callback_id": one}})
        )
    shortcut = {"type": "message_action", "user": who, "callback_id": ids.SHORTCUT, "trigger_id": "t"}
    listed.append(("interactive", shortcut | {"message": {"text": "home"}, "channel": {"id": "C1"}}))
    for one in COMMANDS:
        listed.append(("command", {"command": one, "text": "list", "user_id": user, "channel_id": "C1"}))
    for one in ("message", "app_mention", "app_home_opened", "something_new"):
        event = {
            "type": one,
            "user": user,
            "text": "home",
            "channel": f"D{user[1:]}",
            "ts": f"1.{one}",
            "tab": "home",
        }
        event["channel_type"] = "im"
        listed.append(("event", {"type": "event_callback", "event": event, "event_id": one}))
    return listed


def listeners(bolt: Bolt) -> int:
    return len(bolt._listeners)


def test_a_stranger_gets_a_polite_sentence_whatever_they_do_and_nothing_else(running: Running) -> None:
    audit = begun(running.app.service).id
    sent = bodies("USTRANGER")
    calls_before = len(running.slack.state.calls)
    for kind, body in sent:
        status, answer = running.http(kind, body)
        assert status == 200, (body, answer)
        if body["type" if "type" in body else "command"] == "view_submission":
            assert "I do not know you yet" in answer.decode()
    assert running.door.desk.work.wait(10)
    running.stranger.sees("Please ask Robin Example to add you")
    told = running.slack.state.messages[running.stranger.direct]
    assert {m["text"][:24] for m in told if m["user"] == "UBOT"} == {"Hello! I do not know you"}
    methods = {method for method, _ in running.slack.state.calls[calls_before:]}
    assert methods <= {"users.info", "conversations.open", "chat.postMessage", "chat.postEphemeral"}
    assert running.app.service.show(audit, THE_OPERATOR)[0].version == 1


def test_every_listener_stands_in_the_list_of_what_a_stranger_tries(running: Running) -> None:
    assert listeners(running.door.bolt) == len(bodies("U"))


def test_somebody_known_by_email_is_known(running: Running) -> None:
    from tests.slack_stand_in.member import Member

    terry = Member(running.slack, running.http, "UTERRY", "Terry@Example.invalid")
    terry.types("help")
    terry.sees("You are here as team manager")


def test_somebody_who_left_is_a_stranger(running: Running) -> None:
    running.app.service.deactivate("Alex Example", THE_OPERATOR)
    running.alex.types("help")
    running.alex.sees("I do not know you yet")


def test_another_auditors_audit_is_refused(running: Running) -> None:
    begun(running.app.service)
    running.app.service.deactivate("Alex Example", THE_OPERATOR)
    running.mo.commands("/audit", "start EXAMPLE-009")
    told = running.mo.waits(lambda: running.slack.state.responses, "a refusal")[0]
    assert "may not start an audit" in shown(told)


@pytest.mark.parametrize("age", [-301, 301], ids=["too old", "from the future"])
def test_a_replayed_request_is_refused(running: Running, age: int) -> None:
    assert running.http.send(EVENT, "application/json", at=time.time() + age)[0] == 401


def test_a_request_with_a_wrong_signature_is_refused(running: Running) -> None:
    forger = OverHttp(running.http._url.geturl(), secret="guessed")
    assert forger.send(EVENT, "application/json")[0] == 401


def test_a_body_that_is_too_large_is_refused(running: Running) -> None:
    assert running.http.send("x" * (MOST_BODY + 1), "application/json")[0] == 413


def test_a_button_of_an_older_version_still_gets_an_answer(running: Running) -> None:
    for kind, body in bodies("UALEX"):
        if "from_long_ago" in str(body):
            running.http(kind, body)
    running.alex.sees("from an older version")
