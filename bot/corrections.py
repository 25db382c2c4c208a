"""An administrator's corrections of the crosswalk: kept in the record, found again in the next edition.

A correction remembers the wording of its question, so that it follows the question when a new edition of the
form renumbers it, and does not stick to another question that took its number.
"""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict, TypeAdapter
from rapidfuzz import fuzz

from audit.beside import GUIDANCE
from audit.facts import pointer
from audit.permissions import Actor, Do, require
from audit.ports import Store, Transaction
from audit.record import Act, Change
from bot.errors import BadSettings
from bot.guidance_desk import question_number
from guidance.crosswalk import Crosswalk, builtin_crosswalk, crosswalk_from
from guidance.library import Library
from questionbank.models import Form

SHELF = "corrections"  # one item: all of them
FLAG = "crosswalk corrections"  # of the first releases
SAME_QUESTION = 80  # of 100: a reworded question is still the same, another one is not


class Correction(BaseModel):
    """The entries that an administrator set for one question; none say that nothing there answers it."""

    model_config = ConfigDict(frozen=True)

    document: str
    question: str
    wording: str
    entries: tuple[str, ...]
    by: str
    at: dt.datetime


_KEPT = TypeAdapter(tuple[Correction, ...])


def service_crosswalk(path: Path | None) -> Crosswalk:
    """The crosswalk that ships, with the questions of the service's own file in place of ours.

    Raises BadSettings where the file cannot be read, GuidanceError where it does not fit the format.
    """
    ours = builtin_crosswalk()
    if path is None:
        return ours
    try:
        own = crosswalk_from(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise BadSettings(f"setting 'crosswalk': {path} cannot be read: {error}") from None
    return Crosswalk({**ours.questions, **own.questions})


def corrections(store: Store) -> tuple[Correction, ...]:
    """Every correction, oldest first."""
    with store.reading() as reading:
        return _kept(reading)


def correct(
    store: Store,
    library: Library,
    form: Form,
    typed: str,
    entries: Sequence[str],
    actor: Actor,
    now: dt.datetime,
) -> Correction:
    """Set the entries for a question. Raises UnknownQuestion, UnknownEntry, NotAllowed."""
    require(actor, Do.DOCUMENTS)
    number = question_number(form, typed)
    found = tuple(entry.id for typed_entry in entries for entry in library.show(typed_entry))
    new = Correction(
        document=form.document,
        question=number,
        wording=_wording(form, number),
        entries=found,
        by=actor.name,
        at=now,
    )
    with store.transaction() as transaction:
        before = {(one.document, one.question): one for one in _kept(transaction)}
        old = before.get((new.document, new.question))
        others = tuple(one for one in before.values() if one is not old)
        transaction.keep_item(SHELF, SHELF, _KEPT.dump_json((*others, new)).decode())
        transaction.set_flag(FLAG, "")  # where releases before kept them, with the name of who set them
        change = Change(
            fact=pointer("corrected", new.document, new.question),
            before=list(old.entries) if old else None,
            after=list(found),
        )
        transaction.note(GUIDANCE, [change], Act(actor=actor.name, name="correct guidance", at=now))
    return new


def _kept(reading: Transaction) -> tuple[Correction, ...]:
    kept = reading.item(SHELF, SHELF) or reading.flag(FLAG)
    return _KEPT.validate_json(kept) if kept else ()


def applied(crosswalk: Crosswalk, kept: Sequence[Correction], form: Form) -> Crosswalk:
    """The crosswalk with the corrections that belong to questions of this edition of the form."""
    for one in kept:
        number = _number_now(one, form) if one.document == form.document else None
        if number:
            crosswalk = crosswalk.corrected(number, one.entries)
    return crosswalk


def _number_now(correction: Correction, form: Form) -> str | None:
    """The number that the corrected question has in this edition; None where it is gone."""
    scored = [
        (
            fuzz.ratio(correction.wording, _wording(form, question.number)),
            question.number == correction.question,
            question.number,
        )
        for question in form.questions()
    ]
    likeness, _, number = max(scored, default=(0.0, False, ""))
    return number if likeness >= SAME_QUESTION else None


def _wording(form: Form, number: str) -> str:
    question = form.question(number)
    return " ".join((question.title or "", *question.prompts)).strip() if question else ""
