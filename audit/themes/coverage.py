"""How far the programme's plan was met: joint audits month by month, and the seven yearly themes."""

from collections.abc import Mapping, Sequence

from audit.programme.cycle import Cycle
from audit.programme.shapes import Draw, Month
from audit.programme.sums import coverage
from audit.themes.models import Figures, Looked, figures
from audit.themes.words import count
from audit.written import month


def joint(finished: Sequence[Looked], months: Sequence[str], cycle: Cycle) -> Figures:
    """Children planned for joint audits in each month, and those whose joint audit was handed in.

    A pair is one child: the audit of the second service is not counted beside the first.
    """
    done = [one.record for one in finished if one.record.data.kind == "joint"]
    held = {record.id for record in done}
    once = [r for r in done if not (r.pair in held and r.pair < r.id)]
    rows = []
    for name in months:
        planned = cycle.places_for("joint") if cycle.is_joint(name) else 0
        rows.append((month(name), [planned, sum(1 for r in once if r.data.month == name)]))
    yearly = sum(1 for number in range(12) if cycle.joint_every and number % cycle.joint_every == 0)
    told = f"The plan is {count(yearly * cycle.joint_pairs, 'child', 'children')} a year."
    columns = ("Children planned", "Audits handed in")
    return figures("Joint audits with children's social care", "Month", columns, rows, told)


def yearly(finished: Sequence[Looked], draws: Sequence[Draw], lines_of: Mapping[str, str]) -> Figures:
    """How many audits looked at each yearly theme, by the line of enquiry they were made for.

    `lines_of` gives an audit's line, as `audit.programme.shelves.lines_of` reads it.
    """
    planned = [Month(month=draw.month, lines=tuple(one.line for one in draw.lines)) for draw in draws]
    records = [one.record for one in finished]
    found = coverage(records, planned, lines_of, [draw.month for draw in draws])
    covered = sum(one.is_covered for one in found)
    told = f"{covered} of {len(found)} yearly themes have an audit that was handed in in this period."
    rows = [(one.theme, [one.audits]) for one in found]
    return figures("The yearly themes", "Theme", ("Audits handed in",), rows, told)
