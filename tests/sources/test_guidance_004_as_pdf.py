"""The inspectorate's guidance set as a PDF, in a table over many pages, reads as its text does."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from guidance.models import Entry, GuidanceReading
from guidance.reading import read
from tests.guidance.reading.pdf_documents import Writer

pytestmark = pytest.mark.sources

NAME = "004_0d20161064ef24fb.txt"
HEADER = ("No.", "Inspection question", "CARaG")
LETTERS = str.maketrans("\u2011\u2010\u00a0\u2003", "--  ")  # what Courier in a PDF cannot print


@pytest.fixture(scope="module")
def text(official: Path) -> GuidanceReading:
    return read(official / NAME)


def in_order(reading: GuidanceReading) -> Iterator[Entry]:
    """Introductions before the first entry that they belong to."""
    left = {entry.number: entry for entry in reading.guidance.introductions}
    for entry in reading.guidance.entries:
        for number in (entry.standard, entry.key_question):
            if number in left:
                yield left.pop(number)
        yield entry


def printed(entry: Entry) -> str:
    return "\n".join(f"*{text}" if text[:1].islower() else text for text in entry.paragraphs).translate(
        LETTERS
    )


@pytest.mark.parametrize("ruled", [True, False], ids=["with rules", "without rules"])
def test_every_entry_has_its_question_and_its_words(
    text: GuidanceReading, tmp_path: Path, ruled: bool
) -> None:
    writer = Writer("Case assessment rules and guidance", "Inspectorate      Page #", ruled, header=HEADER)
    writer.paragraph("Case assessment rules and guidance (CARaG)", 20, bold=True)
    section = None
    for entry in in_order(text):
        if entry.section != section:
            section = entry.section
            writer.paragraph(section or "", 14, bold=True)
            writer.row(*HEADER)
        question = entry.question.translate(LETTERS)
        if entry.kind in {"standard", "key question"}:
            writer.row(entry.number, "\n".join(filter(None, (question, printed(entry)))))
        else:
            writer.row(entry.number, question, printed(entry))
    found = read(writer.save(tmp_path / "carag.pdf"), "carag")
    assert [said(entry) for entry in in_order(found)] == [said(entry) for entry in in_order(text)]
    assert [e.section for e in found.guidance.entries] == [e.section for e in text.guidance.entries]


def said(entry: Entry) -> tuple[str, str, list[str]]:
    words = " ".join(entry.paragraphs).translate(LETTERS).replace("- ", "-").split()
    return entry.id, entry.question.translate(LETTERS), words
