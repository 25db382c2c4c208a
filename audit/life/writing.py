"""Writing the shapes of `audit.life.shapes` back into an audit's data, and reading days people give."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from audit.dates import only_date
from audit.deadlines import uk_date
from audit.errors import BadAudit
from audit.life.shapes import (
    Concern,
    Meeting,
    Moderation,
    Shape,
    Talk,
    TalkOutcome,
    concerns,
    meetings,
    moderation,
)
from audit.record import Act, AuditRecord
from audit.updating import updated, with_data


def with_moderation(record: AuditRecord, view: Moderation) -> AuditRecord:
    """The record with that moderator's view; fields that are not ours stay as they were given."""
    kept = merged(moderation(record.data), view, record.data.moderation)
    return with_data(record, updated(record.data, moderation=kept))


def with_concerns(record: AuditRecord, new: Sequence[Concern]) -> AuditRecord:
    """The record with those concerns: the ones it had, perhaps changed, then new ones."""
    kept = _rewritten(record.data.concerns, concerns(record.data), new)
    return with_data(record, updated(record.data, concerns=kept))


def with_meetings(record: AuditRecord, new: Sequence[Meeting]) -> AuditRecord:
    """The record with those meetings: the ones it had, perhaps changed, then new ones."""
    kept = _rewritten(record.data.meetings, meetings(record.data), new)
    return with_data(record, updated(record.data, meetings=kept))


def merged(old: Shape, new: Shape, raw: Any) -> Any:
    """What is kept of a value: as it was given where nothing changed, else ours over what is not ours."""
    if new == old:
        return raw
    others = (
        {k: v for k, v in raw.items() if k not in type(new).model_fields} if isinstance(raw, Mapping) else {}
    )
    return others | new.as_data()


def _rewritten(raw: Sequence[Any], old: Sequence[Shape], new: Sequence[Shape]) -> tuple[Any, ...]:
    """What is kept of a list: the values it had, in their places, then the new ones."""
    pairs = iter(zip(old, new, strict=False))
    kept = [merged(*next(pairs), given) if given else given for given in raw]  # what says nothing is unread
    return (*kept, *(one.as_data() for one in new[len(old) :]))


def given_day(typed: str, what: str, today: dt.date) -> dt.date:
    """A day as people write it. Raises BadAudit, saying what it was for."""
    found = only_date(typed, today)
    if found is None:
        raise BadAudit(f"{what}: {typed!r} is no date; write it as 2026-11-20 or 20/11/2026")
    return found


def past_day(typed: str | None, what: str, act: Act) -> dt.date:
    """A day that has come, today where none is given. Raises BadAudit."""
    today = uk_date(act.at)
    day = given_day(typed, what, today) if typed and typed.strip() else today
    if day > today:
        raise BadAudit(f"{what}: {day:%d %B %Y} has not come yet")
    return day


def said(text: str | None, what: str) -> str:
    """A text that says something. Raises BadAudit."""
    if not (text and text.strip()):
        raise BadAudit(f"{what} is missing: say it in a sentence")
    return text.strip()


def a_talk(outcome: TalkOutcome | None, on: str | None, act: Act, held: Talk | None) -> Talk | None:
    """The talk as it is told now, or as it stood. Raises BadAudit."""
    if outcome is None:
        return held
    return Talk(outcome=outcome, date=past_day(on, "the day of the talk", act), by=act.actor)
