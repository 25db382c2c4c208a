"""The columns of the sheet Actions: what each shows, and which fact of an action it holds, if any.

Written and read by one table, so that the two cannot part.
"""

from dataclasses import dataclass
from typing import Literal

from docgen.tracker.due import days_overdue_formula
from docgen.tracker.lists import Lists
from docgen.tracker.table import Column, this_row

TABLE = "tblActions"
AUDIT, STATUS, DUE, OVERDUE = "Audit", "Status", "Due date", "Days overdue"

# What a column holds of an action: facts by their field, shown days, and what belongs to the audit.
Field = Literal[
    "audit",
    "number",
    "child",
    "month",
    "section",
    "question",
    "finding",
    "action",
    "responsibility",
    "timescale",
    "due",
    "overdue",
    "status",
    "progress",
    "measure",
    "evidence",
    "check_back",
    "checked_on",
    "outcome",
    "key",
]
IDENTITY: tuple[Field, ...] = ("audit", "number", "child", "month", "key")
SHOWN_ONLY: tuple[Field, ...] = ("section", "overdue")  # follow from other cells; never read
DAYS: tuple[Field, ...] = ("due", "check_back", "checked_on")


@dataclass(frozen=True, slots=True)
class ActionColumn:
    """A column of the sheet and the field it holds."""

    field: Field
    column: Column


def action_columns(lists: Lists) -> list[ActionColumn]:
    """The columns, in their order."""
    overdue = days_overdue_formula(this_row(TABLE, DUE), this_row(TABLE, STATUS))
    columns = {
        "audit": Column(
            AUDIT, 14, "plain", "The audit's reference. A new action needs it, or the child's ChildView ID."
        ),
        "number": Column(
            "Action no", 10, "plain", "Leave this empty for a new action: it is numbered when read."
        ),
        "child": Column("ChildView ID", 13, "plain"),
        "month": Column("Programme month", 12, "month"),
        "section": Column("Section", 16),
        "question": Column("Question", 9, "plain", "The number of the question that the action answers."),
        "finding": Column("Finding", 30),
        "action": Column("Action", 32, hint="One action: what will be different once it is done."),
        "responsibility": Column("Owner", 15, hint="One person by name.", choices=lists.owners, strict=False),
        "timescale": Column("Timescale", 16, hint="As it was agreed; the due date is the last day it names."),
        "due": Column(DUE, 12, "date", "The day by which it is done, such as 31/12/2026."),
        "overdue": Column(OVERDUE, 19, "formula", formula=overdue, look="late", alarm="ISNUMBER({cell})"),
        "status": Column(
            STATUS,
            13,
            "plain",
            "Completed needs no evidence; Checked back does. Dropped needs a reason in the progress note.",
            choices=lists.statuses,
        ),
        "progress": Column("Progress note", 26, hint="What has been done so far, or why it was dropped."),
        "measure": Column("How it will be checked", 20),
        "evidence": Column("Evidence", 22, hint="What shows that it is done. Needed for Checked back."),
        "check_back": Column(
            "Check back by", 13, "date", "The day on which someone looks whether it made a difference."
        ),
        "checked_on": Column("Checked back on", 13, "date", "The day on which someone looked."),
        "outcome": Column("Outcome", 22, hint="What changed for the child; of a dropped action, why."),
        "key": Column("Row key (leave as it is)", 22, "plain", hidden=True),
    }
    return [ActionColumn(field, column) for field, column in columns.items()]  # type: ignore[arg-type]


FIELDS: tuple[Field, ...] = tuple(one.field for one in action_columns(Lists("", "")))
HEADERS: dict[Field, str] = {one.field: one.column.header for one in action_columns(Lists("", ""))}
