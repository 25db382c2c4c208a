"""Beginning an audit of any kind, typed or from the window."""

import json

import pytest

from audit import commands as c
from audit.permissions import THE_OPERATOR
from audit.record import AuditRecord, Person
from tests.builders import answered
from tests.journeys.slack.conftest import Running
from tests.slack_stand_in.member import Member, shown

AUDIT = "2026-11-001"


def record(running: Running, audit: str = AUDIT) -> AuditRecord:
    return running.app.service.show(audit, THE_OPERATOR)[0]


@pytest.fixture
def lee(running: Running) -> Member:
    """Somebody who runs the programme."""
    person = Person(name="Lee Academy", slack_id="ULEE", roles=("learning academy",))
    running.app.service.keep_people([person], THE_OPERATOR)
    return Member(running.slack, running.http, "ULEE")


@pytest.mark.parametrize("kind", ["full", "dip-sample", "joint"])
def test_a_kind_is_typed_after_the_child(running: Running, kind: str) -> None:
    running.alex.commands("/audit", f"start CV 9 {kind} 2026-10")
    running.alex.sees("*Audit 2026-10-001*")
    data = record(running, "2026-10-001").data
    assert (data.kind, data.child.childview_id, data.month) == (kind, "CV 9", "2026-10")


def test_a_kind_is_chosen_in_the_window_and_another_kind_is_another_audit(running: Running) -> None:
    running.alex.commands("/audit", "start CV-9")
    running.alex.sees(f"*Audit {AUDIT}*")
    for _ in range(2):
        running.alex.commands("/audit", "start")
        running.alex.submits(running.alex.sees_window("Start"), childview_id="CV-9", kind="Dip sample")
        running.alex.sees("*Audit 2026-11-002*")
        running.slack.state.views.clear()
    running.door.desk.work.wait(5)
    kinds = [line.kind for line in running.app.service.headlines(THE_OPERATOR)]
    assert kinds == ["full", "dip-sample"]


def test_a_dip_samples_questions_are_chosen_in_slack_and_its_findings_read_there(
    running: Running, lee: Member
) -> None:
    running.alex.commands("/audit", "start CV-9 dip-sample")
    running.alex.sees(f"*Audit {AUDIT}*")
    running.alex.opens_home()
    home = running.alex.waits(lambda: running.slack.state.homes.get("UALEX"), "the Home tab")
    running.alex.presses(home, "Choose the questions…")
    window = running.alex.sees_window("The questions")
    assert "no question 99" in json.dumps(running.alex.submits(window, questions="3, 99"))
    running.alex.submits(window, questions="3, 1")
    running.alex.sees("asks questions 1, 3")
    assert record(running).data.questions == ("1", "3")
    answered_with(running)
    told = lee.is_told(lee.commands("/audit", "findings 2026-11"))
    assert "Requires Improvement: 1" in shown(told)
    refused = running.alex.is_told(running.alex.commands("/audit", "findings 2026-11"))
    assert "may not" in shown(refused)


def test_whoever_runs_the_programme_begins_a_group_audit_for_others_and_names_its_raters(
    running: Running, lee: Member
) -> None:
    lee.commands("/audit", "start")
    window = lee.sees_window("Start")
    assert "known" in lee.submits(window, childview_id="CV-9", auditor="Nobody")["errors"]["auditor"]
    for _ in range(2):
        lee.submits(window, childview_id="CV-9", kind="Group", auditor="alex example")
    running.door.desk.work.wait(5)
    lee.presses(lee.sees(f"Audit {AUDIT} is begun."), "Name the raters…")
    lee.submits(lee.sees_window("Raters"), raters="Alex Example, Mo Example")
    assert len(running.app.service.headlines(THE_OPERATOR)) == 1
    held = record(running)
    assert (held.data.kind, held.data.auditor) == ("group", "Alex Example")
    assert held.raters == ("Alex Example", "Mo Example")


def answered_with(running: Running) -> None:
    """The dip sample answered and handed in, one answer needing work."""
    answered(running.app.service, AUDIT)
    low = c.RecordAnswer(audit=AUDIT, question="3", rating="Requires Improvement", comment="Late.")
    for command in (low, c.Submit(audit=AUDIT)):
        running.app.service.perform(command, THE_OPERATOR)
