"""What is due or late, and who has to do it: a pure function of the record and the clock."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from audit.deadlines import check_backs, deadlines, given_on, uk_date
from audit.headlines import Headline
from audit.life.shapes import concerns, meetings
from audit.life.standing import is_inadequate
from audit.life.tell import LEADERS
from audit.permissions import Role, is_same
from audit.record import ENDED, AuditRecord, Person
from audit.timings import GUIDE, Timings

OPEN_ACTIONS = ("Not started", "In progress", "Completed")  # neither checked back nor dropped
AFTER_MODERATION = ("moderated", "escalated", "closed")
HISTORY = dt.timedelta(days=90)


@dataclass(frozen=True, kw_only=True)
class Item:
    """One thing to be done: `what` by its short name, by when, by whom.

    `who` are names of people; empty where nobody is known who should do it, and then `role` says who should.
    `action` is the id of an action of that audit, or of the service's own where there is no audit.
    """

    what: str
    due: dt.date
    who: tuple[str, ...]
    role: str
    audit: str | None = None
    action: str | None = None
    month: str | None = None

    def days_late(self, today: dt.date) -> int:
        """How many days late it is; 0 while it is not."""
        return max((today - self.due).days, 0)


def due_of(
    records: Iterable[AuditRecord],
    people: Sequence[Person],
    today: dt.date,
    timings: Timings = GUIDE,
    decider: str | None = None,
) -> list[Item]:
    """Everything that waits to be done about those audits, what is due first first.

    `decider` judges where the head of service may not.
    """
    here = [person for person in people if is_here(person, today)]
    found = [item for record in records for item in _of_one(record, here, timings, decider)]
    return sorted(found, key=lambda item: (item.due, item.audit or "", item.what, item.action or ""))


def is_history(record: AuditRecord | Headline) -> bool:
    """Whether an audit was moderated long before it was recorded here: last year's, given as data.

    What it asked for then is nobody's task now.
    """
    moderated = record.verified_on if isinstance(record, Headline) else record.data.verification.date
    if record.moderated_at or moderated is None:
        return False
    return uk_date(record.created_at) - moderated > HISTORY


def is_here(person: Person, today: dt.date) -> bool:
    """Whether a person works for the service that day."""
    return person.active and (person.leaves_on is None or today <= person.leaves_on)


def holders(people: Iterable[Person], *roles: Role) -> tuple[str, ...]:
    """The names of those who hold one of those roles."""
    return tuple(person.name for person in people if any(role in person.roles for role in roles))


Dates = Mapping[str, dt.date | None]


def _of_one(
    record: AuditRecord, people: Sequence[Person], timings: Timings, decider: str | None
) -> Iterator[Item]:
    yield from _concerns(record, people)
    if record.state in ENDED or is_history(record):
        return
    by_name = deadlines(record, timings)
    yield from _answering(record, by_name)
    yield from _judging(record, by_name, people, decider)
    yield from _meeting(record, by_name)
    yield from _following_up(record, by_name, people)
    yield from _checking_back(record, people)


def _answering(record: AuditRecord, by_name: Dates) -> Iterator[Item]:
    auditor = (record.data.auditor,)
    if record.state == "returned":
        yield from _item(record, "resubmit", by_name["resubmit"], auditor, "auditor")
    elif record.state in ("allocated", "in progress"):
        who = record.still_to_rate or auditor
        yield from _item(record, "complete", by_name["complete"], who, "auditor")


def _judging(
    record: AuditRecord, by_name: Dates, people: Sequence[Person], decider: str | None
) -> Iterator[Item]:
    if record.state == "submitted":
        who = moderators(record, people, decider)
        yield from _item(record, "moderate", by_name["moderate"], who, "moderator")
    elif record.state == "escalated":
        who = _heads(record, people, decider)
        yield from _item(record, "decide", by_name["decide"], who, "head of service")


def moderators(record: AuditRecord, people: Sequence[Person], decider: str | None = None) -> tuple[str, ...]:
    """Who moderates that audit: the head of service an Inadequate one (section 5), else whoever is named."""
    if is_inadequate(record):
        return _heads(record, people, decider)
    if record.moderator and any(is_same(record.moderator, person.name) for person in people):
        return (record.moderator,)  # one who has left leaves it to the others
    return tuple(name for name in holders(people, Role.MODERATOR) if not _made_it(record, name))


def _heads(record: AuditRecord, people: Sequence[Person], decider: str | None) -> tuple[str, ...]:
    """The heads of service who are not party to it, else whom the service names in their place."""
    party = record.moderator if record.state == "escalated" else None
    heads = holders(people, Role.HEAD_OF_SERVICE)
    free = tuple(name for name in heads if not is_same(name, party) and not _made_it(record, name))
    return free or ((decider,) if decider else ())


def _made_it(record: AuditRecord, name: str) -> bool:
    return any(is_same(name, other) for other in record.made_by)


def _meeting(record: AuditRecord, by_name: Dates) -> Iterator[Item]:
    held = any(meeting.kind == "UoP" and meeting.is_held for meeting in meetings(record.data))
    if record.state == "moderated" and not held:
        who = (*team_manager(record), record.data.auditor)
        yield from _item(record, "uop meeting", by_name["uop meeting"], who, "team manager")


def _following_up(record: AuditRecord, by_name: Dates, people: Sequence[Person]) -> Iterator[Item]:
    held = any(meeting.kind == "follow-up" and meeting.is_held for meeting in meetings(record.data))
    if record.state in AFTER_MODERATION and not held:
        who = (*holders(people, Role.DEPUTY_HEAD), *team_manager(record))
        yield from _item(record, "follow-up", by_name["follow-up"], who, "deputy head")


def _checking_back(record: AuditRecord, people: Sequence[Person]) -> Iterator[Item]:
    """The team manager sees to the plan (section 8); whoever owns an action is told too."""
    if record.state not in AFTER_MODERATION:
        return
    dates = check_backs(record)
    known = {person.name.casefold(): person.name for person in people}
    for action in record.data.actions:
        if action.status in OPEN_ACTIONS:
            owner = known.get((action.responsibility or "").strip().casefold())
            who = (*team_manager(record), *((owner,) if owner else ()))
            yield from _item(record, "check-back", dates[str(action.id)], who, "team manager", action.id)


def _concerns(record: AuditRecord, people: Sequence[Person]) -> Iterator[Item]:
    """A safeguarding concern waits for the team manager from the moment it is raised, in any state.

    Where there is none here, it waits for the deputy heads and heads of service.
    """
    for concern in concerns(record.data):
        if concern.is_open:
            raised = uk_date(concern.at) if concern.at else given_on(record)
            named = [name for name in team_manager(record) if any(is_same(name, p.name) for p in people)]
            who = tuple(named) or holders(people, *LEADERS)
            yield from _item(record, "concern", raised, who, "team manager")


def team_manager(record: AuditRecord) -> tuple[str, ...]:
    """The team manager of that audit's case."""
    named = record.data.team_manager
    return (named,) if named else ()


def _item(
    record: AuditRecord,
    what: str,
    due: dt.date | None,
    who: Sequence[str],
    role: str,
    action: str | None = None,
) -> Iterator[Item]:
    if due is not None:
        yield Item(
            what=what,
            due=due,
            who=tuple(dict.fromkeys(who)),
            role=role,
            audit=record.id,
            action=action,
            month=record.data.month,
        )
