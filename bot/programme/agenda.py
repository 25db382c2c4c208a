"""The agenda of a month's quality and performance meeting, for every door."""

import datetime as dt
from collections.abc import Sequence

from audit.days import month_after
from audit.permissions import Actor
from audit.programme import service_actions
from audit.programme.agenda import Point, agenda
from bot.bootstrap import App


def agenda_of(app: App, actor: Actor, month: str) -> tuple[dt.date, Sequence[Point], str]:
    """The day of the meeting, its points, and a heading for them. Raises NotAllowed."""
    app.programme.drawn(month, actor)  # refuses whoever does not run the programme
    after = app.programme.month(month_after(month))
    with app.store.reading() as reading:
        records, own = reading.audits(), service_actions.every(reading)
    day, points = agenda(month, records, own, after, app.settings.timings)
    return day, points, f"Quality and performance meeting on {day:%A} {day.day} {day:%B %Y}"
