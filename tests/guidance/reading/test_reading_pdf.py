"""Reading guidance from PDF."""

from pathlib import Path

import pytest

from guidance.errors import NotGuidance
from guidance.reading import likeness, read
from tests.guidance.reading.documents import entries_of, problems_of
from tests.guidance.reading.pdf_documents import HEADER, ROWS, WORDS, Writer, guidance_pdf, pdf

BOTH = pytest.mark.parametrize("ruled", [True, False], ids=["with rules", "without rules"])


@BOTH
def test_a_table_is_read_as_a_table_over_all_its_pages(tmp_path: Path, ruled: bool) -> None:
    reading = read(guidance_pdf(tmp_path, ruled=ruled))
    entries = entries_of(reading)
    assert list(entries) == ["1.1", *(row[0] for row in ROWS[1:])]
    for number, question, text in ROWS[1:]:
        assert entries[number].question == question
        told = text.replace("*", "").strip().split("\n")
        assert entries[number].paragraphs == tuple(" ".join(paragraph.split()) for paragraph in told)
    assert not [
        told for number in entries for told in problems_of(reading, number) if "breaks off" not in told
    ]


@BOTH
def test_a_statement_across_the_table_introduces_a_standard(tmp_path: Path, ruled: bool) -> None:
    entry = entries_of(read(guidance_pdf(tmp_path, ruled=ruled)))["1.1"]
    assert (entry.kind, entry.question) == ("standard", ROWS[0][1])


@BOTH
def test_heads_feet_page_numbers_and_repeated_headers_are_in_no_entry(tmp_path: Path, ruled: bool) -> None:
    guidance = read(guidance_pdf(tmp_path, ruled=ruled)).guidance
    text = " ".join(word for entry in guidance.entries for word in (entry.question, *entry.paragraphs))
    assert "Harbour Office" not in text
    assert "Page" not in text
    assert "Inspection question" not in text
    assert guidance.preface == (
        "Lighthouses: case guidance (LCG)",
        "This guidance explains how visits to lighthouses are judged, and by whom they are made.",
    )


def test_headings_in_larger_letters_are_sections(tmp_path: Path) -> None:
    reading = read(guidance_pdf(tmp_path))
    assert {entry.section for entry in reading.guidance.entries} == {"Lamps"}
    assert (reading.guidance.document, reading.guidance.title) == ("lcg", "Lighthouses: case guidance (LCG)")


def test_guidance_below_its_questions_is_read_too(tmp_path: Path) -> None:
    writer = Writer("Lamps and towers", "#")
    writer.paragraph("Guidance on lamps", 18, bold=True)
    for number, question, text in (row for row in ROWS if len(row) == 3):
        writer.paragraph(f"{number} {question}", bold=True)
        for paragraph in text.split("\n"):
            writer.paragraph(paragraph.replace("*", "• "))
    entries = entries_of(read(writer.save(tmp_path / "x.pdf")))
    assert list(entries) == [row[0] for row in ROWS[1:]]
    assert entries["1.1.1"].question == ROWS[1][1]
    assert entries["1.1.1"].paragraphs[:3] == ("We expect it each day.", "The glass matters:", "within")
    assert entries["1.2.2"].paragraphs == ((WORDS * 9).strip(),)


def test_pages_in_two_columns_like_a_newspaper_are_read_column_by_column(tmp_path: Path) -> None:
    writer = Writer("Lamps and towers", "#")
    sheet = writer.page()
    numbers = iter(range(1, 9))
    for column, start in ((0, 100.0), (1, 104.0)):  # the lines of the columns do not stand level
        y = start
        for number in (next(numbers) for _ in range(4)):
            for line in (
                f"1.{number} Is lamp {number} clean?",
                "We expect the keeper to clean",
                "the lamp each day and to",
                "write it down in the book.",
            ):
                sheet.text(50 + 260 * column, y, line)
                y += 11
            y += 8
    entries = read(writer.save(tmp_path / "x.pdf")).guidance.entries
    assert [entry.number for entry in entries] == [f"1.{number}" for number in range(1, 9)]
    told = "We expect the keeper to clean the lamp each day and to write it down in the book."
    assert {entry.paragraphs for entry in entries} == {(told,)}


def test_rows_between_which_only_every_second_has_rules_are_rows_all_the_same(tmp_path: Path) -> None:
    writer = Writer(header=HEADER)
    writer.row(*HEADER)
    for number in range(1, 9):
        y = writer.y
        writer.ruled = number % 2 == 1
        writer.row(f"1.1.{number}", "Is the lamp lit and the glass clean?", WORDS)
        if not writer.ruled:
            for x in (50, 545):
                writer.sheet.line(x, y, x, writer.y)
            writer.sheet.line(50, writer.y, 545, writer.y)
    entries = read(writer.save(tmp_path / "x.pdf")).guidance.entries
    assert [entry.number for entry in entries] == [f"1.1.{number}" for number in range(1, 9)]
    assert {entry.question for entry in entries} == {"Is the lamp lit and the glass clean?"}
    assert {entry.paragraphs for entry in entries} == {(WORDS.strip(),)}


def test_a_number_is_an_entry_and_what_looks_like_it_is_not(tmp_path: Path) -> None:
    writer = Writer()
    writer.paragraph("Guidance on lamps", 18, bold=True)
    for number in ("1.1", "1.2", "1.10"):
        writer.paragraph(f"{number} Is lamp {number} lit?", 11, bold=True)
        writer.paragraph("2.5 million ships pass each year, and 1.2 of this guidance says why that matters.")
        writer.paragraph("Key example: see 1.1 and 1.10, where the keeper wrote it down.")
    entries = read(writer.save(tmp_path / "x.pdf")).guidance.entries
    assert [entry.number for entry in entries] == ["1.1", "1.2", "1.10"]
    assert {len(entry.paragraphs) for entry in entries} == {2}


@pytest.mark.parametrize(
    ("cut", "elsewhere", "whole"),
    [
        (("assess-", "ment"), "Every assessment counts.", "assessment"),
        (("well-", "being"), "The keeper's well-being counts.", "well-being"),
        (("co-", "operate"), "Nothing else.", "co-operate"),
    ],
)
def test_a_word_cut_by_a_hyphen_is_spelt_as_elsewhere(
    tmp_path: Path, cut: tuple[str, str], elsewhere: str, whole: str
) -> None:
    writer = Writer()
    sheet = writer.page()
    for place, line in enumerate(
        ("1.1 Is the lamp lit?", f"We expect an {cut[0]}", f"{cut[1]} of the lamp.", "", elsewhere)
    ):
        sheet.text(50, 100 + 11 * place, line)
    entry = read(writer.save(tmp_path / "x.pdf")).guidance.entries[0]
    assert entry.paragraphs[0] == f"We expect an {whole} of the lamp."


def test_a_raised_number_that_refers_to_a_note_is_no_word(tmp_path: Path) -> None:
    writer = Writer()
    sheet = writer.page()
    sheet.text(50, 100, "1.1 Is the lamp lit?")
    sheet.text(50, 111, "We expect a light")
    sheet.text(50 + 17 * 5.4, 108, "12", 5)
    sheet.text(50 + 17 * 5.4 + 10, 111, "each night.")
    entry = read(writer.save(tmp_path / "x.pdf")).guidance.entries[0]
    assert entry.paragraphs == ("We expect a light each night.",)


def test_a_page_that_is_turned_reads_like_any_other(tmp_path: Path) -> None:
    path = guidance_pdf(tmp_path)
    upright = read(path).guidance.entries
    guidance_pdf(tmp_path, turned=True)
    assert b"/Rotate 90" in path.read_bytes()
    assert read(path).guidance.entries == upright


def test_a_box_round_an_example_does_not_part_the_text(tmp_path: Path) -> None:
    writer = Writer(header=HEADER)
    writer.row(*HEADER)
    writer.row("1.1.1", "Is the lamp lit?", f"We expect a light.\nKey example: 1.1.2 was not lit.\n{WORDS}")
    writer.row("1.1.2", "Is the tower dry?", WORDS)
    sheet, y = writer.sheets[0], 70 + 4 + 11 + 11 + 13
    for left, top, right, bottom in (
        (252, y, 543, y),
        (252, y + 12, 543, y + 12),
        (252, y, 252, y + 12),
        (543, y, 543, y + 12),
    ):
        sheet.line(left, top, right, bottom)
    entries = entries_of(read(writer.save(tmp_path / "x.pdf")))
    assert list(entries) == ["1.1.1", "1.1.2"]
    assert entries["1.1.1"].paragraphs[1] == "Key example: 1.1.2 was not lit."


def test_a_pdf_is_told_from_other_papers(tmp_path: Path) -> None:
    assert likeness(guidance_pdf(tmp_path)) > 0.5
    letter = pdf([b"BT /F1 12 Tf 50 700 Td (Dear keeper, thank you for the oil.) Tj ET"])
    path = tmp_path / "letter.pdf"
    path.write_bytes(letter)
    assert likeness(path) < 0.3
    with pytest.raises(NotGuidance):
        read(path)
