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

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from guidance.models import GuidanceReading
from guidance.reading.likeness import likeness, likeness_of
from guidance.reading.lines import Line
from guidance.reading.opening import lines_from
from guidance.reading.pipeline import read_lines

__all__ = ["Opened", "likeness", "opened", "read"]


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that was opened once, to be judged and read."""

    name: str
    lines: Sequence[Line]

    @property
    def likeness(self) -> float:
        """How much it is like guidance, from 0 to 1."""
        return likeness_of(self.lines)

    def read(self, document: str | None = None) -> GuidanceReading:
        """The guidance in it, as `read` gives it. Raises NotGuidance."""
        return read_lines(self.lines, self.name, document)


def opened(path: Path) -> Opened:
    """A .txt, .docx or .pdf file, opened. Raises UnreadableDocument."""
    return Opened(path.name, lines_from(path))


def read(path: Path, document: str | None = None) -> GuidanceReading:
    """The guidance in a .txt, .docx or .pdf file, under the id `document` or one found from its title.

    Raises UnreadableDocument for a file that cannot be opened, NotGuidance for one without numbered guidance.
    """
    return opened(path).read(document)
