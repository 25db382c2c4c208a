"""Which kinds of audit each month has (operational guide, section 4), and the service's own calendar.

The guide's cycle of four months gives three group audits a year, its section 7 asks for four. The cycle
stands as printed; a service that wants four sets a cycle of three months (see docs/programme.md).
"""

from collections.abc import Iterator
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from audit.days import first_of, month_after
from audit.models import Kind
from audit.programme.shapes import KINDS, LineOfEnquiry, Month, Places
from audit.timings import MonthName

WHOLE_CASELOAD = "Whole caseload"
FULL_AND_DIP: tuple[Kind, ...] = ("full", "dip-sample")
Share = Annotated[float, Field(gt=0, le=1)]


class Cycle(BaseModel):
    """The programme's plan for any month. Everything here can be set by the service.

    `months` repeat from `starts`; `calendar` names the kinds of single months. Joint audits come every
    `joint_every` months counted from `joint_starts` (0: never), `joint_pairs` at a time (source 003).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    months: tuple[tuple[Kind, ...], ...] = Field(
        default=(FULL_AND_DIP, FULL_AND_DIP, FULL_AND_DIP, ("group",)), min_length=1
    )
    starts: MonthName = "2026-01"
    calendar: dict[MonthName, tuple[Kind, ...]] = {}
    places: dict[Kind, Places] = {"full": 14, "dip-sample": 6, "group": 1, "joint": 7}
    year_starts: Annotated[int, Field(ge=1, le=12)] = 4  # the month in which a year of the programme begins
    joint_every: Annotated[int, Field(ge=0, le=12)] = 2
    joint_starts: MonthName = "2026-01"
    joint_pairs: Places = 7
    joint_known: Places = 115  # children known to both services in a year: 110 to 120 in 2022-23
    joint_form: str = "social-care-audit"
    months_apart: Annotated[int, Field(ge=0, le=60)] = 6  # a child audited so lately is left out of a draw
    left_out_orders: tuple[str, ...] = ("triage",)  # the form does not cover triage diversion
    guest_share: Share = 0.25  # of an auditor's share; section 7: dip samples are primarily the service's own
    after_exemption: str = Field(default="another auditor", pattern="^(another auditor|nobody)$")

    def kinds(self, month: str) -> tuple[Kind, ...]:
        """The kinds of audit of a month, in the order in which places are filled."""
        usual = self.months[_between(self.starts, month) % len(self.months)]
        chosen = self.calendar.get(month, usual)  # named with nothing: no audits that month
        joint: tuple[Kind, ...] = ("joint",) if self.is_joint(month) else ()
        return tuple(kind for kind in KINDS if kind in (*chosen, *joint))

    def is_joint(self, month: str) -> bool:
        """Whether pairs of auditors look at children known to both services that month."""
        if month in self.calendar:
            return "joint" in self.calendar[month]
        return bool(self.joint_every) and _between(self.joint_starts, month) % self.joint_every == 0

    def planned(self, month: str) -> Month:
        """The month before anybody planned it: one line over the whole caseload."""
        counts = {kind: self.places_for(kind) for kind in self.kinds(month)}
        return Month(month=month, lines=(LineOfEnquiry(title=WHOLE_CASELOAD, places=counts),))

    def plan_of(self, held: Month | None, month: str) -> Month:
        """The month as it was planned; one that nobody planned, or whose lines are all out, as usual."""
        return held if held and held.lines else self.planned(month)

    def places_for(self, kind: Kind) -> int:
        """How many children a month looks at in audits of that kind."""
        return self.joint_pairs if kind == "joint" else self.places.get(kind, 0)

    def year_of(self, month: str) -> tuple[str, ...]:
        """The twelve months of the programme's year in which a month lies."""
        back = (first_of(month).month - self.year_starts) % 12
        return tuple(_following(month_after(month, -back), 12))


def _between(first: str, last: str) -> int:
    start, end = first_of(first), first_of(last)
    return (end.year - start.year) * 12 + end.month - start.month


def _following(first: str, count: int) -> Iterator[str]:
    for number in range(count):
        yield month_after(first, number)
