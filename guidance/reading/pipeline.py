"""All steps in their order: lines in, reading out."""

from collections.abc import Sequence

from guidance.editions import stamp
from guidance.errors import NotGuidance
from guidance.models import GuidanceReading
from guidance.reading.assembling import assemble
from guidance.reading.finishing import Finisher
from guidance.reading.joining import Joiner
from guidance.reading.lines import Line
from guidance.reading.numbering import number
from guidance.reading.parting import language_of, part_rows
from guidance.reading.prose import Prose, wrap_width
from guidance.reading.rows import rows_of
from guidance.reading.sections import settle


def read_lines(lines: Sequence[Line], name: str, document: str | None) -> GuidanceReading:
    """The guidance in some lines; `name` names the file in errors and where there is no title."""
    rows = rows_of(lines)
    language = language_of(rows)
    joiner = Joiner(language)
    drafts = number(settle(assemble(part_rows(rows, language), joiner)), joiner)
    if not any(draft.counts for draft in drafts):
        raise NotGuidance(f"No numbered guidance found in {name}.")
    width = wrap_width([piece for draft in drafts for piece in draft.pieces])
    reading = Finisher(joiner, Prose(joiner, language, width), document, name).reading(drafts)
    return reading.model_copy(update={"guidance": stamp(reading.guidance)})
