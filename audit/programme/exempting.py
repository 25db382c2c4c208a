"""Exemptions: from one audit, or from all for a while. The auditor's line manager agrees (section 7)."""

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from audit.deadlines import uk_date
from audit.due import Item
from audit.errors import BadAudit, NotAllowed, UnknownAudit
from audit.life.commands import Exempt
from audit.notices.queue import put
from audit.notices.wording import notice
from audit.permissions import Actor, Do, is_same, person_named, require
from audit.ports import Transaction
from audit.programme import shelves
from audit.programme.shapes import Exemption
from audit.record import Act, Person
from audit.service import AuditService
from audit.text import folded


@dataclass(frozen=True, kw_only=True)
class Request:
    """What is asked for: one audit, or a person for some days (`first`, `last`; open where left out).

    `approved_by` is who agreed, where somebody else than the line manager writes it down.
    """

    reason: str
    audit: str | None = None
    person: str | None = None
    first: dt.date | None = None
    last: dt.date | None = None
    approved_by: str | None = None


def exempt(
    transaction: Transaction, audits: AuditService, request: Request, actor: Actor, now: dt.datetime
) -> Exemption:
    """Keep a request; carry it out at once where the line manager asks for it or has agreed to it."""
    asked = _asked(transaction, request, actor, now)
    manager = _line_manager(transaction, asked.person)
    agreed = request.approved_by or (actor.name if is_same(actor.name, manager) else None)
    act = Act(actor=actor.name, name="ask to be exempt", at=now, reason=asked.reason)
    if agreed is None:
        return _only_asked(transaction, asked, manager, actor, act)
    _refuse_agreement(asked.person, agreed, manager)
    if not is_same(agreed, actor.name) or not is_same(actor.name, manager):
        require(actor, Do.EXEMPT)
    if asked.audit:
        command = Exempt(audit=asked.audit, reason=asked.reason, approved_by=agreed)
        audits.perform_within(transaction, command, actor)
    kept = asked.model_copy(update={"approved_by": agreed, "approved_at": now})
    shelves.keep_exemption(transaction, kept, act.model_copy(update={"name": "exempt"}))
    return kept


def items(reading: Transaction, people: Sequence[Person]) -> list[Item]:
    """The requests that wait for a line manager, from the day they were made."""
    managers = {folded(person.name): person.line_manager for person in people}
    return [
        Item(
            what="exemption" if asked.audit else "time off",
            due=uk_date(asked.asked_at),
            who=(manager,),
            role="line manager",
            audit=asked.audit,
        )
        for asked in shelves.exemptions(reading)
        if not asked.approved_by
        and (manager := managers.get(folded(asked.person)))
        and still_waits(reading, asked)
    ]


def still_waits(reading: Transaction, asked: Exemption) -> bool:
    """Whether there is still something to be exempted from."""
    if asked.audit is None:
        return True
    try:
        record = reading.audit(asked.audit)
    except UnknownAudit:
        return False
    return record.state in ("allocated", "in progress", "returned") and is_same(
        record.data.auditor, asked.person
    )


def _asked(transaction: Transaction, request: Request, actor: Actor, now: dt.datetime) -> Exemption:
    if not request.reason.strip():
        raise BadAudit("an exemption needs its reason: --reason TEXT")
    if request.audit:
        person, what = transaction.audit(request.audit).data.auditor, request.audit
    else:
        person = person_named(request.person or "", transaction.people(), uk_date(now)).name
        what = f"{request.first or 'now'} to {request.last or 'further notice'}"
    if request.first and request.last and request.last < request.first:
        raise BadAudit(f"an exemption cannot end on {request.last}, before it begins on {request.first}")
    return Exemption(
        id=hashlib.sha256(f"{folded(person)} {what}".encode()).hexdigest()[:12],  # names nobody
        person=person,
        reason=request.reason.strip(),
        audit=request.audit,
        first=request.first,
        last=request.last,
        asked_by=actor.name,
        asked_at=now,
    )


def _only_asked(
    transaction: Transaction, asked: Exemption, manager: str | None, actor: Actor, act: Act
) -> Exemption:
    """Keep the request and tell the line manager of it."""
    if not is_same(actor.name, asked.person):
        require(actor, Do.EXEMPT)
    if manager is None:
        raise NotAllowed(
            f"nobody is known as the line manager of {asked.person}: name them in the people file, or give "
            "--approved-by NAME once somebody agreed"
        )
    shelves.keep_exemption(transaction, asked, act)
    kind = "exemption" if asked.audit else "time off"
    key = f"exemption/{asked.id}/{manager}"
    if refused := transaction.item(shelves.REFUSED, asked.id):  # asked again: the manager is told again
        key = f"{key}/{hashlib.sha256(refused.encode()).hexdigest()[:12]}"
    put(transaction, notice(kind, key, manager, audit=asked.audit), act.at)
    return asked


def _refuse_agreement(person: str, agreed: str, manager: str | None) -> None:
    if is_same(agreed, person):
        raise NotAllowed(f"{person} cannot agree to their own exemption: their line manager does")
    if manager and not is_same(agreed, manager):
        raise NotAllowed(f"an exemption needs the agreement of {manager}, the line manager of {person}")


def _line_manager(transaction: Transaction, name: str) -> str | None:
    found = next((person for person in transaction.people() if is_same(person.name, name)), None)
    return found.line_manager if found else None
