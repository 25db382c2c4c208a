"""An auditor asks to be exempt, and their line manager answers, without leaving Slack."""

import json

import pytest

from audit import commands as c
from audit.permissions import THE_OPERATOR
from audit.programme import shelves
from audit.record import Person
from tests.journeys.slack.conftest import Running
from tests.slack_stand_in.member import Member, shown

AUDIT = "2026-11-001"


@pytest.fixture
def tam(running: Running) -> Member:
    """Alex's line manager; Alex has one audit."""
    people = [
        Person(name="Alex Example", slack_id="UALEX", roles=("auditor",), line_manager="Tam Manager"),
        Person(name="Tam Manager", slack_id="UTAM", roles=("team manager",)),
    ]
    running.app.service.keep_people(people, THE_OPERATOR)
    command = c.AllocateAudit(childview_id="CV-1", auditor="Alex Example", month="2026-11")
    running.app.service.allocate(command, THE_OPERATOR)
    return Member(running.slack, running.http, "UTAM")


def home_of(running: Running, member: Member) -> dict[str, object]:
    running.slack.state.homes.pop(member.user, None)
    member.opens_home()
    return dict(member.waits(lambda: running.slack.state.homes.get(member.user), "the Home tab"))


def asks(running: Running, tam: Member) -> None:
    """Alex asks; Tam is told."""
    running.alex.presses(home_of(running, running.alex), "Ask to be exempt…")
    running.alex.submits(running.alex.sees_window("Ask to be exempt"), reason="An operation next week.")
    running.alex.sees("stays yours until your line manager has agreed")
    tam.types("help")
    running.door.rounds.once()


def test_a_line_manager_agrees_from_the_notice(running: Running, tam: Member) -> None:
    asks(running, tam)
    notice = tam.sees("Look at the request")
    assert "operation" not in shown(notice)
    assert "Alex" not in shown(notice)
    tam.presses(notice, "Look at the request")
    window = tam.sees_window("A request")
    assert "An operation next week." in json.dumps(window)
    assert "*Alex Example* asks to be exempt from audit 2026-11-001" in json.dumps(window)
    tam.submits(window, answer="I agree")
    tam.submits(window, answer="I agree")
    tam.sees("answered already")
    record = running.app.service.show(AUDIT, THE_OPERATOR)[0]
    assert (record.state, record.approved_by) == ("exempt", "Tam Manager")


def test_a_line_manager_refuses_with_a_reason_that_the_auditor_reads(running: Running, tam: Member) -> None:
    asks(running, tam)
    tam.presses(home_of(running, tam), "Look at the request")
    window = tam.sees_window("A request")
    assert "missing" in json.dumps(tam.submits(window, answer="I do not agree"))
    tam.submits(window, answer="I do not agree", words="Nobody else can take it this month.")
    running.door.rounds.once()
    notice = running.alex.sees("Read why")
    assert "Nobody else" not in shown(notice)
    running.alex.presses(notice, "Read why")
    assert "Nobody else can take it this month." in json.dumps(running.alex.sees_window("Your requests"))
    assert running.app.service.show(AUDIT, THE_OPERATOR)[0].state == "allocated"
    assert "Look at the request" not in json.dumps(home_of(running, tam))


def test_time_without_audits_is_asked_for_and_agreed_to(running: Running, tam: Member) -> None:
    running.alex.presses(home_of(running, running.alex), "Time without audits…")
    window = running.alex.sees_window("Time without audits")
    wrong = running.alex.submits(window, first="soon", reason="Leave.")
    assert "A date" in wrong["errors"]["first"]
    running.alex.submits(window, first="1 December 2026", last="31 December 2026", reason="Leave.")
    running.alex.sees("Your line manager is told")
    tam.presses(home_of(running, tam), "Look at the request")
    window = tam.sees_window("A request")
    assert "from 1 December 2026 until 31 December 2026" in json.dumps(window)
    tam.submits(window, answer="I agree", words="Enjoy it.")
    with running.app.store.reading() as reading:
        (kept,) = shelves.exemptions(reading)
    assert (kept.approved_by, kept.last is not None) == ("Tam Manager", True)


def test_nobody_else_answers_a_request(running: Running, tam: Member) -> None:
    asks(running, tam)
    tam.presses(home_of(running, tam), "Look at the request")
    window = tam.sees_window("A request")
    refused = running.mo.submits(window, answer="I agree")
    assert "line manager" in json.dumps(refused)
