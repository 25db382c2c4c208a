"""Opening an official document safely: a .txt or .docx file becomes plain blocks, or one clear error.

opening.py    which kind of file it is, whatever its name says
package.py    the zip container of a Word file, and what is refused in it
parts.py      its XML parts, parsed without entities, network or unbounded trees
styles.py     heading levels and weight of its styles
numbering.py  the numbers and bullets Word prints by itself
controls.py   content controls, drop-downs, old form fields
runs.py       the text of one paragraph
word.py       its paragraphs, tables and text boxes as blocks
plain.py      text files
blocks.py     the blocks
"""

from questionbank.reading.files.blocks import (
    Block,
    Cell,
    Control,
    Merge,
    Paragraph,
    Row,
    Source,
    Table,
    paragraphs,
)
from questionbank.reading.files.opening import open_source, read_bytes

__all__ = [
    "Block",
    "Cell",
    "Control",
    "Merge",
    "Paragraph",
    "Row",
    "Source",
    "Table",
    "open_source",
    "paragraphs",
    "read_bytes",
]
