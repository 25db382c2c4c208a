"""The tracker of everything a person may see."""

from collections.abc import Callable

from audit.permissions import Actor, Do, require
from bot.bootstrap import App
from bot.delivery import look
from docgen import tracker


def workbook(app: App, actor: Actor, tell: Callable[[str], None]) -> tuple[bytes, int, int]:
    """The workbook with how many audits and actions it holds. Raises NotAllowed.

    `tell` is called with a sentence for each thing that did not fit into a sheet.
    """
    require(actor, Do.TRACK)
    records = app.service.audits(actor, Do.TRACK)
    editions = {(record.document, record.edition) for record in records}
    forms = {edition: app.service.form_edition(*edition) for edition in editions}
    tracked = [tracker.Tracked(record, forms[record.document, record.edition]) for record in records]
    content = tracker.write(tracked, look(app), app.settings.clock(), tell)
    return content, len(records), sum(len(record.data.actions) for record in records)
