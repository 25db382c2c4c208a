"""People and audits for the tests of an audit's life, each step a call."""

import datetime as dt

from audit import commands as c
from audit.forms import FormShelf
from audit.permissions import THE_OPERATOR, Actor
from audit.record import AuditRecord, Person
from audit.ruling import Ways
from audit.service import AuditService
from tests.builders import NOW, answered, small_form
from tests.storage.fake import MemoryStore

AUDITOR, MODERATOR, HEAD = "Alex Example", "Noor Example", "Hana Example"
CASE, TEAM, DEPUTY = "Sam Example", "Tina Example", "Dee Example"
ACADEMY, NAMED = "Lee Example", "Nia Example"
SECTIONS = ("Assessment", "Delivery & Review", "Overall")

PEOPLE = (
    Person(name=AUDITOR, roles=("auditor",), line_manager=TEAM),
    Person(name=MODERATOR, roles=("moderator",)),
    Person(name=HEAD, roles=("head of service",)),
    Person(name=CASE, roles=("case manager",)),
    Person(name=TEAM, roles=("team manager",)),
    Person(name=DEPUTY, roles=("deputy head",)),
    Person(name=ACADEMY, roles=("learning academy",)),
    Person(name=NAMED, roles=("service manager",)),
)


class Life:
    """A service with its people and a clock that the test sets; every act goes through the service."""

    def __init__(self, decider: str | None = None) -> None:
        form = small_form()
        self.now = NOW
        shelf = FormShelf({form.document: lambda: form})
        self.service = AuditService(MemoryStore(), shelf, lambda: self.now, Ways(decider=decider))
        self.service.keep_people(PEOPLE, THE_OPERATOR)

    def who(self, name: str) -> Actor:
        return self.service.actor(name)

    def does(self, name: str, command: c.Command) -> AuditRecord:
        """That person does that; gives the audit afterwards."""
        return self.service.perform(command, self.who(name)).record

    def later(self, **delta: int) -> None:
        self.now += dt.timedelta(**delta)

    def record(self, audit: str) -> AuditRecord:
        return self.service.show(audit, THE_OPERATOR)[0]

    def allocated(self, **given: object) -> str:
        """An audit that waits for its auditor."""
        facts = {"/case_manager": CASE, "/team_manager": TEAM}
        command = c.AllocateAudit(
            **{"childview_id": "CV-1", "auditor": AUDITOR, "month": "2026-11", "facts": facts, **given}  # type: ignore[arg-type]  # keys are the command's own
        )
        return self.service.allocate(command, THE_OPERATOR).record.id

    def submitted(self, overall: str = "Good") -> str:
        """An audit that was answered and handed in."""
        audit = self.allocated()
        answered(self.service, audit)
        self.does(AUDITOR, c.RecordJudgement(audit=audit, rating=overall))
        self.does(AUDITOR, c.Submit(audit=audit))
        return audit

    def moderated(self, overall: str = "Good", disagree: str | None = None) -> str:
        """An audit that was moderated, with a disagreement on the whole where a reason is given."""
        audit = self.submitted(overall)
        by = HEAD if overall == "Inadequate" else MODERATOR
        self.does(by, accepting(audit, {"Overall": disagree} if disagree else {}))
        return audit

    def closed(self) -> str:
        """An audit whose meeting was held."""
        audit = self.moderated()
        self.does(AUDITOR, c.RecordMeeting(audit=audit, on="2026-11-20", came=(CASE, TEAM)))
        return audit


def accepting(audit: str, disagree: dict[str, str] | None = None) -> c.Moderate:
    """A whole moderation in one go."""
    disputed = disagree or {}
    return c.Moderate(
        audit=audit,
        agree=tuple(title for title in SECTIONS if title not in disputed),
        disagree=disputed,
        talk="held",
        actions_meet_findings=True,
        accept=True,
    )
