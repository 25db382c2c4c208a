"""The guidance in force: its documents, and their entries by number."""

from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz import fuzz, process

from guidance.errors import UnknownEntry
from guidance.models import Entry, GuidanceDocument
from guidance.numbers import match, mentioned, normalise, order


class Library:
    """The guidance documents in force, one edition of each; never changed once made.

    `searched` are the ids of the documents that look-ups draw on; the others are only listed and shown.
    `abbreviations` are those a service added to the built-in ones, each with what it stands for.
    Current documents come before superseded ones wherever an order is needed. Cheap to make: the search
    index is built apart, by `guidance.search.searcher_of`.
    """

    def __init__(
        self,
        documents: Sequence[GuidanceDocument],
        searched: frozenset[str],
        abbreviations: Mapping[str, str | Sequence[str]] | None = None,
    ) -> None:
        self.documents = tuple(sorted(documents, key=lambda document: document.superseded))
        self.searched = searched
        self.abbreviations = dict(abbreviations or {})
        self._by_number = {document.document: _by_number(document) for document in self.documents}

    def document(self, document: str) -> GuidanceDocument | None:
        """The document of that id, or None."""
        return next((one for one in self.documents if one.document == document), None)

    def searched_documents(self) -> tuple[GuidanceDocument, ...]:
        """The documents that look-ups draw on, current ones first."""
        return tuple(document for document in self.documents if document.document in self.searched)

    def entries(self, document: str | None = None) -> tuple[Entry, ...]:
        """The numbered entries of one document, or of all in force, in the order they are printed."""
        return tuple(entry for one in self._chosen(document) for entry in one.entries)

    def entry(self, document: str, identity: str) -> Entry | None:
        """The entry or introduction with that id (`2.1.08`, `3.1.13#2`) in a document, or None."""
        number = identity.split("#", maxsplit=1)[0]
        held = self._by_number.get(document, {}).get(number, ())
        return next((entry for entry in held if entry.id == identity), None)

    def show(self, typed: str, document: str | None = None) -> list[Entry]:
        """Every entry or introduction that the typed number means; two where a number is printed twice.

        Without a document, the searched documents are asked first and the others only where those have
        nothing. Raises UnknownEntry, naming the nearest numbers, where nothing has that number.
        """
        known = [one.document for one in self._chosen(document)]
        searched = [one for one in known if one in self.searched]
        for documents in (searched, known):
            found = [entry for one in documents for entry in self._numbered(one, typed)]
            if found:
                return found
        raise self._unknown(typed, known)

    def numbers(self, document: str) -> tuple[str, ...]:
        """Every number of a document, introductions included, as printed."""
        return tuple(self._by_number.get(document, ()))

    def named(self, text: str) -> list[Entry]:
        """The entries whose numbers a text of the searched documents names among other words, or []."""
        return [
            entry
            for document in self.searched_documents()
            for number in mentioned(text, self.numbers(document.document))
            for entry in self._by_number[document.document][number]
        ]

    def parts(self, standard: Entry) -> tuple[Entry, ...]:
        """The key questions of a standard."""
        document = self.document(standard.document)
        held = document.introductions if document else ()
        return tuple(one for one in held if one.standard == standard.number and one.kind == "key question")

    def _chosen(self, document: str | None) -> tuple[GuidanceDocument, ...]:
        """The documents meant: the one of that id, or all. Raises UnknownEntry for an id not in force."""
        if document is None:
            return self.documents
        one = self.document(document)
        if one is None:
            held = ", ".join(held.document for held in self.documents) or "none"
            raise UnknownEntry(f"No guidance document {document!r} is in force. In force: {held}.")
        return (one,)

    def _numbered(self, document: str, typed: str) -> tuple[Entry, ...]:
        """The entries of one document that a typed number or id means, or none."""
        by_id = self.entry(document, typed.strip())
        if by_id is not None and "#" in by_id.id:
            return (by_id,)
        numbers = self._by_number[document]
        number = match(normalise(typed) or typed, numbers)
        return numbers[number] if number else ()

    def _unknown(self, typed: str, documents: Iterable[str]) -> UnknownEntry:
        """The error for a number that nothing has, with the three numbers nearest to it."""
        wanted = normalise(typed) or typed.strip()[:40]
        numbers = dict.fromkeys(number for one in documents for number in self._by_number[one])
        close = process.extract(wanted, list(numbers), scorer=fuzz.ratio, limit=3, score_cutoff=50)
        nearest = tuple(number for number, _, _ in close) or _neighbours(wanted, list(numbers))
        if not nearest:
            return UnknownEntry(f"No guidance entry is numbered {wanted!r}: no guidance is in force.")
        return UnknownEntry(
            f"No guidance entry is numbered {wanted!r}. The nearest are {', '.join(nearest)}.", nearest
        )


def _by_number(document: GuidanceDocument) -> dict[str, tuple[Entry, ...]]:
    """Introductions and entries of a document by their number."""
    held: dict[str, tuple[Entry, ...]] = {}
    for entry in (*document.introductions, *document.entries):
        held[entry.number] = (*held.get(entry.number, ()), entry)
    return held


def _neighbours(wanted: str, numbers: Sequence[str]) -> tuple[str, ...]:
    """Three numbers that stand around where the wanted one would stand."""
    ordered = sorted(numbers, key=order)
    place = sum(order(number) < order(wanted) for number in ordered)
    return tuple(ordered[max(0, min(place - 1, len(ordered) - 3)) :][:3])
