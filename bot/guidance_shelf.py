"""Which guidance is in force: imported editions, and the built-in content until there is one."""

from pathlib import Path

from audit.permissions import Actor, Do, require
from audit.ports import Store, Transaction
from bot.errors import BadSettings, UnknownDocument
from guidance.builtin import carag
from guidance.library import Library
from guidance.models import GuidanceDocument
from guidance.search.vocabulary import abbreviations_from

SWITCH = "guidance:{document}"  # the flag that says whether a further document is searched
ALWAYS_SEARCHED = "carag"


def library(store: Store, own_abbreviations: Path | None = None) -> Library:
    """The documents in force; the CARaG is always searched, others once they are switched on.

    Raises BadSettings where the file of the service's own abbreviations cannot be read, GuidanceError where
    it does not fit its format.
    """
    with store.reading() as reading:
        documents = _in_force(reading)
        searched = {d.document for d in documents if _searched(reading, d)}
    return Library(documents, frozenset(searched), _abbreviations(own_abbreviations))


def _abbreviations(path: Path | None) -> dict[str, str | list[str]]:
    if path is None:
        return {}
    try:
        return abbreviations_from(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise BadSettings(f"setting 'abbreviations': {path} cannot be read: {error}") from None


def switch(store: Store, document: str, searched: bool, actor: Actor) -> None:
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
        transaction.set_flag(SWITCH.format(document=document), "on" if searched else "off")


def edition(store: Store, name: str) -> GuidanceDocument:
    """One edition of a guidance document, the built-in one too. Raises UnknownDocument."""
    with store.reading() as reading:
        kept = {one.edition: one for one in reading.editions("guidance")}
    if name in kept:
        return GuidanceDocument.model_validate_json(kept[name].content)
    if name == carag().edition:
        return carag()
    there = ", ".join([carag().edition, *kept])
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
