"""A text as somebody typed it, cut up for judging. Every form has the length of the text, so places agree."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

# Typographic signs and the plain one that stands for each.
PLAIN = str.maketrans(
    {**dict.fromkeys("’‘ʼ`´", "'"), **dict.fromkeys("“”„«»", '"'), **dict.fromkeys("–—−‑", "-")}
)
SPACES = re.compile(r"[^\S\n]")
WORD = re.compile(r"[^\W_](?:[\w'’./-]*[^\W_])?")
QUOTES = re.compile(r"(?<!\w)'(?=\S)(?:[^'\n]|(?<=\w)'(?=\w)){1,300}'(?!\w)|\"[^\"\n]{1,300}\"")
# A sentence ends at a stop with a capital, figure, quotation mark or dash behind it, or at a line's end; not
# behind a title, an initial or a common shortening.
SENTENCE_END = re.compile(
    r"(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bSt)(?<!\b[A-Z])(?<!\be\.g)(?<!\bi\.e)(?<!\betc)(?<!\bno)(?<!\bvs)"
    r"[.!?]+['\")\]]*(?=\s+[A-Z0-9'\"(\[-]|\s*$)|\n+"
)


@dataclass(frozen=True)
class Place:
    """Words that a remark is about, as bounds in the text."""

    start: int
    end: int


@dataclass(frozen=True)
class Sentence:
    """One sentence: its place, as typed, in small letters, and the same with quotations blanked."""

    start: int
    raw: str
    lower: str
    unquoted: str

    @property
    def end(self) -> int:
        """Where the sentence ends in the text."""
        return self.start + len(self.raw)


@dataclass(frozen=True)
class Writing:
    """A text and its forms."""

    typed: str

    @cached_property
    def plain(self) -> str:
        """With straight quotation marks, hyphens and plain spaces."""
        return SPACES.sub(" ", self.typed.translate(PLAIN))

    @cached_property
    def lower(self) -> str:
        """In small letters."""
        small = self.plain.lower()
        return small if len(small) == len(self.plain) else "".join(map(_small, self.plain))

    @cached_property
    def quotations(self) -> tuple[tuple[int, int], ...]:
        """The bounds of what stands in quotation marks, marks included."""
        return tuple(match.span() for match in QUOTES.finditer(self.plain))

    @cached_property
    def unquoted(self) -> str:
        """In small letters, with quotations blanked: what the writer says in their own voice."""
        text = list(self.lower)
        for start, end in self.quotations:
            text[start:end] = " " * (end - start)
        return "".join(text)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences in their order, without the space around them."""
        return tuple(self._sentence(start, end) for start, end in self._bounds())

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words as typed."""
        return tuple(WORD.findall(self.plain))

    @cached_property
    def is_capitalised(self) -> bool:
        """Whether capitals tell nothing here: most words have them, as in a headline or in shouting."""
        cased = [word for word in self.words if word[0].isalpha()]
        capitals = sum(word[0].isupper() for word in cased)
        return len(cased) > 3 and capitals > 0.6 * len(cased)

    def excerpt(self, start: int, end: int) -> str:
        """The words as typed between two places."""
        return " ".join(self.typed[start:end].split())

    def _sentence(self, start: int, end: int) -> Sentence:
        return Sentence(start, self.plain[start:end], self.lower[start:end], self.unquoted[start:end])

    def _bounds(self) -> Iterator[tuple[int, int]]:
        start = 0
        for stop in [*(match.end() for match in SENTENCE_END.finditer(self.plain)), len(self.plain)]:
            stretch = self.plain[start:stop]
            if has_words(stretch):
                left = start + len(stretch) - len(stretch.lstrip())
                yield left, left + len(stretch.strip())
                start = stop


def has_words(text: str) -> bool:
    """Whether there is a letter or figure in the text."""
    return any(char.isalnum() for char in text)


def shortened(text: str, words: int = 8) -> str:
    """The first words of a text, with an ellipsis where more follow."""
    parts = text.split()
    return text if len(parts) <= words else " ".join(parts[:words]) + " …"


def _small(char: str) -> str:
    small = char.lower()
    return small if len(small) == 1 else char
