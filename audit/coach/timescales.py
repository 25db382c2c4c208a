"""By when: no date, a vague one, one that had gone by at the audit, or a day that can be put in a diary."""

import calendar
import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from dateutil.relativedelta import relativedelta
from pydantic import field_validator
from rapidfuzz import fuzz, process

from audit.coach.lists import Lists, PhraseList
from audit.coach.phrases import NUMBER, number
from audit.dates import find_dates

State = Literal["none", "vague", "past", "day"]

NOMINAL_DAY = dt.date(2025, 1, 1)  # without an audit date it only matters whether there is a date at all
PLAIN_YEAR = 2025  # one without a 29 February, which not every year has
JUST_GONE = 120  # a day and month without a year that came this many days before the audit means that one
LONGEST = 999  # more days, weeks or months than that nobody means
LIKE_A_MONTH = 80  # "Septmber", "Feburary"; never "remember"
MONTH_NAMES = [calendar.month_name[number].lower() for number in range(1, 13)]
WORD = re.compile(r"[^\W\d_]+")
SHORT_DATE = re.compile(r"(?<![\d/])\d{1,2}/(?:0?[1-9]|1[0-2])(?![\d/])")
LONG_WORD = re.compile(r"\b[a-z]{6,10}\b", re.IGNORECASE)
EDGES = " .,:;-_*?!'\"/\\|()[]"

UNITS = (
    r"(?:calendar\s+)?(?P<unit>(?:working|school|business)[\s-]+days?|w/?ds?|days?|hours?|hrs?|h|weeks?|wks?|/52|months?"
    r"|fortnights?)"
)
PERIOD = re.compile(rf"(?<![\w.])(?P<count>{NUMBER}|an?|half\s+an?)[\s-]*{UNITS}(?!\w)", re.IGNORECASE)
ANCHOR = re.compile(r"\b(?:of|from|after|following|before|prior to|since|post)\b\s+(?P<what>.*)")
AUDIT = re.compile(r"\b(?:audit\w*|today|now|date|this|receipt|uop|meeting|moderation|submission|feedback)\b")
WEEKDAYS = re.compile(
    r"\b(?P<day>mon|tues?|wednes|wed|thurs?|fri|satur|sat|sun)(?:day)?\b|\b(?P<when>today|tomorrow|tonight)\b"
)
ROUND_END = re.compile(
    r"\b(?:(?:by|before|end of|within|during|in)\s+)+(?P<which>the|this|next|current)"
    r"\s+(?P<unit>week|month|year)\b|\bend of (?P<ending>week|month|year)\b"
)


class TimescaleWords(Lists):
    """The words for times, from data/timescales.toml."""

    none: PhraseList
    vague: PhraseList
    repeats: PhraseList
    feasts: Mapping[str, str]
    months: Mapping[str, str]

    @field_validator("feasts")
    @classmethod
    def _are_days_of_any_year(cls, feasts: Mapping[str, str]) -> Mapping[str, str]:
        for name, day in feasts.items():
            if not name.strip() or not _is_day(day):
                raise ValueError(f"{name!r} needs a day of any year, such as '12-25', not {day!r}")
        return feasts


@dataclass(frozen=True)
class Due:
    """What a timescale says: its state and, where it can be told, the day."""

    state: State
    day: dt.date | None = None
    is_counted: bool = False  # the day was worked out and is not written down


def due(timescale: str, audit_date: dt.date | None, words: TimescaleWords) -> Due:
    """What the timescale says, counted from the audit date where there is one."""
    text = " ".join(timescale.split())
    bare = text.lower().replace("’", "'").strip(EDGES)
    start = audit_date or NOMINAL_DAY
    if dates := _dates(_in_english(text, words), start):
        return _written(text, max(dates), audit_date)
    if not any(char.isalnum() for char in bare) or words.none.is_all_of(bare):
        return Due("none")
    day = _counted(bare, start, words)
    if day is None:
        return Due("vague")
    if audit_date and day < audit_date:
        return Due("past", day)
    return Due("day", day if audit_date else None, is_counted=True)


def _dates(text: str, start: dt.date) -> list[dt.date]:
    """The dates in the text; without a year it is the next such day, or the last if just gone by."""
    earliest = start - dt.timedelta(days=JUST_GONE)
    mended = _mended(text)
    short = " and ".join(f"by {match.group()}" for match in SHORT_DATE.finditer(text))
    attempts = (text, mended, f"by {mended}", short)  # "28/11" alone is a date only behind "by"
    return next((dates for attempt in attempts if (dates := find_dates(attempt, earliest))), [])


def _in_english(text: str, words: TimescaleWords) -> str:
    """The text with months of another language put into English: "31 Mawrth"."""
    return WORD.sub(lambda match: words.months.get(match.group().lower(), match.group()), text)


def _mended(text: str) -> str:
    """The text with misspelt months put right."""
    return LONG_WORD.sub(lambda match: _month(match.group().lower()) or match.group(), text)


def _month(word: str) -> str | None:
    best = process.extractOne(word, MONTH_NAMES, scorer=fuzz.ratio, score_cutoff=LIKE_A_MONTH)
    return best[0] if best else None


def _written(text: str, last: dt.date, audit_date: dt.date | None) -> Due:
    """A date stands in the text. Where a period runs from it ("two weeks from 28 April"), its end counts."""
    if audit_date is None:
        return Due("day")
    if last >= audit_date:
        return Due("day", last)
    period = PERIOD.search(text)
    counted = _after(last, period) if period else last
    return Due("day", counted, is_counted=True) if counted >= audit_date else Due("past", last)


def _counted(bare: str, start: dt.date, words: TimescaleWords) -> dt.date | None:
    """A day told without being written: a period from the audit, a weekday, a feast, a month's end."""
    period = PERIOD.search(bare)
    if period and not _is_vague(bare, words) and _counts_from_audit(bare[period.end() :]):
        return _after(start, period)
    if bare in words.vague or bare in words.repeats:
        return None
    return _weekday(bare, start) or _round_end(bare, start) or _feast(bare, start, words)


def _is_vague(bare: str, words: TimescaleWords) -> bool:
    return any(match.group() not in ("now", "about") for match in words.vague.every(bare))


def _counts_from_audit(rest: str) -> bool:
    """Whether a period begins with the audit: nothing else is said, or the audit or today is named."""
    anchor = ANCHOR.search(rest)
    return anchor is None or bool(AUDIT.search(anchor["what"]))


def _after(start: dt.date, period: re.Match[str]) -> dt.date:
    word = period["count"].lower()
    is_one = word.startswith(("a", "half"))  # "a week", "half an hour"
    count, unit = 1 if is_one else min(int(number(word)), LONGEST), period["unit"].lower()
    if unit.startswith(("working", "school", "business", "wd", "w/d")):
        return _working_days(start, count)
    if unit.startswith("h"):
        return start + dt.timedelta(days=-(-count // 24))
    if unit.startswith("month"):
        return start + relativedelta(months=count)
    return start + dt.timedelta(
        days=count * (14 if unit.startswith("fort") else 7 if unit.startswith(("w", "/")) else 1)
    )


def _working_days(start: dt.date, count: int) -> dt.date:
    day = start
    while count:
        day += dt.timedelta(days=1)
        count -= day.weekday() < 5
    return day


def _weekday(bare: str, start: dt.date) -> dt.date | None:
    match = WEEKDAYS.search(bare)
    if match is None:
        return None
    if match["when"]:
        return start + dt.timedelta(days=match["when"] == "tomorrow")
    wanted = ("mon", "tue", "wed", "thu", "fri", "sat", "sun").index(match["day"][:3])
    return start + dt.timedelta(days=(wanted - start.weekday() - 1) % 7 + 1)


def _round_end(bare: str, start: dt.date) -> dt.date | None:
    match = ROUND_END.search(bare)
    if match is None:
        return None
    later = match["which"] == "next"
    unit = match["unit"] or match["ending"]
    if unit == "week":
        return start + dt.timedelta(days=6 - start.weekday() + 7 * later)
    if unit == "month":
        return start + relativedelta(months=later, day=31)
    return dt.date(start.year + later, 12, 31)


def _is_day(text: str) -> bool:
    try:
        dt.date(PLAIN_YEAR, *map(int, text.split("-", 1)))
    except ValueError:
        return False
    return True


def _feast(bare: str, start: dt.date, words: TimescaleWords) -> dt.date | None:
    for name, day in words.feasts.items():
        if name in bare:
            month, number = map(int, day.split("-"))
            if year := re.search(rf"{re.escape(name)}\s+(20\d\d)", bare):
                return dt.date(int(year[1]), month, number)
            this_year = dt.date(start.year, month, number)
            return this_year if this_year >= start else this_year.replace(year=start.year + 1)
    return None
