"""The service's own Word form: kept with its edition, and what it lacks as a template."""

import base64
from pathlib import Path

from audit.ports import Store, Transaction
from docgen.errors import TemplateError
from docgen.form.own.form import OwnForm
from docgen.form.own.lacks import lacks
from docgen.form.own.missing import told
from docgen.form.own.safety import check
from questionbank.models import Form, FormReading, Problem

SHELF = "form-file"  # key: the form's document and edition; content: the file in base64
BUILT_IN = "documents of this edition come in Checkback's own layout"


def file_of(store: Store, form: Form) -> bytes | None:
    """The Word file of an edition, or None where it has none."""
    with store.reading() as transaction:
        return _held(transaction, form)


def with_remarks(path: Path, reading: FormReading) -> FormReading:
    """A reading, told too what the file lacks as a template and in accessibility.

    Raises TemplateError for a file that must not be sent on: too large, or acting by itself.
    """
    if not is_word(path):
        return reading
    docx = path.read_bytes()
    check(docx, path.name)
    try:
        remarks = told(reading.form, OwnForm(reading.form, docx, path.name))
    except TemplateError as problem:
        remarks = [Problem(where="template", what=f"{problem}; {BUILT_IN}.")]
    return reading.model_copy(update={"problems": (*reading.problems, *remarks, *lacks(docx))})


def keep(transaction: Transaction, path: Path, form: Form, before: bytes | None) -> None:
    """Keep the file of a form that was just put in force.

    A corrected reading (JSON) has no file of its own and takes over the one of the edition in force before
    it, where every place is still found in that.
    """
    if is_word(path):
        docx: bytes | None = path.read_bytes()
    else:
        corrected = path.suffix.lower() == ".json" and _held(transaction, form) is None
        docx = before if corrected and before is not None and _fits(form, before) else None
    if docx is not None and usable(form, docx):
        transaction.keep_item(SHELF, _key(form.document, form.edition), base64.b64encode(docx).decode())


def file_in_force(transaction: Transaction, document: str) -> bytes | None:
    """The file of the edition now in force, or None where it has none."""
    edition = transaction.edition("form", document)
    held = transaction.item(SHELF, _key(document, edition.edition)) if edition is not None else None
    return base64.b64decode(held) if held is not None else None


def usable(form: Form, docx: bytes) -> bool:
    """Whether a file can be filled as that form."""
    try:
        OwnForm(form, docx)
    except TemplateError:
        return False
    return True


def _fits(form: Form, docx: bytes) -> bool:
    return usable(form, docx) and not OwnForm(form, docx).missing


def is_word(path: Path) -> bool:
    """Whether a file is a Word document by its name."""
    return path.suffix.lower() == ".docx"


def _held(transaction: Transaction, form: Form) -> bytes | None:
    held = transaction.item(SHELF, _key(form.document, form.edition))
    return base64.b64decode(held) if held is not None else None


def _key(document: str, edition: str) -> str:
    return f"{document}/{edition}"
