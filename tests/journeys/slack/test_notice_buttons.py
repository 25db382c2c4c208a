"""The buttons of notices, pressed by those who get them: each opens the screen where the thing is done."""

import json
from typing import Any

import pytest

from audit import commands as c
from audit.life.shapes import meetings
from audit.notices.queue import put
from audit.notices.wording import notice
from audit.permissions import THE_OPERATOR
from audit.programme import service_actions
from audit.record import AuditRecord, Person
from tests.builders import NOW, answered, begun
from tests.journeys.slack.conftest import Running
from tests.slack_stand_in.member import Member, shown

AUDIT = "2026-11-001"
NAMES = {"UDEE": "Dee Deputy", "USAM": "Sam Case", "UTINA": "Tina Team", "ULEE": "Lee Academy"}
ROLES = {"UDEE": "deputy head", "USAM": "case manager", "UTINA": "team manager", "ULEE": "learning academy"}


@pytest.fixture
def members(running: Running) -> dict[str, Member]:
    """Everybody around one audit of Alex's that is answered."""
    people = [Person(name=name, slack_id=user, roles=(ROLES[user],)) for user, name in NAMES.items()]
    service = running.app.service
    service.keep_people(people, THE_OPERATOR)
    answered(service, begun(service).id)
    facts = {"/case_manager": "Sam Case", "/team_manager": "Tina Team"}
    service.perform(c.RecordParticulars(audit=AUDIT, facts=facts), THE_OPERATOR)
    fields = {"action": "Visit the father", "responsibility": "Tina Team", "timescale": "12 December 2026"}
    service.perform(c.AddAction(audit=AUDIT, fields=fields), THE_OPERATOR)
    return {user: Member(running.slack, running.http, user) for user in NAMES}


def record(running: Running) -> AuditRecord:
    return running.app.service.show(AUDIT, THE_OPERATOR)[0]


def moderated(running: Running) -> None:
    service = running.app.service
    service.perform(c.Submit(audit=AUDIT), THE_OPERATOR)
    agreed = ("Assessment", "Delivery & Review", "Overall")
    accepted = c.Moderate(audit=AUDIT, agree=agreed, actions_meet_findings=True, accept=True)
    service.perform(accepted, service.actor("Mo Example"))
    running.door.rounds.once()


def home_of(running: Running, member: Member) -> dict[str, Any]:
    running.slack.state.homes.pop(member.user, None)
    member.opens_home()
    return dict(member.waits(lambda: running.slack.state.homes.get(member.user), "the Home tab"))


def test_whoever_leads_says_why_they_look_and_then_sees_the_audit(
    running: Running, members: dict[str, Member]
) -> None:
    service, dee = running.app.service, members["UDEE"]
    service.perform(c.RecordJudgement(audit=AUDIT, section="Overall", rating="Inadequate"), THE_OPERATOR)
    service.perform(c.Submit(audit=AUDIT), THE_OPERATOR)
    running.door.rounds.once()
    dee.presses(dee.sees("needs your attention"), "Open the audit")
    window = dee.sees_window("Why do you look?")
    assert "missing" not in json.dumps(window)
    dee.submits(window, reason="To convene the follow-up meeting.")
    dee.sees("the moderator's view")
    looks = [line for line in service.history(AUDIT, THE_OPERATOR) if line.change.fact == "/read"]
    assert [line.act.reason for line in looks] == ["To convene the follow-up meeting."]


def test_a_meeting_is_arranged_from_its_notice_by_whoever_may(
    running: Running, members: dict[str, Member]
) -> None:
    moderated(running)
    tina = members["UTINA"]
    tina.presses(tina.sees("the Understanding our Practice meeting can take place"), "Arrange the meeting")
    window = tina.sees_window("Meeting")
    tina.submits(window, on="1 December 2026")
    tina.submits(window, on="1 December 2026")
    tina.sees("the moderator's view")
    assert [str(one.arranged_for) for one in meetings(record(running).data)] == ["2026-12-01"]
    running.door.rounds.once()
    running.alex.presses(running.alex.sees("was arranged for"), "Open the audit")
    running.alex.sees("the moderator's view")


def test_the_practitioner_reads_the_audit_and_says_what_they_think(
    running: Running, members: dict[str, Member]
) -> None:
    moderated(running)
    sam = members["USAM"]
    sam.presses(sam.sees("was moderated"), "Arrange the meeting")
    board = sam.sees("the moderator's view")
    assert "The meeting…" not in shown(board)
    sam.presses(board, "My comment…")
    sam.submits(sam.sees_window("My comment"), text="The visits were hard won.")
    held = record(running).practitioner
    assert held is not None
    assert held.text == "The visits were hard won."


def test_an_action_is_checked_back_and_opened_again(running: Running, members: dict[str, Member]) -> None:
    moderated(running)
    tina = members["UTINA"]

    def sets(**filled: str) -> dict[str, Any]:
        running.slack.state.views.clear()
        tina.commands("/actions", f"update {AUDIT}/1")
        return tina.submits(tina.sees_window("Action 1"), **filled)

    assert sets(status="Completed") == {}
    assert "evidence" in json.dumps(sets(status="Checked back"))
    assert sets(status="Checked back", evidence="Seen on the record of 9 December.") == {}
    assert record(running).data.actions[0].status == "Checked back"
    assert "missing" in json.dumps(sets(status="In progress"))
    assert sets(status="In progress", outcome="The second visit is still missing.") == {}
    running.door.rounds.once()
    tina.presses(tina.sees("was opened again"), "Say how it goes")
    tina.sees_window("Action 1")


def test_whoever_no_longer_has_an_audit_is_not_led_into_it(
    running: Running, members: dict[str, Member]
) -> None:
    running.app.service.keep_people([Person(name="Ola Example", roles=("auditor",))], THE_OPERATOR)
    running.alex.types("help")
    running.app.service.perform(c.Reassign(audit=AUDIT, to="Ola Example", reason="Leave."), THE_OPERATOR)
    running.door.rounds.once()
    running.alex.presses(running.alex.sees("was given to somebody else"), "Show what waits for me")
    running.alex.waits(lambda: running.slack.state.homes.get("UALEX"), "the Home tab")


def test_an_older_button_to_an_audit_that_is_not_theirs_any_more_says_so(
    running: Running, members: dict[str, Member]
) -> None:
    running.app.service.perform(c.Submit(audit=AUDIT), THE_OPERATOR)
    service = running.app.service
    talk = c.SendBack(audit=AUDIT, reason="Say more of the child.", talk="held")
    service.perform(talk, service.actor("Mo Example"))
    running.door.rounds.once()
    notice_of_return = running.alex.sees("came back to you")
    service.keep_people([Person(name="Ola Example", roles=("auditor",))], THE_OPERATOR)
    service.perform(c.Reassign(audit=AUDIT, to="Ola Example", reason="Leave."), THE_OPERATOR)
    running.alex.presses(notice_of_return, "Open the audit")
    running.alex.waits(
        lambda: next((r for r in running.slack.state.responses if "somebody else now" in shown(r)), None),
        "that it is with somebody else",
    )


def test_the_academy_sees_the_month_that_could_not_be_filled(
    running: Running, members: dict[str, Member]
) -> None:
    lee = members["ULEE"]
    with running.app.store.transaction() as transaction:
        told = notice("unfilled", "unfilled/1", "Lee Academy", month="2026-11", why="nobody is left")
        put(transaction, told, NOW)
    running.door.rounds.once()
    lee.presses(lee.sees("could not be filled"), "Show the month")
    assert AUDIT in shown(lee.sees("The programme in November 2026"))


def test_what_a_month_owes_and_the_services_own_actions_are_written_down_from_home(
    running: Running, members: dict[str, Member]
) -> None:
    lee, app = members["ULEE"], running.app
    moderated(running)
    fields = {
        "action": "A workshop",
        "owner": "Lee Academy",
        "timescale": "1 December 2026",
        "meeting": "2026-11",
    }
    service_actions.add(app.store, fields, THE_OPERATOR, NOW)
    home = home_of(running, lee)
    lee.presses(home, "It is written")
    window = lee.sees_window("November 2026")
    assert "A date" in lee.submits(window, on="when there is time")["errors"]["on"]
    lee.submits(window, on="18 November 2026")
    lee.presses(home, "Say how it goes")
    window = lee.sees_window("Action S1")
    assert "evidence" in json.dumps(lee.submits(window, status="Checked back"))
    lee.submits(window, status="Checked back", evidence="Twelve people came.")
    after = json.dumps(home_of(running, lee))
    assert "It is written" not in after
    assert "They went round" in after
    assert "service's action" not in after
