"""Overall ratings by what children have in common, and by team, with small counts kept back.

What is counted is audits, each of one child: five ratings of one child's sections are one child still.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence

from audit.models import AuditData
from audit.themes.models import Figures, Looked, figures
from audit.themes.suppression import SMALL, protected

NOT_RECORDED = "Not recorded"
BANDS = ((0, 12, "12 and under"), (13, 15, "13 to 15"), (16, 17, "16 and 17"), (18, 200, "18 and over"))
COLUMNS = ("Good or better", "Needs work or inadequate", "All")
TOLD = f"Audits by overall rating. Counts under {SMALL}, and those that would give them away, are kept back."


def gender(data: AuditData) -> str:
    """The child's gender as recorded, in one spelling."""
    return (data.child.gender or "").strip().capitalize() or NOT_RECORDED


def age(data: AuditData) -> str:
    """The child's age band."""
    found = re.search(r"\d+", str(data.child.age or ""))
    years = int(found[0]) if found else -1
    return next((name for low, high, name in BANDS if low <= years <= high), NOT_RECORDED)


def care(data: AuditData) -> str:
    """Whether the child is allocated in children's social care."""
    allocated = data.child.social_care.allocated
    if allocated is None:
        return NOT_RECORDED
    return "Allocated in social care" if allocated else "Not allocated"


def by_characteristic(looked: Sequence[Looked], of: str, kind: Callable[[AuditData], str]) -> Figures:
    """Overall ratings by one characteristic. The totals stand in the last row and the last column."""
    given: Counter[tuple[str, bool]] = Counter()
    for one in looked:
        rating = one.record.data.overall.rating
        if rating:
            given[kind(one.record.data), one.form.meaning(rating) == "good"] += 1
    names = sorted({name for name, _ in given}, key=lambda name: (name == NOT_RECORDED, name))
    counted = [[given[name, True], given[name, False]] for name in names]
    table = [[*row, sum(row)] for row in counted]
    totals = [sum(column) for column in zip(*table, strict=True)] or [0] * len(COLUMNS)
    rows = zip([*names, "All"], protected([*table, totals]), strict=True)
    return figures(f"Overall ratings by {of.casefold()}", of, COLUMNS, list(rows) if names else [], TOLD)
