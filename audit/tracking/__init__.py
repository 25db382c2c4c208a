"""The tracker's core: what a workbook is made from, and a manager's edited copy merged with the record.

models.py     a sheet's rows as they were read, and what came of merging them
matching.py   which action each row is; new rows, rows that are gone
values.py     from what a cell says to the facts of an action, and what the core asks of them
one_audit.py  the rows of one audit merged with its record
memory.py     what was already told or settled of a file that is read again
desk.py       all of it in one transaction
"""

from audit.tracking.desk import Snapshot, Tracking
from audit.tracking.models import Changed, Conflict, Merged, Problem, Sheet, SheetRow, Shown, Take

__all__ = [
    "Changed",
    "Conflict",
    "Merged",
    "Problem",
    "Sheet",
    "SheetRow",
    "Shown",
    "Snapshot",
    "Take",
    "Tracking",
]
