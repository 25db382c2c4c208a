"""Whether an action can be done at all by the one who owns it, in the time it has."""

import datetime as dt
import re
from collections.abc import Mapping
from functools import cache

from audit.coach.lists import Lists, PhraseList
from audit.coach.phrases import NUMBER, Phrases, number
from audit.coach.verbs import Words

COURSE = re.compile(
    rf"(?P<count>{NUMBER})[\s-](?P<unit>weeks?|months?|sessions?)\b[\s-]*(?:[\w'-]+\s+){{0,4}}?"
    r"(?:programme|program|course|block|work|package|intervention|module)\b"
)
LEAST = {"week": 6, "month": 25, "session": 1}  # days that one of each takes at the least


class AchievableWords(Lists):
    """What cannot be done, from data/achievable.toml."""

    guarantee: PhraseList
    beyond_power: PhraseList
    takes: Mapping[str, int]


def guarantee(text: str, words: AchievableWords) -> Words | None:
    """Where the action promises what another person will do or what life will bring."""
    return _place(words.guarantee, text)


def beyond_power(text: str, words: AchievableWords) -> Words | None:
    """Where the action takes a power that belongs to a court or to somebody else."""
    return _place(words.beyond_power, text)


def too_soon(text: str, start: dt.date | None, end: dt.date | None, words: AchievableWords) -> Words | None:
    """Where the action needs more days than lie between the audit and its date; None where either is unknown."""
    if start is None or end is None:
        return None
    days = (end - start).days
    for phrase, least in words.takes.items():
        place = _place(_phrase(phrase), text)
        if place and days < least:
            return place
    return _course(text, days)


def _course(text: str, days: int) -> Words | None:
    """A programme of twelve weeks cannot be over in three days."""
    for match in COURSE.finditer(text):
        if number(match["count"]) * LEAST[match["unit"].rstrip("s")] > max(days, 0) + 3:
            return Words(*match.span())
    return None


def _place(phrases: Phrases, text: str) -> Words | None:
    match = phrases.find(text)
    return Words(*match.span()) if match else None


@cache
def _phrase(phrase: str) -> Phrases:
    return Phrases([phrase])
