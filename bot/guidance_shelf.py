"""Which guidance is in force: imported editions, and the built-in content until there is one."""

from audit.ports import Store, Transaction
from guidance.builtin import carag
from guidance.library import Library
from guidance.models import GuidanceDocument

SWITCH = "guidance:{document}"  # the flag that says whether a further document is searched
ALWAYS_SEARCHED = "carag"


def library(store: Store) -> Library:
    """The documents in force; the CARaG is always searched, others once they are switched on."""
    with store.reading() as reading:
        documents = _in_force(reading)
        searched = {d.document for d in documents if _searched(reading, d)}
    return Library(documents, frozenset(searched))


def edition(store: Store, document: str, name: str) -> GuidanceDocument | None:
    """One edition of a guidance document, as an old audit cites it."""
    with store.reading() as reading:
        kept = reading.edition("guidance", document, name)
    return GuidanceDocument.model_validate_json(kept.content) if kept else None


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
