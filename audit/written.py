"""Dates as people in this country write them, whatever the machine's language is."""

import datetime as dt

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip


def day(date: dt.date) -> str:
    """`20 November 2026`."""
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"


def month(value: str) -> str:
    """`November 2026` for `2026-11`."""
    year, number = value.split("-")
    return f"{MONTHS[int(number) - 1]} {year}"
