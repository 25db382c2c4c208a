"""The base document that a service may restyle."""

import dataclasses
from pathlib import Path

import pytest

from docgen.errors import TemplateError
from docgen.ooxml.house import BASE, TEMPLATES, House
from docgen.ooxml.house_style import base_document
from docgen.ooxml.look import Look
from docgen.ooxml.markup import paragraph
from docgen.ooxml.package import pack
from docgen.ooxml.styles import PARAGRAPHS, WHITE
from tests.docgen.office import faults, parts, text

SMALLEST_CONTRAST = 4.5  # WCAG 2.2, 1.4.3


def saved(folder: Path, changed: dict[str, tuple[str, str]]) -> Path:
    """A service's own base: ours with some strings replaced."""
    held = parts((TEMPLATES / BASE).read_bytes())
    for name, (old, new) in changed.items():
        assert old in held[name].decode()
        held[name] = held[name].decode().replace(old, new).encode()
    path = folder / "ours.docx"
    path.write_bytes(pack(held))
    return path


def test_the_base_that_is_shipped_serves() -> None:
    made = House(Look()).document(paragraph("Hello", "Heading1"), title="A title", subject="S-1")
    assert faults(made) == []
    assert text(made) == "Hello"


def test_a_base_made_anew_serves_too(tmp_path: Path) -> None:
    path = tmp_path / "new.docx"
    path.write_bytes(base_document())
    assert faults(House(Look(base=path)).document(paragraph("Hello"), title="A title")) == []


def test_what_a_service_changed_in_word_is_kept(tmp_path: Path) -> None:
    path = saved(
        tmp_path, {"word/styles.xml": ("1B3A57", "5B1A57"), "word/footer.xml": ("Case audit: ", "Ours: ")}
    )
    made = parts(House(Look(base=path)).document(paragraph("Hello"), title="A title"))
    assert b"5B1A57" in made["word/styles.xml"]
    assert b"Ours: " in made["word/footer.xml"]


def test_the_shade_of_a_cell_is_that_of_its_style(tmp_path: Path) -> None:
    path = saved(tmp_path, {"word/styles.xml": ('w:fill="E3EBF2"', 'w:fill="AABBCC"')})
    assert 'w:fill="AABBCC"' in House(Look(base=path)).shade("Heading3")


def test_the_marking_stands_in_header_and_footer() -> None:
    made = parts(House(Look(marking="OFFICIAL & more")).document(paragraph("x"), title="A title"))
    for name in ("word/header.xml", "word/footer.xml"):
        assert b"OFFICIAL &amp; more" in made[name]


@pytest.mark.parametrize("place", ["header", "footer"])
def test_a_base_without_a_place_for_the_marking_is_refused(tmp_path: Path, place: str) -> None:
    path = saved(tmp_path, {f"word/{place}.xml": ('"look.marking"', '"something.else"')})
    with pytest.raises(
        TemplateError, match=f"ours.docx has no place for the protective marking in its {place}"
    ):
        House(Look(base=path))


def test_a_base_that_lost_a_style_is_refused(tmp_path: Path) -> None:
    path = saved(tmp_path, {"word/styles.xml": ('w:styleId="Heading3"', 'w:styleId="Other"')})
    with pytest.raises(TemplateError, match=r"ours.docx lacks the style Heading3"):
        House(Look(base=path))


def test_a_base_that_is_not_there_or_no_document_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match="cannot be read"):
        House(Look(base=tmp_path / "none.docx"))
    (tmp_path / "text.docx").write_text("not a zip")
    with pytest.raises(TemplateError, match=r"text.docx cannot be opened"):
        House(Look(base=tmp_path / "text.docx"))


def test_column_widths_share_the_width_of_the_page() -> None:
    house = House(Look())
    assert sum(house.columns(1, 2, 3)) == house.width()
    assert sum(house.columns(1, 2, 3, landscape=True)) == house.width(landscape=True) > house.width()


def test_every_style_can_be_read_by_people_with_weak_eyes() -> None:
    for style in PARAGRAPHS:
        assert contrast(style.colour, style.shade or WHITE) >= SMALLEST_CONTRAST, style.name


def test_a_look_says_all_that_a_compiled_template_depends_on() -> None:
    assert {field.name for field in dataclasses.fields(Look)} == {"marking", "organisation", "base"}
    assert hash(Look()) == hash(Look())


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
