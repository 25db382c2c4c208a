"""What a rule is: a pure function for one command, with its name, its permission and its conditions."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from audit.permissions import Actor, Do
from audit.record import Act, AuditRecord, Person
from audit.timings import GUIDE, Timings
from questionbank.models import Form


@dataclass(frozen=True)
class Ways:
    """What a service chooses about an audit's life.

    `decider` is who judges where the head of service may not: an appeal against the head's own moderation,
    an audit that the head made (source 001 lets the head both moderate and hear appeals). `safeguarding`
    says whom to call about a child at risk. `timings` are how long each step may take.
    """

    decider: str | None = None
    safeguarding: str = "your local children's social care, or 999 where a child is in danger now"
    timings: Timings = GUIDE


@dataclass(frozen=True)
class Around:
    """What a guard may ask beyond the audit itself: who acts, who is who, other audits.

    `other` is the audit of an id, such as the partner of a joint one; `of_child` are all of a ChildView ID.
    """

    actor: Actor
    ways: Ways
    today: dt.date
    people: Callable[[], Sequence[Person]]
    other: Callable[[str], AuditRecord]
    of_child: Callable[[str], Sequence[AuditRecord]]


Rule = Callable[[AuditRecord, Form, Any, Act], AuditRecord]
Guard = Callable[[AuditRecord, Form, Any, Around], None]
Done = Callable[[AuditRecord, Any], bool]
Shared = Callable[[AuditRecord, Any], Any]
Completed = Callable[[Any, Around], Any]
Remarked = Callable[[AuditRecord, Any, Around], Iterable[str]]


@dataclass(frozen=True)
class Ruled:
    """A rule with what it is called in the history and which permission it needs.

    `guard` refuses for reasons the table of permissions cannot know; `done` tells a repeated command from a
    new one, so that pressing twice does no harm; `shared` gives the same command for the partner of a joint
    audit, where what is written belongs to both. `completed` is the command with what it left to be looked
    up, such as a person's name for their address. `remarked` is what is said to whoever acts though nothing
    refuses it. `meets`: it brings a joint audit and its partner together, or another auditor to one of them.
    """

    name: str
    act: Do
    rule: Rule
    guard: Guard | None = None
    done: Done | None = None
    shared: Shared | None = None
    completed: Completed | None = None
    remarked: Remarked | None = None
    meets: bool = False
