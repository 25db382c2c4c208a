"""Reading the pages of a PDF as the blocks that a Word document has: paragraphs and tables.

extracting.py  the words and rules of each page, taken out in a process of its own
guarded.py     starts that process, with limits on time and memory, and turns its end into one clear line
pages.py       what stands on a page, as data
furniture.py   running heads, running feet and page numbers, taken off
writing.py     words as lines, lines as paragraphs and points of a list
grids.py       tables with rules: their cells
newspaper.py   pages in two columns like a newspaper
gutters.py     tables without rules: columns by the white between them
rows.py        their rows
laying.py      pages as blocks, from top to bottom
sewing.py      the pages' blocks as one document: what a page cut is whole again
"""

from guidance.reading.blocks import Source
from guidance.reading.pdf.furniture import without_furniture
from guidance.reading.pdf.guarded import extract
from guidance.reading.pdf.laying import lay_out
from guidance.reading.pdf.sewing import sewn
from guidance.reading.pdf.writing import Writer

__all__ = ["read_pdf"]


def read_pdf(name: str, data: bytes) -> Source:
    """The blocks of a PDF. Raises UnreadableDocument, in one sentence, for one that cannot be read."""
    pages = without_furniture(extract(name, data))
    writer = Writer([word for page in pages for word in page.words])
    return Source(name, "pdf", sewn(lay_out(pages, writer), writer))
