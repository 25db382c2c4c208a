"""Making an audit's documents for whoever may have them, under names without personal data."""

from audit.permissions import Actor, Do, require
from bot.bootstrap import App
from docgen import contacts, plan
from docgen.ooxml.look import Look
from docgen.pdf import as_pdf


def look(app: App) -> Look:
    """How the service's documents look: its marking and its name."""
    return Look(marking=app.settings.marking, organisation=app.settings.organisation or None)


def documents(app: App, audit_id: str, actor: Actor, *, pdf: bool = False) -> dict[str, bytes]:
    """Every document of one audit, by file name; `pdf` adds the Word documents as PDF.

    Raises UnknownAudit, NotAllowed, and docgen's NoOffice where a PDF cannot be made here.
    """
    record, on = app.service.show(audit_id, actor)
    require(actor, Do.EXPORT, record.data)
    made = {
        f"{record.id}-form.docx": app.form_writer.write(on, record, look(app)),
        f"{record.id}-action-plan.docx": plan.write(on, record, look(app)),
    }
    for text in contacts.texts(record, on, marking=app.settings.marking):
        made[f"{record.id}-contact-{text.kind}.txt"] = text.text.encode()
    if pdf:
        word = {name: content for name, content in made.items() if name.endswith(".docx")}
        made |= {name.replace(".docx", ".pdf"): as_pdf(content) for name, content in word.items()}
    return made
