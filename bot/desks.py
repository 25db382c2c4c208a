"""The desks that answer from guidance: one for what is in force, one for each set of older editions in use.

An audit under way keeps the guidance it was begun under, so its conversation asks a desk of its own. The
crosswalk names entries by the numbers of the edition it was judged on; for every other edition its entries
are found again by their wording, and so are those that an administrator set.
"""

import datetime as dt
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from audit.ports import Store
from audit.record import Edition
from bot import guidance_shelf
from bot.corrections import applied, corrections, service_crosswalk
from bot.guidance_desk import GuidanceDesk
from guidance.crosswalk import CARAG, Crosswalk
from guidance.differences import moves
from guidance.library import Library
from guidance.models import GuidanceDocument
from questionbank.models import Form


class Desks:
    """Makes desks and keeps them until other guidance is in force or the crosswalk is corrected."""

    def __init__(self, store: Store, abbreviations: Path | None, crosswalk: Path | None) -> None:
        self._store, self._abbreviations = store, abbreviations
        self._crosswalk_file = crosswalk
        self._standing: str | None = None
        self._made: dict[frozenset[tuple[str, str]], GuidanceDesk] = {}

    def in_force(self) -> GuidanceDesk:
        """The desk for the guidance in force now, whichever process put it in force."""
        standing = guidance_shelf.standing(self._store)
        if standing != self._standing:
            self._made.clear()
            self._standing = standing
        return self._desk({})

    def refresh(self) -> None:
        """Ask for the crosswalk anew, after it was corrected."""
        for desk in self._made.values():
            desk.refresh()

    def _desk(self, pinned: Mapping[str, str]) -> GuidanceDesk:
        key = frozenset(pinned.items())
        if key not in self._made:
            self._made[key] = self._new(pinned)
        return self._made[key]

    def _new(self, pinned: Mapping[str, str]) -> GuidanceDesk:
        library = guidance_shelf.library(self._store, self._abbreviations, pinned)
        in_force = self._made.get(frozenset())
        if in_force is not None and in_force.library.documents == library.documents:
            return in_force
        follow = Following(self._store, library)
        return GuidanceDesk(library, lambda form: self._crosswalk(follow, form), self._desk)

    def _crosswalk(self, follow: "Following", form: Form) -> Crosswalk:
        """The crosswalk for a form, with its entries under the numbers they have in a library."""
        kept = [
            one.model_copy(update={"entries": follow.entries(one.entries, one.at)})
            for one in corrections(self._store)
        ]
        return applied(self._judged.moved(follow.since(None)), kept, form)

    @cached_property
    def _judged(self) -> Crosswalk:
        return service_crosswalk(self._crosswalk_file)


class Following:
    """Finds the entries of earlier editions of the CARaG again in the edition that a library holds."""

    def __init__(self, store: Store, library: Library) -> None:
        with store.reading() as reading:
            kept = [one for one in reading.editions("guidance") if one.document == CARAG]
        self._imported = [one for one in kept if one.source == "imported"]
        self._now = library.document(CARAG)
        self._found: dict[str, dict[str, str | None]] = {}

    def entries(self, entries: tuple[str, ...], at: dt.datetime) -> tuple[str, ...]:
        """The ids now of entries that were named at some time; without those that are gone."""
        moved = self.since(at)
        found = (moved.get(entry, entry) for entry in entries)
        return tuple(entry for entry in found if entry is not None)

    def since(self, at: dt.datetime | None) -> Mapping[str, str | None]:
        """What moved since the edition imported last before some time; since the first one for None."""
        earlier = [one for one in self._imported if at is not None and one.kept_at <= at]
        base = earlier[-1] if earlier else next(iter(self._imported), None)
        if base is None or self._now is None or self._now.source == "built-in":
            return {}
        return self._moves(base, self._now)

    def _moves(self, base: Edition, now: GuidanceDocument) -> Mapping[str, str | None]:
        if base.edition not in self._found:
            old = GuidanceDocument.model_validate_json(base.content)
            self._found[base.edition] = moves(old, now)
        return self._found[base.edition]
