"""Where the period's audits stand."""

from collections import Counter
from collections.abc import Sequence
from typing import get_args

from audit.models import Kind
from audit.record import State
from audit.themes.models import Figures, Looked, figures
from audit.themes.words import count


def by_state(looked: Sequence[Looked]) -> Figures:
    """How many audits of each kind are in each state; states that none is in are left out."""
    held = Counter((one.record.data.kind, one.record.state) for one in looked)
    states = [state for state in get_args(State) if any(held[kind, state] for kind in get_args(Kind))]
    rows = [
        (kind.capitalize(), [held[kind, state] for state in states])
        for kind in get_args(Kind)
        if any(held[kind, state] for state in states)
    ]
    columns = [state.capitalize() for state in states]
    return figures("Audits of the period", "Kind", columns, rows, f"{count(len(looked), 'audit')} in all.")
