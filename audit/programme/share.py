"""How much of the year's audits is a person's fair share: by the time they are there for it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from audit.programme.cycle import Cycle
from audit.programme.eligible import Auditor, available
from audit.programme.shapes import Exemption
from audit.record import AuditRecord
from audit.text import folded

LEAST = 0.25  # months: somebody new is not thereby given everything


@dataclass(frozen=True)
class Standing:
    """Where somebody stands in the year: audits had so far, and months of time given to the programme."""

    had: int
    months: float


def standings(
    auditors: Sequence[Auditor],
    records: Iterable[AuditRecord],
    exemptions: Sequence[Exemption],
    since: Mapping[str, str],
    month: str,
    cycle: Cycle,
) -> dict[str, Standing]:
    """Where each auditor stands before a month's children are given out, by name.

    `since` is the first month in which somebody could be given audits, by folded name. An audit somebody was
    exempted from counts as had, so that an exemption is not made up for later; a withdrawn one does not.
    """
    year = [one for one in cycle.year_of(month) if one <= month]
    counted: Counter[str] = Counter()
    for record in records:
        if record.data.month in year and record.state != "withdrawn":
            counted.update({folded(name) for name in (record.data.auditor, *record.raters)})
    found = {}
    for auditor in auditors:
        key = folded(auditor.name)
        there = [one for one in year if one >= since.get(key, month)]
        time = sum(available(auditor.person, exemptions, one) for one in there)
        weight = cycle.guest_share if auditor.is_guest else 1.0
        found[auditor.name] = Standing(counted[key], max(time, LEAST) * weight)
    return found


def fair(standing: Standing, everybody: Iterable[Standing], places: int) -> float:
    """How many audits are somebody's fair share of the year so far, this month's places counted in."""
    all_ = list(everybody)
    months = sum(one.months for one in all_)
    return (sum(one.had for one in all_) + places) * standing.months / months if months else 0.0
