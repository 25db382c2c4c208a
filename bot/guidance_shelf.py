"""Which guidance is in force: imported editions, and the built-in content until there is one.

An audit is pinned to the editions that were in force when it was begun, as it is to that of its form.
"""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from audit.beside import GUIDANCE, keep_edition
from audit.facts import pointer
from audit.permissions import Actor, Do, require
from audit.ports import Store, Transaction
from audit.record import Act, Change, Edition
from bot.errors import BadSettings, UnknownDocument
from guidance.builtin import carag
from guidance.library import Library
from guidance.models import GuidanceDocument
from guidance.search.vocabulary import abbreviations_from

SWITCH = "guidance:{document}"  # the flag that says whether a further document is searched
STANDING = "guidance standing"  # the flag that counts the changes of what is in force and searched
ALWAYS_SEARCHED = "carag"
NONE: Mapping[str, str] = {}


def library(store: Store, own_abbreviations: Path | None = None, pinned: Mapping[str, str] = NONE) -> Library:
    """The documents in force; the CARaG is always searched, others once they are switched on.

    `pinned` are editions by document that stand in place of those in force. Raises BadSettings where the file
    of the service's own abbreviations cannot be read, GuidanceError where it does not fit its format.
    """
    with store.reading() as reading:
        documents = [_pinned(reading, one, pinned) for one in _in_force(reading)]
        searched = {d.document for d in documents if _searched(reading, d)}
    return Library(documents, frozenset(searched), _abbreviations(own_abbreviations))


def _abbreviations(path: Path | None) -> dict[str, str | list[str]]:
    if path is None:
        return {}
    try:
        return abbreviations_from(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise BadSettings(f"setting 'abbreviations': {path} cannot be read: {error}") from None


def switch(store: Store, document: str, searched: bool, actor: Actor, now: dt.datetime) -> None:
    """Let look-ups draw on a further document, or no longer. Raises UnknownDocument, NotAllowed."""
    require(actor, Do.DOCUMENTS)
    with store.transaction() as transaction:
        known = sorted({kept.document for kept in transaction.editions("guidance")} - {ALWAYS_SEARCHED})
        if document == ALWAYS_SEARCHED:
            raise UnknownDocument(
                f"{document} is always searched; other documents can be switched on beside it"
            )
        if document not in known:
            there = ", ".join(known) or "none; `checkback import FILE` adds one"
            raise UnknownDocument(f"there is no further guidance called {document!r}; there are: {there}")
        flag = SWITCH.format(document=document)
        change = Change(
            fact=pointer("searched", document), before=transaction.flag(flag) == "on", after=searched
        )
        transaction.set_flag(flag, "on" if searched else "off")
        transaction.note(GUIDANCE, [change], Act(actor=actor.name, name="use guidance", at=now))
        note_change(transaction)


def note_change(transaction: Transaction) -> None:
    """Count a change of the guidance in force, so that every process that answers from it looks again."""
    transaction.set_flag(STANDING, str(int(transaction.flag(STANDING) or 0) + 1))


def standing(store: Store) -> str:
    """A text that differs whenever other guidance is in force or searched."""
    with store.reading() as reading:
        return reading.flag(STANDING) or ""


def pin(transaction: Transaction, act: Act) -> dict[str, str]:
    """The editions in force by document; the built-in one is kept whole where it is, as imported ones are."""
    pinned = {one.document: one.edition for one in transaction.editions("guidance") if one.in_force}
    if ALWAYS_SEARCHED not in pinned:
        pinned[ALWAYS_SEARCHED] = _keep_builtin(transaction, act)
    return pinned


def _keep_builtin(transaction: Transaction, act: Act) -> str:
    """The edition of the built-in CARaG, which is in the record from now on."""
    built_in = carag()
    if transaction.edition("guidance", built_in.document, built_in.edition) is None:
        kept = Edition(
            kind="guidance",
            document=built_in.document,
            edition=built_in.edition,
            title=built_in.title,
            source=built_in.source,
            content=built_in.model_dump_json(),
            kept_at=act.at,
            kept_by=act.actor,
        )
        keep_edition(transaction, kept)
    return built_in.edition


def _pinned(reading: Transaction, document: GuidanceDocument, pinned: Mapping[str, str]) -> GuidanceDocument:
    """A document in the edition that it is pinned to, where it is and that one is kept."""
    named = pinned.get(document.document)
    if named is None or named == document.edition:
        return document
    kept = reading.edition("guidance", document.document, named)
    return GuidanceDocument.model_validate_json(kept.content) if kept else document


def edition(store: Store, name: str) -> GuidanceDocument:
    """One edition of a guidance document, the built-in one too. Raises UnknownDocument."""
    with store.reading() as reading:
        kept = {one.edition: one for one in reading.editions("guidance")}
    if name in kept:
        return GuidanceDocument.model_validate_json(kept[name].content)
    if name == carag().edition:
        return carag()
    there = ", ".join(dict.fromkeys([carag().edition, *kept]))
    raise UnknownDocument(f"there is no edition {name!r} of any guidance; there are: {there}")


def _in_force(reading: Transaction) -> list[GuidanceDocument]:
    kept = [edition for edition in reading.editions("guidance") if edition.in_force]
    documents = [GuidanceDocument.model_validate_json(edition.content) for edition in kept]
    if ALWAYS_SEARCHED not in {document.document for document in documents}:
        documents.insert(0, carag())
    return documents


def _searched(reading: Transaction, document: GuidanceDocument) -> bool:
    if document.document == ALWAYS_SEARCHED:
        return True
    return reading.flag(SWITCH.format(document=document.document)) == "on"
