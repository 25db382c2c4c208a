"""The seeded draw: the same caseload, seed and rules give the same children, in whatever order the rows come.

Each child gets a number: the SHA-256 of seed, month, line and ChildView ID. Lines take their children in the
order of these numbers, so nobody can choose the children and anybody can work the draw out again. A child
more or less in the caseload moves nobody else.
"""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from audit.models import Kind
from audit.programme.cycle import Cycle
from audit.programme.filters import is_yes, read
from audit.programme.shapes import KINDS, Candidate, Case, DrawnLine, LeftOut, LineOfEnquiry
from audit.text import folded

JOINT_ONLY = "joint"  # the column that says that social care knows the child too


@dataclass(frozen=True, kw_only=True)
class Rules:
    """What a draw goes by. `recent` gives the months of a child's audits, by folded ChildView ID."""

    month: str
    seed: str
    cycle: Cycle
    recent: Mapping[str, str]
    include_recent: bool = False


def draw(cases: Sequence[Case], lines: Sequence[LineOfEnquiry], rules: Rules) -> tuple[DrawnLine, ...]:
    """The children of each line, in the order drawn; a child that one line uses is not on the next's list.

    Raises BadFilter.
    """
    taken: set[str] = set()
    drawn = []
    for line in lines:
        found = _line(cases, line, rules, taken)
        drawn.append(found)
        taken |= {folded(child.childview_id) for child, _ in filled(found)}
    return tuple(drawn)


def filled(drawn: DrawnLine) -> list[tuple[Case, Kind]]:
    """The children who fill a line's places, with the kind of audit each is for."""
    waiting = [candidate.child for candidate in drawn.order]
    found: list[tuple[Case, Kind]] = []
    for kind in KINDS:
        fitting = [child for child in waiting if kind != "joint" or child.joint]
        chosen = fitting[: drawn.line.places.get(kind, 0)]
        found += [(child, kind) for child in chosen]
        waiting = [child for child in waiting if child not in chosen]
    return found


def next_child(drawn: DrawnLine, kind: Kind, used: Collection[str]) -> Case | None:
    """The next child on a line's list whom no audit of the month uses; None where the list is at its end."""
    for candidate in drawn.order:
        fits = kind != "joint" or candidate.child.joint
        if fits and folded(candidate.child.childview_id) not in used:
            return candidate.child
    return None


def number_of(rules: Rules, line: LineOfEnquiry, case: Case) -> str:
    """The number a child has in a draw: 64 hexadecimal figures; the lowest is drawn first."""
    said = "\n".join((rules.seed, rules.month, line.title, folded(case.childview_id)))
    return hashlib.sha256(said.encode()).hexdigest()


def digest(cases: Sequence[Case]) -> str:
    """The digest of a caseload, whatever the order of its rows."""
    rows = sorted(case.model_dump_json() for case in cases)
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()


def _line(cases: Sequence[Case], line: LineOfEnquiry, rules: Rules, taken: Collection[str]) -> DrawnLine:
    further = {column for case in cases for column in case.other}
    test = read(line.where, further)
    order, left_out = [], []
    for case in cases:
        why = _why_not(case, rules, taken)
        if why:
            left_out.append(LeftOut(childview_id=case.childview_id, why=why))
        elif test(case):
            order.append(Candidate(child=case, number=number_of(rules, line, case)))
    return DrawnLine(
        line=line,
        order=tuple(sorted(order, key=lambda candidate: candidate.number)),
        left_out=tuple(sorted(left_out, key=lambda one: folded(one.childview_id))),
    )


def _why_not(case: Case, rules: Rules, taken: Collection[str]) -> str | None:
    """Why a child is left out of every list, if so."""
    order = (case.order_type or "").casefold()
    for words in rules.cycle.left_out_orders:
        if words.casefold() in order or is_yes(case, words.casefold()):
            return f"{words} cases are not covered by the form"
    key = folded(case.childview_id)
    if key in taken:
        return "drawn for another line of enquiry of this month"
    if key in rules.recent and not rules.include_recent:
        return f"audited in {rules.recent[key]}, less than {rules.cycle.months_apart} months ago"
    return None
