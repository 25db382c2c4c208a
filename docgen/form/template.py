"""The empty form: all that the form has, in its order, with a control in each place for an answer."""

from collections.abc import Iterator

from docgen.form.closing import actions, feedback, verification
from docgen.form.opening import header_table, opening
from docgen.form.sections import judgement, section
from docgen.ooxml.controls import Controls
from docgen.ooxml.house import House
from docgen.ooxml.look import Look
from questionbank.models import Form

TITLE = "Case audit"  # of the file; who it is about stands in it, not on it


def template(form: Form, look: Look) -> bytes:
    """The empty form as a .docx. Raises TemplateError where the look's base document cannot be used."""
    house = House(look)
    controls = house.controls()
    return house.document("".join(_body(form, house, controls)), title=TITLE)


def _body(form: Form, house: House, controls: Controls) -> Iterator[str]:
    yield from opening(form, house)
    yield from header_table(form, house, controls)
    for part in form.sections:
        yield from section(form, part, house, controls)
    yield from feedback(form, house, controls)
    if form.overall:
        yield from judgement(form, None, house, controls)
    yield from actions(form, house, controls)
    yield from verification(form, house, controls)
