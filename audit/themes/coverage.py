"""How far the programme's plan was met: joint audits month by month, and the seven yearly themes."""

from collections.abc import Iterable, Sequence

from audit.programme.cycle import Cycle
from audit.programme.shapes import Draw
from audit.programme.themes import THEMES, theme_of
from audit.text import folded
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


def yearly(finished: Sequence[Looked], draws: Iterable[Draw]) -> Figures:
    """How many audits looked at each yearly theme, by the line of enquiry they were drawn for."""
    handed_in = {one.record.id for one in finished}
    held = {theme.key: 0 for theme in THEMES}
    for draw in draws:
        for drawn in draw.lines:
            theme = theme_of(drawn.line.title, drawn.line.where, drawn.line.theme)
            if theme is None:
                continue
            children = (folded(candidate.child.childview_id) for candidate in drawn.order)
            audits = {audit for child in children for audit in draw.given.get(child, ())}
            held[theme.key] += len(audits & handed_in)
    covered = sum(1 for number in held.values() if number)
    told = f"{covered} of {len(THEMES)} yearly themes have an audit that was handed in in this period."
    rows = [(theme.name, [held[theme.key]]) for theme in THEMES]
    return figures("The yearly themes", "Theme", ("Audits handed in",), rows, told)
