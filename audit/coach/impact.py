"""Whether a comment says what the work meant for the child."""

import re
from functools import cache

from audit.coach.lists import Lists, PhraseList
from audit.coach.phrases import BETWEEN, Phrases
from audit.coach.writing import Sentence, Writing

# "The child, who has a stammer, said ...": what stands between the commas is passed over.
ASIDE = re.compile(r"^,\s+(?:who|whose|aged|now|then)\b[^,.;]{0,80},(?=\s)")
CONTRACTED = {"'s": "is ", "'ve": "have ", "'d": "had "}
PRONOUNS = ("he", "she", "they")  # these may be a worker, or papers


class ImpactWords(Lists):
    """Signs of impact on a child, from data/impact.toml."""

    child: PhraseList
    papers: PhraseList
    goes_on: PhraseList
    workers: PhraseList
    reaches: PhraseList
    reached: PhraseList
    belongings: PhraseList
    turns: PhraseList
    family: PhraseList
    voice: PhraseList
    effects: PhraseList
    results: PhraseList
    life: PhraseList
    claims: PhraseList


def shows_impact(writing: Writing, words: ImpactWords) -> bool:
    """Whether any sentence says what a child or family said, felt, did, gained or lost."""
    return any(_tells(sentence, words) for sentence in writing.sentences)


def claim(writing: Writing, words: ImpactWords) -> re.Match[str] | None:
    """The words that claim an impact without showing it, or None."""
    return words.claims.find(writing.lower)


def _tells(sentence: Sentence, words: ImpactWords) -> bool:
    text = _unclaimed(sentence.unquoted, words)
    if text in words.effects or _child_does(text, words):
        return True
    if words.results.find(text) and words.life.find(text):
        return True
    return any(pattern.search(text) for pattern in _pairs(words))


def _unclaimed(text: str, words: ImpactWords) -> str:
    """The sentence up to where it claims an impact without showing it, or all of it."""
    claimed = words.claims.find(text)
    return text[: claimed.start()] if claimed else text


def _child_does(text: str, words: ImpactWords) -> bool:
    """Whether the child is the one who does or undergoes something that is more than paper."""
    for match in words.child.every(text):
        behind = ASIDE.sub("", text[match.end() :])
        first = _uncontracted(match.group()) + behind.lstrip()
        if not behind.startswith(" ") or (match.group() in PRONOUNS and words.workers.begins(first)):
            continue
        further = (behind[more.end() :] for more in _further(words.goes_on).finditer(behind))
        if any(_is_life(verb, words) for verb in (first, *further)):
            return True
    return False


def _uncontracted(child: str) -> str:
    """The verb that a contraction holds: "he's" is "he is"."""
    return next((verb for ending, verb in CONTRACTED.items() if child.endswith(ending)), "")


def _is_life(verb: str, words: ImpactWords) -> bool:
    """Whether what follows the child is a verb of the child's life."""
    return verb[:1].isalpha() and not words.papers.begins(verb)


def _pairs(words: ImpactWords) -> tuple[re.Pattern[str], ...]:
    return (
        _pair(words.reaches, words.reached),
        _pair(words.belongings, words.turns),
        _pair(words.family, words.voice),
    )


@cache
def _pair(first: Phrases, second: Phrases) -> re.Pattern[str]:
    """The first followed by the second, with up to four words between."""
    return re.compile(rf"{first.source}(?!'){BETWEEN}\s+{second.source}")


@cache
def _further(verbs: Phrases) -> re.Pattern[str]:
    """Where a sentence goes on to another verb of the same subject; the match ends before the verb."""
    return re.compile(rf"(?:\b(?:and|but)|,)\s+(?:(?:so far|now|since|then|later)\s+)*(?={verbs.source})")
