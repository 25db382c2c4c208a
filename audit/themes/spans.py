"""How long things took: from the start of an audit to its meeting."""

import datetime as dt
from collections.abc import Callable, Sequence
from statistics import median

from audit.deadlines import moderated_on, uk_date
from audit.life.shapes import uop_held
from audit.record import AuditRecord
from audit.themes.models import Looked, Span

Moment = Callable[[AuditRecord], dt.date | None]


def begun(record: AuditRecord) -> dt.date | None:
    """When it was allocated, or begun."""
    return uk_date(record.created_at)


def submitted(record: AuditRecord) -> dt.date | None:
    """When it was handed in."""
    return uk_date(record.submitted_at) if record.submitted_at else None


def met(record: AuditRecord) -> dt.date | None:
    """When the first Understanding-our-Practice meeting about it was held."""
    return uop_held(record.data)


SPANS: tuple[tuple[str, Moment, Moment], ...] = (
    ("From allocation to hand-in", begun, submitted),
    ("From hand-in to moderation", submitted, moderated_on),
    ("From moderation to the UoP meeting", moderated_on, met),
    ("From hand-in to the UoP meeting", submitted, met),
)


def spans(looked: Sequence[Looked]) -> tuple[Span, ...]:
    """Days between the moments of each audit that has both; the median is of whole days."""
    return tuple(_span(name, looked, first, last) for name, first, last in SPANS)


def _span(name: str, looked: Sequence[Looked], first: Moment, last: Moment) -> Span:
    both = [(first(one.record), last(one.record)) for one in looked]
    days = [(end - start).days for start, end in both if start and end and end >= start]
    if not days:
        return Span(name=name, audits=0, median="none yet", longest="none yet")
    return Span(name=name, audits=len(days), median=_days(median(days)), longest=_days(max(days)))


def _days(number: float) -> str:
    shown = f"{number:g}"
    return f"{shown} day" if shown == "1" else f"{shown} days"
