"""Sensible hours: when a person may be told something that can wait."""

import datetime as dt
from collections.abc import Collection

from audit.days import is_working_day
from audit.deadlines import UK
from audit.notices.shapes import Wishes


def is_sensible(moment: dt.datetime, wishes: Wishes, closed: Collection[dt.date] = ()) -> bool:
    """Whether that moment lies in a person's hours, on a working day unless they wish otherwise."""
    here = moment.astimezone(UK)
    if not wishes.weekends and not is_working_day(here.date(), closed):
        return False
    first, last = wishes.from_hour, wishes.until_hour
    if first < last:
        return first <= here.hour < last
    return here.hour >= first or here.hour < last  # a night shift, or all day where both are the same
