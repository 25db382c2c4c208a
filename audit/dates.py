"""Dates in text that people typed: day first as in this country, with or without a year. Nothing is guessed.

Understood are `2025-05-16`, `16/05/2025`, `31.10.25`, `by 16/5`, `14 March 2025`, `3rd of June`,
`March 14, 2025`, and the days that stand for a month: its last one for `by end of May`, `May 2025` and
`in May`, its first for `start of May`, the 15th for `mid-May`. A day without a year is the next such day.
What could be read in two ways (`June 27`, which may be a day or a year) or is no date (`ASAP`, `31/02/2025`,
`24/7`, a period such as `within two weeks`) is left out.
"""

import calendar
import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
OLDEST, NEWEST = 1900, 2199  # a four-figure number outside is no year
SOON = 4  # years ahead within which the 27 of `June 27` may be a year
NEAR = range(-5, 11)  # years from today within which two figures behind a month's name are a year


@dataclass(frozen=True, slots=True)
class Found:
    """A date and where it stands in the text, as bounds of a slice."""

    date: dt.date
    start: int
    end: int


Hit = re.Match[str]
Reading = Callable[[Hit, dt.date], dt.date | None]


def find_dates(text: str, today: dt.date) -> list[dt.date]:
    """Every date in the text, in its order. `today` is the day it was typed: years are counted from it."""
    return [found.date for found in found_dates(text, today)]


def found_dates(text: str, today: dt.date) -> list[Found]:
    """Every date in the text with its place."""
    return list(_found(text, today))


def only_date(text: str, today: dt.date) -> dt.date | None:
    """The date that the text is and nothing else; None where more is said, or no date."""
    stripped = text.strip(" \t\n.")
    match found_dates(stripped, today):
        case [Found(date, 0, end)] if end == len(stripped):
            return date
    return None


def _found(text: str, today: dt.date) -> Iterator[Found]:
    """Each stretch of text is read once, by the first way of writing that makes a date of it."""
    ways = FIGURES + WORDS if NAME.search(text) else FIGURES
    hits = [(hit, read) for pattern, read in ways for hit in pattern.finditer(text)]
    hits.sort(key=lambda pair: pair[0].start("date"))  # stable: at the same place the order of ways decides
    end = 0
    for hit, read in hits:
        if hit.start("date") >= end and (date := read(hit, today)):
            end = hit.end("date")
            yield Found(date, hit.start("date"), end)


def _figures(hit: Hit, today: dt.date) -> dt.date | None:
    """`16/05/2025`, `16/05/25`, `2025-05-16`; but `3.1.13` is a number of the guidance."""
    is_number = hit["mark"] == "." and not hit["year"] and len(hit["month"]) < 2
    year = _year(hit, today)
    return None if is_number or year is None else _date(year, int(hit["month"]), int(hit["day"]))


def _figures_without_year(hit: Hit, today: dt.date) -> dt.date | None:
    """`by 16/5`, `16/05`: only where a word before it or the month's zero says that it is a date."""
    is_alone = hit["date"] == hit.string.strip(" .")
    if hit["date"] == "24/7" or not (hit["lead"] or is_alone or hit["month"].startswith("0")):
        return None
    return _next(int(hit["month"]), int(hit["day"]), today)


def _day_month(hit: Hit, today: dt.date) -> dt.date | None:
    """`14 March 2025`, `3rd of June`."""
    return None if _is_verb(hit) else _on(int(hit["day"]), hit, today)


def _month_day(hit: Hit, today: dt.date) -> dt.date | None:
    """`March 14, 2025`, `March 14th`; a bare `June 27` only where it is not also a month and a year."""
    day = int(hit["day"])
    date = None if _is_verb(hit) else _on(day, hit, today)
    is_plain = not (hit["ordinal"] or hit["year"])
    may_be_year = is_plain and 0 <= day - today.year % 100 <= SOON
    return None if date and may_be_year and date.year % 100 != day else date


def _part_of_month(hit: Hit, today: dt.date) -> dt.date | None:
    """`end of May`, `start of May`, `mid-May`."""
    part = hit["part"].casefold()
    return _month_end(hit, today) if part == "end" else _on(15 if part.startswith("mid") else 1, hit, today)


def _whole_month(hit: Hit, today: dt.date) -> dt.date | None:
    """`May 2025`, `in May`: its last day; `before May`: the day before its first.

    `May` alone, or before a surname, may be somebody's name; `early June` and a day that the month does not
    have (`31 June`) are no dates.
    """
    is_named = hit["year"] or hit["apostrophe"] or (hit["lead"] and not SURNAME.match(hit.string, hit.end()))
    if not is_named or NARROWED.search(hit.string[: hit.start("date")].rstrip()):
        return None
    end = _month_end(hit, today)
    is_before = (hit["lead"] or "").strip().casefold() == "before"
    return end.replace(day=1) - dt.timedelta(days=1) if end and is_before else end


def _month_end(hit: Hit, today: dt.date) -> dt.date | None:
    month, year = _month(hit), _year(hit, today)
    if year is None:
        year = today.year + (month < today.month)
    return _date(year, month, calendar.monthrange(year, month)[1]) if OLDEST <= year <= NEWEST else None


def _on(day: int, hit: Hit, today: dt.date) -> dt.date | None:
    year = _year(hit, today)
    if year is None:
        return _next(_month(hit), day, today)
    is_year = "short" not in hit.groupdict() or not hit["short"] or year - today.year in NEAR
    return _date(year, _month(hit), day) if is_year else None


def _year(hit: Hit, today: dt.date) -> int | None:
    given = hit.groupdict()
    if given.get("year"):
        return int(given["year"])
    short = given.get("apostrophe") or given.get("short")
    return _century(int(short), today) if short else None


def _month(hit: Hit) -> int:
    return MONTHS.index(hit["month"][:3].casefold()) + 1


def _is_verb(hit: Hit) -> bool:
    """Whether `may` is no month here: `all 3 may attend`."""
    given = hit.groupdict()
    telling = ("lead", "ordinal", "year", "short", "apostrophe")
    if not hit["month"].startswith("may") or any(given.get(name) for name in telling):
        return False
    return bool(re.match(r"\s+\w", hit.string[hit.end() :]))


def _century(short: int, today: dt.date) -> int:
    year = today.year - today.year % 100 + short
    return year - 100 if year - today.year > 50 else year


def _next(month: int, day: int, today: dt.date) -> dt.date | None:
    """That day in the first year in which it comes on or after today; 29 February waits for its year."""
    dates = (_date(year, month, day) for year in range(today.year, today.year + 9))
    return next((date for date in dates if date and date >= today), None)


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day) if OLDEST <= year <= NEWEST else None
    except ValueError:
        return None


def _way(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


NAME = _way("|".join(MONTHS))
SURNAME = re.compile(r"\s+[A-Z]")
NARROWED = _way(r"(?:\b(?:early|late|week\s+(?:of|in))|\d(?:st|nd|rd|th)?(?:\s+of)?[/.-]?)$")
MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![^\W\d_])\.?"
)
DAY = r"(?<![\w./:])(?P<day>\d{1,2})"
ORDINAL = r"(?P<ordinal>st|nd|rd|th)?"
LONG = r"(?P<year>\d{4})(?!\d)"
APOSTROPHE = r"['’](?P<apostrophe>\d\d)(?!\d)"
# Two figures are a year only where nothing behind makes them a time, a share or a count.
SHORT = (
    r"(?P<short>\d\d)(?![\d:%])(?!\.\d)"
    r"(?!\s*(?:am|pm|days?|weeks?|months?|hours?|hrs?|minutes?|mins?|sessions?|times|x)\b)"
)
PART = r"(?P<part>end|start|beginning|middle|mid)(?:\s+of)?(?:\s+the\s+month\s+of)?(?:\s+|\s*-\s*)"
LEAD = r"(?P<lead>\b(?:by|on|before|until|till?|due|from|since|after|w/c|w/e|commencing)\s+)?"
MONTH_LEAD = r"(?P<lead>\b(?:by|in|during|before|until|till?)\s+)?"
DAY_MONTH = rf"{DAY}{ORDINAL}(?:\s+of)?[\s/.-]*{MONTH}"

# Every way of writing a date, the most telling first. The group `date` is the stretch that is the date.
Ways = tuple[tuple[re.Pattern[str], Reading], ...]
FIGURES: Ways = (
    (_way(r"(?<![\d./-])(?P<date>(?P<year>\d{4})(?P<mark>[/-])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2}))(?!\d)"),
     _figures),
    (_way(rf"(?P<date>{DAY}(?P<mark>[./-])(?P<month>\d{{1,2}})(?P=mark)(?:(?P<year>\d{{4}})|(?P<short>\d\d)))"
          r"(?!\d|[./]\d)"), _figures),
    (_way(rf"{LEAD}(?P<date>{DAY}/(?P<month>\d{{1,2}}))(?![\d/%]|\.\d)"), _figures_without_year),
)  # fmt: skip
WORDS: Ways = (
    (_way(rf"{LEAD}(?P<date>{DAY_MONTH}[\s,/-]*(?:{LONG}|{APOSTROPHE}|{SHORT}))"), _day_month),
    (_way(rf"{LEAD}(?P<date>{DAY_MONTH})(?![\s,/-]*\d{{4}})"), _day_month),
    (_way(rf"\b(?P<date>{PART}{MONTH}(?:[\s,]*(?:{LONG}|{APOSTROPHE}))?)"), _part_of_month),
    (_way(rf"{LEAD}\b(?P<date>{MONTH}\s+(?P<day>\d{{1,2}}){ORDINAL}(?![\d:%/])(?!\s*(?:am|pm)\b)(?:,?\s*{LONG})?)"),
     _month_day),
    (_way(rf"{MONTH_LEAD}\b(?P<date>{MONTH}(?:[\s,]*(?:{LONG}|{APOSTROPHE}))?)(?!\s*\d)"), _whole_month),
)  # fmt: skip
