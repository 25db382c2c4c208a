"""How long each class of record is kept. No national period exists: these are ours, cautious, and the
service's to change (`[retention]` in checkback.toml; docs/data-protection.md says why each is what it is).
"""

import datetime as dt
import re
from typing import Annotated, Literal

from dateutil.relativedelta import relativedelta
from pydantic import AfterValidator, BaseModel, ConfigDict
from pydantic_core import PydanticCustomError

from audit.record import State

RecordClass = Literal["completed", "unfinished", "called_off", "draws"]
PERIOD = re.compile(r"([1-9][0-9]{0,2}) (day|week|month|year)s?")


def _a_period(text: str) -> str:
    if not PERIOD.fullmatch(text):
        raise PydanticCustomError("period", "a period such as 6 years, 18 months or 90 days was expected")
    return text


Period = Annotated[str, AfterValidator(_a_period)]


class Retention(BaseModel):
    """How long each class is kept after it was last changed.

    `completed` are audits that were handed in; `unfinished` those that were not; `called_off` are exempt or
    withdrawn ones; `draws` are the children drawn for a month, counted from the month's end.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    completed: Period = "6 years"
    unfinished: Period = "2 years"
    called_off: Period = "1 year"
    draws: Period = "2 years"

    def lapses(self, what: RecordClass, last_changed: dt.date) -> dt.date:
        """The day from which a record of that class need not be kept any longer."""
        return last_changed + _length(getattr(self, what))

    def oldest(self, what: RecordClass, today: dt.date) -> dt.date:
        """The last day on which something may have been changed that lapses today."""
        return today - _length(getattr(self, what))


CLASSES: dict[State, RecordClass] = {
    "allocated": "unfinished",
    "in progress": "unfinished",
    "returned": "unfinished",
    "submitted": "completed",
    "moderated": "completed",
    "escalated": "completed",
    "closed": "completed",
    "exempt": "called_off",
    "withdrawn": "called_off",
}


def class_of(state: State) -> RecordClass:
    """Which class an audit in that state is of."""
    return CLASSES[state]


def end_of(month: str) -> dt.date:
    """The last day of a programme month (`2026-11`)."""
    return dt.date.fromisoformat(f"{month}-01") + relativedelta(months=1, days=-1)


def _length(period: str) -> relativedelta:
    found = PERIOD.fullmatch(period)
    assert found
    number, unit = int(found[1]), found[2]
    return {
        "day": relativedelta(days=number),
        "week": relativedelta(weeks=number),
        "month": relativedelta(months=number),
        "year": relativedelta(years=number),
    }[unit]
