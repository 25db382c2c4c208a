"""Readings that a person corrected: when their document is read again, the correction stays in force.

A correction is remembered by the edition of the reading that it was made from. Giving the reading itself
back, unchanged, takes the correction away.
"""

from audit.ports import DocumentKind, Transaction
from guidance.models import GuidanceDocument, GuidanceReading
from guidance.models import Problem as GuidanceProblem
from questionbank.models import Form, FormReading, Problem

FLAG = "corrected reading of {edition}"
STAYS = (
    "a person corrected the reading of this document; the corrected reading stays in force. To undo that, "
    "import the file that `--dry-run --out` writes, as it is"
)
Reading = FormReading | GuidanceReading


def remember(transaction: Transaction, reading: Reading) -> None:
    """Note which reading the one given back corrects; one that is as it was undoes the correction."""
    edition = _content(reading).edition
    if reading.corrects:
        transaction.set_flag(FLAG.format(edition=reading.corrects), edition)
    elif transaction.flag(FLAG.format(edition=edition)):
        transaction.set_flag(FLAG.format(edition=edition), "")


def with_correction(transaction: Transaction, reading: Reading) -> Reading:
    """A reading of a document, or the correction of it where a person made one."""
    content = _content(reading)
    corrected = transaction.flag(FLAG.format(edition=content.edition))
    kind: DocumentKind = "form" if isinstance(reading, FormReading) else "guidance"
    kept = transaction.edition(kind, content.document, corrected) if corrected else None
    if kept is None:
        return reading
    if isinstance(reading, FormReading):
        told = Problem(where="correction", what=STAYS)
        return FormReading(form=Form.model_validate_json(kept.content), problems=(told,))
    said = GuidanceProblem(where="correction", what=STAYS)
    return GuidanceReading(guidance=GuidanceDocument.model_validate_json(kept.content), problems=(said,))


def _content(reading: Reading) -> Form | GuidanceDocument:
    return reading.form if isinstance(reading, FormReading) else reading.guidance
