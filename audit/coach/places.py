"""Places that lead to one family: a street, a house, a school by its name."""

import re
from collections.abc import Iterator

from audit.coach.naming_words import NamingWords
from audit.coach.writing import Writing

CAPITAL = r"(?:St\.?|[A-Z][\w'.]*(?:-\w+)*)"
PLACE = re.compile(
    rf"(?P<number>(?:\b(?:[Ff]lat|[Aa]partment|[Uu]nit|[Bb]lock)\s+\w{{1,4}},?\s+)?(?:\b\d{{1,4}}[a-zA-Z]?,?\s+)?)"
    rf"(?P<name>\b{CAPITAL}(?:\s+(?:of|the|and|&|{CAPITAL})){{0,4}}?)\s+(?P<kind>[A-Za-z]+(?:\s[A-Za-z]+)?)\b"
)


def named_places(writing: Writing, words: NamingWords) -> Iterator[tuple[int, int, str]]:
    """Each street, house or school with its name: its bounds in the text, and what could stand in its place."""
    if writing.is_capitalised:
        return
    place = 0
    while match := PLACE.search(writing.plain, place):
        found = _found(match, words)
        place = found[1] if found else match.start("name") + len(match["name"].split()[0])
        if found:
            yield found


def _found(match: re.Match[str], words: NamingWords) -> tuple[int, int, str] | None:
    """The place in a match, without the ordinary words before its name."""
    kinds = match["kind"].split()
    names = match["name"].split()
    for count in (2, 1):
        kind = " ".join(kinds[:count])
        if len(kinds) >= count and (instead := _instead(kind, names, bool(match["number"].strip()), words)):
            end = match.start("kind") + len(kind)
            return _start(match, words), end, instead
    return None


def _instead(kind: str, names: list[str], is_numbered: bool, words: NamingWords) -> str | None:
    lower = kind.lower()
    telling = [name for name in names if _bare(name) not in words.any_place | words.ordinary]
    if lower in words.schools and telling and (kind[0].isupper() or _is_unknown(telling[-1], words)):
        return "the placement" if lower in words.streets else "the school"
    if not kind[0].isupper() or lower not in words.streets:
        return None
    unknown = [name for name in telling if _is_unknown(name, words)]
    if (lower in words.sure_streets and unknown) or (is_numbered and names):
        return "the family's address"
    return None


def _start(match: re.Match[str], words: NamingWords) -> int:
    """Where the place begins: at its number, or at the first word of its name that is not merely ordinary."""
    if match["number"].strip():
        return match.start("number")
    for word in re.finditer(r"\S+", match["name"]):
        if _bare(word.group()) not in words.ordinary | words.any_place:
            return match.start("name") + word.start()
    return match.start("name")


def _is_unknown(name: str, words: NamingWords) -> bool:
    return _bare(name) not in words.names_nobody | words.ordinary


def _bare(name: str) -> str:
    return name.lower().strip(".,'")
