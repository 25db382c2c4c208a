"""What a form lacks in accessibility is told, one remark for each kind; a sound form hears none."""

import pytest

from docgen.form import Look, template
from docgen.form.own.lacks import lacks
from tests.docgen.examples import form
from tests.docgen.form.own.forms import four_columns, tick_boxes
from tests.questionbank.reading.builders import document, h, p, packed, row, table

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LANGUAGE = "<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val='{}'/></w:rPr></w:rPrDefault></w:docDefaults>"
HEADINGS = "".join(
    f"<w:style w:type='paragraph' w:styleId='Heading{n}'><w:name w:val='heading {n}'/></w:style>"
    for n in (1, 2, 3)
)


def said(*blocks: str, language: str = "en-GB") -> list[str]:
    """What is told of a form of these blocks, but for its title, which it never has."""
    styles = f"<w:styles {W}>{LANGUAGE.format(language) if language else ''}{HEADINGS}</w:styles>"
    told = [problem.what for problem in lacks(packed(document(*blocks), styles=styles))]
    return [what for what in told if "no title" not in what]


def test_the_built_in_form_lacks_nothing() -> None:
    assert lacks(template(form(), Look())) == []


def test_every_remark_names_where_it_belongs() -> None:
    for made in (four_columns(), tick_boxes()):
        assert {problem.where for problem in lacks(made)} == {"accessibility"}


def test_a_table_without_a_header_row() -> None:
    rows = [["1", "a"], ["2", "b"]]
    assert said(table(row("No", "Question", header=True), *rows)) == []
    assert "1 of 1 tables" in said(table(["No", "Question"], *rows))[0]


@pytest.mark.parametrize(("language", "words"), [("", "no language"), ("en-US", "en-US and not English")])
def test_the_language(language: str, words: str) -> None:
    assert words in said(p("Text"), language=language)[0]


def test_no_title() -> None:
    assert "no title" in lacks(packed(document(p("Text"))))[-1].what


def test_headings_missing_or_left_out() -> None:
    assert "no headings" in said(*[p(f"Line {n}") for n in range(50)])[0]
    assert "leave out a level 1 times" in said(h("A"), p("x"), h("B", 3), p("y"))[0]
    assert said(h("A"), h("B", 2), h("C", 3), h("D")) == []


def test_pictures_without_alternative_text() -> None:
    def picture(more: str) -> str:
        space = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
        shown = f"<d:docPr xmlns:d='{space}' id='1' name='x' {more}/>"
        return f"<w:p><w:r><w:drawing>{shown}</w:drawing></w:r></w:p>"

    assert "1 of 2 pictures" in said(picture(""), picture("descr='The logo'"))[0]


def test_empty_paragraphs_as_spacing() -> None:
    assert "empty lines (3 in a row)" in said(p("a"), p(), p(), p(), p("b"))[0]
    assert said(p("a"), p(), p("b")) == []


def test_meaning_by_colour_alone() -> None:
    def blank(colour: str) -> str:
        return f"<w:tc><w:tcPr><w:shd w:val='clear' w:fill='{colour}'/></w:tcPr><w:p/></w:tc>"

    head = row("No", "Question", header=True)
    assert "colour alone" in said(table(head, row("1", blank("00FF00"), blank("FF0000"))))[0]
    assert said(table(head, row("1", blank("00FF00"), blank("00FF00")))) == []


def test_rows_that_would_cut_an_answer_off() -> None:
    exact = "<w:tr><w:trPr><w:trHeight w:val='300' w:hRule='exact'/></w:trPr><w:tc><w:p/></w:tc></w:tr>"
    assert "1 rows have an exact height" in said(table(exact))[0]


def test_a_form_that_is_protected() -> None:
    settings = f"<w:settings {W}><w:documentProtection w:edit='forms' w:enforcement='1'/></w:settings>"
    told = lacks(packed(document(p("Text")), settings=settings))
    assert [problem.where for problem in told if "protected" in problem.what] == ["template"]
