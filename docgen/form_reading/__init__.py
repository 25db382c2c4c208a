"""Filled forms read back: each answer by its tag, else by its control's title, else by its row.

opening.py       what is refused before anything is read
walking.py       a Word file as paragraphs and tables, through controls and tracked changes
runs.py          the words of one paragraph
blocks.py        what a document holds; lines.py: its rows and paragraphs in order
prompts.py       words that only ask for an answer
printed.py       what the form prints itself; the rest was written by somebody
known.py         the places a form has, by tag and title; naming.py: those a line names
questions.py     which row is which question, by number and wording
columns.py       what the columns are for, by the row that heads them
context.py       which part of the form one is in
answers.py       the answer cells of a question (rating_marks.py: a list of ratings with one chosen)
below.py         answers under their question; further.py: those for which a form of its own has no place
front.py         child and case
judging.py       sections and the whole
closing.py       feedback, actions, verification
values.py        what people write, as values: ratings, dates, months, conversations
placing.py       every line to its place (gathering.py: what is gathered on the way)
reading.py       the whole
"""

from docgen.form_reading.opening import bytes_of
from docgen.form_reading.reading import read_filled, texts_of_file

__all__ = ["bytes_of", "read_filled", "texts_of_file"]
