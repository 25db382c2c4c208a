"""What changed between two texts, sentence by sentence."""

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import Literal

from rapidfuzz import fuzz, utils

from questionbank.models import Part

TextPart = Literal["title", "prompt", "note", "text"]

REWORDED = 50.0  # two sentences less alike than this are one gone and one new, not one reworded
_END = re.compile(r"(?<=[.?!])(?<!e\.g\.)(?<!i\.e\.)\s+(?=[\"'“‘(]?[A-Z0-9])")
_ONE_SHAPE = str.maketrans("‘’“”–—\u00a0", "''\"\"-- ")


class SentenceChange(Part):
    """One sentence that differs: `old` is null where it is new, `new` is null where it is gone."""

    part: TextPart = "text"
    old: str | None
    new: str | None


def sentences(texts: Iterable[str | None]) -> list[str]:
    """The sentences of some texts in order, with spaces made even; empty ones are left out."""
    split = (sentence for text in texts if text for sentence in _END.split(text))
    return [even for even in (" ".join(sentence.split()) for sentence in split) if even]


def sentence_changes(
    old: Iterable[str | None], new: Iterable[str | None], part: TextPart = "text"
) -> tuple[SentenceChange, ...]:
    """The sentences that differ, in order. Spacing and the shape of quotes and dashes do not count."""
    before, after = sentences(old), sentences(new)
    matcher = SequenceMatcher(None, _in_one_shape(before), _in_one_shape(after), autojunk=False)
    changes: list[SentenceChange] = []
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal":
            changes += _aligned(before[a:b], after[c:d], part)
    return tuple(changes)


def title_change(old: str | None, new: str | None) -> tuple[SentenceChange, ...]:
    """A title that differs, whole: the old one beside the new one, however unlike."""
    if _in_one_shape(sentences([old])) == _in_one_shape(sentences([new])):
        return ()
    return (SentenceChange(part="title", old=old, new=new),)


def _in_one_shape(texts: Sequence[str]) -> list[str]:
    return [text.translate(_ONE_SHAPE) for text in texts]


def _aligned(old: Sequence[str], new: Sequence[str], part: TextPart) -> list[SentenceChange]:
    """Each new sentence beside the likest old one that is left; what has no fellow stands alone."""
    left = list(old)
    changes = []
    for sentence in new:
        likest = max(left, key=lambda other: _likeness(other, sentence), default=None)
        if likest is not None and _likeness(likest, sentence) < REWORDED:
            likest = None
        if likest is not None:
            left.remove(likest)
        changes.append(SentenceChange(part=part, old=likest, new=sentence))
    return [SentenceChange(part=part, old=gone, new=None) for gone in left] + changes


def _likeness(old: str, new: str) -> float:
    return fuzz.token_set_ratio(old, new, processor=utils.default_process)
