"""Every role with every act on every relation to an audit: the table, and the service that holds it."""

from collections.abc import Callable, Iterator
from typing import get_args

import pytest

from audit import commands as c
from audit.errors import AuditError, NotAllowed
from audit.models import AuditData, Kind
from audit.permission_table import NEVER_OWN, ONLY_KINDS, RATERS_MAY, STAND_IN_MAY, TABLE
from audit.permissions import THE_OPERATOR, Actor, allowed, require, scopes
from audit.record import AuditRecord, Person
from audit.roles import Do, Role, Scope
from audit.rules import RULES
from audit.service import AuditService
from tests.builders import NOW, answered, service_over, small_form
from tests.storage.fake import MemoryStore

ME = "Max Example"
RELATIONS = ("auditor", "rater", "case manager", "team manager", "nobody")
REACH = {
    "auditor": {Scope.OWN, Scope.ALL},
    "rater": {Scope.ALL},
    "case manager": {Scope.CASE, Scope.ALL},
    "team manager": {Scope.TEAM, Scope.ALL},
    "nobody": {Scope.ALL},
}
# One command of each kind; which audit, and who acts, is what the tests vary.
SAMPLES: dict[type, dict[str, object]] = {
    c.RecordParticulars: {"facts": {"/child/name": "R"}},
    c.RecordAnswer: {"question": "1", "rating": "Good"},
    c.RecordJudgement: {"rating": "Good"},
    c.RecordFeedback: {"source": "child", "number": "1", "text": "x"},
    c.AddAction: {"fields": {"action": "Visit"}},
    c.ChangeAction: {"action": "1", "fields": {"action": "Visit"}},
    c.RemoveAction: {"action": "1"},
    c.TickContact: {"kind": "parent-feedback"},
    c.Begin: {},
    c.Submit: {},
    c.Moderate: {"notes": "x"},
    c.SendBack: {"reason": "x", "talk": "held"},
    c.Disagree: {"reason": "x", "talk": "held"},
    c.Decide: {"stands": "auditor", "reason": "x"},
    c.RaiseConcern: {"text": "x"},
    c.AcknowledgeConcern: {"concern": "1"},
    c.ArrangeMeeting: {"on": "2026-11-27"},
    c.RecordMeeting: {"on": "2026-11-20", "came": ("A",)},
    c.AddPractitionerComment: {"text": "x"},
    c.PutForward: {"text": "x"},
    c.Close: {"reason": "x"},
    c.Exempt: {"reason": "x"},
    c.Withdraw: {"reason": "x"},
    c.Reassign: {"to": "Pat Example", "reason": "x"},
    c.GiveToModerator: {"to": "Pat Example"},
    c.AgreeAction: {"fields": {"action": "Visit"}},
    c.UpdateAction: {"action": "1", "fields": {"progress": "x"}},
    c.CheckBack: {"action": "1", "is_done": True, "evidence": "x"},
    c.ChooseQuestions: {"questions": ("1",)},
    c.NameRaters: {"raters": ("A",)},
    c.Rate: {"place": "1", "rating": "Good"},
    c.HandInRatings: {"reason": "x"},
    c.AgreeRating: {"place": "1", "rating": "Good"},
    c.PairAudits: {"other": "2026-11-001"},
    c.RecordJoint: {"comment": "x"},
}


def expected(role: Role, act: Do, relation: str, kind: Kind) -> bool:
    """The table as a person reads it in docs/permissions.md."""
    if act in NEVER_OWN and relation in ("auditor", "rater"):
        return False
    if relation == "rater" and act in RATERS_MAY:
        return True
    return kind in ONLY_KINDS.get(role, {kind}) and TABLE[role].get(act) in REACH[relation]


def record_for(relation: str, kind: Kind = "full") -> AuditRecord:
    """An audit to which ME stands so."""
    data = AuditData(
        kind=kind,
        month="2026-11",
        auditor=ME if relation == "auditor" else "Alex Example",
        case_manager=ME if relation == "case manager" else "Sam Example",
        team_manager=ME if relation == "team manager" else None,
        child={"childview_id": "CV-1"},
    )
    raters = (ME,) if relation == "rater" else ()
    return AuditRecord(
        id="2026-11-001",
        state="submitted",
        document="case-audit",
        edition="case-audit-0001",
        version=1,
        data=data,
        raters=raters,
        created_at=NOW,
        submitted_at=NOW,
    )


def cases() -> Iterator[tuple[str, Kind]]:
    for relation in RELATIONS:
        for kind in get_args(Kind):
            if relation != "rater" or kind == "group":
                yield relation, kind


@pytest.mark.parametrize("role", Role)
def test_every_role_may_do_to_every_audit_what_the_table_says_and_nothing_else(role: Role) -> None:
    actor = Actor(name=ME.upper(), roles=(role,))
    for relation, kind in cases():
        record = record_for(relation, kind)
        for act in Do:
            said = expected(role, act, relation, kind)
            assert allowed(actor, act, record) == said, (act, relation, kind)


def test_every_command_there_is_is_tried() -> None:
    assert set(SAMPLES) == set(RULES)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("relation", RELATIONS)
def test_the_service_refuses_every_command_the_table_refuses(role: Role, relation: str) -> None:
    service, store, audit = holding(relation)
    actor = Actor(name=ME, roles=(role,))
    record = record_for(relation, "group" if relation == "rater" else "full")
    before = store._shelves
    for kind, fields in SAMPLES.items():
        act = RULES[kind].act
        command = kind(audit=audit, **fields)
        if allowed(actor, act, record):
            store._shelves = before  # each is tried on the audit as it was
            assert f"may not {act.value} here" not in refusal(service, command, actor)
        else:
            with pytest.raises(NotAllowed, match=f"{ME} .* may not {act.value} here"):
                service.perform(command, actor)
            assert store._shelves.audits == before.audits
        store._shelves = before


@pytest.mark.parametrize("role", Role)
def test_reading_taking_away_making_and_managing_pass_the_table_too(role: Role) -> None:
    service, _, audit = holding("nobody")
    actor = Actor(name=ME, roles=(role,))
    tried: list[tuple[Do, Callable[[], object]]] = [
        (Do.VIEW, lambda: service.show(audit, actor, "why")),
        (Do.VIEW, lambda: service.history(audit, actor, "why")),
        (Do.EXPORT, lambda: service.export(audit, actor, "why")),
        (Do.IMPORT, lambda: service.take_in(SMALLEST, actor)),
        (Do.START, lambda: service.start(STARTED, actor)),
        (Do.PROGRAMME, lambda: service.allocate(ALLOCATED, actor)),
        (Do.PEOPLE, lambda: service.keep_people([Person(name="New Example")], actor)),
    ]
    for act, call in tried:
        if expected(role, act, "nobody", "full"):
            call()
        else:
            with pytest.raises(NotAllowed, match=f"may not {act.value} here"):
                call()


@pytest.mark.parametrize("role", Role)
def test_the_list_shows_what_may_be_seen_and_nothing_else(role: Role) -> None:
    for relation in RELATIONS:
        service, _, audit = holding(relation)
        shown = [record.id for record in service.audits(Actor(name=ME, roles=(role,)))]
        kind: Kind = "group" if relation == "rater" else "full"
        assert shown == ([audit] if expected(role, Do.VIEW, relation, kind) else [])


def test_whom_the_service_names_judges_but_never_their_own() -> None:
    actor = Actor(name=ME, roles=(Role.CASE_MANAGER,), stands_in=True)
    assert [act for act in Do if allowed(actor, act, record_for("nobody"))] == [
        act for act in Do if act in STAND_IN_MAY
    ]
    assert not allowed(actor, Do.MODERATE, record_for("auditor"))
    assert scopes(actor, Do.DECIDE) == {Scope.ALL}


def test_nobody_without_a_role_may_do_anything_and_the_operator_everything() -> None:
    for relation in ("auditor", "case manager", "team manager", "nobody"):
        for act in Do:
            assert not allowed(Actor(name=ME), act, record_for(relation))
            require(THE_OPERATOR, act, record_for(relation))


SMALLEST = {"month": "2026-11", "auditor": "Alex Example", "child": {"childview_id": "CV-7"}}
STARTED = c.StartAudit(month="2026-11", auditor="Alex Example", childview_id="CV-8")
ALLOCATED = c.AllocateAudit(month="2026-11", auditor="Alex Example", childview_id="CV-9")


def holding(relation: str) -> tuple[AuditService, MemoryStore, str]:
    """A service with one submitted audit to which ME stands so."""
    store = MemoryStore()
    service = service_over(store, small_form())
    record = record_for(relation, "group" if relation == "rater" else "full")
    facts = {"/case_manager": record.data.case_manager, "/team_manager": record.data.team_manager}
    command = c.AllocateAudit(
        childview_id="CV-1",
        auditor=record.data.auditor,
        month="2026-11",
        kind=record.data.kind,
        facts=facts,
        raters=record.raters,
    )
    audit = service.allocate(command, THE_OPERATOR).record.id
    if not record.raters:  # those rate it themselves
        answered(service, audit)
    for rater in record.raters:
        service.perform(c.HandInRatings(audit=audit, rater=rater, reason="x"), THE_OPERATOR)
    service.perform(c.Submit(audit=audit, reason="x"), THE_OPERATOR)
    return service, store, audit


def refusal(service: AuditService, command: c.Command, actor: Actor) -> str:
    """What the service says against a command, if anything."""
    try:
        service.perform(command, actor)
    except AuditError as error:
        return str(error)
    return ""
