"""The tracker of everything a person may see."""

from audit.permissions import Actor, Do, require
from bot.bootstrap import App
from bot.delivery import look
from docgen import tracker


def workbook(app: App, actor: Actor) -> tuple[bytes, int, int]:
    """The workbook with how many audits and actions it holds. Raises NotAllowed."""
    require(actor, Do.TRACK)
    records = app.service.audits(actor)
    tracked = [
        tracker.Tracked(record, app.service.form_edition(record.document, record.edition))
        for record in records
    ]
    actions = sum(len(record.data.actions) for record in records)
    return tracker.write(tracked, look(app), app.settings.clock()), len(records), actions
