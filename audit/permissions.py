"""Whether a person may do something: the table of `audit.permission_table`, asked of a person and an audit.

The operator at the command line may do everything.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from audit.errors import NotAllowed, UnknownPerson
from audit.headlines import Headline
from audit.models import AuditData, Kind
from audit.permission_table import CARE, NEVER_OWN, ONLY_KINDS, RATERS_MAY, STAND_IN_MAY, TABLE
from audit.record import OPERATOR, AuditRecord, Person
from audit.roles import Do, Role, Scope
from audit.text import folded

__all__ = [
    "CARE",
    "TABLE",
    "THE_OPERATOR",
    "Actor",
    "Do",
    "Role",
    "Scope",
    "actor_named",
    "actor_of",
    "allowed",
    "is_same",
    "person_named",
    "require",
    "scopes",
]

Subject = AuditRecord | AuditData | Headline


class Actor(BaseModel):
    """Who acts: a known person with roles, or the operator."""

    model_config = ConfigDict(frozen=True)

    name: str
    roles: tuple[Role, ...] = ()
    is_operator: bool = False
    stands_in: bool = False  # judges where the head of service may not, by the service's own choice


THE_OPERATOR = Actor(name=OPERATOR, is_operator=True)


def person_named(name: str, people: Sequence[Person], today: dt.date) -> Person:
    """The person of that name or email who may still act. Raises UnknownPerson."""
    wanted = name.strip().casefold()
    for person in people:
        here = person.active and (person.leaves_on is None or today <= person.leaves_on)
        if wanted and here and wanted in (person.name.casefold(), (person.email or "").casefold()):
            return person
    raise UnknownPerson(
        f"nobody called {name!r} is known here; `checkback people list` shows who is, and "
        "`checkback people import FILE.csv` adds people"
    )


def actor_named(name: str, people: Sequence[Person], today: dt.date, decider: str | None = None) -> Actor:
    """The person of that name (or email) who may still act, as an actor. Raises UnknownPerson.

    `decider` is whom the service names to judge where the head of service may not.
    """
    return actor_of(person_named(name, people, today), decider)


def actor_of(person: Person, decider: str | None = None) -> Actor:
    """A person as an actor; `decider` as in `actor_named`."""
    roles = tuple(Role(role) for role in person.roles)
    return Actor(name=person.name, roles=roles, stands_in=is_same(person.name, decider))


def scopes(actor: Actor, act: Do) -> set[Scope]:
    """On which audits that actor may do that."""
    if actor.is_operator:
        return {Scope.ALL}
    held = {TABLE[role][act] for role in actor.roles if act in TABLE[role]}
    if actor.roles and act in RATERS_MAY:
        held.add(Scope.RATING)
    return held | {Scope.ALL} if actor.stands_in and act in STAND_IN_MAY else held


def allowed(actor: Actor, act: Do, about: Subject | None = None) -> bool:
    """Whether that actor may do that, to that audit where the act is about one.

    Raters of a group audit are known from its record or headline, not from its data.
    """
    if actor.is_operator:
        return True
    if about is None:
        return Scope.ALL in scopes(actor, act)
    whose = _whose(about)
    if act in NEVER_OWN and any(is_same(actor.name, name) for name in whose.made_by):
        return False
    if actor.stands_in and act in STAND_IN_MAY:
        return True
    if act in RATERS_MAY and any(is_same(actor.name, rater) for rater in whose.raters):
        return True
    return any(_role_allows(role, actor, act, whose) for role in actor.roles)


def require(actor: Actor, act: Do, about: Subject | None = None) -> None:
    """Raise NotAllowed unless that actor may do that."""
    if not allowed(actor, act, about):
        roles = ", ".join(actor.roles) or "no role"
        raise NotAllowed(
            f"{actor.name} ({roles}) may not {act.value} here; ask the auditor or an administrator"
        )


def is_same(name: str | None, other: str | None) -> bool:
    """Whether two names are one person's, however they are written."""
    return bool(name and other and folded(name) == folded(other))


@dataclass(frozen=True)
class _Whose:
    """To whom an audit belongs."""

    kind: Kind
    auditor: str
    case_manager: str | None
    team_manager: str | None
    raters: tuple[str, ...]
    earlier: tuple[str, ...] = ()  # who had it before it was given to somebody else

    @property
    def made_by(self) -> tuple[str, ...]:
        """Everybody whose work it is."""
        return (self.auditor, *self.raters, *self.earlier)


def _whose(about: Subject) -> _Whose:
    raters = () if isinstance(about, AuditData) else about.raters
    data = about.data if isinstance(about, AuditRecord) else about
    earlier = about.auditors_before if isinstance(about, AuditRecord) else ()
    return _Whose(data.kind, data.auditor, data.case_manager, data.team_manager, raters, earlier)


def _role_allows(role: Role, actor: Actor, act: Do, whose: _Whose) -> bool:
    scope = TABLE[role].get(act)
    if scope is None or whose.kind not in ONLY_KINDS.get(role, {whose.kind}):
        return False
    holder = {
        Scope.OWN: whose.auditor,
        Scope.CASE: whose.case_manager,
        Scope.TEAM: whose.team_manager,
    }.get(scope)
    return scope == Scope.ALL or is_same(actor.name, holder)
