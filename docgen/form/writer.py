"""Filling a form: a template and an audit in, the document out."""

from hashlib import sha256
from typing import TYPE_CHECKING

from audit.record import AuditRecord
from docgen.form.template import template
from docgen.form.values import action_keys, action_values, values
from docgen.form.written_for import written_for
from docgen.ooxml.gaps import Gapped
from docgen.ooxml.look import Look
from questionbank.models import Form

if TYPE_CHECKING:
    from docgen.form.own.form import OwnForm


def fill(compiled: Gapped | bytes, form: Form, record: AuditRecord) -> bytes:
    """The filled form. The template is a .docx, or one compiled before, which is about ten times faster.

    Whatever the template has beside our controls stays as it is; its rows for actions are repeated where
    the audit has more actions. Raises TemplateError.
    """
    gaps = compiled if isinstance(compiled, Gapped) else Gapped(compiled)
    actions = record.data.actions
    keys = action_keys(actions, gaps.rows)
    shown = {**values(form, record), **action_values(form, record.data, keys)}
    return gaps.fill(shown, keys, written_for(record))


def write(form: Form, record: AuditRecord, look: Look) -> bytes:
    """The filled form in the built-in layout, for one document; a FormWriter is quicker for several."""
    return FormWriter().write(form, record, look)


class FormWriter:
    """Writes forms and keeps the compiled template of each edition and look, and of each form's own file."""

    def __init__(self) -> None:
        self._compiled: dict[tuple[str, str, Look], Gapped] = {}
        self._own: dict[tuple[str, str, bytes], OwnForm] = {}

    def write(self, form: Form, record: AuditRecord, look: Look, own: bytes | None = None) -> bytes:
        """The filled form: in its own file where one is given, else in the built-in layout.

        Raises TemplateError where that file, or the look's base document, cannot be used.
        """
        if own is not None:
            return self.own(form, own).fill(record)
        return fill(self._template(form, look), form, record)

    def blank(self, form: Form, look: Look, own: bytes | None = None) -> bytes:
        """The empty form, in its own file where one is given. Raises TemplateError."""
        return self.own(form, own).blank() if own is not None else template(form, look)

    def own(self, form: Form, docx: bytes) -> "OwnForm":
        """A form's own file, compiled. Raises TemplateError where it cannot be used."""
        from docgen.form.own.form import OwnForm  # what finds places in a file is not needed without one

        key = (form.document, form.edition, sha256(docx).digest())
        if key not in self._own:
            self._own[key] = OwnForm(form, docx, f"the {form.document} form's own file")
        return self._own[key]

    def _template(self, form: Form, look: Look) -> Gapped:
        if not form.edition:  # an edition stands for its content; a form without one is not remembered
            return Gapped(template(form, look))
        key = (form.document, form.edition, look)
        if key not in self._compiled:
            self._compiled[key] = Gapped(template(form, look))
        return self._compiled[key]
