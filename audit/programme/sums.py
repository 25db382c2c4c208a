"""How the programme stands: against its plan, over the themes, between auditors and moderators, in time.

Pure functions over audits; nothing here names a child. Means over few audits say little: each figure comes
with its count.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import mean, median

from audit.deadlines import check_backs, moderated_on, uk_date
from audit.life.shapes import moderation, uop_held
from audit.models import OVERALL, Kind
from audit.programme.cycle import Cycle
from audit.programme.shapes import KINDS, Month
from audit.programme.themes import THEMES, theme_of
from audit.record import ENDED, AuditRecord
from audit.rules import section_key
from audit.text import folded

HANDED_IN = ("submitted", "moderated", "escalated", "closed")
SETTLED = ("Completed", "Checked back")


@dataclass(frozen=True)
class Standing:
    """One kind of audit in a year: places planned so far, audits made for them, audits handed in."""

    kind: Kind
    planned: int
    made: int
    handed_in: int


@dataclass(frozen=True)
class JointStanding:
    """The joint audits of a year: pairs planned and made, children looked at, and their share of those known.

    `planned_pairs` are those of the months looked at, `planned_in_year` those of the whole year, both by the
    service's calendar, whatever a single month planned.
    `share` is of the `known` children whom both services know in a year, from 0 to 1. The proposal (source
    003) speaks of a third, though its own 42 of about 115 are more: the share is always computed.
    """

    planned_pairs: int
    planned_in_year: int
    pairs: int
    children: int
    known: int
    share: float | None
    planned_share: float | None


@dataclass(frozen=True)
class Coverage:
    """A yearly theme: the months that looked into it, and how many audits were handed in for it."""

    theme: str
    months: tuple[str, ...]
    audits: int

    @property
    def is_covered(self) -> bool:
        """Whether an audit of the theme was handed in."""
        return self.audits > 0


@dataclass(frozen=True)
class Drift:
    """Auditors beside moderators, over judgements that both gave: agreed, moderated lower, moderated higher.

    `by` is the mean difference in steps of the scale, above 0 where moderators are stricter.
    """

    judged: int
    agreed: int
    lower: int
    higher: int
    by: float | None


@dataclass(frozen=True)
class Waits:
    """A number of days, over so many audits: median and longest; None where there are none."""

    count: int
    median: float | None
    longest: int | None


@dataclass(frozen=True)
class OnTime:
    """Actions whose day has come: done by then, done later, still open; and those without a day."""

    on_time: int
    late: int
    open: int
    undated: int
    dropped: int


def against_plan(
    records: Iterable[AuditRecord], planned: Mapping[str, Month], cycle: Cycle, months: Sequence[str]
) -> list[Standing]:
    """Each kind of audit over those months. `planned` are the months that the service planned itself."""
    kept = [record for record in records if record.data.month in months and record.state not in ENDED]
    firsts = [record for record in kept if is_first_half(record)]
    made = Counter(record.data.kind for record in firsts)
    handed_in = Counter(record.data.kind for record in firsts if record.state in HANDED_IN)
    wanted: Counter[Kind] = Counter()
    for month in months:
        for line in cycle.plan_of(planned.get(month), month).lines:
            wanted.update(dict(line.places))
    return [Standing(kind, wanted[kind], made[kind], handed_in[kind]) for kind in KINDS]


def joint(records: Iterable[AuditRecord], cycle: Cycle, months: Sequence[str]) -> JointStanding:
    """The joint audits over those months, against seven pairs every second month (source 003)."""
    kept = [r for r in records if r.data.kind == "joint" and r.data.month in months and r.state not in ENDED]
    pairs = [record for record in kept if is_first_half(record)]
    children = {folded(record.data.child.childview_id) for record in pairs}
    wanted = cycle.joint_pairs * sum(cycle.is_joint(month) for month in months)
    known = cycle.joint_known
    return JointStanding(
        planned_pairs=wanted,
        planned_in_year=cycle.joint_pairs * sum(map(cycle.is_joint, cycle.year_of(months[-1])))
        if months
        else 0,
        pairs=len(pairs),
        children=len(children),
        known=known,
        share=len(children) / known if known else None,
        planned_share=wanted / known if known else None,
    )


def coverage(
    records: Iterable[AuditRecord],
    planned: Iterable[Month],
    lines_of: Mapping[str, str],
    months: Sequence[str],
) -> list[Coverage]:
    """Each of the seven yearly themes. `lines_of` gives an audit's line of enquiry (`shelves.lines_of`)."""
    themes: dict[tuple[str, str], str] = {}
    for month in planned:
        for line in month.lines:
            theme = theme_of(line.title, line.where, line.theme)
            if theme and month.month in months:
                themes[month.month, line.title] = theme.key
    audits: Counter[str] = Counter()
    for record in records:
        key = themes.get((record.data.month, lines_of.get(record.id, "")))
        if key and record.state in HANDED_IN and is_first_half(record):
            audits[key] += 1
    looked = {
        theme.key: sorted({m for (m, _), key in themes.items() if key == theme.key}) for theme in THEMES
    }
    return [Coverage(theme.name, tuple(looked[theme.key]), audits[theme.key]) for theme in THEMES]


def drift(records: Iterable[AuditRecord], ranks: Mapping[str, int]) -> Drift:
    """How far moderators judge otherwise than auditors. `ranks` are those of the form's labels, 1 the best.

    A disagreement without a rating of the moderator's own counts as judged and not agreed.
    """
    steps: list[int] = []
    unrated = 0
    for record in records:
        own = {section_key(title): given.rating for title, given in record.data.sections.items()}
        own[section_key(OVERALL)] = record.data.overall.rating
        for title, opinion in moderation(record.data).sections.items():
            mine, theirs = own.get(section_key(title)), opinion.rating
            if opinion.agrees:
                steps.append(0)
            elif opinion.agrees is False and mine in ranks and theirs in ranks:
                steps.append(ranks[str(theirs)] - ranks[str(mine)])
            elif opinion.agrees is False:
                unrated += 1
    return Drift(
        judged=len(steps) + unrated,
        agreed=steps.count(0),
        lower=sum(step > 0 for step in steps),
        higher=sum(step < 0 for step in steps),
        by=mean(steps) if steps else None,
    )


def days_to_meeting(records: Iterable[AuditRecord]) -> Waits:
    """From handing an audit in to its Understanding-our-Practice meeting."""
    found = []
    for record in records:
        met = uop_held(record.data)
        if met and record.submitted_at:
            found.append((met - uk_date(record.submitted_at)).days)
    return _waits(found)


def days_to_moderation(records: Iterable[AuditRecord]) -> Waits:
    """From handing an audit in to its moderation."""
    ends = [(record.submitted_at, moderated_on(record)) for record in records]
    return _waits([(end - uk_date(start)).days for start, end in ends if start and end])


def actions_on_time(records: Iterable[AuditRecord], today: dt.date) -> OnTime:
    """Actions by the day that stands in them. When one was done is when it was last changed."""
    found: Counter[str] = Counter()
    for record in records:
        if record.state in ENDED:
            continue
        days = check_backs(record)
        for action in record.data.actions:
            done = record.stamps.get(f"/actions/{action.id}")
            on = uk_date(done.at) if done and action.status in SETTLED else None
            found[_in_time(action.status, days[str(action.id)], on, today)] += 1
    return OnTime(**{name: found[name] for name in ("on_time", "late", "open", "undated", "dropped")})


def is_first_half(record: AuditRecord) -> bool:
    """Whether an audit counts for its child: of a joint pair the first alone, made before the other."""
    return record.pair is None or record.id < record.pair


def _in_time(status: str, due: dt.date | None, done: dt.date | None, today: dt.date) -> str:
    if status == "Dropped":
        return "dropped"
    if due is None:
        return "undated"
    if status in SETTLED:
        return "on_time" if done is None or done <= due else "late"
    return "open" if due < today else "not yet"


def _waits(days: Sequence[int]) -> Waits:
    return Waits(len(days), median(days) if days else None, max(days, default=None))
