"""Names known from the audit's header, wherever they stand in a comment, whole or in part."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from audit.coach.naming_words import NamingWords
from audit.coach.tokens import TOKEN, Token, tokens
from audit.coach.writing import Writing

PARTICLES = {"de", "van", "bin", "ibn", "al", "el", "ap", "da", "di", "du", "la", "le", "von", "ul", "ur"}
SURE_LETTERS = 4  # a shorter name counts only with a capital: "Al", "Jo", "Kit"


@dataclass(frozen=True)
class Named:
    """A name: its bounds in the text and what could stand in its place."""

    start: int
    end: int
    instead: str


def header_names(writing: Writing, names: Mapping[str, str], words: NamingWords) -> Iterator[Named]:
    """Where a name known from the header stands, whole or in part, with who it is."""
    known = {part: who for name, who in names.items() for part in _parts(name, words)}
    for token in tokens(writing) if known else ():
        if token.bare in known and _is_meant(token, words):
            yield Named(token.start, token.bare_end, known[token.bare])


def _parts(name: str, words: NamingWords) -> list[str]:
    """The words of a name by which it is known: no titles, initials and particles."""
    parts = TOKEN.findall(name.lower().replace("’", "'"))
    return [part for part in parts if len(part) > 1 and part not in words.titles and part not in PARTICLES]


def _is_meant(token: Token, words: NamingWords) -> bool:
    """Whether a known name is the name here and not the word that it also is (`Will`, `Grace`, `may`)."""
    if token.bare not in words.unsure_names | words.known_words:
        return token.is_capital or len(token.bare) >= SURE_LETTERS
    return token.is_capital and (not token.is_first or words.person_verbs.begins(token.behind) is not None)
