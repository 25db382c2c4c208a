"""A joint audit in Slack: two buddies, one shared section, one panel over both halves."""

import json
from pathlib import Path
from typing import Any

import pytest

from audit import commands as c
from audit.life.shapes import meetings
from audit.models import Joint
from audit.permissions import THE_OPERATOR
from audit.record import AuditRecord, Person
from tests.builders import answered
from tests.journeys.slack.conftest import Running, running_at
from tests.slack_stand_in.member import Member, shown
from tests.slack_stand_in.running import door_to, over_http, service_in_memory
from tests.slack_stand_in.server import StandIn

OURS, THEIRS = "2026-11-001", "2026-11-002"


def pair_of(running: Running) -> Member:
    """Alex's half and Sol's, joined; gives Sol."""
    service = running.app.service
    sol = Person(name="Sol Social", slack_id="USOL", roles=("social care auditor",))
    service.keep_people([sol], THE_OPERATOR)
    for auditor in ("Alex Example", "Sol Social"):
        command = c.AllocateAudit(childview_id="CV-1", auditor=auditor, month="2026-11", kind="joint")
        service.allocate(command, THE_OPERATOR)
    service.perform(c.PairAudits(audit=OURS, other=THEIRS), THE_OPERATOR)
    return Member(running.slack, running.http, "USOL")


@pytest.fixture
def sol(running: Running) -> Member:
    return pair_of(running)


def record(running: Running, audit: str) -> AuditRecord:
    return running.app.service.show(audit, THE_OPERATOR)[0]


def home_of(running: Running, member: Member) -> dict[str, Any]:
    running.slack.state.homes.pop(member.user, None)
    member.opens_home()
    return dict(member.waits(lambda: running.slack.state.homes.get(member.user), "the Home tab"))


def window_of(running: Running, member: Member) -> dict[str, Any]:
    member.presses(home_of(running, member), "Joint working")
    running.slack.state.views.clear()
    member.presses(member.sees("Fill it in"), "Fill it in")
    return dict(member.sees_window("Joint working"))


def joint_of(running: Running, audit: str) -> Joint:
    held = record(running, audit).data.joint
    assert held is not None
    return held


def test_what_one_buddy_fills_in_the_other_reads(running: Running, sol: Member) -> None:
    window = window_of(running, running.alex)
    assert "more than" not in json.dumps(window)
    wrong = running.alex.submits(window, spoke_on="when we met")
    assert "A date" in wrong["errors"]["spoke_on"]
    running.alex.submits(
        window, rating="Good", comment="Both plans want the same.", social_worker="the allocated worker",
        spoke_on="18 November 2026", mode="virtual",
    )  # fmt: skip
    running.alex.sees("Both plans want the same.")
    sol.commands("/audit", f"joint {THEIRS}")
    read = shown(sol.sees("Both plans want the same."))
    assert "18 November 2026 virtual" in read
    assert "*Rating:* Good" in read
    assert f"the other half is {OURS}" in read
    for audit in (OURS, THEIRS):
        held = joint_of(running, audit)
        assert (held.section.rating, held.social_worker) == ("Good", "the allocated worker")


def test_two_windows_at_once_overwrite_nothing_unseen(running: Running, sol: Member) -> None:
    mine = window_of(running, running.alex)
    theirs = window_of(running, sol)
    running.alex.submits(mine, comment="Alex's words.")
    warned = sol.submits(theirs, comment="Sol's words.")
    assert "Alex's words." in json.dumps(warned["view"])
    assert joint_of(running, OURS).section.comment == "Alex's words."
    window = sol.sees_window("Joint working")
    sol.submits(window, comment="Alex's words. Sol's words.")
    assert joint_of(running, OURS).section.comment == "Alex's words. Sol's words."


def test_the_case_note_text_is_fetched_and_that_is_recorded(running: Running, sol: Member) -> None:
    service = running.app.service
    service.perform(c.RecordParticulars(audit=OURS, facts={"/child/name": "Taylor Fictional"}), THE_OPERATOR)
    service.perform(c.RecordJoint(audit=OURS, comment="Taylor was heard."), THE_OPERATOR)
    running.alex.presses(home_of(running, running.alex), "Joint working")
    running.alex.presses(running.alex.sees("Case note text"), "Case note text")
    told = running.alex.sees("Text for the case notes")
    assert "T.F. was heard." in shown(told)
    assert any(line.change.fact == "/export" for line in service.history(OURS, THE_OPERATOR))


def test_the_case_note_stays_out_of_slack_where_documents_do(slack: StandIn, tmp_path: Path) -> None:
    app = service_in_memory(tmp_path / "home", slack_documents="elsewhere")
    door = door_to(app, slack)
    with over_http(door) as url:
        running = running_at(app, slack, door, url)
        pair_of(running)
        running.alex.presses(home_of(running, running.alex), "Joint working")
        running.alex.presses(running.alex.sees("Case note text"), "Case note text")
        running.alex.waits(
            lambda: [r for r in slack.state.responses if "keeps documents out" in shown(r)], "a refusal"
        )
    app.store.close()


def test_the_panel_is_written_down_for_both_halves_and_both_can_be_accepted(
    running: Running, sol: Member
) -> None:
    service = running.app.service
    for audit in (OURS, THEIRS):
        answered(service, audit)
        service.perform(c.Submit(audit=audit), THE_OPERATOR)
    for audit in (OURS, THEIRS):
        agreed = ("Assessment", "Delivery & Review", "Overall")
        both = c.Moderate(audit=audit, agree=agreed, actions_meet_findings=True)
        service.perform(both, service.actor("Mo Example"))
    running.mo.commands("/audit", f"show {OURS}")
    running.mo.presses(running.mo.sees(f"Audit {OURS}"), "The panel…")
    running.mo.submits(running.mo.sees_window("The panel"), panel="Mo Example, Sol Social")
    for audit in (OURS, THEIRS):
        held = [one.came for one in meetings(record(running, audit).data) if one.kind == "panel"]
        assert held == [("Mo Example", "Sol Social")]
    running.mo.presses(running.mo.sees(f"Audit {OURS}"), "The other half")
    running.mo.presses(running.mo.sees(f"Audit {THEIRS}"), "Accept")
    running.mo.waits(lambda: record(running, THEIRS).state == "moderated", "a moderated half")
    running.mo.presses(running.mo.sees(f"*Audit {OURS}*"), "Accept")
    running.mo.waits(lambda: record(running, OURS).state == "moderated", "the other moderated half")


def test_whoever_gives_audits_out_names_the_other_half(running: Running) -> None:
    service = running.app.service
    people = [
        Person(name="Sol Social", roles=("social care auditor",)),
        Person(name="Lee Academy", slack_id="ULEE", roles=("learning academy",)),
    ]
    service.keep_people(people, THE_OPERATOR)
    for auditor in ("Alex Example", "Sol Social"):
        command = c.AllocateAudit(childview_id="CV-1", auditor=auditor, month="2026-11", kind="joint")
        service.allocate(command, THE_OPERATOR)
    lee = Member(running.slack, running.http, "ULEE")
    lee.commands("/audit", f"joint {OURS} because they are one child's")
    lee.presses(lee.sees("not named yet"), "Name the other half…")
    window = lee.sees_window("The other half")
    assert "No audit has the id" in lee.submits(window, other="2026-11-009")["errors"]["other"]
    lee.submits(window, other=THEIRS)
    assert (record(running, OURS).pair, record(running, THEIRS).pair) == (THEIRS, OURS)


def test_a_half_without_the_shared_section_is_handed_in_only_with_a_reason(
    running: Running, sol: Member
) -> None:
    answered(running.app.service, OURS)
    running.app.service.perform(c.RecordJoint(audit=OURS, rating="", comment=""), THE_OPERATOR)
    running.alex.commands("/audit", f"resume {OURS}")
    running.alex.presses(running.alex.sees("Go to…"), "Go to…")
    running.alex.submits(running.alex.sees_window("Go to"), to="Review and hand in")
    running.alex.presses(running.alex.sees("Before you hand in"), "Hand in")
    window = running.alex.sees_window("Hand in")
    assert "section on joint working" in json.dumps(window)
    assert "*Joint working*" in json.dumps(window)
    running.alex.submits(window, reason="The other service has no worker yet.")
    running.alex.waits(lambda: record(running, OURS).state == "submitted", "a half handed in")
    assert record(running, OURS).submit_reason == "The other service has no worker yet."
