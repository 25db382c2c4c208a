"""Dates as people type them: day first, with or without a year, or `today`."""

import datetime as dt
import re

from dateutil import parser

ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
WRITTEN = re.compile(
    r"\b(?:\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?"
    r"|\d{1,2}(?:st|nd|rd|th)?(?:\s+of)?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
    r"(?:,?\s+\d{2,4})?)\b",
    re.IGNORECASE,
)
WORDS = {"today": 0, "yesterday": -1, "tomorrow": 1}
FAR_AHEAD = dt.timedelta(days=60)  # a date without a year further ahead than this was last year


def find_date(text: str, today: dt.date) -> tuple[dt.date, str] | None:
    """The first date in the text and the text without it, or None where there is none."""
    for pattern in (ISO, WRITTEN):
        if found := pattern.search(text):
            date = _date(found[0], today)
            return (date, _without(text, found)) if date else None
    if found := re.search(r"\b(today|yesterday|tomorrow)\b", text, re.IGNORECASE):
        return today + dt.timedelta(days=WORDS[found[0].lower()]), _without(text, found)
    return None


def _date(written: str, today: dt.date) -> dt.date | None:
    try:
        if ISO.fullmatch(written):
            return dt.date.fromisoformat(written)
        default = dt.datetime(today.year, 1, 1)  # noqa: DTZ001 - only its date is used
        date = parser.parse(written, dayfirst=True, default=default).date()
    except (ValueError, OverflowError):
        return None
    has_year = bool(re.search(r"\d{4}|[./]\d{1,2}[./]\d{2}|[a-z]\w*,?\s+\d{2}$", written, re.IGNORECASE))
    if not has_year and date - today > FAR_AHEAD:
        return date.replace(year=date.year - 1) if (date.month, date.day) != (2, 29) else None
    return date


def _without(text: str, found: re.Match[str]) -> str:
    return " ".join((text[: found.start()] + " " + text[found.end() :]).split()).strip(" ,;-–")
