"""Hostile, broken and unfit PDF files end in one clear line."""

import zlib
from pathlib import Path

import pytest

from guidance.errors import GuidanceError, UnreadableDocument
from guidance.reading import read
from tests.guidance.reading.pdf_documents import assembled, guidance_pdf, pdf

CATALOGUE = b"<< /Type /Catalog /Pages 2 0 R >>"
ONE_PAGE = b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>"
PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 500 500] /Contents 4 0 R >>"
EMPTY = b"<< /Length 0 >>\nstream\n\nendstream"


def refusal(folder: Path, data: bytes) -> str:
    path = folder / "x.pdf"
    path.write_bytes(data)
    with pytest.raises(UnreadableDocument) as refused:
        read(path)
    line = str(refused.value)
    assert "\n" not in line
    assert "x.pdf" in line
    return line


def test_a_password(tmp_path: Path) -> None:
    secret = b"/Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -44 /O (" + b"o" * 32 + b") /U ("
    secret += b"u" * 32 + b") >> /ID [(aaaaaaaaaaaaaaaa)(aaaaaaaaaaaaaaaa)]"
    data = guidance_pdf(tmp_path).read_bytes().replace(b"/Root 1 0 R", b"/Root 1 0 R " + secret)
    assert "password" in refusal(tmp_path, data)


def test_truncated_anywhere(tmp_path: Path) -> None:
    whole = guidance_pdf(tmp_path).read_bytes()
    for length in range(10, len(whole) - 10, 2500):
        assert "breaks off" in refusal(tmp_path, whole[:length])


def test_names_that_say_something_else(tmp_path: Path) -> None:
    assert "is not a PDF" in refusal(tmp_path, b"PK\x03\x04 a Word document")
    assert "is not a PDF" in refusal(tmp_path, b"1.1 Is the lamp lit?")
    assert "is empty" in refusal(tmp_path, b"")
    assert "damaged" in refusal(tmp_path, b"%PDF-1.7\nnothing\n%%EOF\n")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match="is not there"):
        read(tmp_path / "none.pdf")


def test_pictures_of_pages(tmp_path: Path) -> None:
    picture = b"q 500 0 0 700 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID a EI Q"
    assert "pictures of its pages" in refusal(tmp_path, pdf([picture, picture]))


def test_nothing_at_all(tmp_path: Path) -> None:
    assert "no text" in refusal(tmp_path, pdf([b" "]))


def test_a_form_that_one_program_shows(tmp_path: Path) -> None:
    waiting = b"BT /F1 9 Tf 10 10 Td (Please wait... If this message is not replaced) Tj ET"
    data = pdf([waiting], catalogue="/AcroForm << /XFA (x) /Fields [] >>")
    assert "only its maker's program shows" in refusal(tmp_path, data)


def test_a_stream_that_unpacks_to_gigabytes(tmp_path: Path) -> None:
    spaces = b" " * 60_000_000
    squeezed = zlib.compress(zlib.compress(spaces, 9) * 20, 9)
    stream = f"<< /Length {len(squeezed)} /Filter [/FlateDecode /FlateDecode] >>\nstream\n".encode()
    data = assembled([CATALOGUE, ONE_PAGE, PAGE, stream + squeezed + b"\nendstream"])
    refusal(tmp_path, data)


def test_a_page_of_endless_drawing(tmp_path: Path) -> None:
    assert refusal(tmp_path, pdf([b"0 0 m 9 9 l S " * 2_000_000], packed=True))


@pytest.mark.parametrize("opening", [b"[", b"<</A "])
def test_objects_nested_a_million_deep(tmp_path: Path, opening: bytes) -> None:
    deep = b"<< /Type /Catalog /Pages 2 0 R /X " + opening * 1_000_000 + b" >>"
    refusal(tmp_path, assembled([deep, ONE_PAGE, PAGE, EMPTY]))


def test_pages_that_hold_themselves(tmp_path: Path) -> None:
    pages = b"<< /Type /Pages /Count 1000000 /Kids [2 0 R 2 0 R] >>"
    assert "far longer" in refusal(tmp_path, assembled([CATALOGUE, pages]))


def test_a_drawing_that_draws_itself(tmp_path: Path) -> None:
    itself = (
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >> /Length 5"
    )
    data = pdf([b"/X Do"], resources=" /XObject << /X 6 0 R >>").replace(b"<< /Length 5", itself)
    assert refusal(tmp_path, data)


def test_a_page_as_large_as_a_country(tmp_path: Path) -> None:
    data = pdf([b"BT /F1 9 Tf 10 10 Td (1.1 Is it lit?) Tj ET"]).replace(b"595.0 842.0", b"9e30 9e30  ")
    path = tmp_path / "x.pdf"
    path.write_bytes(data)
    with pytest.raises(GuidanceError):
        read(path)
