"""One audit as its moderator needs it: the checks first, then both ratings side by side, then what to do."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from audit.completeness import judged_sections, rates_overall
from audit.deadlines import deadlines
from audit.life.checks import Check, quality_checks
from audit.life.shapes import Concern, Moderation, Opinion, concerns, moderation
from audit.models import OVERALL, Action, Judgement
from audit.record import AuditRecord
from audit.timings import GUIDE, Timings
from questionbank.models import Form

RULE = "A moderator does not audit the file again, and never changes the auditor's words."


@dataclass(frozen=True)
class Side:
    """One section, or the whole, as the auditor judged it and as the moderator sees it."""

    title: str
    rating: str | None
    comment: str | None
    opinion: Opinion


@dataclass(frozen=True)
class Step:
    """One thing still to do, in words; each face says by `kind` how it is done there."""

    kind: Literal["judge", "talk", "actions", "end"]
    what: str


@dataclass(frozen=True)
class View:
    """What a moderator sees of one audit."""

    audit: str
    state: str
    kind: str
    auditor: str
    handed_in: dt.datetime | None
    due: dt.date | None
    submit_reason: str | None
    checks: tuple[Check, ...]
    sides: tuple[Side, ...]
    actions: tuple[Action, ...]
    concerns: tuple[Concern, ...]
    moderation: Moderation
    steps: tuple[Step, ...]


def view(record: AuditRecord, form: Form, folder: Path | None = None, timings: Timings = GUIDE) -> View:
    """The moderator's view of an audit. `folder` holds a service's own rules for the coaches."""
    held = moderation(record.data)
    return View(
        audit=record.id,
        state=record.state,
        kind=record.data.kind,
        auditor=record.data.auditor,
        handed_in=record.submitted_at,
        due=deadlines(record, timings)["moderate"],
        submit_reason=record.submit_reason,
        checks=quality_checks(record, form, folder),
        sides=tuple(_sides(record, form, held)),
        actions=record.data.actions,
        concerns=concerns(record.data),
        moderation=held,
        steps=tuple(_steps(record, form, held)),
    )


def _sides(record: AuditRecord, form: Form, held: Moderation) -> Iterator[Side]:
    data = record.data
    for title in judged_sections(data, form):
        judged = data.sections.get(title, Judgement())
        yield Side(title, judged.rating, judged.comment, held.sections.get(title, Opinion()))
    if rates_overall(data, form):
        yield Side(OVERALL, data.overall.rating, data.overall.comment, held.overall)


def _steps(record: AuditRecord, form: Form, held: Moderation) -> Iterator[Step]:
    if record.state != "submitted":
        return
    waiting = [s.title for s in _sides(record, form, held) if s.opinion.agrees is None]
    if waiting:
        yield Step("judge", f"agree or disagree on {', '.join(waiting)}")
    if held.talk is None:
        yield Step("talk", "offer the auditor a talk before anything in writing")
    if held.actions_meet_findings is None:
        yield Step("actions", "say whether the actions meet the findings")
    yield Step("end", "accept the audit, or send it back")
