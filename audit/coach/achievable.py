"""Whether an action can be done at all by the one who owns it, in the time it has."""

import datetime as dt
import re
from functools import cache

from audit.coach.lists import DayTable, Lists, PhraseList
from audit.coach.phrases import NUMBER, Phrases, number
from audit.coach.writing import Place

COURSE = re.compile(
    rf"(?P<count>{NUMBER})[\s-](?P<unit>weeks?|months?|sessions?|hours?)\b[\s-]*(?:[\w'-]+\s+){{0,4}}?"
    r"(?:programme|program|course|block|work|package|intervention|module)\b"
)
SESSIONS = re.compile(
    r"\b(?:deliver|complete|hold|run|finish|carry out|provide|facilitate)\b(?:\s+[\w'-]+){0,3}?"
    rf"\s+(?P<count>{NUMBER})\s+(?:[\w'-]+\s+){{0,2}}?sessions\b"
)
THAT = re.compile(r"\s+(?:that\s+)?")
ADVERB = re.compile(
    r"^(?:(?:also|always|fully|really|then|now|only|both|all)\s+"
    r"|(?:in|at|of|from)\s+(?:(?:the|this|his|her|their)\s+)?\w+\s+)"
)
VERB = re.compile(r"(?!(?:and|or|of|in|at|on|with|to|for|as|by|from|who|has signed|have signed)\b)[a-z']+")
LEEWAY = 3  # days; the audit may have been written up late
LEAST = {"week": 6, "month": 25, "session": 1, "hour": 0.2}  # days that one of each takes at the least


class AchievableWords(Lists):
    """What cannot be done, from data/achievable.toml."""

    ensure: PhraseList
    people: PhraseList
    modest: PhraseList
    guarantee: PhraseList
    beyond_power: PhraseList
    takes: DayTable


def guarantee(text: str, words: AchievableWords) -> Place | None:
    """Where the action promises what another person will do or what life will bring."""
    return _place(words.guarantee, text) or _ensured(text, words)


def _ensured(text: str, words: AchievableWords) -> Place | None:
    """`Ensure that the child makes the right choices`: an outcome that is theirs, whatever the verb."""
    for ensure in words.ensure.every(text):
        that = THAT.match(text, ensure.end())
        start = that.end() if that else ensure.end()
        person = words.people.begins(text[start:])
        if person is None or text[start + person.end() :][:1] != " ":
            continue
        verb = ADVERB.sub("", text[start + person.end() :].lstrip())
        if VERB.match(verb) and not words.modest.begins(verb):
            return Place(ensure.start(), len(text.rstrip(" .")))
    return None


def beyond_power(text: str, words: AchievableWords) -> Place | None:
    """Where the action takes a power that belongs to a court or to somebody else."""
    return _place(words.beyond_power, text)


def too_soon(text: str, start: dt.date | None, end: dt.date | None, words: AchievableWords) -> Place | None:
    """Where the action needs more days than lie between audit and date; None where either is unknown."""
    if start is None or end is None:
        return None
    days = (end - start).days
    for phrase, least in words.takes.items():
        place = _place(_phrase(phrase), text)
        if place and days < least:
            return place
    return _course(text, max(days, 0))


def _course(text: str, days: int) -> Place | None:
    """A programme of twelve weeks cannot be over in three days, nor can ten sessions."""
    for match in COURSE.finditer(text):
        if number(match["count"]) * LEAST[match["unit"].rstrip("s")] > days + LEEWAY:
            return Place(*match.span())
    sessions = SESSIONS.search(text)
    is_short = sessions and number(sessions["count"]) > days + LEEWAY
    return Place(*sessions.span()) if sessions and is_short else None


def _place(phrases: Phrases, text: str) -> Place | None:
    match = phrases.find(text)
    return Place(*match.span()) if match else None


@cache
def _phrase(phrase: str) -> Phrases:
    return Phrases([phrase])
