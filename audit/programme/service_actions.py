"""Actions without an audit: the quality and performance meeting's own (section 8)."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Literal

from pydantic import ValidationError

from audit.dates import find_dates
from audit.deadlines import uk_date
from audit.due import OPEN_ACTIONS, Item, holders
from audit.errors import BadAudit, UnknownAction
from audit.faults import first_fault
from audit.models import ActionStatus, Said, Text
from audit.permissions import Actor, Do, Role, require
from audit.ports import Store, Transaction
from audit.programme import shelves
from audit.programme.shapes import Shape
from audit.record import Act, Person
from audit.timings import MonthName

SHELF = "service-actions"
ServiceKind = Literal["workshop", "campaign", "celebration", "action"]


class ServiceAction(Shape):
    """One action of the service: a learning workshop, a campaign, practice to celebrate, or anything else.

    `timescale` is as typed; `check_back` too, where it is another day. `meeting` is the month of the meeting
    that agreed it.
    """

    id: str
    kind: ServiceKind = "action"
    action: Said
    owner: Said
    timescale: Said
    check_back: Text = None
    meeting: MonthName
    status: ActionStatus = "Not started"
    progress: Text = None
    evidence: Text = None
    outcome: Text = None
    made_at: dt.datetime

    def due(self) -> dt.date | None:
        """When it is checked back: the last date in `check_back`, else in `timescale`."""
        for text in (self.check_back, self.timescale):
            if text and (dates := find_dates(text, uk_date(self.made_at))):
                return dates[-1]
        return None


def add(store: Store, fields: Mapping[str, str | None], actor: Actor, now: dt.datetime) -> ServiceAction:
    """Add an action, under an id never given before (`S1`, `S2`). Raises BadAudit, NotAllowed."""
    require(actor, Do.PROGRAMME)
    with store.transaction() as transaction:
        number = transaction.next_number("service")
        given = {name: value for name, value in fields.items() if value}
        made = _valid({**given, "id": f"S{number}", "made_at": now})
        if made.due() is None:
            raise BadAudit(
                f"no date can be read in {made.timescale!r}; write for example `by 15 January 2027`"
            )
        _keep(transaction, made, Act(actor=actor.name, name="add service action", at=now))
    return made


def update(
    store: Store, action_id: str, fields: Mapping[str, str | None], actor: Actor, now: dt.datetime
) -> ServiceAction:
    """Change fields of an action. Checking it back needs `evidence`, dropping it says why in `outcome`.

    Raises UnknownAction, BadAudit, NotAllowed.
    """
    with store.transaction() as transaction:
        held = _known(transaction, action_id)
        if actor.name != held.owner:
            require(actor, Do.PROGRAMME)
        given = {name: value for name, value in fields.items() if value}
        new = _valid({**held.model_dump(), **given})
        if new.status == "Checked back" and not new.evidence:
            raise BadAudit(f"checking back on {new.id} needs its evidence: --evidence TEXT")
        if new.status == "Dropped" and not new.outcome:
            raise BadAudit(f"an action that is dropped says why: --outcome TEXT for {new.id}")
        _keep(transaction, new, Act(actor=actor.name, name="update service action", at=now))
    return new


def every(reading: Transaction) -> list[ServiceAction]:
    """Every action of the service, oldest first."""
    return shelves.every(reading, SHELF, ServiceAction)


def items(reading: Transaction, people: Sequence[Person]) -> list[Item]:
    """Those that wait to be done or checked back."""
    academy = holders(people, Role.LEARNING_ACADEMY)
    known = {person.name.casefold(): person.name for person in people if person.active}
    found = []
    for action in every(reading):
        day = action.due()
        if action.status in OPEN_ACTIONS and day:
            owner = known.get(action.owner.strip().casefold())
            who = (owner,) if owner else academy
            what = "service action"
            found.append(
                Item(what=what, due=day, who=who, role="owner", action=action.id, month=action.meeting)
            )
    return found


def _known(reading: Transaction, action_id: str) -> ServiceAction:
    found = shelves.one(reading, SHELF, action_id, ServiceAction)
    if found is None:
        known = ", ".join(action.id for action in every(reading)) or "none"
        raise UnknownAction(f"the service has no action {action_id!r}; it has: {known}")
    return found


def _keep(transaction: Transaction, action: ServiceAction, act: Act) -> None:
    shelves.keep(transaction, SHELF, action.id, action, f"service-action/{action.id}", act)


def _valid(fields: Mapping[str, object]) -> ServiceAction:
    try:
        return ServiceAction.model_validate(dict(fields))
    except ValidationError as error:
        raise BadAudit(first_fault(error)) from None
