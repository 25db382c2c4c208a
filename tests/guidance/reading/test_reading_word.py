"""Reading guidance from Word documents."""

from pathlib import Path

import pytest
from docx import Document

from guidance.errors import NotGuidance, UnreadableDocument
from guidance.reading import likeness, read
from tests.guidance.reading.documents import entries_of
from tests.guidance.reading.word_documents import guidance_docx

ROWS = [
    (
        "1.1.1",
        "Does the keeper clean the lamp?",
        "We expect it each day.\nThe glass matters:\n*within\n*without\nSee 1.1.2.",
    ),
    ("1.1.2", "Oil in store", "We expect oil for ten nights.\nIt is counted."),
    ("Towers",),
    (
        "1.2.1",
        "Is the tower dry?",
        "Towers should be dry.\nKey example: one keeper found a leak and mended it.",
    ),
]


def test_a_table_is_read_as_a_table(tmp_path: Path) -> None:
    entries = entries_of(read(guidance_docx(tmp_path, ROWS)))
    assert list(entries) == ["1.1.1", "1.1.2", "1.2.1"]
    assert entries["1.1.1"].question == "Does the keeper clean the lamp?"
    assert entries["1.1.2"].question == "Oil in store"
    assert entries["1.1.2"].paragraphs == ("We expect oil for ten nights.", "It is counted.")


def test_bullets_are_items_and_references_no_entries(tmp_path: Path) -> None:
    entry = entries_of(read(guidance_docx(tmp_path, ROWS)))["1.1.1"]
    assert entry.paragraphs == (
        "We expect it each day.",
        "The glass matters:",
        "within",
        "without",
        "See 1.1.2.",
    )


def test_a_key_example_stays_in_its_entry(tmp_path: Path) -> None:
    assert entries_of(read(guidance_docx(tmp_path, ROWS)))["1.2.1"].paragraphs[1].startswith("Key example:")


def test_headings_and_bands_across_the_table_are_sections(tmp_path: Path) -> None:
    entries = entries_of(read(guidance_docx(tmp_path, ROWS)))
    assert [entries[number].section for number in ("1.1.1", "1.1.2", "1.2.1")] == ["Lamps", "Lamps", "Towers"]


def test_title_and_id_come_from_the_document(tmp_path: Path) -> None:
    guidance = read(guidance_docx(tmp_path, ROWS)).guidance
    assert (guidance.title, guidance.document) == ("Lighthouses: case guidance (LCG)", "lcg")
    assert guidance.preface[-1] == "This guidance explains how visits are judged."


def test_a_number_in_another_column_is_found(tmp_path: Path) -> None:
    rows = [(question, number, text) for number, question, text in (ROWS[0], ROWS[1], ROWS[3])]
    entries = entries_of(read(guidance_docx(tmp_path, rows, ("Question", "Ref", "Guidance"))))
    assert entries["1.1.1"].question == "Does the keeper clean the lamp?"
    assert entries["1.1.1"].paragraphs[0] == "We expect it each day."


def test_a_number_before_its_question_in_one_cell_is_found(tmp_path: Path) -> None:
    rows = [(f"{number} {question}", text) for number, question, text in (ROWS[0], ROWS[3])]
    entries = entries_of(read(guidance_docx(tmp_path, rows, ("Question", "Guidance"))))
    assert list(entries) == ["1.1.1", "1.2.1"]
    assert entries["1.2.1"].question == "Is the tower dry?"
    assert entries["1.2.1"].paragraphs[0] == "Towers should be dry."


def test_further_columns_of_text_follow_one_another(tmp_path: Path) -> None:
    rows = [("1.1.1", "Is the lamp lit?", "Good: it is lit\neach night.", "Poor: it is dark.")]
    entries = entries_of(read(guidance_docx(tmp_path, rows, ("No.", "Question", "Evidence", "Examples"))))
    assert entries["1.1.1"].paragraphs == ("Good: it is lit each night.", "Poor: it is dark.")


def test_indicators_in_word_are_apart_too(tmp_path: Path) -> None:
    rows = [("1.1.1", "4.2", "This is about oil.", "Was there oil enough?\nCount it.")]
    header = ("Question", "Criterion", "Quality Indicators", "Extended Guidance")
    entry = entries_of(read(guidance_docx(tmp_path, rows, header)))["1.1.1"]
    assert (entry.criterion, entry.indicators) == ("4.2", ("This is about oil.",))
    assert entry.paragraphs[1:] == ("Was there oil enough?", "Count it.")


def test_a_word_document_is_told_from_an_audit_form(tmp_path: Path) -> None:
    form = Document()
    form.add_heading("Case audit tool", 0)
    for text in ("Child's name:", "Auditor:", "Date of audit:"):
        form.add_paragraph(text)
    table = form.add_table(rows=0, cols=3)
    for number in range(1, 8):
        for cell, text in zip(
            table.add_row().cells, (str(number), "Is the plan shared?", "Comments"), strict=True
        ):
            cell.text = text
    form.save(str(tmp_path / "form.docx"))
    assert likeness(tmp_path / "form.docx") < 0.3
    assert likeness(guidance_docx(tmp_path, ROWS * 2)) > 0.5


def test_a_letter_is_no_guidance(tmp_path: Path) -> None:
    letter = Document()
    letter.add_paragraph("Dear keeper, thank you for the oil.")
    letter.save(str(tmp_path / "letter.docx"))
    with pytest.raises(NotGuidance):
        read(tmp_path / "letter.docx")


def test_a_truncated_document_is_one_clear_sentence(tmp_path: Path) -> None:
    path = guidance_docx(tmp_path, ROWS)
    path.write_bytes(path.read_bytes()[:-2000])
    with pytest.raises(UnreadableDocument) as caught:
        read(path)
    assert "\n" not in str(caught.value)


def test_labels_over_two_columns_of_text_stay_with_their_entry(tmp_path: Path) -> None:
    document = Document()
    document.add_heading("Lighthouses: case guidance", 0)
    for number in ("1.1.1", "1.1.2"):
        table = document.add_table(rows=0, cols=2)
        first, last = table.add_row().cells
        first.merge(last).text = f"{number} Is lamp {number[-1]} lit?"
        for texts in (("Sufficient", "Insufficient"), ("It burns each night. " * 12, "It is dark.")):
            for cell, text in zip(table.add_row().cells, texts, strict=True):
                cell.text = text
    path = tmp_path / "guidance.docx"
    document.save(str(path))
    entries = entries_of(read(path))
    assert list(entries) == ["1.1.1", "1.1.2"]
    assert entries["1.1.2"].paragraphs[:2] == ("Sufficient", "Insufficient")
    assert entries["1.1.2"].paragraphs[-1] == "It is dark."


def test_a_paragraph_that_begins_with_a_figure_does_not_go_on_with_a_list(tmp_path: Path) -> None:
    rows = [("1.1.1", "Is the lamp lit?", "We expect:\n*oil\n*a wick\n10 nights is the usual time.")]
    entry = entries_of(read(guidance_docx(tmp_path, rows)))["1.1.1"]
    assert entry.paragraphs == ("We expect:", "oil", "a wick", "10 nights is the usual time.")


def test_the_text_of_a_short_row_stands_where_that_of_long_rows_does(tmp_path: Path) -> None:
    rows = [
        ("1.1.1", "Is the lamp lit?", "We expect a light each night. " * 10, "The book."),
        ("1.1.2", "Is the tower dry?", "Towers are dry.\nStairs too.", "The book."),
    ]
    entries = entries_of(read(guidance_docx(tmp_path, rows, ("Ref", "Question", "Guidance", "Evidence"))))
    assert entries["1.1.2"].paragraphs == ("Towers are dry.", "Stairs too.", "The book.")
