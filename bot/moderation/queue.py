"""The audits that wait for a moderator, the one due first at the top."""

import datetime as dt
from dataclasses import dataclass

from audit.deadlines import deadlines
from audit.life.waiting import waits_for
from audit.permissions import Actor, Do, is_same
from audit.record import AuditRecord
from audit.service import AuditService
from audit.timings import Timings


@dataclass(frozen=True)
class Waiting:
    """One audit in the queue. `is_theirs` where it was given to the person who looks."""

    audit: str
    auditor: str
    overall: str | None
    due: dt.date | None
    moderator: str | None
    is_theirs: bool


def queue(service: AuditService, actor: Actor) -> list[Waiting]:
    """The audits that this person may moderate, the one due first at the top."""
    records = service.audits(actor, Do.MODERATE, states=("submitted",))
    return sorted(
        (_waiting(r, actor, service.ways.timings) for r in records if waits_for(r, actor)), key=_first
    )


def _waiting(record: AuditRecord, actor: Actor, timings: Timings) -> Waiting:
    return Waiting(
        audit=record.id,
        auditor=record.data.auditor,
        overall=record.data.overall.rating,
        due=deadlines(record, timings)["moderate"],
        moderator=record.moderator,
        is_theirs=is_same(record.moderator, actor.name),
    )


def _first(one: Waiting) -> tuple[bool, dt.date, str]:
    return not one.is_theirs, one.due or dt.date.max, one.audit
