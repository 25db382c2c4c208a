"""Words with their capitals, as the search for names looks at them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from audit.coach.writing import Writing

TOKEN = re.compile(r"[^\W\d_][\w'-]*")
MARK_BEFORE = re.compile(r"(?:[:;•]\s*|\s-\s*|(?<!\w)['\"(]\s*)$")
BESIDE = 40  # characters before and behind a word that say what it is


@dataclass(frozen=True)
class Token:
    """A word of a text: its bounds, how it is typed, and whether a sentence or quotation begins with it."""

    text: Writing
    start: int
    end: int
    is_first: bool

    @cached_property
    def typed(self) -> str:
        """As typed, with plain signs."""
        return self.text.plain[self.start : self.end]

    @cached_property
    def bare(self) -> str:
        """In small letters, without an `'s`."""
        return re.sub(r"'s?$", "", self.typed.lower())

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.typed[0].isupper()

    @property
    def is_possessive(self) -> bool:
        """Whether it ends in `'s`."""
        return self.typed.endswith("'s")

    @property
    def bare_end(self) -> int:
        """Where the word ends without its `'s`."""
        return self.end - 2 if self.is_possessive else self.end

    @cached_property
    def before(self) -> str:
        """The words before it, in small letters."""
        return self.text.lower[max(0, self.start - BESIDE) : self.start]

    @cached_property
    def behind(self) -> str:
        """The words behind it, in small letters, without the space."""
        return self.text.lower[self.end : self.end + BESIDE].lstrip()

    def runs_into(self, other: "Token") -> bool:
        """Whether the next word is a capital too and nothing but a space or hyphen parts the two."""
        return self.text.plain[self.end : other.start] in (" ", "-", ". ") and other.is_capital


def tokens(text: Writing) -> Iterator[Token]:
    """The words of a text in their order."""
    for sentence in text.sentences:
        first = True
        for match in TOKEN.finditer(sentence.raw):
            start, end = sentence.start + match.start(), sentence.start + match.end()
            yield Token(text, start, end, first or _stands_behind_mark(text.plain, start))
            first = False


def _stands_behind_mark(plain: str, start: int) -> bool:
    """Whether a word begins a quotation or follows a colon, dash or bullet, where capitals tell less."""
    return MARK_BEFORE.search(plain[max(0, start - 4) : start]) is not None
