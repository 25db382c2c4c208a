"""A small service with people, a clock that can be set, and a caseload."""

import datetime as dt
from dataclasses import dataclass, field

from audit.forms import FormShelf
from audit.permissions import THE_OPERATOR, Actor, Role
from audit.ports import Store
from audit.programme.cycle import Cycle
from audit.programme.service import Choice, ProgrammeService
from audit.programme.shapes import Case, LineOfEnquiry
from audit.record import Person
from audit.service import AuditService
from tests.builders import small_form
from tests.storage.fake import MemoryStore

PEOPLE = (
    Person(name="Ada Example", roles=("auditor",), team="North", line_manager="Tim Example"),
    Person(name="Ben Example", roles=("auditor",), team="South", line_manager="Tim Example"),
    Person(name="Cyd Example", roles=("auditor",), team="South"),
    Person(name="Gus Example", roles=("guest auditor",)),
    Person(name="Sol Example", roles=("social care auditor",)),
    Person(name="Tim Example", roles=("team manager",), team="North"),
    Person(name="Lea Example", roles=("learning academy",)),
    Person(name="Hal Example", roles=("head of service",)),
    Person(name="Dee Example", roles=("deputy head",)),
    Person(name="Mo Example", roles=("moderator",)),
)


def case(number: int, **more: object) -> Case:
    return Case.model_validate({"childview_id": f"CV-{number}", "case_manager": "Kit Example", **more})


@dataclass
class World:
    """The parts of a service, over the store in memory."""

    now: dt.datetime = dt.datetime(2026, 11, 2, 10, tzinfo=dt.UTC)
    store: Store = field(default_factory=MemoryStore)
    cycle: Cycle = field(default_factory=Cycle)

    def __post_init__(self) -> None:
        social = small_form("social-care-0001").model_copy(update={"document": "social-care-audit"})
        shelf = FormShelf({"case-audit": small_form, "social-care-audit": lambda: social})
        self.audits = AuditService(self.store, shelf, self.clock)
        self.programme = ProgrammeService(self.store, self.audits, self.clock, self.cycle)
        self.audits.keep_people(PEOPLE, THE_OPERATOR)

    def clock(self) -> dt.datetime:
        return self.now

    def line(self, **places: int) -> None:
        kinds = {name.replace("_", "-"): count for name, count in places.items()}
        line = LineOfEnquiry.model_validate({"title": "All", "places": kinds})
        self.programme.plan_line("2026-11", line, THE_OPERATOR)

    def drawn(self, cases: int = 12, **places: int) -> None:
        """A month drawn for so many places."""
        self.line(**places)
        children = [case(n, joint=True) for n in range(cases)]
        self.programme.select("2026-11", children, THE_OPERATOR, Choice(seed="s"))

    def allocated(self, cases: int = 12, **places: int) -> list[str]:
        """A month drawn and given out; the ids of its audits."""
        self.drawn(cases, **places)
        made = self.programme.allocate("2026-11", THE_OPERATOR).made
        return [one.audit for one in made if one.audit]

    def actor(self, name: str) -> Actor:
        return self.audits.actor(name)

    def leaves(self, name: str) -> None:
        self.audits.deactivate(name, Actor(name="Root", roles=(Role.ADMINISTRATOR,)))
