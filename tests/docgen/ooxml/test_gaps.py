"""A template, whoever made it, is compiled once into strings with gaps and filled."""

import datetime as dt

import pytest
from lxml import etree

from docgen.errors import TemplateError
from docgen.ooxml.fragments import Shown
from docgen.ooxml.gaps import Gapped
from docgen.ooxml.names import W_NS, W
from docgen.ooxml.package import pack
from docgen.ooxml.reading import read_controls
from tests.docgen.office import body, parts

OTHERS = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" '
    'ContentType="application/xml"/><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override '
    'PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)


def template(content: str) -> bytes:
    """The least Word file that has this body."""
    document = f'<w:document xmlns:w="{W_NS}" {OTHERS}><w:body>{content}</w:body></w:document>'
    return pack({"[Content_Types].xml": TYPES.encode(), "word/document.xml": document.encode()})


def control(tag: str, content: str, properties: str = "", number: int = 7) -> str:
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="Title of {tag}"/><w:tag w:val="{tag}"/><w:id w:val="{number}"/>'
        f"{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )


def xml(docx: bytes) -> str:
    return parts(docx)["word/document.xml"].decode()


BOLD = "<w:rPr><w:b/></w:rPr>"
OLD = f"<w:r>{BOLD}<w:t>old</w:t></w:r>"
LEVELS = {
    "within a paragraph": f"<w:p><w:r><w:t>Name: </w:t></w:r>{control('x', OLD)}</w:p>",
    "alone in a paragraph": f"<w:p>{control('x', OLD)}</w:p>",
    "round a paragraph": control("x", f"<w:p>{OLD}</w:p>"),
    "round a cell": "<w:tbl><w:tr>"
    + control("x", f"<w:tc><w:tcPr><w:vAlign/></w:tcPr><w:p>{OLD}</w:p></w:tc>")
    + "</w:tr></w:tbl>",
}


@pytest.mark.parametrize("level", LEVELS)
def test_a_control_is_filled_wherever_it_stands_and_keeps_its_look(level: str) -> None:
    made = Gapped(template(LEVELS[level])).fill({"x": Shown("one & two\nthree")})
    assert read_controls(made) == {"x": "one & two\nthree"}
    assert BOLD in xml(made)
    assert ("vAlign" in xml(made)) == (level == "round a cell")


@pytest.mark.parametrize("level", LEVELS)
def test_what_nobody_gives_a_value_for_stays_as_it_is(level: str) -> None:
    before = template(LEVELS[level])
    assert etree.tostring(body(Gapped(before).fill({}))) == etree.tostring(body(before))


@pytest.mark.parametrize("level", ["alone in a paragraph", "round a paragraph", "round a cell"])
def test_a_text_from_right_to_left_turns_its_paragraph(level: str) -> None:
    made = body(Gapped(template(LEVELS[level])).fill({"x": Shown("مرحبا")}))
    assert made.find(f".//{W}p/{W}pPr/{W}bidi") is not None
    assert made.find(f".//{W}r/{W}rPr/{W}rtl") is not None


def test_a_prompt_is_marked_as_one_and_reads_as_nothing() -> None:
    made = Gapped(template(LEVELS["alone in a paragraph"])).fill({"x": Shown("Not answered", blank=True)})
    assert "<w:showingPlcHdr/>" in xml(made)
    assert "Not answered" in xml(made)
    assert read_controls(made) == {"x": ""}


def test_an_answer_takes_the_place_of_a_prompt() -> None:
    asking = control("x", f"<w:r>{BOLD}<w:t>Type here</w:t></w:r>", "<w:showingPlcHdr/>")
    made = Gapped(template(f"<w:p>{asking}</w:p>")).fill({"x": Shown("said")})
    assert "showingPlcHdr" not in xml(made)
    assert BOLD not in xml(made)


def test_a_date_control_is_told_its_date() -> None:
    asking = control("x", "<w:r><w:t>old</w:t></w:r>", '<w:date w:fullDate="2001-01-01T00:00:00Z"/>')
    gaps = Gapped(template(f"<w:p>{asking}</w:p>"))
    assert 'w:fullDate="2026-12-04T00:00:00Z"' in xml(
        gaps.fill({"x": Shown("4 Dec", date=dt.date(2026, 12, 4))})
    )
    assert "fullDate" not in xml(gaps.fill({"x": Shown("soon")}))
    assert "fullDate" not in xml(gaps.fill({"x": Shown("Not recorded", blank=True)}))


def row(number: int, first_id: int) -> str:
    held = control(f"action.{number}.owner", "<w:r><w:t>-</w:t></w:r>", number=first_id)
    held = held.replace(f"Title of action.{number}.owner", f"Action {number}: owner")
    mark = f'<w:bookmarkStart w:id="99{number}" w:name="b{number}"/><w:bookmarkEnd w:id="99{number}"/>'
    return (
        f'<w:tr w14:paraId="0000000{number}"><w:tc><w:p>{mark}<w:r><w:t>{number}</w:t></w:r></w:p></w:tc>'
        f"<w:tc><w:p>{held}</w:p></w:tc></w:tr>"
    )


def test_the_last_row_is_repeated_where_there_are_more_actions_with_ids_of_its_own() -> None:
    made = Gapped(template(f"<w:tbl>{row(1, 5)}{row(2, 6)}</w:tbl>")).fill(
        {f"action.{key}.owner": Shown(f"owner {key}") for key in "1349"}, ["1", "3", "4", "9"]
    )
    held = list(body(made).iter(f"{W}sdtPr"))
    assert read_controls(made) == {f"action.{key}.owner": f"owner {key}" for key in "1349"}
    assert [p.find(f"{W}alias").get(f"{W}val") for p in held] == [f"Action {key}: owner" for key in "1349"]
    assert len({p.find(f"{W}id").get(f"{W}val") for p in held}) == 4
    assert [tr.findtext(f".//{W}t") for tr in body(made).iter(f"{W}tr")] == ["1", "3", "4", "9"]
    assert xml(made).count("w14:paraId") == xml(made).count("bookmarkStart") == 2


def test_rows_left_over_stay_as_they_are() -> None:
    before = template(f"<w:tbl>{row(1, 5)}{row(2, 6)}</w:tbl>")
    made = Gapped(before).fill({"action.1.owner": Shown("Casey")}, ["1", "2"])
    assert read_controls(made) == {"action.1.owner": "Casey", "action.2.owner": "-"}


@pytest.mark.parametrize(
    "broken", [b"", b"PK\x03\x04 nothing", b"text", pack({"word/document.xml": b"<w:sdt"})]
)
def test_what_is_no_word_document_is_refused(broken: bytes) -> None:
    with pytest.raises(TemplateError, match="the template"):
        Gapped(broken)
