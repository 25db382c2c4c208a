"""After an audit is handed in: notices, moderation, a decision, concerns, meetings."""

import json

import pytest

from audit import commands as c
from audit.life.shapes import concerns, meetings, moderation
from audit.permissions import THE_OPERATOR
from audit.record import AuditRecord, Person
from tests.builders import answered, begun
from tests.journeys.slack.conftest import Running
from tests.slack_stand_in.member import Member, shown

AUDIT = "2026-11-001"
ACCEPTED = c.Moderate(
    audit=AUDIT,
    agree=("Assessment", "Delivery & Review", "Overall"),
    talk="held",
    actions_meet_findings=True,
    accept=True,
)


@pytest.fixture
def handed_in(running: Running) -> Running:
    """A service in which one audit waits to be moderated."""
    answered(running.app.service, begun(running.app.service).id)
    running.app.service.perform(c.Submit(audit=AUDIT, reason="In a test."), THE_OPERATOR)
    return running


def record(running: Running) -> AuditRecord:
    return running.app.service.show(AUDIT, THE_OPERATOR)[0]


def board(running: Running) -> None:
    """Mo opens the audit from the Home tab."""
    running.mo.opens_home()
    home = running.mo.waits(lambda: running.slack.state.homes.get("UMO"), "Mo's Home tab")
    assert f"Moderate audit {AUDIT}" in json.dumps(home)
    running.mo.presses(home, "Moderate it")
    running.mo.sees("the moderator's view")


def presses(running: Running, member: Member, label: str, words: str) -> None:
    """Press a button of the board and wait until the board says so."""
    member.presses(member.sees("the moderator's view"), label)
    member.sees(words)


def test_what_waits_for_a_moderator_stands_at_the_top_of_their_home(handed_in: Running) -> None:
    board(handed_in)
    told = shown(handed_in.mo.sees("the moderator's view"))
    assert "What the checks point out" in told


def test_a_moderator_agrees_disagrees_talks_and_accepts(handed_in: Running) -> None:
    running = handed_in
    board(running)
    presses(running, running.mo, "Agree", "*Moderator:* agrees")
    message = running.mo.sees("the moderator's view")
    second = [
        b for b in message["blocks"] if b["type"] == "actions" and b["elements"][0]["text"]["text"] == "Agree"
    ]
    running.mo.presses({**message, "blocks": [second[1]]}, "Disagree…")
    running.mo.submits(running.mo.sees_window("Disagree"), reason="No reviews are seen.", rating="Inadequate")
    running.mo.sees("disagrees, would say Inadequate: No reviews are seen.")
    message = running.mo.sees("the moderator's view")
    running.mo.presses({**message, "blocks": [second[2]]}, "Agree")
    running.mo.waits(lambda: len(moderation(record(running).data).sections) == 3, "three opinions")
    presses(running, running.mo, "The actions meet the findings", "The actions meet the findings.")
    presses(running, running.mo, "Talk with the auditor: held", "Talk with the auditor: held.")
    running.mo.presses(running.mo.sees("the moderator's view"), "Accept")
    running.mo.waits(lambda: record(running).state == "moderated", "a moderated audit")


def test_an_audit_is_sent_back_and_its_auditor_goes_on(handed_in: Running) -> None:
    running = handed_in
    board(running)
    running.mo.presses(running.mo.sees("the moderator's view"), "Send back…")
    window = running.mo.sees_window("Send back")
    refused = running.mo.submits(window, reason="")
    assert refused == {} or refused["response_action"] == "errors"
    if refused:
        running.mo.submits(window, reason="Question 3 says nothing of the child.", talk="Held")
    running.mo.waits(lambda: record(running).state == "returned", "a returned audit")
    running.door.rounds.once()
    running.alex.presses(running.alex.sees("came back to you"), "Open the audit")
    running.alex.sees(f"*Audit {AUDIT}*")


def test_a_notice_comes_once_with_its_button_and_without_case_detail(handed_in: Running) -> None:
    running = handed_in
    running.door.rounds.once()
    running.door.rounds.once()
    notice = running.mo.sees("waits to be moderated")
    assert "CV-1" not in shown(notice)
    running.mo.presses(notice, "Moderate it")
    running.mo.sees("the moderator's view")
    texts = [m["first_text"] for m in running.slack.state.messages[running.mo.direct] if "first_text" in m]
    assert sum("waits to be moderated" in text for text in texts) == 1


def test_a_concern_reaches_whoever_must_know_and_is_acknowledged(running: Running) -> None:
    begun(running.app.service)
    manager = c.RecordParticulars(audit=AUDIT, facts={"/team_manager": "Terry Example"})
    running.app.service.perform(manager, THE_OPERATOR)
    terry = Member(running.slack, running.alex.deliver, "UTERRY", "terry@example.invalid")
    terry.types("help")
    terry.sees("team manager")
    running.alex.commands("/audit", f"resume {AUDIT}")
    running.alex.presses(running.alex.sees(f"*Audit {AUDIT}*"), "Raise a concern")
    window = running.alex.sees_window("Safeguarding concern")
    assert "referral" in json.dumps(window)
    running.alex.submits(window, text="Not safe at home tonight.", question="2")
    running.alex.waits(lambda: concerns(record(running).data), "a concern")
    running.door.rounds.once()
    notice = terry.sees("safeguarding concern was raised")
    assert "Not safe" not in shown(notice)
    terry.presses(notice, "Read and acknowledge")
    window = terry.sees_window("Concern")
    assert "Not safe at home tonight." in json.dumps(window)
    terry.submits(window, note="Duty was called.")
    assert concerns(record(running).data)[0].acknowledged_by == "Terry Example"


def test_a_disagreement_is_decided_by_the_head_of_service(handed_in: Running) -> None:
    running = handed_in
    running.app.service.keep_people(
        [Person(name="Head Example", slack_id="UHEAD", roles=("head of service",))], THE_OPERATOR
    )
    running.app.service.perform(ACCEPTED, running.app.service.actor("Mo Example"))
    running.door.rounds.once()
    running.alex.commands("/audit", f"show {AUDIT}")
    running.alex.presses(running.alex.sees("the moderator's view"), "I do not agree…")
    running.alex.submits(
        running.alex.sees_window("I do not agree"), reason="The reviews were held.", talk="Held"
    )
    running.alex.waits(lambda: record(running).state == "escalated", "an escalated audit")
    head = Member(running.slack, running.alex.deliver, "UHEAD")
    running.door.rounds.once()
    head.presses(head.sees("waits for your decision"), "Show what waits for me")
    home = head.waits(lambda: running.slack.state.homes.get("UHEAD"), "the Home tab")
    head.presses(home, "Look and decide")
    head.presses(head.sees("the moderator's view"), "Decide…")
    head.submits(head.sees_window("Decide"), stands="The auditor's", reason="The record shows both reviews.")
    decided = moderation(record(running).data).decision
    assert decided is not None
    assert decided.stands == "auditor"


def test_a_meeting_is_arranged_and_written_down(handed_in: Running) -> None:
    running = handed_in
    running.app.service.perform(ACCEPTED, running.app.service.actor("Mo Example"))
    running.alex.commands("/audit", f"show {AUDIT}")
    running.alex.presses(running.alex.sees("the moderator's view"), "The meeting…")
    window = running.alex.sees_window("Meeting")
    assert "A date" in running.alex.submits(window, on="soon")["errors"]["on"]
    running.alex.submits(window, on="4 December 2026")
    held = meetings(record(running).data)
    assert [str(one.arranged_for) for one in held] == ["2026-12-04"]
