"""The empty form in force, to be filled in Word, with the guidance for its questions in the margin."""

from bot.bootstrap import App
from bot.delivery import look
from bot.form_files import file_of
from docgen.form.blank import MOST, with_guidance
from docgen.ooxml.comments import Said


def blank(app: App, document: str, *, guidance: bool = True) -> bytes:
    """The empty form of a document in force. Raises UnknownForm."""
    form = app.service.form_in_force(document)
    made = app.form_writer.blank(form, look(app), file_of(app.store, form))
    if not guidance:
        return made
    beside = {
        question.number: [
            Said(result.cite, result.snippet)
            for result in app.guidance.for_question(form, question.number, MOST)
        ]
        for question in form.questions()
    }
    return with_guidance(made, form, beside)
