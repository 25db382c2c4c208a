"""The line manager's answer to a request to be exempt: agreed to, or refused with a reason.

A request that was refused leaves the list; why stays in the history and can be read by whoever asked. Being
asked again, it is a request like any other.
"""

import datetime as dt

from audit.errors import NotAllowed
from audit.life.writing import said
from audit.notices.queue import put
from audit.notices.shapes import Notice
from audit.permissions import Actor, is_same
from audit.ports import Transaction
from audit.programme import shelves
from audit.programme.exempting import Request, exempt, still_waits
from audit.programme.shapes import Exemption, Shape
from audit.record import Act, Change
from audit.service import AuditService


class Refusal(Shape):
    """A request that was not agreed to, by whom and why."""

    asked: Exemption
    refused_by: str
    refused_at: dt.datetime
    reason: str


def waiting_for(reading: Transaction, manager: str) -> list[Exemption]:
    """The requests that wait for that line manager, oldest first."""
    theirs = [one.name for one in reading.people() if is_same(one.line_manager, manager)]
    return [
        asked
        for asked in shelves.exemptions(reading)
        if not asked.approved_by
        and any(is_same(asked.person, name) for name in theirs)
        and still_waits(reading, asked)
    ]


def refusals_of(reading: Transaction, person: str) -> list[Refusal]:
    """What that person asked for and was refused, the latest first."""
    found = [
        one for one in shelves.every(reading, shelves.REFUSED, Refusal) if is_same(one.asked.person, person)
    ]
    return sorted(found, key=lambda one: one.refused_at, reverse=True)


def agree(
    transaction: Transaction, audits: AuditService, request: str, words: str, actor: Actor, now: dt.datetime
) -> Exemption | None:
    """Agree to a request; None where it was answered already. `words` are the manager's own, kept beside.

    Raises NotAllowed for anybody but the line manager.
    """
    asked = _asked(transaction, request, actor)
    if asked is None:
        return None
    reason = f"{asked.reason} (agreed: {words.strip()})" if words.strip() else asked.reason
    about = {"audit": asked.audit} if asked.audit else {"person": asked.person}
    days = {"first": asked.first, "last": asked.last}
    kept = exempt(transaction, audits, Request(reason=reason, **about, **days), actor, now)  # type: ignore[arg-type]  # as they were asked
    if asked.audit is None:  # of an audit the record itself has its auditor told
        says = "The time without audits that was asked for you was agreed to."
        _tell(transaction, kept, "time off agreed", says, "", now)
    return kept


def refuse(
    transaction: Transaction, request: str, reason: str, actor: Actor, now: dt.datetime
) -> Refusal | None:
    """Refuse a request with the reason; None where it was answered already.

    Raises NotAllowed for anybody but the line manager, BadAudit without a reason.
    """
    asked = _asked(transaction, request, actor)
    if asked is None:
        return None
    why = said(reason, "the reason for refusing, which whoever asked can read,")
    made = Refusal(asked=asked, refused_by=actor.name, refused_at=now, reason=why)
    transaction.remove_item(shelves.EXEMPTIONS, asked.id)
    transaction.keep_item(shelves.REFUSED, asked.id, made.model_dump_json())
    act = Act(actor=actor.name, name="refuse exemption", at=now, reason=why)
    transaction.note(f"exemption/{asked.id}", [Change(fact="/refused_by", after=actor.name)], act)
    what = f"The exemption from audit {asked.audit}" if asked.audit else "The time without audits"
    stays = " The audit stays yours." if asked.audit else ""
    says = f"{what} that was asked for was not agreed to.{stays}"
    _tell(transaction, asked, "exemption refused", says, "Read why", now)
    return made


def _asked(transaction: Transaction, request: str, actor: Actor) -> Exemption | None:
    """The request that waits under that id; only its line manager answers it."""
    found = next((one for one in shelves.exemptions(transaction) if one.id == request), None)
    if found is None or found.approved_by:
        return None
    if not any(one.id == request for one in waiting_for(transaction, actor.name)):
        if not still_waits(transaction, found):
            return None
        raise NotAllowed(
            f"{actor.name} is not the line manager of whoever asks, and cannot answer this request"
        )
    return found


def _tell(
    transaction: Transaction, asked: Exemption, kind: str, says: str, button: str, now: dt.datetime
) -> None:
    told = Notice(
        key=f"exemption/{asked.id}/{kind}/{now.isoformat()}/{asked.person}",
        to=asked.person,
        kind=kind,
        what=kind,
        says=says,
        why="Your line manager decides about it.",
        act="exempt" if button else "",
        button=button,
        audit=asked.audit,
    )
    put(transaction, told, now)
