"""Reading an audit form from a Word document or a text file.

files/          opening a document safely, as plain blocks
ratings/        rating words, lists of ratings, the scale they make
lines.py        blocks as lines (word_lines.py, text_lines.py)
classify.py     what each line looks like: an event (events.py, columns.py, rows.py, pieces.py)
settle.py       what it is, by its neighbours
zones.py        questions, feedback, actions, verification, each read in its own way
outline.py      which headings are sections, which are groups
sections.py     sections with groups and questions (asks.py: the words of one question)
heads.py        title and organisation; front.py: introduction and labels; tail.py: what follows
counting.py     the questions' numbers
assemble.py     the form
forms.py        the steps in order
words.py        what the parts of a form are called
"""

from pathlib import Path
from typing import TYPE_CHECKING

from questionbank.models import FormReading

if TYPE_CHECKING:
    from questionbank.reading.files import Source

__all__ = ["likeness", "read"]


def read(path: Path, document: str | None = None) -> FormReading:
    """The audit form in a .docx or .txt file, with everything a person should look at.

    `document` is the id to keep it under; without it a case audit is `case-audit` and any other form is named
    by its title. Raises UnreadableDocument for a file that cannot be opened and NotAForm for one without
    questions, each with one sentence.
    """
    # Whoever takes a small part of this package should not load all of it.
    from questionbank.reading import forms
    from questionbank.reading.files import open_source

    return forms.read_form(open_source(path), document)


def likeness(source: "Path | Source") -> float:
    """How much a document looks like an audit form, from 0 (nothing asks for an answer) to 1.

    A PDF is never a form here and is 0. Raises UnreadableDocument for another file that cannot be opened.
    """
    from questionbank.reading import forms
    from questionbank.reading.files import open_source

    if isinstance(source, Path):
        if source.suffix.lower() == ".pdf":
            return 0.0
        source = open_source(source)
    return forms.likeness(source)
