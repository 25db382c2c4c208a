"""A text file becomes lines, whatever program wrote it."""

from pathlib import Path

import pytest

from questionbank.errors import UnreadableDocument
from questionbank.reading.files import open_source

WORDS = "Is the child’s plan “smart”? Ŵyn"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_files_are_read_with_or_without_a_mark(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "form.txt"
    path.write_bytes(WORDS.encode(encoding))
    assert open_source(path).text == WORDS


def test_a_file_of_an_old_windows_program_is_read(tmp_path: Path) -> None:
    path = tmp_path / "form.txt"
    path.write_bytes("child’s – plan".encode("cp1252"))
    assert open_source(path).text == "child’s – plan"


def test_line_ends_of_all_kinds_are_one(tmp_path: Path) -> None:
    path = tmp_path / "form.txt"
    path.write_bytes(b"a\r\nb\rc\nd\x0be\x0cf\x00\x07g")
    assert [paragraph.text for paragraph in open_source(path).paragraphs()] == ["a", "b", "c", "d", "e", "fg"]


def test_tabs_and_empty_lines_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "form.txt"
    path.write_text("\tNo\n\n\t1", encoding="utf-8")
    assert [paragraph.text for paragraph in open_source(path).paragraphs()] == ["\tNo", "", "\t1"]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "is empty"),
        (b"\x00\x01\x02\x03" * 100, "does not hold text"),
        (b"\xff\xfea\x00b", "breaks off"),
        (b"x" * 8_000_001, "more than 8 MB"),
        (b"x" * 100_001, "has a line of more than"),
        (b"PK\x03\x04 something", "is not a text file"),
        (b"%PDF-1.7", "is a PDF"),
        (b"{\\rtf1 hello}", "rich text"),
    ],
)
def test_what_is_no_text_is_refused_in_one_line(tmp_path: Path, data: bytes, says: str) -> None:
    path = tmp_path / "form.txt"
    path.write_bytes(data)
    with pytest.raises(UnreadableDocument, match=says) as refused:
        open_source(path)
    assert "\n" not in str(refused.value)
