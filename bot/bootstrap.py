"""The one place where the parts are put together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from audit.care.service import Care
from audit.forms import FormShelf
from audit.permissions import THE_OPERATOR, Actor
from audit.ports import Store
from audit.programme.service import ProgrammeService
from audit.ruling import Ways
from audit.service import AuditService
from audit.taking.desk import FormDesk
from audit.tracking import Tracking
from bot import guidance_shelf
from bot.coaching import Coach
from bot.conversation.context import Parts
from bot.corrections import correct
from bot.desks import Desks
from bot.guidance_desk import GuidanceDesk
from bot.keeping.traces import DataFolder, Traces, slack_traces
from bot.settings import Settings
from questionbank.builtin import case_audit
from questionbank.definitions import definitions
from questionbank.models import Form
from storage.opening import open_store

if TYPE_CHECKING:
    from docgen.form import FormWriter


@dataclass(frozen=True)
class App:
    """The service, put together from its settings and its record."""

    settings: Settings
    store: Store

    @cached_property
    def service(self) -> AuditService:
        """The core."""
        return AuditService(self.store, self.forms, self.settings.clock, self.ways)

    @cached_property
    def forms(self) -> FormShelf:
        """The forms that audits are judged by, and the guidance that stands beside them."""
        return FormShelf({"case-audit": case_audit}, guidance_shelf.pin)

    @cached_property
    def ways(self) -> Ways:
        """What the service chose about an audit's life."""
        chosen = {"decider": self.settings.decider, "safeguarding": self.settings.safeguarding}
        said = {name: value for name, value in chosen.items() if value}
        return Ways(**said, timings=self.settings.timings)

    @cached_property
    def care(self) -> Care:
        """The care of the record: holds, deletion, what is given out."""
        return Care(self.store, self.settings.clock, self.settings.retention)

    @cached_property
    def traces(self) -> tuple[Traces, ...]:
        """Where audits leave traces outside the record."""
        return (DataFolder(self.settings.home), *slack_traces(self.store))

    @cached_property
    def programme(self) -> ProgrammeService:
        """The programme around the audits."""
        chosen = (self.settings.programme, self.settings.timings)
        return ProgrammeService(self.store, self.service, self.settings.clock, *chosen)

    @cached_property
    def form_desk(self) -> FormDesk:
        """Where filled forms are taken in."""
        return FormDesk(self.store, self.forms, self.settings.clock)

    @cached_property
    def tracking(self) -> Tracking:
        """Where the tracker is made from, and managers' copies of it are merged."""
        return Tracking(self.store, self.forms, self.settings.clock)

    @property
    def guidance(self) -> GuidanceDesk:
        """The guidance in force now."""
        return self._desks.in_force()

    @cached_property
    def _desks(self) -> Desks:
        """Where guidance is answered from, in the editions in force and in older ones."""
        return Desks(self.store, self.settings.abbreviations, self.settings.crosswalk)

    @cached_property
    def form_writer(self) -> "FormWriter":
        """Fills the Word form; keeps each edition's template compiled."""
        from docgen.form import FormWriter

        return FormWriter()

    @cached_property
    def definitions(self) -> Mapping[str, str]:
        """The grading definitions by label."""
        return definitions(self.settings.definitions)

    def parts(self) -> Parts:
        """What a conversation works with."""
        return Parts(self.service, self.guidance, self.definitions, self.correct, self.coach)

    @cached_property
    def coach(self) -> Coach:
        """The two coaches, by the service's rules or ours."""
        return Coach(self.settings.coach)

    def correct(self, form: Form, question: str, entries: Sequence[str], actor: Actor) -> tuple[str, ...]:
        """Set the guidance beside a form question, as an administrator; gives the entries' ids.

        Raises UnknownQuestion, UnknownEntry, NotAllowed.
        """
        now = self.settings.clock()
        made = correct(self.store, self.guidance.library, form, question, entries, actor, now)
        self._desks.refresh()
        return made.entries

    def actor(self, name: str | None) -> Actor:
        """The person of that name, or the operator where none is given. Raises UnknownPerson."""
        return THE_OPERATOR if name is None else self.service.actor(name)


def open_app(settings: Settings) -> App:
    """Open the record and put the service together. Raises a storage error where it cannot be opened."""
    where = (settings.home, settings.database_url, settings.key, settings.key_file)
    store = open_store(*where, keyring=settings.keyring)
    return App(settings, store)
