"""Making an audit's documents for whoever may have them, under names without personal data."""

from audit.permissions import Actor
from audit.record import AuditRecord
from bot.bootstrap import App
from bot.form_files import file_of
from docgen import contacts, plan
from docgen.ooxml.look import Look
from docgen.pdf import as_pdf
from questionbank.models import Form


def look(app: App) -> Look:
    """How the service's documents look: its marking and its name."""
    return Look(marking=app.settings.marking, organisation=app.settings.organisation or None)


def documents(
    app: App, audit_id: str, actor: Actor, *, pdf: bool = False, reason: str | None = None
) -> dict[str, bytes]:
    """Every document of one audit, by file name; `pdf` adds the Word documents as PDF.

    That they were made is recorded, with the `reason` where the audit is not the person's own. Raises
    UnknownAudit, NotAllowed, NeedsReason, and docgen's NoOffice where a PDF cannot be made here.
    """
    record, on = app.service.export(audit_id, actor, reason)
    return made(app, record, on, pdf=pdf)


def made(app: App, record: AuditRecord, on: Form, *, pdf: bool = False) -> dict[str, bytes]:
    """The documents of an audit as it is given, by file name. Raises docgen's NoOffice."""
    files = {
        f"{record.id}-form.docx": app.form_writer.write(on, record, look(app), file_of(app.store, on)),
        f"{record.id}-action-plan.docx": plan.write(on, record, look(app)),
    }
    for text in contacts.texts(record, on, app.settings.templates, marking=app.settings.marking):
        files[f"{record.id}-contact-{text.kind}.txt"] = text.text.encode()
    if pdf:
        word = {name: content for name, content in files.items() if name.endswith(".docx")}
        files |= {name.replace(".docx", ".pdf"): as_pdf(content) for name, content in word.items()}
    return files
