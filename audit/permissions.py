"""Who may see and do what: one table, by role. The operator at the command line may do everything."""

import datetime as dt
from collections.abc import Sequence
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from audit.errors import NotAllowed, UnknownPerson
from audit.models import AuditData
from audit.record import OPERATOR, Person


class Role(StrEnum):
    """What a person is to the audit programme; one person may be several."""

    AUDITOR = "auditor"
    GUEST_AUDITOR = "guest auditor"
    CASE_MANAGER = "case manager"
    TEAM_MANAGER = "team manager"
    MODERATOR = "moderator"
    LEARNING_ACADEMY = "learning academy"
    ANALYST = "analyst"
    SERVICE_MANAGER = "service manager"
    DEPUTY_HEAD = "deputy head"
    HEAD_OF_SERVICE = "head of service"
    SOCIAL_CARE_AUDITOR = "social care auditor"
    ADMINISTRATOR = "administrator"


class Do(StrEnum):
    """What can be done to a record."""

    START = "start an audit"
    IMPORT = "record an audit given as data"
    VIEW = "see an audit"
    ANSWER = "answer an audit"
    SUBMIT = "submit an audit"
    EXPORT = "make an audit's documents"
    TICK = "tick off a contact text"
    TRACK = "make the tracker"
    DOCUMENTS = "put an official document in force"
    PEOPLE = "manage people"


class Scope(StrEnum):
    """On which audits: one's own as auditor, those of one's cases or team, or all."""

    OWN = "own"
    CASE = "case"
    TEAM = "team"
    ALL = "all"


_AUDITING = {
    Do.START: Scope.OWN,
    Do.VIEW: Scope.OWN,
    Do.ANSWER: Scope.OWN,
    Do.SUBMIT: Scope.OWN,
    Do.EXPORT: Scope.OWN,
    Do.TICK: Scope.OWN,
}
_OVERSEEING = {Do.VIEW: Scope.ALL, Do.EXPORT: Scope.ALL, Do.TRACK: Scope.ALL}

TABLE: dict[Role, dict[Do, Scope]] = {
    Role.AUDITOR: _AUDITING,
    Role.GUEST_AUDITOR: _AUDITING,
    Role.SOCIAL_CARE_AUDITOR: _AUDITING,
    Role.CASE_MANAGER: {Do.VIEW: Scope.CASE},
    Role.TEAM_MANAGER: {Do.VIEW: Scope.TEAM, Do.EXPORT: Scope.TEAM, Do.TICK: Scope.TEAM},
    Role.MODERATOR: {Do.VIEW: Scope.ALL, Do.EXPORT: Scope.ALL},
    Role.LEARNING_ACADEMY: {**_OVERSEEING, Do.START: Scope.ALL, Do.IMPORT: Scope.ALL},
    Role.ANALYST: {Do.TRACK: Scope.ALL},
    Role.SERVICE_MANAGER: _OVERSEEING,
    Role.DEPUTY_HEAD: _OVERSEEING,
    Role.HEAD_OF_SERVICE: _OVERSEEING,
    Role.ADMINISTRATOR: {Do.DOCUMENTS: Scope.ALL, Do.PEOPLE: Scope.ALL},
}


class Actor(BaseModel):
    """Who acts: a known person with roles, or the operator."""

    model_config = ConfigDict(frozen=True)

    name: str
    roles: tuple[Role, ...] = ()
    is_operator: bool = False


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


def actor_named(name: str, people: Sequence[Person], today: dt.date) -> Actor:
    """The person of that name (or email) who may still act, as an actor. Raises UnknownPerson."""
    person = person_named(name, people, today)
    return Actor(name=person.name, roles=tuple(Role(role) for role in person.roles))


def allowed(actor: Actor, act: Do, data: AuditData | None = None) -> bool:
    """Whether that actor may do that, to that audit where the act is about one."""
    if actor.is_operator:
        return True
    scopes = {TABLE[role][act] for role in actor.roles if act in TABLE[role]}
    return Scope.ALL in scopes or (data is not None and any(_within(s, actor, data) for s in scopes))


def require(actor: Actor, act: Do, data: AuditData | None = None) -> None:
    """Raise NotAllowed unless that actor may do that."""
    if not allowed(actor, act, data):
        roles = ", ".join(actor.roles) or "no role"
        raise NotAllowed(
            f"{actor.name} ({roles}) may not {act.value} here; ask the auditor or an administrator"
        )


def _within(scope: Scope, actor: Actor, data: AuditData) -> bool:
    holder = {Scope.OWN: data.auditor, Scope.CASE: data.case_manager, Scope.TEAM: data.team_manager}.get(
        scope
    )
    return holder is not None and holder.casefold() == actor.name.casefold()
