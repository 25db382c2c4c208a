"""Who may audit whom, and why not: never one's own case, nor the same child twice."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from audit.days import first_of, last_of, working_days
from audit.due import is_here
from audit.models import AuditData, Kind
from audit.permissions import Role
from audit.programme.shapes import Case, Exemption
from audit.record import AuditRecord, Person
from audit.text import folded

# Section 7: full audits are solely the service's own auditors'; a partner agency may join in the others.
WHO_AUDITS: dict[Kind, tuple[Role, ...]] = {
    "full": (Role.AUDITOR,),
    "joint": (Role.AUDITOR,),
    "dip-sample": (Role.AUDITOR, Role.GUEST_AUDITOR),
    "group": (Role.AUDITOR, Role.GUEST_AUDITOR),
}
BUDDIES: tuple[Role, ...] = (Role.SOCIAL_CARE_AUDITOR,)


@dataclass(frozen=True)
class Auditor:
    """Somebody who can take audits in a month. `children` are those whom they have audited, folded.

    `is_away`: they take none that month, and can only be given one by hand.
    """

    person: Person
    children: frozenset[str] = frozenset()
    is_away: bool = False

    @property
    def name(self) -> str:
        """Their name."""
        return self.person.name

    @property
    def is_guest(self) -> bool:
        """Whether they come from a partner agency."""
        return Role.AUDITOR not in self.person.roles


@dataclass(frozen=True)
class Rule:
    """A rule of the allocation: how a choice goes against it, as said to others and to the auditor."""

    said: str
    to_them: str


# What is never done, and what may be done by hand, if knowingly (section 7; the order is the allocation's).
OWN_CASE = Rule("it is their own case", "it is your own case")
ROLE = Rule("their role does not take this kind of audit", "your role does not take this kind of audit")
AWAY = Rule("they take no audits this month", "you take no audits this month")
AGAIN = Rule("they have audited this child before", "you have audited this child before")
OWN_TEAM = Rule("it is their own team's", "it is your own team's")


def auditors(
    people: Iterable[Person],
    exemptions: Sequence[Exemption],
    month: str,
    today: dt.date,
    history: Iterable[tuple[str, str]],
    by_hand: Collection[str] = (),
) -> list[Auditor]:
    """Who can take audits in a month, by name: here today and until its end, and not exempt for most of it.

    `history` are pairs of auditor and ChildView ID, of every audit there was. Whoever is named `by_hand`
    (folded) is among them as long as they work here.
    """
    seen: dict[str, set[str]] = {}
    for name, child in history:
        seen.setdefault(folded(name), set()).add(folded(child))
    found = []
    for person in people:
        key, is_away = folded(person.name), not _takes_audits(person, exemptions, month)
        if is_here(person, today) and (not is_away or key in by_hand):
            found.append(Auditor(person, frozenset(seen.get(key, ())), is_away))
    return sorted(found, key=lambda auditor: folded(auditor.name))


def _takes_audits(person: Person, exemptions: Sequence[Exemption], month: str) -> bool:
    return _audits(person) and available(person, exemptions, month) >= HALF


def _audits(person: Person) -> bool:
    return any(role in person.roles for role in (*WHO_AUDITS["group"], *BUDDIES))


HALF = 0.5


def available(person: Person, exemptions: Iterable[Exemption], month: str) -> float:
    """The part of a month's working days on which somebody is there for audits, from 0 to 1."""
    first, last = first_of(month), last_of(month)
    end = min(last, person.leaves_on) if person.leaves_on else last
    away = {
        day
        for one in exemptions
        if folded(one.person) == folded(person.name)
        for day in days_off(one, first, end)
    }
    whole = working_days(first, last)
    return working_days(first, end, away) / whole if whole else 0.0


def days_off(exemption: Exemption, first: dt.date, last: dt.date) -> list[dt.date]:
    """The days between two on which an agreed exemption holds."""
    if exemption.audit or not exemption.approved_by:
        return []
    start = max(first, exemption.first or first)
    end = min(last, exemption.last or last)
    return [start + dt.timedelta(days=n) for n in range((end - start).days + 1)]


def why_not(auditor: Auditor, case: Case, roles: Collection[Role]) -> Rule | None:
    """The first rule by which somebody is not given a child; None where they may be."""
    if is_own_case(auditor, case):
        return OWN_CASE
    return next(_broken(auditor, case, roles), None)


def goes_against(
    auditor: Auditor, case: Case, roles: Collection[Role], people: Iterable[Person]
) -> tuple[Rule, ...]:
    """The rules that a choice by hand goes against. It is kept all the same, so it must be said."""
    own_team = (OWN_TEAM,) if is_own_team(auditor, case, people) else ()
    return (*_broken(auditor, case, roles), *own_team)


def who_had(record: AuditRecord) -> tuple[str, ...]:
    """Who looked at the child in an audit, or was to; one that was withdrawn counts for nobody."""
    if record.state == "withdrawn":
        return ()
    return record.made_by


def case_of(data: AuditData) -> Case:
    """The case of an audit, as far as the audit itself knows it."""
    return Case(
        childview_id=data.child.childview_id, case_manager=data.case_manager, team_manager=data.team_manager
    )


def is_own_case(auditor: Auditor, case: Case) -> bool:
    """Whether they work with the child themselves: nobody is given that, by hand or otherwise."""
    return folded(auditor.name) == folded(case.case_manager or "")


def _broken(auditor: Auditor, case: Case, roles: Collection[Role]) -> Iterator[Rule]:
    if auditor.is_away:
        yield AWAY
    if not any(role in auditor.person.roles for role in roles):
        yield ROLE
    if folded(case.childview_id) in auditor.children:
        yield AGAIN


def is_own_team(auditor: Auditor, case: Case, people: Iterable[Person]) -> bool:
    """Whether the case is of the auditor's own team; where no team is known, of their own line manager's."""
    me, manager = auditor.person, folded(case.team_manager or "")
    if manager and manager == folded(me.name):
        return True
    team = team_of(case, people)
    if team and me.team:
        return team == folded(me.team)
    return bool(manager) and manager == folded(me.line_manager or "")


def team_of(case: Case, people: Iterable[Person]) -> str | None:
    """The team of a case, folded: as the extract says, else its team manager's, else its case manager's."""
    if case.team:
        return folded(case.team)
    teams = {folded(person.name): folded(person.team) for person in people if person.team}
    named = (folded(name) for name in (case.team_manager, case.case_manager) if name)
    return next((teams[name] for name in named if name in teams), None)
