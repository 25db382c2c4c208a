"""The sheet Ratings: every question down, every audit across, and how often each rating was given.

A question whose wording changed from one edition of the form to the next has a row for each.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from xlsxwriter.utility import xl_col_to_name

from audit.completeness import asked
from audit.rules import section_key
from docgen.plan.findings import name_of
from docgen.tracker.book import Book, Tell
from docgen.tracker.table import OPEN_ROW, Column, Value, criterion, set_widths, write_table
from docgen.tracker.tracked import Tracked, question_labels
from questionbank.models import Question

SHEET, TABLE = "Ratings", "tblRatings"
ABOUT = "One row for each question, one column for each audit, with how often each rating was given."
NOT_ANSWERED = "Not answered"
MOST_AUDITS = 16_000  # a sheet has 16,384 columns
FIGURES = re.compile(r"(\d+)")

Key = tuple[str, str, str | None, tuple[str, ...]]


@dataclass(slots=True)
class _Row:
    """One question: where it stands, and what each audit that asks it says, by the audit's place."""

    section: str
    question: Question
    said: dict[int, str] = field(default_factory=dict)


def write_ratings(book: Book, tracked: Sequence[Tracked], tell: Tell) -> None:
    """Write the sheet. `tell` gets a sentence where there are more audits than columns."""
    shown = tracked[-MOST_AUDITS:]
    if len(shown) < len(tracked):
        tell(f"{SHEET} shows the last {MOST_AUDITS} of {len(tracked)} audits; a sheet has no more columns")
    labels = question_labels(shown)
    columns = _columns(labels, shown)
    sheet = book.sheet(SHEET, freeze=(1, 3), pages_wide=0)
    sheet.set_print_scale(70)
    set_widths(book, sheet, columns)
    last = write_table(
        book, sheet, TABLE, columns, _values(_questions(shown), labels, len(shown)), about=ABOUT
    )
    sheet.ignore_errors({"number_stored_as_text": f"B2:B{last + 1}"})


def _columns(labels: Sequence[str], tracked: Sequence[Tracked]) -> list[Column]:
    first = 3 + len(labels)
    across = (
        f"${xl_col_to_name(first)}{OPEN_ROW}:${xl_col_to_name(first + max(len(tracked), 1) - 1)}{OPEN_ROW}"
    )
    counts = [
        Column(label, 14, "formula", look="count", formula=f"=COUNTIF({across},{criterion(label)})")
        for label in labels
    ]
    audits = [Column(one.record.id, 16, "text") for one in tracked]
    return [Column("Section", 20), Column("Question", 9, "plain"), Column("About", 46), *counts, *audits]


def _values(rows: Sequence[_Row], labels: Sequence[str], audits: int) -> Iterator[Sequence[Value]]:
    for row in rows:
        said = [*row.said.values()]
        counts = (said.count(label) for label in labels)
        across = (row.said.get(place) for place in range(audits))
        yield (row.section, row.question.number, name_of(row.question), *counts, *across)


def _questions(tracked: Sequence[Tracked]) -> list[_Row]:
    rows: dict[Key, _Row] = {}
    sections: dict[str, int] = {}
    for place, one in enumerate(tracked):
        answers = one.record.data.answers
        in_sample = {question.number for question in asked(one.record.data, one.form)}
        for section, _, question in one.form.places():
            key = section_key(section.title)
            sections.setdefault(key, len(sections))
            row = rows.setdefault(
                (key, question.number, question.title, question.prompts), _Row(section.title, question)
            )
            rating = answers[question.number].rating if question.number in answers else None
            if rating or question.number in in_sample:
                row.said[place] = rating or NOT_ANSWERED
    order = {id(row): (sections[key[0]], _natural(key[1])) for key, row in rows.items()}
    return sorted(rows.values(), key=lambda row: order[id(row)])


def _natural(number: str) -> list[tuple[int, str]]:
    """Numbers in the order people count in: 9, 10, 10a."""
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in FIGURES.split(number) if part]
