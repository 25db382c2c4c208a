"""The programme as other programs and people read it: months, draws, who got whom and why."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from audit.due import Item
from audit.notices.wording import due_line
from audit.programme.drawing import filled
from audit.programme.giving import Made
from audit.programme.shapes import Draw, DrawnLine, LineOfEnquiry, Month
from audit.text import folded
from bot.programme.caseload import Problem


def month_json(month: Month, kinds: Sequence[str]) -> dict[str, Any]:
    """A month as planned."""
    return {"month": month.month, "kinds": list(kinds), "lines": [_line_json(line) for line in month.lines]}


def month_text(month: Month, kinds: Sequence[str]) -> str:
    """A month in a few lines."""
    lines = [f"{month.month}: {', '.join(kinds) or 'no audits'}"]
    for line in month.lines:
        places = ", ".join(f"{count} {kind}" for kind, count in line.places.items() if count) or "no places"
        where = f" where {line.where}" if line.where else ""
        theme = f" (theme: {line.theme})" if line.theme else ""
        lines.append(f"  {line.title}: {places}{where}{theme}{_sampled(line)}")
    return "\n".join(lines)


def other_kinds(line: LineOfEnquiry, kinds: Sequence[str]) -> list[str]:
    """The kinds a line has places for that are none of the month's own."""
    return [kind for kind, count in line.places.items() if count and kind not in kinds]


def _sampled(line: LineOfEnquiry) -> str:
    """What its dip samples ask."""
    if not line.places.get("dip-sample"):
        return ""
    asked = f"ask questions {', '.join(line.questions)}" if line.questions else "ask every question"
    return f"; its dip samples {asked}"


def draw_json(draw: Draw, problems: Sequence[Problem] = (), *, explain: bool = False) -> dict[str, Any]:
    """A draw: each line with its children in the order drawn, those who wait, and how many were left out."""
    return {
        "month": draw.month,
        "seed": draw.seed,
        "caseload": draw.caseload,
        "cases": draw.cases,
        "months_apart": draw.months_apart,
        "lines": [_drawn_json(line, explain) for line in draw.lines],
        "problems": [{"line": one.line, "what": one.what} for one in problems],
    }


def draw_text(draw: Draw, *, explain: bool = False) -> str:
    """A draw for a person; explained, with each child's number and why others were left out."""
    lines = [f"{draw.month}: drawn from {draw.cases} children with the seed {draw.seed!r}"]
    for line in draw.lines:
        lines += _drawn_text(line, explain)
    if explain:
        lines.append(
            "Each number is the SHA-256 of seed, month, line and ChildView ID; the lowest are drawn first."
        )
    return "\n".join(lines)


def made_json(made: Made) -> dict[str, Any]:
    """A child and who got it, and why nobody else did."""
    given = made.given
    return {
        "audit": made.audit,
        "pair": made.pair,
        "alone": made.alone,
        "childview_id": given.place.case.childview_id,
        "kind": given.place.kind,
        "line": given.place.line,
        "auditor": given.auditor,
        "why": given.why,
        "not": dict(given.others),
        "against": [rule.said for rule in given.against],
    }


def made_text(made: Made) -> str:
    """The same in a line."""
    given = made.given
    audit = f", audit {made.audit}" if made.audit else ""
    pair = f" with {made.pair}" if made.pair else ""
    who = given.auditor or "nobody"
    return f"{given.place.case.childview_id}  {given.place.kind:<10} {who}{audit}{pair}: {given.why}"


def item_json(item: Item, told: bool, today: dt.date) -> dict[str, Any]:
    """One thing due, as the contract has it."""
    return {
        "what": item.what,
        "audit": item.audit,
        "action": item.action,
        "due": item.due.isoformat(),
        "days_late": item.days_late(today),
        "who": ", ".join(item.who) or f"nobody is known as {item.role}",
        "told": told,
    }


def item_text(item: Item, told: bool, today: dt.date) -> str:
    """One thing due, in a line."""
    given = {"audit": item.audit or "", "action": item.action or "", "month": item.month or ""}
    line = due_line(item.what, item.due, today, **given)
    who = ", ".join(item.who) or f"nobody is known as {item.role}"
    return f"{line}  [{who}{'' if told else '; not told yet'}]"


def _line_json(line: LineOfEnquiry) -> dict[str, Any]:
    return {**line.model_dump(mode="json"), "questions": list(line.questions)}


def _drawn_json(line: DrawnLine, explain: bool) -> dict[str, Any]:
    numbers = {folded(one.child.childview_id): one.number for one in line.order}
    chosen = filled(line)
    selected = [
        {"childview_id": child.childview_id, "kind": kind, "case_manager": child.case_manager}
        | ({"number": numbers[folded(child.childview_id)]} if explain else {})
        for child, kind in chosen
    ]
    return {
        "title": line.line.title,
        "where": line.line.where,
        "found": len(line.order),
        "places": sum(line.line.places.values()),
        "selected": selected,
        "reserve": [child for child, _ in _reserve(line)],
        "left_out": [one.model_dump() for one in line.left_out] if explain else len(line.left_out),
    }


def _drawn_text(line: DrawnLine, explain: bool) -> Iterator[str]:
    places = sum(line.line.places.values())
    where = f", where {line.line.where}" if line.line.where else ""
    yield f"{line.line.title}{where}: {len(line.order)} children fit, {places} places"
    numbers = {folded(one.child.childview_id): one.number[:12] for one in line.order}
    for child, kind in filled(line):
        number = f"  {numbers[folded(child.childview_id)]}" if explain else ""
        yield f"  {kind:<10} {child.childview_id}{number}"
    waiting = list(_reserve(line))
    if waiting and explain:
        yield f"  next: {', '.join(f'{child} {number[:12]}' for child, number in waiting)}"
    elif waiting:
        yield f"  {len(waiting)} more wait, in case one is withdrawn"
    for why, count in Counter(one.why for one in line.left_out).items() if explain else ():
        ids = ", ".join(one.childview_id for one in line.left_out if one.why == why)
        yield f"  left out, {why}: {ids if count <= 40 else f'{count} children'}"


def _reserve(line: DrawnLine) -> Iterator[tuple[str, str]]:
    chosen = {folded(child.childview_id) for child, _ in filled(line)}
    for one in line.order:
        if folded(one.child.childview_id) not in chosen:
            yield one.child.childview_id, one.number
