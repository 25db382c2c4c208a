"""How a service's own tracker is laid out: which sheet, which header is which column of ours."""

from typing import TYPE_CHECKING, Annotated, Literal, cast

from pydantic import AfterValidator, BaseModel, ConfigDict
from pydantic_core import PydanticCustomError

from audit.models import ActionStatus

if TYPE_CHECKING:
    from docgen.tracker.columns import Field

Name = Literal[
    "audit",
    "action no",
    "child",
    "month",
    "section",
    "question",
    "finding",
    "action",
    "owner",
    "timescale",
    "due",
    "overdue",
    "status",
    "progress",
    "measure",
    "evidence",
    "check back by",
    "checked back on",
    "outcome",
]
# The columns of the sheet Actions by the names that settings give them, where those differ.
FIELDS = {
    "action no": "number",
    "owner": "responsibility",
    "check back by": "check_back",
    "checked back on": "checked_on",
}


def _usable(columns: dict[str, Name]) -> dict[str, Name]:
    """Columns of which each is mapped once, and by which an action can be found."""
    names = list(columns.values())
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise PydanticCustomError("columns", "two headers are mapped to {name}", {"name": repr(twice)})
    if columns and not ("action" in names and {"audit", "child"} & set(names)):
        raise PydanticCustomError("columns", "one header must be 'action', and one 'audit' or 'child'")
    return columns


class TrackerSettings(BaseModel):
    """The service's own tracker; without `columns` it has none, and ours is written."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    sheet: str = "Actions"
    columns: Annotated[dict[str, Name], AfterValidator(_usable)] = {}
    statuses: dict[str, ActionStatus] = {}

    def fields(self) -> "dict[str, Field]":
        """The field of each header."""
        return {header: cast("Field", FIELDS.get(name, name)) for header, name in self.columns.items()}
