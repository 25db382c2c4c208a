"""A date as the answer to a question that asks for one: also `12/11`, `today`, `yesterday`."""

import datetime as dt
import re

from audit.dates import found_dates

BARE = re.compile(r"(?<![\d./-])(\d{1,2})[./](\d{1,2})(?![\d./-])")
WORDS = re.compile(r"\b(?:the\s+)?(day before yesterday|yesterday|today|tomorrow)\b", re.IGNORECASE)
DAYS = {"day before yesterday": -2, "yesterday": -1, "today": 0, "tomorrow": 1}
YEAR = re.compile(r"\d{4}|\d{1,2}[./]\d{1,2}[./]\d{2}\b")
FAR_AHEAD = dt.timedelta(days=60)  # what has happened and names no year is not further ahead than this


def find_date(text: str, today: dt.date, *, past: bool) -> tuple[dt.date, str] | None:
    """The first date in the text and the text without it, or None. `past` says that it has happened.

    A date without a year is the next such day; of something past, the last one rather than a far one.
    """
    if found := found_dates(text, today):
        first = found[0]
        named = YEAR.search(text[first.start : first.end])
        date = first.date if named or not past else _last(first.date, today)
        return date, _without(text, first.start, first.end)
    if word := WORDS.search(text):
        return today + dt.timedelta(days=DAYS[word[1].lower()]), _without(text, *word.span())
    if bare := BARE.search(text):
        day = _next(int(bare[2]), int(bare[1]), today)
        return (_last(day, today) if past else day, _without(text, *bare.span())) if day else None
    return None


def _last(date: dt.date, today: dt.date) -> dt.date:
    """A year earlier where the date lies too far ahead to have happened."""
    if date - today <= FAR_AHEAD:
        return date
    return _on(date.year - 1, date.month, date.day) or date


def _next(month: int, day: int, today: dt.date) -> dt.date | None:
    this_year = _on(today.year, month, day)
    return this_year if this_year is None or this_year >= today else _on(today.year + 1, month, day)


def _on(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _without(text: str, start: int, end: int) -> str:
    return " ".join((text[:start] + " " + text[end:]).split()).strip(" ,;-–")
