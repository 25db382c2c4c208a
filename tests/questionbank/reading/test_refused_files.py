"""Hostile and broken files end in one clear line."""

import io
import struct
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from questionbank.errors import UnreadableDocument
from questionbank.reading.files import open_source
from questionbank.reading.files.package import LARGEST_PART
from tests.questionbank.reading.builders import MORE, TYPES, W, document, p, packed, table

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def refusal(folder: Path, data: bytes, name: str = "form.docx") -> str:
    path = folder / name
    path.write_bytes(data)
    with pytest.raises(UnreadableDocument) as refused:
        open_source(path)
    line = str(refused.value)
    assert "\n" not in line
    assert name in line
    return line


def nested(depth: int) -> str:
    return document("<w:tbl><w:tr><w:tc>" * depth + p("deep") + "</w:tc></w:tr></w:tbl>" * depth)


def test_ten_thousand_nested_tables(tmp_path: Path) -> None:
    assert "nested far too deeply" in refusal(tmp_path, packed(nested(10_000)))


def test_tables_nested_less_deeply_than_the_parser_minds(tmp_path: Path) -> None:
    assert "nested far too deeply" in refusal(tmp_path, packed(nested(60)))


def test_a_part_that_unpacks_to_far_too_much(tmp_path: Path) -> None:
    assert "too large" in refusal(tmp_path, packed(b" " * (LARGEST_PART + 1)))


def test_a_part_that_lies_about_its_size(tmp_path: Path) -> None:
    data = bytearray(packed(b" " * (LARGEST_PART + 1)))
    honest = struct.pack("<I", LARGEST_PART + 1)
    assert honest in data
    data = data.replace(honest, struct.pack("<I", 100))
    refusal(tmp_path, bytes(data))


def test_a_table_of_very_many_rows(tmp_path: Path) -> None:
    assert "holds more than" in refusal(tmp_path, packed(document("<w:p/>" * 900_000)))


def test_a_package_that_says_it_unpacks_to_gigabytes(tmp_path: Path) -> None:
    data = bytearray(packed(document(p("x"))))
    place = data.find(b"PK\x01\x02")
    data[place + 24 : place + 28] = struct.pack("<I", 0xFFFF_FFF0)
    assert "far more than" in refusal(tmp_path, bytes(data))


def test_a_package_of_very_many_parts(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("[Content_Types].xml", TYPES)
        for count in range(5_001):
            package.writestr(f"{count}.xml", "")
    assert "far more" in refusal(tmp_path, out.getvalue())


def test_a_list_of_parts_that_is_itself_the_bomb(tmp_path: Path) -> None:
    data = bytearray(packed(document(p("x"))))
    end = data.rfind(b"PK\x05\x06")
    data[end + 12 : end + 16] = struct.pack("<I", 300_000_000)
    assert "far more parts" in refusal(tmp_path, bytes(data))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_an_external_entity(tmp_path: Path, encoding: str) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret", encoding="utf-8")
    main = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>' + document(
        "<w:p><w:r><w:t>&e;</w:t></w:r></w:p>"
    )
    assert "entities" in refusal(tmp_path, packed(main.encode(encoding)))


def test_an_encoding_that_hides_what_it_says(tmp_path: Path) -> None:
    assert "encoding" in refusal(tmp_path, packed(b'<?xml version="1.0" encoding="UTF-7"?>+ADw-x/+AD4-'))


def test_macros_by_part_by_type_and_by_name(tmp_path: Path) -> None:
    with_macros = io.BytesIO(packed(document(p("x"))))
    with zipfile.ZipFile(with_macros, "a") as package:
        package.writestr("word/vbaProject.bin", b"x")
    assert "macros" in refusal(tmp_path, with_macros.getvalue())
    typed = TYPES.replace(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        "application/vnd.ms-word.document.macroEnabled.main+xml",
    )
    assert "macros" in refusal(tmp_path, _replaced("[Content_Types].xml", typed))
    assert "macros" in refusal(tmp_path, packed(document(p("x"))), "form.docm")


def test_passwords_and_old_formats(tmp_path: Path) -> None:
    assert "password" in refusal(tmp_path, OLE + "EncryptedPackage".encode("utf-16-le"))
    assert "old .doc" in refusal(tmp_path, OLE + b"WordDocument")
    assert "old .doc" in refusal(tmp_path, OLE, "form.doc")
    data = bytearray(packed(document(p("x"))))
    place = data.find(b"PK\x01\x02")
    data[place + 8] |= 1
    assert "password" in refusal(tmp_path, bytes(data))


def test_names_that_say_something_else(tmp_path: Path) -> None:
    assert "not a Word document" in refusal(tmp_path, b"Case audit\n1. Was it done?")
    assert "is a PDF" in refusal(tmp_path, b"%PDF-1.4", "form.pdf")
    assert "neither .docx nor .txt" in refusal(tmp_path, b"a,b", "form.csv")
    workbook = _replaced(
        "[Content_Types].xml", TYPES.replace("wordprocessingml.document", "spreadsheetml.sheet")
    )
    assert "not a Word document" in refusal(tmp_path, workbook)
    assert "not a Word document" in refusal(tmp_path, _replaced("[Content_Types].xml", None))
    assert "no Word document" in refusal(tmp_path, _replaced("word/document.xml", None))
    assert "no Word document" in refusal(tmp_path, packed(f"<w:document {W}{MORE}/>"))


def test_a_file_that_is_not_there_a_folder_and_an_empty_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match="is not there"):
        open_source(tmp_path / "none.docx")
    with pytest.raises(UnreadableDocument, match="is a folder"):
        open_source(tmp_path)
    assert "is empty" in refusal(tmp_path, b"")


def test_truncated_anywhere(tmp_path: Path) -> None:
    whole = packed(document(table(["1", "Was it done?", ""])))
    for length in range(4, len(whole) - 1, 97):
        refusal(tmp_path, whole[:length])


def test_numbers_in_the_markup_that_are_far_too_large_do_no_harm(tmp_path: Path) -> None:
    wide = '<w:tc><w:tcPr><w:gridSpan w:val="999999999999"/></w:tcPr><w:p/></w:tc>'
    path = tmp_path / "form.docx"
    path.write_bytes(packed(document(f"<w:tbl><w:tr>{wide * 3}</w:tr></w:tbl>", p("x", num=(1, 0)))))
    assert next(open_source(path).tables()).columns < 1_000


def _replaced(name: str, content: str | None) -> bytes:
    """A sound file with one part changed, or taken out."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for part, data in _parts(packed(document(p("x")))):
            if part != name:
                package.writestr(part, data)
            elif content is not None:
                package.writestr(part, content)
    return out.getvalue()


def _parts(data: bytes) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            yield name, package.read(name)
