"""What every kind of step works with: the audit as it stands, who is speaking, and the parts to call."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from audit import commands as c
from audit.completeness import asked
from audit.permissions import Actor
from audit.record import AuditRecord
from audit.service import AuditService, Outcome
from bot.coaching import Coach
from bot.conversation.screens import Info, Where
from bot.guidance_desk import GuidanceDesk
from questionbank.models import Form


class Misread(Exception):
    """The typed answer was not understood; the sentence says what would be."""


@dataclass(frozen=True)
class Turn:
    """What an answer came to. `goto` is the step to go to, None for the next one, `STAY` for the same.

    `remarks` are the coach's; what they are about is kept whatever they say. `record` is the audit
    afterwards, where the act gave it back.
    """

    notes: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    goto: str | None = None
    info: Info | None = None
    warnings: tuple[str, ...] = ()
    record: AuditRecord | None = None


STAY = "stay"


@dataclass(frozen=True)
class Parts:
    """The parts a conversation calls: the core, the guidance, and the grading definitions by label.

    `correct` sets the guidance entries beside a question as an administrator; gives the entries' ids.
    """

    service: AuditService
    guidance: GuidanceDesk
    definitions: Mapping[str, str]
    correct: Callable[[Form, str, Sequence[str], Actor], Sequence[str]]
    coach: Coach


@dataclass(frozen=True)
class Context:
    """One moment of a conversation. `arrived` says that the person jumped here rather than came along."""

    parts: Parts
    record: AuditRecord
    form: Form
    actor: Actor
    today: dt.date
    step: str
    arrived: bool = False
    seen: int | None = None

    @property
    def key(self) -> str:
        """What the step is about."""
        return self.step.partition(":")[2]

    @property
    def guidance(self) -> GuidanceDesk:
        """The guidance that this audit was begun under."""
        return self.parts.guidance.of(self.record.guidance)

    def at(self, record: AuditRecord) -> "Context":
        """The same moment with the audit as it is now."""
        return replace(self, record=record)

    def perform(self, command: c.Command) -> Outcome:
        """Carry out a command as the person speaking."""
        return self.parts.service.perform(command, self.actor)

    def where(self, part: str) -> Where:
        """Where the person stands, in that part of the form."""
        questions = asked(self.record.data, self.form)
        rated = [q for q in questions if self._rated(q.number)]
        return Where(self.record.id, self.step, self.record.version, part, len(rated), len(questions))

    def _rated(self, number: str) -> bool:
        answer = self.record.data.answers.get(number)
        return bool(answer and answer.rating)
