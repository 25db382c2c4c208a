"""Whatever is due from somebody is among the audits that are asked for on that person's behalf."""

import datetime as dt
from typing import Any

import pytest

from audit.due import due_of
from audit.headlines import settled
from audit.lists import may_wait_for
from audit.models import Action, Judgement, Verification
from audit.permissions import Actor
from audit.record import AuditRecord, Person, State
from audit.roles import Role
from tests.storage.fake import MemoryStore
from tests.storage.samples import NOW, audit, keep

PEOPLE = (
    Person(name="Wren Fictional", roles=(Role.AUDITOR,)),
    Person(name="Siân Made-Up", roles=(Role.AUDITOR, Role.MODERATOR)),
    Person(name="Ash Imagined", roles=(Role.MODERATOR,)),
    Person(name="Robin Invented", roles=(Role.TEAM_MANAGER,)),
    Person(name="Arwel Pretend", roles=(Role.HEAD_OF_SERVICE,)),
    Person(name="Noor Example", roles=(Role.DEPUTY_HEAD,)),
    Person(name="Kit Example", roles=(Role.CASE_MANAGER,)),
)
STATES: tuple[State, ...] = (
    *("allocated", "in progress", "returned", "submitted", "moderated", "escalated", "closed"),
    *("exempt", "withdrawn"),
)
ACTIONS = (Action(id="1", responsibility="Kit Example", timescale="2026-12-01"),)
CONCERN = {"id": "1", "text": "x", "raised_by": "Wren Fictional"}


def made(name: str, state: State, life: dict[str, Any], **data: Any) -> AuditRecord:
    """An audit in that state that has come that far."""
    record = audit(name, state=state, created_at=NOW - dt.timedelta(days=90), **life)
    given = {"team_manager": "Robin Invented", "verification": Verification(), **data}
    come = {} if state in ("allocated", "in progress") else {"submitted_at": NOW - dt.timedelta(days=60)}
    if state in ("moderated", "escalated", "closed"):
        come["moderated_at"] = NOW - dt.timedelta(days=40)
    if state == "escalated":
        come["escalated_at"] = NOW - dt.timedelta(days=30)
    if state == "returned":
        come["returned_at"] = NOW - dt.timedelta(days=30)
    return record.model_copy(update={**come, "data": record.data.model_copy(update=given)})


VARIANTS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "plain": ({}, {}),
    "named": ({"moderator": "Siân Made-Up"}, {}),
    "left": ({"moderator": "Somebody Gone"}, {}),
    "bad": ({"inadequate": ("auditor",)}, {"overall": Judgement(rating="Inadequate")}),
    "rated": ({"raters": ("Siân Made-Up", "Wren Fictional")}, {}),
    "planned": ({}, {"actions": ACTIONS}),
    "worried": ({}, {"concerns": (CONCERN,)}),
}
RECORDS = [
    made(f"{name}-{state.replace(' ', '-')}", state, life, **data)
    for name, (life, data) in VARIANTS.items()
    for state in STATES
]


@pytest.fixture(scope="module")
def store() -> MemoryStore:
    kept = MemoryStore()
    with kept.transaction() as tx:
        for record in RECORDS:
            keep(tx, record)
    return kept


@pytest.mark.parametrize("decider", [None, "Kit Example"])
@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.name)
def test_nothing_due_from_a_person_is_missed(store: MemoryStore, person: Person, decider: str | None) -> None:
    items = due_of(RECORDS, PEOPLE, NOW.date(), decider=decider)
    mine = {item.audit for item in items if person.name in item.who}
    actor = Actor(name=person.name, roles=tuple(Role(role) for role in person.roles))
    with store.reading() as reading:
        asked = may_wait_for(reading, actor, PEOPLE, decider)
    assert mine <= set(asked)
    assert len(asked) < len(RECORDS)


def test_something_is_due_from_most_of_them() -> None:
    items = due_of(RECORDS, PEOPLE, NOW.date())
    assert len({name for item in items for name in item.who}) >= 6


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.id)
def test_a_settled_audit_makes_nothing_due(record: AuditRecord) -> None:
    items = due_of([record], PEOPLE, NOW.date())
    assert not (settled(record) and items)
    assert settled(record) or record.state not in ("exempt", "withdrawn") or items
