"""Whether a comment says what the work meant for the child."""

import re
from functools import cache

from audit.coach.lists import Lists, PhraseList
from audit.coach.phrases import BETWEEN
from audit.coach.writing import Sentence, Writing


class ImpactWords(Lists):
    """Signs of impact on a child, from data/impact.toml."""

    child: PhraseList
    family: PhraseList
    voice: PhraseList
    change: PhraseList
    effects: PhraseList
    results: PhraseList
    claims: PhraseList
    life: PhraseList
    papers: PhraseList


def shows_impact(writing: Writing, words: ImpactWords) -> bool:
    """Whether any sentence says what a child or family said, felt, did, gained or lost."""
    return any(_tells(sentence, words) for sentence in writing.sentences)


def claim(writing: Writing, words: ImpactWords) -> re.Match[str] | None:
    """The words that claim an impact without showing it, or None."""
    return words.claims.find(writing.lower)


def _tells(sentence: Sentence, words: ImpactWords) -> bool:
    text = sentence.unquoted
    if text in words.effects:
        return True
    if words.results.find(text) and words.life.find(text) and not words.claims.find(text):
        return True
    return any(pattern.search(text) for pattern in _subject_patterns(words))


@cache
def _patterns(child: str, family: str, voice: str, change: str) -> tuple[re.Pattern[str], ...]:
    return (
        re.compile(rf"{child}{BETWEEN}\s+(?:{voice}|{change})"),
        re.compile(rf"{family}{BETWEEN}\s+{voice}"),
    )


def _subject_patterns(words: ImpactWords) -> tuple[re.Pattern[str], ...]:
    return _patterns(words.child.source, words.family.source, words.voice.source, words.change.source)
