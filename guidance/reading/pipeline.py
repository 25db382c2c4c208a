"""All steps in their order: lines in, reading out."""

from collections.abc import Sequence
from pathlib import PurePath

from guidance.editions import stamp
from guidance.errors import NotGuidance
from guidance.models import GuidanceReading
from guidance.reading.assembling import assemble
from guidance.reading.drafts import Draft
from guidance.reading.finishing import Finisher
from guidance.reading.indicators.reading import is_laid_out_so, read_indicators
from guidance.reading.joining import Joiner
from guidance.reading.lines import Line
from guidance.reading.numbering import number
from guidance.reading.numerals import in_contents
from guidance.reading.parting import language_of, part_rows
from guidance.reading.prose import Prose, wrap_width
from guidance.reading.rows import rows_of
from guidance.reading.sections import settle

TOLD = 0.2  # the share of entries that must have a text for a document not to be a list of contents


def read_lines(lines: Sequence[Line], name: str, document: str | None) -> GuidanceReading:
    """The guidance in some lines of the file `name`, under the id `document` or one found from its title.

    Raises NotGuidance, in one sentence, where there is none.
    """
    if is_laid_out_so(lines):
        return _stamped(read_indicators(lines, PurePath(name).stem, document))
    rows = rows_of(lines)
    language = language_of(rows)
    joiner = Joiner(language)
    drafts = number(settle(assemble(part_rows(rows, language), joiner)), joiner)
    _refuse_without_guidance(lines, drafts, name)
    width = wrap_width([piece for draft in drafts for piece in draft.pieces])
    return _stamped(
        Finisher(joiner, Prose(joiner, language, width), document, PurePath(name).stem).reading(drafts)
    )


def _stamped(reading: GuidanceReading) -> GuidanceReading:
    return reading.model_copy(update={"guidance": stamp(reading.guidance)})


def _refuse_without_guidance(lines: Sequence[Line], drafts: Sequence[Draft], name: str) -> None:
    """Raise NotGuidance where nothing is numbered, or numbers stand there as in a list of contents."""
    entries = [draft for draft in drafts if draft.counts and draft.role == "entry"]
    listed = sum(in_contents(line.text) for line in lines)
    told = sum(bool(draft.pieces) for draft in entries)
    if (len(entries) > 2 and told < TOLD * len(entries)) or (not entries and listed > 1):
        count = max(len(entries), listed)
        raise NotGuidance(
            f"{name} looks like a contents page: {count} numbered lines and no guidance with them; "
            "give the document that they belong to."
        )
    if not entries:
        raise NotGuidance(f"No numbered guidance found in {name}.")
