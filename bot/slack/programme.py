"""The month's programme as the Home tab shows it."""

import datetime as dt

from audit.deadlines import uk_date
from audit.permissions import Actor
from bot.bootstrap import App


def month_lines(app: App, actor: Actor) -> list[str]:
    """What this month's programme holds: its lines of enquiry, and the audits that this person may see."""
    month = uk_date(app.settings.clock()).isoformat()[:7]
    name = f"{dt.date.fromisoformat(f'{month}-01'):%B %Y}"
    told = [f"Line of enquiry: {line.title}" for line in app.programme.month(month).lines]
    states = app.service.month_states(actor, month)
    if states:
        counted = ", ".join(f"{count} {state}" for state, count in states.items())
        total = sum(states.values())
        told.append(f"{name}: {total} {'audit' if total == 1 else 'audits'} that you can see ({counted})")
    return told
