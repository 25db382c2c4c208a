"""Working days in England and Wales, programme months, and the day that `last Thursday` names."""

import datetime as dt
from collections.abc import Collection
from functools import cache, lru_cache

from dateutil.relativedelta import relativedelta

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
PLACES = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": -1}
FRIDAY = 4
ONE_DAY = dt.timedelta(days=1)


def is_working_day(day: dt.date, closed: Collection[dt.date] = ()) -> bool:
    """Whether people work that day: no weekend, no bank holiday, no day on which the service is closed."""
    return day.weekday() <= FRIDAY and day not in closed and day not in _bank_holidays(day.year)


def on_or_before(day: dt.date, closed: Collection[dt.date] = ()) -> dt.date:
    """That day, or the last working day before it: for what may not be later."""
    while not is_working_day(day, closed):
        day -= ONE_DAY
    return day


def on_or_after(day: dt.date, closed: Collection[dt.date] = ()) -> dt.date:
    """That day, or the first working day after it: for what may not be earlier."""
    while not is_working_day(day, closed):
        day += ONE_DAY
    return day


def working_days(first: dt.date, last: dt.date, closed: Collection[dt.date] = ()) -> int:
    """How many working days there are from one day to another, both counted."""
    days = (first + ONE_DAY * n for n in range((last - first).days + 1))
    return sum(is_working_day(day, closed) for day in days)


def first_of(month: str) -> dt.date:
    """The first day of a programme month such as `2026-11`."""
    return dt.date.fromisoformat(f"{month}-01")


def last_of(month: str) -> dt.date:
    """The last day of a programme month."""
    return first_of(month) + relativedelta(months=1) - ONE_DAY


def month_of(day: dt.date) -> str:
    """The programme month in which a day lies."""
    return f"{day:%Y-%m}"


def month_after(month: str, count: int = 1) -> str:
    """The programme month so many months on (back, where negative)."""
    return month_of(first_of(month) + relativedelta(months=count))


def months_from(first: str, last: str) -> list[str]:
    """Every programme month from one to another, both counted."""
    found = []
    while first <= last:
        found.append(first)
        first = month_after(first)
    return found


@lru_cache(maxsize=4096)
def named_day(rule: str, month: str) -> dt.date:
    """The day of a month that a rule such as `last Thursday` names. Raises ValueError where it is no rule."""
    place, _, weekday = rule.strip().casefold().partition(" ")
    if place not in PLACES or weekday.strip() not in WEEKDAYS:
        raise ValueError(f"{rule!r} names no day of a month; write for example `last Thursday`")
    wanted = WEEKDAYS.index(weekday.strip())
    first, last = first_of(month), last_of(month)
    if PLACES[place] < 0:
        return last - ONE_DAY * ((last.weekday() - wanted) % 7)
    return first + ONE_DAY * ((wanted - first.weekday()) % 7 + 7 * PLACES[place])


@cache
def _bank_holidays(year: int) -> frozenset[dt.date]:
    import holidays  # only here: the calendars of the world take a while to load

    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=year))
