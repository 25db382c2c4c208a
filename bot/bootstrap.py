"""The one place where the parts are put together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from audit.forms import FormShelf
from audit.permissions import THE_OPERATOR, Actor
from audit.ports import Store
from audit.service import AuditService
from bot import guidance_shelf
from bot.coaching import Coach
from bot.conversation.context import Parts
from bot.corrections import applied, correct, corrections, service_crosswalk
from bot.guidance_desk import GuidanceDesk
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
        return AuditService(self.store, FormShelf({"case-audit": case_audit}), self.settings.clock)

    @cached_property
    def guidance(self) -> GuidanceDesk:
        """The guidance in force when it was first asked for."""
        crosswalk = service_crosswalk(self.settings.crosswalk)
        return GuidanceDesk(
            guidance_shelf.library(self.store, self.settings.abbreviations),
            lambda form: applied(crosswalk, corrections(self.store), form),
        )

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
        return Parts(self.service, self.guidance, self.definitions, self.correct, Coach(self.settings.coach))

    def correct(self, form: Form, question: str, entries: Sequence[str], actor: Actor) -> tuple[str, ...]:
        """Set the guidance beside a form question, as an administrator; gives the entries' ids.

        Raises UnknownQuestion, UnknownEntry, NotAllowed.
        """
        now = self.settings.clock()
        made = correct(self.store, self.guidance.library, form, question, entries, actor, now)
        self.guidance.refresh()
        return made.entries

    def actor(self, name: str | None) -> Actor:
        """The person of that name, or the operator where none is given. Raises UnknownPerson."""
        return THE_OPERATOR if name is None else self.service.actor(name)


def open_app(settings: Settings) -> App:
    """Open the record and put the service together. Raises a storage error where it cannot be opened."""
    store = open_store(settings.home, settings.database_url, settings.key, settings.key_file)
    return App(settings, store)
