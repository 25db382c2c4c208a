"""Reading inspection guidance as it is published: a file in, the guidance and what to look at out.

lines.py       the file as lines of cells
rows.py        page furniture left out, printed numbers recognised
parting.py     columns that were run together, parted again (untangling.py does it)
assembling.py  rows gathered into drafts: which question, which text
sections.py    which headings part the guidance
numbering.py   lost numbers inferred, repeated ones told apart
prose.py       lines joined to paragraphs and list items
finishing.py   the models; problems.py tells what was inferred, damaged or lost
likeness.py    whether a document is guidance at all
"""

from pathlib import Path

from guidance.models import GuidanceReading
from guidance.reading.likeness import likeness
from guidance.reading.opening import lines_from
from guidance.reading.pipeline import read_lines

__all__ = ["likeness", "read"]


def read(path: Path, document: str | None = None) -> GuidanceReading:
    """The guidance in a .txt, .docx or .pdf file, under the id `document` or one found from its title.

    Raises UnreadableDocument for a file that cannot be opened, NotGuidance for one without numbered guidance.
    """
    return read_lines(lines_from(path), path.name, document)
