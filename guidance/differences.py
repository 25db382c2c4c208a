"""What changed from one edition of guidance to another, for `checkback guidance diff`.

An entry is followed by its wording, so that a renumbered one is shown as renumbered and not as rewritten.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from rapidfuzz import fuzz, process

from guidance.models import Entry, GuidanceDocument, Kind, Part

SAME = 82.0  # per cent: entries under two numbers that are this alike are one entry
ALIKE = 50.0  # per cent: sentences less alike than this are one gone and one new, not one reworded
MOST_TEXT = 3000  # characters of an entry's text that tell how alike two entries are
SENTENCE = re.compile(r"(?:(?<=[.?!;])|(?<=[.?!][\"'”’)\]]))(?<!e\.g\.)(?<!i\.e\.)\s+(?=[\"'“‘(]?[A-Z0-9])")
ONE_SHAPE = str.maketrans("‘’“”–—\u00a0", "''\"\"-- ")


class SentenceChange(Part):
    """One sentence that differs: `old` is null where it is new, `new` is null where it is gone."""

    old: str | None = None
    new: str | None = None


class Placed(Part):
    """An entry that stands in one of the two editions only."""

    id: str
    kind: Kind
    question: str
    section: str | None = None


class Changed(Part):
    """An entry of both editions: its id in each, its newest question, and the sentences that differ."""

    old: str
    new: str
    question: str
    sentences: tuple[SentenceChange, ...] = ()


class GuidanceDifferences(Part):
    """What differs between two editions, `old` and `new` being their names.

    A renumbered entry stands in `renumbered` alone; if its wording changed too, the sentences stand there.
    """

    old: str
    new: str
    added: tuple[Placed, ...] = ()
    removed: tuple[Placed, ...] = ()
    reworded: tuple[Changed, ...] = ()
    renumbered: tuple[Changed, ...] = ()
    preface: tuple[SentenceChange, ...] = ()
    appendices: tuple[SentenceChange, ...] = ()

    def any(self) -> bool:
        """Whether a reader sees any difference."""
        return bool(
            self.added or self.removed or self.reworded or self.renumbered or self.preface or self.appendices
        )


def differences(old: GuidanceDocument, new: GuidanceDocument) -> GuidanceDifferences:
    """What changed from `old` to `new`, in the order of the new edition; what is gone, in that of the old."""
    before, after = _rows(old), _rows(new)
    pairs = _pairs(before, after)
    kept, found = {one.id for one, _ in pairs}, {other.id for _, other in pairs}
    changes = [_changed(one, other) for one, other in pairs]
    return GuidanceDifferences(
        old=old.edition,
        new=new.edition,
        added=tuple(_placed(entry) for entry in after if entry.id not in found),
        removed=tuple(_placed(entry) for entry in before if entry.id not in kept),
        reworded=tuple(change for change in changes if change.old == change.new and change.sentences),
        renumbered=tuple(change for change in changes if change.old != change.new),
        preface=tuple(_sentence_changes(old.preface, new.preface)),
        appendices=tuple(_sentence_changes(old.appendices, new.appendices)),
    )


def moves(old: GuidanceDocument, new: GuidanceDocument) -> dict[str, str | None]:
    """The entries of `old` that have another id in `new`, by their old id; None for those that are gone."""
    if old.edition == new.edition:
        return {}
    found = differences(old, new)
    moved: dict[str, str | None] = {entry.id: None for entry in found.removed}
    return moved | {change.old: change.new for change in found.renumbered}


def _rows(document: GuidanceDocument) -> tuple[Entry, ...]:
    return (*document.introductions, *document.entries)


def _pairs(old: Sequence[Entry], new: Sequence[Entry]) -> list[tuple[Entry, Entry]]:
    """The entries that both editions have, in the order of the new one.

    First those that ask the same under the same number, then those that moved to another, and last those
    whose number stayed though hardly a word did.
    """
    left = {entry.id: entry for entry in old}
    found: dict[str, Entry] = {}
    for entry in new:
        if entry.id in left and _likeness(left[entry.id], entry) >= SAME:
            found[entry.id] = left.pop(entry.id)
    for entry in new:
        moved = None if entry.id in found else _likest(entry, list(left.values()))
        if moved is not None:
            found[entry.id] = left.pop(moved.id)
    for entry in new:
        if entry.id not in found and entry.id in left and _asks_alike(left[entry.id], entry):
            found[entry.id] = left.pop(entry.id)
    return [(found[entry.id], entry) for entry in new if entry.id in found]


def _likest(entry: Entry, left: Sequence[Entry]) -> Entry | None:
    """The old entry that a new one repeats under another number, or None."""
    scores = [(_likeness(old, entry), -index) for index, old in enumerate(left)]
    score, place = max(scores, default=(0.0, 0))
    return left[-place] if score >= SAME else None


def _likeness(old: Entry, new: Entry) -> float:
    """How alike two entries are, in per cent: by their questions, and by their texts where both have one."""
    question = fuzz.ratio(old.question.lower(), new.question.lower())
    if not (old.paragraphs and new.paragraphs):
        return question
    texts = (" ".join(entry.paragraphs)[:MOST_TEXT] for entry in (old, new))
    return 0.6 * question + 0.4 * fuzz.ratio(*texts)


def _asks_alike(old: Entry, new: Entry) -> bool:
    return fuzz.token_set_ratio(old.question, new.question) >= ALIKE


def _placed(entry: Entry) -> Placed:
    return Placed(id=entry.id, kind=entry.kind, question=entry.question, section=entry.section)


def _changed(old: Entry, new: Entry) -> Changed:
    sentences = _sentence_changes((old.question, *old.paragraphs), (new.question, *new.paragraphs))
    return Changed(old=old.id, new=new.id, question=new.question, sentences=tuple(sentences))


def _sentence_changes(old: Sequence[str], new: Sequence[str]) -> Iterator[SentenceChange]:
    """The sentences that differ, in order. Spacing and the shape of quotes and dashes do not count."""
    before, after = _sentences(old), _sentences(new)
    matcher = SequenceMatcher(None, _in_one_shape(before), _in_one_shape(after), autojunk=False)
    for kind, start, stop, begin, end in matcher.get_opcodes():
        if kind != "equal":
            yield from _aligned(before[start:stop], after[begin:end])


def _in_one_shape(texts: Sequence[str]) -> list[str]:
    return [text.translate(ONE_SHAPE) for text in texts]


def _aligned(old: Sequence[str], new: Sequence[str]) -> Iterator[SentenceChange]:
    """Each new sentence beside the likest old one that is left; what has no fellow stands alone."""
    left = list(old)
    for sentence in new:
        best = process.extractOne(sentence, left, scorer=fuzz.ratio, score_cutoff=ALIKE)
        if best:
            left.remove(best[0])
        yield SentenceChange(old=best[0] if best else None, new=sentence)
    yield from (SentenceChange(old=sentence) for sentence in left)


def _sentences(texts: Sequence[str]) -> list[str]:
    """The sentences of some texts in order, with spaces made even."""
    return [" ".join(part.split()) for text in texts for part in SENTENCE.split(text) if part.strip()]
