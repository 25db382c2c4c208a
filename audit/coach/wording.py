"""How a comment speaks of the child: remarks on words, never flaws."""

import re

from audit.coach.lists import ChoiceTable, Lists, PhraseList
from audit.coach.writing import Writing

INITIALS = re.compile(r"(?<![\w.])[A-Z]\.\s?[A-Z]\.(?!\w)")


class ByRight(Lists):
    """Names in which the words stand by right."""

    phrases: PhraseList


class WordingWords(Lists):
    """Words and what to say in their place, from data/wording.toml."""

    words: ChoiceTable
    by_right: ByRight


def child_last(writing: Writing, words: WordingWords) -> tuple[str, str] | None:
    """The first word that puts the offence before the child, as typed, and what to say in its place."""
    named = [match.span() for match in words.by_right.phrases.every(writing.unquoted)]
    for match, instead in words.words.every(writing.unquoted):
        if not any(start <= match.start() < end for start, end in named):
            return writing.excerpt(*match.span()), instead
    return None


def initials(writing: Writing) -> str | None:
    """The first pair of initials with stops, as typed: `J.D.`."""
    match = INITIALS.search(writing.plain)
    return writing.excerpt(*match.span()) if match else None
