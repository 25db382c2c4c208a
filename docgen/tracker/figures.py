"""The figures of the dashboard: each a formula over the tables of the other sheets, with today's result."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from typing import get_args

from audit.models import ActionStatus
from audit.rules import section_key
from audit.themes.counting import labels
from audit.themes.counting import sections as section_titles
from docgen.tracker import audits, columns
from docgen.tracker.actions import month_of
from docgen.tracker.charts import PROGRESS, Block
from docgen.tracker.due import CLOSED_ACTIONS, Dated, days_overdue
from docgen.tracker.table import Figure, criterion, whole
from docgen.tracker.tracked import Tracked

TEXT = '"?*"'  # the condition that a cell holds a text
STATUSES: tuple[str, ...] = get_args(ActionStatus)
MOST_OWNERS = 15  # those with most open actions; more would be no chart
MOST_MONTHS = 24


def at_a_glance(tracked: Sequence[Tracked], plan: Sequence[Dated], today: dt.date) -> Block:
    """How many audits and actions there are, and how the actions stand."""
    status, due = whole(columns.TABLE, columns.STATUS), whole(columns.TABLE, columns.DUE)
    is_open = "".join(f',{status},"<>{value}"' for value in CLOSED_ACTIONS)
    still_open = [one for one in plan if one.action.status not in CLOSED_ACTIONS]
    overdue = sum(1 for one in still_open if days_overdue(one.due, one.action.status, today))
    undated = sum(1 for one in still_open if not one.due)
    rows = [
        ("Audits", f"COUNTIF({whole(audits.TABLE, audits.AUDIT)},{TEXT})", len(tracked)),
        ("Actions", f"COUNTIF({status},{TEXT})", len(plan)),
        ("Actions still open", f"COUNTIFS({status},{TEXT}{is_open})", len(still_open)),
        ("Open and overdue", f'COUNTIF({whole(columns.TABLE, columns.OVERDUE)},">0")', overdue),
        ("Open without a due date", f'COUNTIFS({status},{TEXT},{due},""{is_open})', undated),
    ]
    figures = [(name, [Figure(f"={formula}", value)]) for name, formula, value in rows]
    return Block("At a glance", "Figure", ["Number"], figures)


def ratings(tracked: Sequence[Tracked]) -> Block:
    """How often each section, and the whole, was given each rating."""
    titles, rated = section_titles(tracked), labels(tracked)
    given = Counter(
        (section_key(title), judgement.rating)
        for one in tracked
        for title, judgement in one.record.data.sections.items()
    )
    overall = Counter(one.record.data.overall.rating for one in tracked)
    rows = [
        (title, [_rated(header, label, given[section_key(title), label]) for label in rated])
        for title, header in zip(titles, audits.section_headers(titles), strict=True)
    ]
    rows.append((audits.OVERALL, [_rated(audits.OVERALL, label, overall[label]) for label in rated]))
    return Block("Ratings by section", "Section", rated, rows, "stacked")


def trend(tracked: Sequence[Tracked]) -> Block:
    """The overall ratings of each programme month, and what was not rated, oldest month first."""
    rated = labels(tracked)
    given = Counter((one.record.data.month, one.record.data.overall.rating) for one in tracked)
    months = sorted({one.record.data.month for one in tracked})[-MOST_MONTHS:]
    rows = [
        (_spoken(month), [_in_month(month, label, given[month, label]) for label in (*rated, None)])
        for month in months
    ]
    return Block("Overall ratings by month", "Month", [*rated, "Not rated yet"], rows, "upright")


def statuses(plan: Sequence[Dated]) -> Block:
    """How many actions stand how."""
    counted = Counter(one.action.status for one in plan)
    status = whole(columns.TABLE, columns.STATUS)
    rows = [
        (name, [Figure(f"=COUNTIF({status},{criterion(name)})", counted[name])])
        for name in get_args(ActionStatus)
    ]
    return Block("Actions by status", "Status", ["Number"], rows, "plain" if plan else None)


def owners(plan: Sequence[Dated]) -> Block | None:
    """How the actions of each owner stand, for those who have most to do; None where nobody has any."""
    counted: Counter[tuple[str, str]] = Counter()
    names: dict[str, str] = {}
    for one in plan:
        name = one.action.responsibility or ""
        if _is_plain(name):
            names.setdefault(name.casefold(), name)
            counted[name.casefold(), one.action.status] += 1
    first = sorted(names, key=lambda key: (-_open(counted, key), key))[:MOST_OWNERS]
    rows = [
        (names[key], [_owned(names[key], status, counted[key, status]) for status in STATUSES])
        for key in first
    ]
    of = "Owner" if len(first) == len(names) else f"Owner (the {MOST_OWNERS} with most open)"
    return Block("Actions by owner", of, STATUSES, rows, "stacked", PROGRESS) if rows else None


def _open(counted: Counter[tuple[str, str]], key: str) -> int:
    return sum(counted[key, status] for status in STATUSES if status not in CLOSED_ACTIONS)


def _is_plain(name: str) -> bool:
    """Whether formulas can look for that name: not too long, on one line."""
    return bool(name.strip()) and len(name) <= 200 and name.isprintable()


def _rated(header: str, label: str, count: int) -> Figure:
    return Figure(f"=COUNTIF({whole(audits.TABLE, header)},{criterion(label)})", count)


def _in_month(month: str, label: str | None, count: int) -> Figure:
    day = month_of(month)
    is_month = f"DATE({day.year},{day.month},1)" if isinstance(day, dt.date) else criterion(month)
    rating = '""' if label is None else criterion(label)
    overall, months = whole(audits.TABLE, audits.OVERALL), whole(audits.TABLE, audits.MONTH)
    return Figure(f"=COUNTIFS({months},{is_month},{overall},{rating})", count)


def _owned(name: str, status: str, count: int) -> Figure:
    owner, stands = (
        whole(columns.TABLE, columns.HEADERS["responsibility"]),
        whole(columns.TABLE, columns.STATUS),
    )
    return Figure(f"=COUNTIFS({owner},{criterion(name)},{stands},{criterion(status)})", count)


def _spoken(month: str) -> str:
    day = month_of(month)
    return f"{day:%b %Y}" if isinstance(day, dt.date) else month
