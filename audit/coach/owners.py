"""Who is to do it: nobody, a whole service, or somebody."""

import re
from collections.abc import Set
from typing import Literal

from audit.coach.lists import Lists, PhraseList

Owner = Literal["nobody", "crowd", "somebody"]

PARTS = re.compile(r"\s*(?:[,;/&+\n]|\band\b|(?<!working )(?<!involved )(?<!engaged )\bwith\b|\bplus\b)\s*")
# What is meant stands before: "Head of Service", "everyone working with the child".
HEAD = re.compile(
    r"\s+(?:of|for|around|in|from|at|on|within)\s+|\s+(?:working|involved|engaged|supporting|who|that)\b"
)
BRACKETS = re.compile(r"[(\[][^)\]]*[)\]]?")
EDGES = " .,:;-_*?!'\"/\\|()[]"


class OwnerWords(Lists):
    """The words for owners, from data/owners.toml."""

    nobody: PhraseList
    roles: PhraseList
    crowds: PhraseList
    bodies: PhraseList
    indefinite: PhraseList


def owner(responsibility: str, words: OwnerWords, known: Set[str] = frozenset()) -> Owner:
    """Whether the column names nobody, only a crowd or a whole service, or at least one person or role.

    A name is recognised by being none of the words for services and crowds, and none of the `known` words,
    which have capitals and name nobody (places, agencies, tools).
    """
    text = " ".join(responsibility.lower().replace("’", "'").split()).strip(EDGES)
    if not any(char.isalnum() for char in text) or words.nobody.is_all_of(text):
        return "nobody"
    outside = BRACKETS.sub(" ", text).strip(EDGES) or text
    parts = [part.strip(EDGES) for part in PARTS.split(outside) if part.strip(EDGES)]
    kinds = ["crowd" if _is_known(part, words, known) else _kind(part, words) for part in parts]
    if "somebody" in kinds:
        return "somebody"
    return "somebody" if _names_someone(text, outside, words) else "crowd"


def _kind(part: str, words: OwnerWords) -> Owner:
    part = HEAD.split(re.sub(r"^the\s+", "", part))[0]
    if words.nobody.is_all_of(part):
        return "nobody"
    indefinite = words.indefinite.begins(part)
    if words.crowds.is_all_of(part) or (indefinite and part[indefinite.end() :][:1] in ("", " ")):
        return "crowd"
    if part in words.roles and not _is_body_behind_role(part, words):
        return "somebody"
    return "crowd" if part in words.bodies else "somebody"


def _is_known(part: str, words: OwnerWords, known: Set[str]) -> bool:
    """Whether a part is made of words that name nobody: "Tower Hamlets" before "and City of London YJS"."""
    return part not in words.roles and all(
        word in known for word in part.split() if word not in ("of", "the", "and")
    )


def _is_body_behind_role(part: str, words: OwnerWords) -> bool:
    """`Case manager team`: the last word is what is meant."""
    last = [match.end() for match in words.bodies.every(part)]
    roles = [match.end() for match in words.roles.every(part)]
    return bool(last and roles) and last[-1] == len(part) and roles[-1] < len(part)


def _names_someone(text: str, outside: str, words: OwnerWords) -> bool:
    """`YJS (Amira Cole)`: the brackets name who it is in the service."""
    inside = text.replace(outside, "", 1).strip(EDGES)
    return bool(inside) and _kind(inside, words) == "somebody" and not words.bodies.find(inside)
