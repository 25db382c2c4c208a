"""A filled form as what it says: each place by its tag, else by its title, else by its row."""

import datetime as dt
import hashlib
import re
from collections.abc import Iterable, Sequence

from audit.taking.models import Filled, Origin
from docgen.errors import NotAFilledForm
from docgen.form_reading.blocks import Document
from docgen.form_reading.lines import Line, lines_of
from docgen.form_reading.placing import Placing
from docgen.form_reading.printed import Printed, texts_in, texts_of
from docgen.form_reading.prompts import ASKING, OURS
from docgen.form_reading.walking import read_document
from questionbank.errors import UnreadableDocument
from questionbank.models import Form

MOST_LINES = 2_500  # rows and paragraphs; a filled form of 60 questions has 250
SUBJECT = re.compile(r"(?P<audit>\d{4}-\d{2}-\d{3,}|[\w-]*\d[\w-]*)(?:[,;]? \(?version (?P<version>\d+)\)?)?")


def read_filled(name: str, data: bytes, form: Form, *, today: dt.date, prints: Iterable[str] = ()) -> Filled:
    """What a filled .docx says under that form. `prints` are texts that its template prints besides.

    `today` anchors years of two figures. Raises UnreadableDocument for a file that is damaged, protected,
    hostile or no .docx, and NotAFilledForm where nothing of the form was found in it.
    """
    document = read_document(name, data)
    placing = Placing(form, Printed([*texts_of(form), *prints]), today)
    lines = lines_of(document)
    if len(lines) > MOST_LINES:
        raise UnreadableDocument(f"{name} has {len(lines)} rows and paragraphs, far more than a filled form.")
    placing.read(lines)
    found = placing.found
    if not any(place.startswith("/answers/") for place in found.ways):
        raise NotAFilledForm(
            f"{name} does not look like a filled {form.title}; none of its questions was found"
        )
    return Filled(
        name=name,
        mark=hashlib.sha256(data).hexdigest(),
        facts={**found.facts, **placing.sample()},
        actions=found.rows(),
        unplaced=tuple(found.unplaced),
        ways=dict(found.ways),
        origin=_origin(document, placing.audit_id),
        written_out=_written_out(lines),
    )


def texts_of_file(docx: bytes) -> tuple[str, ...]:
    """The texts that a template of ours, or the service's own, prints."""
    return tuple(texts_in(read_document("the template.docx", docx)))


def _written_out(lines: Sequence[Line]) -> bool:
    """Whether a form was written out for an audit: no control asks for an answer as in an empty form.

    Its controls are tagged; or, where another program took the tags, one of them says that nothing is there.
    """
    controls = [control for line in lines for cell in line.cells for control in cell.controls]
    ours = any(control.tag or control.prompt in OURS for control in controls)
    return ours and not any(control.prompt in ASKING for control in controls)


def _origin(document: Document, audit_id: str) -> Origin | None:
    """Which audit the document was written out for, by its properties, else by what it says."""
    written = SUBJECT.fullmatch(document.subject)
    if written is not None:
        return Origin(written["audit"], int(written["version"]) if written["version"] else None)
    return Origin(audit_id) if audit_id else None
