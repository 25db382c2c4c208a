"""How long each step of an audit may take: the guide's numbers, which a service can change in its settings.

Sections are those of the operational guide of the audit programme (source 001). Where the guide says two
things, the choice stands here and in docs/programme.md.
"""

import datetime as dt
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from audit.days import named_day, on_or_before
from audit.models import Kind

Count = Annotated[int, Field(ge=0, le=366)]
MonthName = Annotated[str, Field(pattern=r"^[12][0-9]{3}-(0[1-9]|1[0-2])$")]


def _rule(value: str) -> str:
    named_day(value, "2026-01")
    return value


class Timings(BaseModel):
    """The times of the programme. Dates are days in the United Kingdom.

    `not_working` says what becomes of a limit that falls on a weekend or bank holiday: the working day
    before it, the one after it, or the day as it is. What may not be *earlier* always moves to the day after.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    complete_months: Count = 1  # section 5: one calendar month
    moderate_weeks: Count = 3  # section 5: within three weeks
    moderate_days_before_meeting: Count = 7  # section 7: a week before the quality and performance meeting
    moderation: Literal["earlier", "weeks", "meeting"] = "earlier"  # sections 5 and 7 name two limits
    meeting: Annotated[str, AfterValidator(_rule)] = "last Thursday"  # section 8: it takes place monthly
    meetings: dict[MonthName, dt.date] = {}  # months whose meeting is on another day
    meeting_notice_days: Count = 14  # an audit is for the first meeting at least so long after submission
    papers_days: Count = 7  # section 5: papers go round a week in advance
    uop_weeks: Count = 2  # section 8: within two weeks of receiving the moderated audit
    uop_kinds: tuple[Kind, ...] = ("full", "dip-sample", "group", "joint")  # section 8: all audits
    follow_up_weeks: Count = 4  # section 8: after four weeks, where practice is Inadequate
    resubmit_days: Count = 7  # ours: the guide gives a returned audit no time
    decide_days: Count = 14  # ours: nor does it say how soon a disagreement is decided
    acknowledge_hours: Count = 4  # ours: how often a safeguarding concern is chased until acknowledged
    not_working: Literal["before", "after", "as it is"] = "before"
    closed: tuple[dt.date, ...] = ()  # days beside weekends and bank holidays on which nobody works

    def meeting_of(self, month: str) -> dt.date:
        """The day of that month's quality and performance meeting, never one on which nobody works."""
        return self.meetings.get(month) or on_or_before(named_day(self.meeting, month), self.closed)


GUIDE = Timings()
