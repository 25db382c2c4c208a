"""Who must be told of what: read off the record alone, so that nothing is forgotten and nothing told twice.

`standing` gives everything that an audit, as it stands, has people told of. Each has a key that never
changes, under which whoever sends it remembers that it was sent; `consequences` is what an act added.
Turning roles into people, and times into reminders, is the programme's part.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from audit.life.shapes import concerns, meetings, moderation
from audit.record import ENDED, Act, AuditRecord
from audit.roles import Role

LEADERS = (Role.DEPUTY_HEAD, Role.HEAD_OF_SERVICE)


@dataclass(frozen=True)
class Told:
    """That some people are told of something, at once.

    `to` are names, `roles` everyone who holds one of them, but for the names in `but`. `stand_in` adds whom
    the service names to judge in the head's place where nobody is left. `about` is the id of the concern,
    meeting or action that it is about. `is_urgent` is sent in and out of hours.
    """

    kind: str
    audit: str
    key: str
    to: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    but: tuple[str, ...] = ()
    about: str | None = None
    stand_in: bool = False
    is_urgent: bool = False


def consequences(before: AuditRecord | None, after: AuditRecord, act: Act | None = None) -> tuple[Told, ...]:
    """What an act has people told of that they had not been told before."""
    known = {told.key for told in standing(before)} if before else set()
    by = act.actor if act else None
    new = (told for told in standing(after) if told.key not in known)
    return tuple(told for told in new if told.is_urgent or told.to != (by,) or told.roles)


def standing(record: AuditRecord) -> tuple[Told, ...]:
    """Everything that the audit as it stands has people told of, the oldest first."""
    return tuple(told for rule in RULES for told in rule(record))


def _allocated(record: AuditRecord) -> Iterator[Told]:
    """Section 5: auditors are told which audits are theirs."""
    since = _instant(record.allocated_at or record.created_at)
    key = f"{since}/{len(record.auditors_before)}"
    if record.state == "allocated" or record.allocated_at:
        yield _told(record, "allocated", key=key, to=(record.data.auditor,))
    if record.auditors_before:
        yield _told(record, "taken over", key=key, to=record.auditors_before[-1:])


def _submitted(record: AuditRecord) -> Iterator[Told]:
    """Section 5: to moderation; what is rated Inadequate to the head of service."""
    if record.state != "submitted" or record.submitted_at is None:
        return
    key = _instant(record.submitted_at)
    own = record.made_by
    if "auditor" in record.inadequate:
        head = (Role.HEAD_OF_SERVICE,)
        yield _told(record, "to moderate, Inadequate", key=key, roles=head, but=own, stand_in=True)
    elif moderation(record.data).by:
        return  # somebody has begun it
    elif record.moderator:
        yield _told(record, "to moderate", key=f"{key}/given", to=(record.moderator,))
    else:
        yield _told(record, "to moderate", key=key, roles=(Role.MODERATOR,), but=own)


def _inadequate(record: AuditRecord) -> Iterator[Told]:
    """Section 8: Inadequate by auditor or moderator is told to team manager, deputy head, head of service."""
    if record.submitted_at is None:
        return
    for judge in record.inadequate:
        yield _told(record, "Inadequate", judge, to=_named(record.data.team_manager), roles=LEADERS)


def _returned(record: AuditRecord) -> Iterator[Told]:
    """Section 7: back to the auditor, after a talk."""
    if record.state == "returned" and record.returned_at:
        yield _told(record, "returned", key=_instant(record.returned_at), to=(record.data.auditor,))


def _moderated(record: AuditRecord) -> Iterator[Told]:
    """Section 8: the UoP meeting can take place; section 7: disagreements go to the leaders."""
    if record.moderated_at is None:
        return
    key = _instant(record.moderated_at)
    data = record.data
    yield _told(record, "moderated", key=key, to=_named(data.auditor, data.team_manager, data.case_manager))
    if any(opinion.agrees is False for opinion in moderation(data).sections.values()):
        yield _told(record, "moderator disagrees", key=key, to=_named(data.auditor), roles=LEADERS)


def _escalated(record: AuditRecord) -> Iterator[Told]:
    """Section 8: to the head of service for a final decision."""
    if record.escalated_at is None:
        return
    key, parties = _instant(record.escalated_at), _named(record.moderator, record.data.auditor)
    head = (Role.HEAD_OF_SERVICE,)
    yield _told(record, "to decide", key=key, roles=head, but=parties, stand_in=True)
    yield _told(record, "disagreement", key=key, to=parties, roles=LEADERS)
    if record.decided_at:
        yield _told(record, "decided", key=_instant(record.decided_at), to=parties, roles=LEADERS)


def _concerns(record: AuditRecord) -> Iterator[Told]:
    """Section 8: to the team manager without delay; to the leaders where there is none."""
    for concern in concerns(record.data):
        manager = _named(record.data.team_manager)
        if concern.is_open:
            roles = () if manager else LEADERS
            yield _told(record, "concern", concern.id, to=manager, roles=roles, is_urgent=True)
        else:
            raised_by = _named(concern.raised_by)
            yield _told(record, "concern acknowledged", concern.id, to=raised_by)


def _meetings(record: AuditRecord) -> Iterator[Told]:
    """Section 8: auditor, case manager and team manager meet; the deputy head convenes the follow-up."""
    data = record.data
    for meeting in meetings(data):
        if meeting.is_held or meeting.arranged_for is None:
            continue
        to = _named(data.auditor, data.case_manager, data.team_manager)
        roles = (Role.DEPUTY_HEAD,) if meeting.kind == "follow-up" else ()
        day = meeting.arranged_for.isoformat()
        yield _told(record, "meeting arranged", meeting.id, key=day, to=to, roles=roles)


def _ended(record: AuditRecord) -> Iterator[Told]:
    """Section 7 and ours: who had the audit, and who chooses the next child."""
    academy = (Role.LEARNING_ACADEMY,)
    if record.state in ENDED:
        yield _told(record, record.state, to=(record.data.auditor,), roles=academy)
    if record.state == "closed":
        data = record.data
        yield _told(record, "closed", to=_named(data.auditor, data.team_manager, data.case_manager))
    for place, _ in enumerate(record.put_forward, 1):
        yield _told(record, "put forward", str(place), roles=academy)


def _actions(record: AuditRecord) -> Iterator[Told]:
    """Section 8: the team manager oversees the actions, and hears of one that was opened again."""
    for action, times in record.reopened.items():
        yield _told(record, "re-opened", action, key=str(times), to=_named(record.data.team_manager))


RULES: tuple[Callable[[AuditRecord], Iterator[Told]], ...] = (
    _allocated,
    _submitted,
    _inadequate,
    _returned,
    _moderated,
    _escalated,
    _concerns,
    _meetings,
    _ended,
    _actions,
)


def _told(
    record: AuditRecord,
    kind: str,
    about: str | None = None,
    *,
    key: str = "",
    to: tuple[str, ...] = (),
    roles: tuple[Role, ...] = (),
    but: tuple[str, ...] = (),
    stand_in: bool = False,
    is_urgent: bool = False,
) -> Told:
    whole = "/".join(part for part in (record.id, kind, about, key) if part)
    return Told(
        kind,
        record.id,
        whole,
        to=to,
        roles=roles,
        but=but,
        about=about,
        stand_in=stand_in,
        is_urgent=is_urgent,
    )


def _named(*names: str | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))


def _instant(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).isoformat()
