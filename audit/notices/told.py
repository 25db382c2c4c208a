"""The consequences of acts (`audit.life.tell`) as notices: roles become people, each told why it is them."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from audit.deadlines import deadlines
from audit.due import holders, is_here
from audit.life.shapes import meetings
from audit.life.tell import LEADERS, Told, standing
from audit.notices.shapes import Notice
from audit.notices.wording import notice
from audit.permissions import Role, is_same
from audit.record import AuditRecord, Person
from audit.timings import GUIDE, Timings

# Which deadline a kind of notice gives, and under which name it counts as told of what is due.
GIVES = {
    "allocated": "complete",
    "rater": "complete",
    "returned": "resubmit",
    "to moderate": "moderate",
    "to moderate, Inadequate": "moderate",
    "to decide": "decide",
    "moderated": "uop meeting",
    "Inadequate": "follow-up",
    "concern": "concern",
}


@dataclass(frozen=True, kw_only=True)
class Telling:
    """What is needed to tell people: who is here, the service's times and choices, why audits were given.

    `because` gives the reason of an allocation by audit and person; `decider` judges in the head's place;
    `safeguarding` is whom to call about a child at risk.
    """

    people: Sequence[Person]
    today: dt.date
    timings: Timings = GUIDE
    because: Callable[[str, str], str | None] = lambda _audit, _person: None
    decider: str | None = None
    safeguarding: str = ""

    def of(self, record: AuditRecord, told: Told) -> list[Notice]:
        """One consequence as notices; one that was overtaken meanwhile says how the audit stands now."""
        made = [self._notice(record, told, person) for person in self.whom(told)]
        begun = told.kind == "allocated" and record.state == "in progress"
        if told.key in {now.key for now in standing(record)} or (begun and told.to == (record.data.auditor,)):
            return made
        since = "It has been acknowledged since." if told.kind == "concern" else _moved_on(record)
        return [one.model_copy(update={"says": f"{one.says} {since}", "by": None}) for one in made]

    def notices(self, record: AuditRecord) -> list[Notice]:
        """Everything that the audit as it stands has people told of."""
        found = [one for told in standing(record) for one in self.of(record, told)]
        return found + [
            self._rater(record, name) for name in record.raters if self._tells_raters(record, name)
        ]

    def whom(self, told: Told) -> list[str]:
        """The people to tell: those named and those who hold a role, here today, each once."""
        here = [person for person in self.people if is_here(person, self.today)]
        names = [person.name for person in here if any(role in person.roles for role in told.roles)]
        names = [name for name in names if not any(is_same(name, other) for other in told.but)]
        if told.stand_in and not names and self.decider:
            names = [self.decider]
        left = [person.name for person in self.people if not is_here(person, self.today)]
        named = [name for name in told.to if not any(is_same(name, other) for other in left)]
        if told.is_urgent and not names and not any(is_same(n, one.name) for n in named for one in here):
            names = list(holders(here, *LEADERS))  # what cannot wait must reach somebody
        return list(dict.fromkeys((*named, *names)))

    def _notice(self, record: AuditRecord, told: Told, person: str) -> Notice:
        made = notice(
            told.kind,
            f"{told.key}/{person}",
            person,
            by=self._by(record, told),
            audit=record.id,
            kind=record.data.kind,
            month=record.data.month,
            why=self._why(record, told, person),
            action=told.about if told.kind == "re-opened" else None,
            what=GIVES.get(told.kind, told.kind),
            safeguarding=self.safeguarding,
        )
        return made.model_copy(
            update={"meeting": _meeting(record, told), "urgent": told.is_urgent or made.urgent}
        )

    def _by(self, record: AuditRecord, told: Told) -> dt.date | None:
        if told.kind == "meeting arranged":
            return _meeting(record, told)
        name = GIVES.get(told.kind)
        return deadlines(record, self.timings).get(name) if name else None

    def _why(self, record: AuditRecord, told: Told, person: str) -> str:
        given = self.because(record.id, person) if told.kind == "allocated" else None
        return given or relation(record, person, self._roles(person))

    def _roles(self, name: str) -> tuple[str, ...]:
        return next((person.roles for person in self.people if is_same(person.name, name)), ())

    def _tells_raters(self, record: AuditRecord, name: str) -> bool:
        return record.state in ("allocated", "in progress") and not is_same(name, record.data.auditor)

    def _rater(self, record: AuditRecord, name: str) -> Notice:
        by = deadlines(record, self.timings)["complete"]
        key, month = f"{record.id}/rater/{name}", record.data.month
        return notice("rater", key, name, by=by, audit=record.id, month=month, what="complete")


def relation(record: AuditRecord, person: str, roles: Iterable[str]) -> str:
    """What a person is to an audit, as a sentence to them."""
    data = record.data
    named = (
        (data.auditor, "You are the auditor."),
        (record.moderator, "You are the moderator."),
        (data.team_manager, "You are the team manager of this case."),
        (data.case_manager, "You are the case manager."),
    )
    for name, words in named:
        if name and is_same(name, person):
            return words
    order = (Role.HEAD_OF_SERVICE, Role.DEPUTY_HEAD, Role.MODERATOR, Role.LEARNING_ACADEMY)
    held = next((role for role in order if role in roles), None)
    return {
        Role.HEAD_OF_SERVICE: "You are the head of service.",
        Role.DEPUTY_HEAD: "You are the deputy head of service.",
        Role.MODERATOR: "You moderate audits.",
        Role.LEARNING_ACADEMY: "You look after the programme.",
        None: "You are named in it.",
    }[held]


def _moved_on(record: AuditRecord) -> str:
    return f"Since then it has moved on: it is {record.state} now."


def _meeting(record: AuditRecord, told: Told) -> dt.date | None:
    if told.kind != "meeting arranged":
        return None
    return next((one.arranged_for for one in meetings(record.data) if one.id == told.about), None)
