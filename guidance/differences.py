"""What changed between two editions of a guidance document, entry by entry and sentence by sentence.

Entries are matched by id first. Those left over on both sides are matched by their wording: a question that
stands under another number now was renumbered. What then has no match was removed or added.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal

from rapidfuzz import fuzz, process

from guidance.models import Entry, GuidanceDocument, Part

SAME = 82.0  # per cent: a question (or a text) under another number that is this alike is the same entry
ALIKE = 55.0  # per cent: a sentence that is this alike to another was reworded, not replaced
SENTENCE = re.compile(r"(?:(?<=[.?!;])|(?<=[.?!][\"'”’)\]]))\s+(?=[\"'“‘(]?[A-Z])")


class SentenceChange(Part):
    """One sentence that changed: `old` is None where it is new, `new` None where it is gone."""

    change: Literal["added", "removed", "reworded"]
    old: str | None = None
    new: str | None = None


class EntryChange(Part):
    """One entry that changed. Its `question` is the newest; `sentences` are the changes of its wording."""

    id: str
    number: str
    question: str
    old_id: str | None = None
    old_number: str | None = None
    sentences: tuple[SentenceChange, ...] = ()


class Differences(Part):
    """What changed from one edition to another.

    A renumbered entry stands in `renumbered`; if its wording changed too, its sentences stand there.
    """

    document: str
    old: str
    new: str
    added: tuple[EntryChange, ...] = ()
    removed: tuple[EntryChange, ...] = ()
    reworded: tuple[EntryChange, ...] = ()
    renumbered: tuple[EntryChange, ...] = ()
    preface: tuple[SentenceChange, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether both editions say the same."""
        return not (self.added or self.removed or self.reworded or self.renumbered or self.preface)


def differences(old: GuidanceDocument, new: GuidanceDocument) -> Differences:
    """What changed from the old edition to the new, in the order of the new one; removals as in the old."""
    pairs = _pairs(_rows(old), _rows(new))
    before = {entry.id for entry, _ in pairs}
    after = {entry.id for _, entry in pairs}
    changes = [(one, other, _change(one, other)) for one, other in pairs]
    return Differences(
        document=new.document,
        old=old.edition,
        new=new.edition,
        added=tuple(_told(entry) for entry in _rows(new) if entry.id not in after),
        removed=tuple(_told(entry) for entry in _rows(old) if entry.id not in before),
        reworded=tuple(c for one, other, c in changes if one.number == other.number and c.sentences),
        renumbered=tuple(c for one, other, c in changes if one.number != other.number),
        preface=tuple(_sentence_changes(old.preface, new.preface)),
    )


def _rows(document: GuidanceDocument) -> tuple[Entry, ...]:
    return (*document.introductions, *document.entries)


def _pairs(old: Sequence[Entry], new: Sequence[Entry]) -> list[tuple[Entry, Entry]]:
    """Old and new entries that are the same entry, in the order of the new ones."""
    by_id = {entry.id: entry for entry in old}
    found = {
        entry.id: by_id[entry.id] for entry in new if entry.id in by_id and _same(by_id[entry.id], entry)
    }
    matched = {entry.id for entry in found.values()}
    left = [entry for entry in old if entry.id not in matched]
    for entry in new:
        if entry.id not in found:
            best = _best(entry, left)
            if best is None and entry.id in by_id and by_id[entry.id] in left:
                best = by_id[entry.id] if not _moved(by_id[entry.id], new) else None
            if best is not None:
                found[entry.id] = best
                left.remove(best)
    return [(found[entry.id], entry) for entry in new if entry.id in found]


def _same(old: Entry, new: Entry) -> bool:
    """Whether two entries under one id ask the same, however either is worded."""
    return fuzz.token_set_ratio(old.question, new.question) >= ALIKE or _likeness(old, new) >= SAME


def _moved(entry: Entry, new: Sequence[Entry]) -> bool:
    return any(one.id != entry.id and _likeness(entry, one) >= SAME for one in new)


def _best(entry: Entry, left: Sequence[Entry]) -> Entry | None:
    """The old entry that a new one repeats under another number, or None."""
    scored = [(_likeness(old, entry), -index) for index, old in enumerate(left)]
    score, place = max(scored, default=(0.0, 0))
    return left[-place] if score >= SAME else None


def _likeness(old: Entry, new: Entry) -> float:
    """How alike two entries are, in per cent: by their questions, and by their texts where both have one."""
    question = fuzz.ratio(old.question.lower(), new.question.lower())
    if not (old.paragraphs and new.paragraphs):
        return question
    text = fuzz.token_sort_ratio(" ".join(old.paragraphs)[:3000], " ".join(new.paragraphs)[:3000])
    return 0.6 * question + 0.4 * text


def _change(old: Entry, new: Entry) -> EntryChange:
    sentences = _sentence_changes((old.question, *old.paragraphs), (new.question, *new.paragraphs))
    change = _told(new)
    return change.model_copy(
        update={"old_id": old.id, "old_number": old.number, "sentences": tuple(sentences)}
    )


def _told(entry: Entry) -> EntryChange:
    return EntryChange(id=entry.id, number=entry.number, question=entry.question)


def _sentence_changes(old: Sequence[str], new: Sequence[str]) -> Iterator[SentenceChange]:
    """The sentences that differ between two texts, in the order of the new one."""
    before, after = _sentences(old), _sentences(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, start, stop, begin, end in matcher.get_opcodes():
        if tag != "equal":
            yield from _replaced(before[start:stop], after[begin:end])


def _replaced(old: Sequence[str], new: Sequence[str]) -> Iterator[SentenceChange]:
    """Sentences that stand in the place of others: reworded where two are alike, else removed and added."""
    left = list(old)
    for sentence in new:
        best = process.extractOne(sentence, left, scorer=fuzz.ratio, score_cutoff=ALIKE)
        if best is None:
            yield SentenceChange(change="added", new=sentence)
        else:
            left.remove(best[0])
            yield SentenceChange(change="reworded", old=best[0], new=sentence)
    for sentence in left:
        yield SentenceChange(change="removed", old=sentence)


def _sentences(texts: Sequence[str]) -> list[str]:
    return [" ".join(part.split()) for text in texts for part in SENTENCE.split(text) if part.strip()]
