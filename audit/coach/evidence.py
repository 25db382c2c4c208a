"""What a comment rests on: dates, counts, quotations, records, deeds and things to look up."""

import re
from collections.abc import Mapping
from functools import cache

from audit.coach.lists import Lists, PhraseList
from audit.coach.phrases import Phrases
from audit.coach.writing import Writing

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)"
)
DATE = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?\s+{MONTH}\b|\b{MONTH}\s+\d{{1,4}}\b"
    r"|\b\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?\b|\b(?:19|20)\d\d\b|\bthe \d{1,2}(?:st|nd|rd|th)\b"
    rf"|\b{MONTH}\b|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?\b"
)
MOST_OF_A_KIND = 4


class EvidenceWords(Lists):
    """Signs of evidence and what each kind weighs, from data/evidence.toml."""

    idioms: PhraseList
    counts: PhraseList
    speakers: PhraseList
    says: PhraseList
    records: PhraseList
    deeds: PhraseList
    things: PhraseList
    gaps: PhraseList
    judgements: PhraseList
    weights: Mapping[str, float]


def facts(writing: Writing, words: EvidenceWords) -> float:
    """How much there is to look up in a comment: its different facts, weighted; 0 for judgements alone."""
    lower = _without(words, writing.lower)
    found = {
        "dates": len(set(DATE.findall(_cut(writing.plain, lower)))),
        "counts": words.counts.count(lower),
        "quotations": len(writing.quotations),
        "speech": len(set(_speech(words.speakers, words.says).findall(lower))),
        "records": words.records.count(lower),
        "deeds": words.deeds.count(lower),
        "things": words.things.count(lower),
        "gaps": words.gaps.count(lower),
    }
    return sum(min(number, MOST_OF_A_KIND) * words.weights[kind] for kind, number in found.items())


def judgements(writing: Writing, words: EvidenceWords) -> int:
    """How many different words of the writer's own judge."""
    return words.judgements.count(writing.unquoted)


def _without(words: EvidenceWords, lower: str) -> str:
    """The text with figures of speech blanked, at its old length."""
    text = list(lower)
    for match in words.idioms.every(lower):
        text[match.start() : match.end()] = " " * len(match.group())
    return "".join(text)


def _cut(plain: str, lower: str) -> str:
    """The text as typed, blanked where its small-letter form is."""
    return "".join(char if small != " " else " " for char, small in zip(plain, lower, strict=True))


@cache
def _speech(speakers: Phrases, says: Phrases) -> re.Pattern[str]:
    return re.compile(rf"{speakers.source}(?:'s)?\s+(?:\w+\s+){{0,2}}?{says.source}")
