"""Places that lead to one family: a street, a house, a school by its name."""

import re
from collections.abc import Iterator, Sequence

from audit.coach.naming_words import NamingWords
from audit.coach.tokens import Token, tokens
from audit.coach.writing import Writing

NUMBER_BEFORE = re.compile(
    r"(?:\b(?:flat|apartment|unit|block|room)\s+\w{1,4},?\s+)?(?:\b\d{1,4}[a-z]?,?\s+)?$"
)
LINKS = {"of", "st", "saint", "y", "yr"}
SCHOOLS_FIRST = {"ysgol", "coleg"}
SMALL = {"school", "academy", "college"}  # with a small letter too: "Oakhurst school"
MOST_WORDS = 5  # of a place's name
JOINTS = (" ", "-", ". ")


def named_places(writing: Writing, words: NamingWords) -> Iterator[tuple[int, int, str]]:
    """Each street, house or school with its name: its bounds, and what could stand in its place."""
    if writing.is_capitalised:
        return
    known = tuple(tokens(writing))
    for index, token in enumerate(known):
        is_kind = token.bare in words.streets or token.bare in words.last_words_of_schools
        if is_kind and (found := _found(known, index, words)):
            yield found
        if token.bare in words.kinds_first and (found := _found_behind(known, index)):
            yield found


def _found(known: Sequence[Token], index: int, words: NamingWords) -> tuple[int, int, str] | None:
    """The place whose kind stands at `index`, if a name stands before it."""
    names = _names(known, index)
    if not names:
        return None
    kind, first = known[index], names[0]
    numbered = NUMBER_BEFORE.search(kind.text.lower[: first.start])
    start = numbered.start() if numbered else first.start
    instead = _instead(kind, names, start < first.start, words)
    if instead is None:
        return None
    telling = [name for name in names if name.bare not in words.ordinary | words.any_place] or names
    return (start if start < first.start else telling[0].start), kind.end, instead


def _found_behind(known: Sequence[Token], index: int) -> tuple[int, int, str] | None:
    """The place whose kind stands at `index` with its name behind it: "Heol Isaf", "Ysgol y Bont"."""
    kind, last = known[index], index
    for place in range(index + 1, min(len(known), index + MOST_WORDS)):
        is_near = kind.text.plain[known[place - 1].end : known[place].start] in JOINTS
        if not is_near or not (known[place].is_capital or known[place].bare in LINKS):
            break
        last = place if known[place].is_capital else last
    if not kind.is_capital or last == index:
        return None
    return (
        kind.start,
        known[last].bare_end,
        "the school" if kind.bare in SCHOOLS_FIRST else "the family's address",
    )


def _names(known: Sequence[Token], index: int) -> list[Token]:
    """The capitals right before a word, with the small words that link them."""
    names: list[Token] = []
    for place in range(index - 1, max(-1, index - 1 - MOST_WORDS), -1):
        token, behind = known[place], known[place + 1]
        is_near = token.text.plain[token.end : behind.start] in JOINTS
        if not is_near or not (token.is_capital or (token.bare in LINKS and names)):
            break
        names.insert(0, token)
    while names and not names[0].is_capital:
        names.pop(0)
    return names


def _instead(kind: Token, names: Sequence[Token], is_numbered: bool, words: NamingWords) -> str | None:
    telling = [name for name in names if name.bare not in words.any_place | words.ordinary]
    unknown = [name for name in telling if _is_unknown(name, words)]
    is_school = kind.bare in words.schools or f"{names[-1].bare} {kind.bare}" in words.schools
    if is_school and (telling if kind.is_capital else unknown and kind.bare in SMALL):
        return "the placement" if kind.bare in words.streets else "the school"
    is_street = kind.is_capital and kind.bare in words.streets
    is_one = is_numbered or (kind.bare in words.sure_streets and bool(unknown))
    return "the family's address" if is_street and is_one else None


def _is_unknown(name: Token, words: NamingWords) -> bool:
    known = name.typed.isupper() or name.bare in words.names_nobody
    return not known and not name.bare.endswith(words.endings)
