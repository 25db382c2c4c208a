"""A Word file becomes plain blocks: what is printed, in reading order, once."""

from pathlib import Path

from questionbank.reading.files import Paragraph, Source, Table, open_source
from tests.questionbank.reading.builders import (
    W,
    box,
    cell,
    choice,
    control,
    document,
    h,
    numbering,
    p,
    packed,
    row,
    run,
    save,
    table,
)


def opened(folder: Path, *blocks: str, **parts: str) -> Source:
    return open_source(save(folder, *blocks, **parts))


def said(source: Source) -> list[str]:
    return [paragraph.text for paragraph in source.paragraphs() if paragraph.text]


def first_table(source: Source) -> Table:
    return next(source.tables())


def test_paragraphs_headings_and_bold_are_told(tmp_path: Path) -> None:
    source = opened(tmp_path, h("Form", 0), h("Part", 2), p("Loud", bold=True), p("one\ntwo"))
    assert source.blocks == (
        Paragraph("Form", "Title", heading=0),
        Paragraph("Part", "heading 2", heading=2),
        Paragraph("Loud", "Normal", bold=True),
        Paragraph("one\ntwo", "Normal"),
    )


def test_automatic_numbers_are_counted_as_word_counts_them(tmp_path: Path) -> None:
    levels = numbering(("decimal", "%1."), ("lowerLetter", "%1%2)"), ("bullet", "x"), restarts=1)
    blocks = [p("a", num=(1, 0)), p("b", num=(1, 1)), p("c", num=(1, 1)), p("d", num=(1, 0))]
    blocks += [
        p("e", num=(1, 1)),
        p("f", num=(1, 2)),
        p("g", num=(2, 0)),
        p("h", num=(2, 0)),
        p("i", num=(0, 0)),
    ]
    source = opened(tmp_path, *blocks, numbering=levels)
    labels = [paragraph.label for paragraph in source.paragraphs()]
    assert labels == ["1.", "1a)", "1b)", "2.", "2a)", "•", "1.", "2.", ""]


def test_figures_of_other_shapes(tmp_path: Path) -> None:
    levels = numbering(("upperRoman", "%1"), ("decimalZero", "%2"), ("upperLetter", "%3"))
    blocks = [p("x", num=(1, 0))] * 4 + [p("y", num=(1, 1)), p("z", num=(1, 2))]
    source = opened(tmp_path, *blocks, numbering=levels)
    assert [paragraph.label for paragraph in source.paragraphs()] == ["I", "II", "III", "IV", "01", "A"]


def test_a_number_in_an_empty_cell_is_kept(tmp_path: Path) -> None:
    source = opened(
        tmp_path, table(row([p("", num=(1, 0))], "asked")), numbering=numbering(("decimal", "%1"))
    )
    assert [paragraph.label for paragraph in source.paragraphs()] == ["1", ""]


def test_merged_cells_keep_their_columns(tmp_path: Path) -> None:
    rows = [
        row(cell("band", span=3)),
        row(cell("1", merge="restart"), "a", "b"),
        row(cell("", merge="continue"), "c", "d"),
    ]
    found = first_table(opened(tmp_path, table(*rows)))
    assert [[(c.text, c.column, c.span, c.merge) for c in r.cells] for r in found.rows] == [
        [("band", 0, 3, "")],
        [("1", 0, 1, "start"), ("a", 1, 1, ""), ("b", 2, 1, "")],
        [("", 0, 1, "continue"), ("c", 1, 1, ""), ("d", 2, 1, "")],
    ]
    assert found.columns == 3


def test_header_rows_are_told(tmp_path: Path) -> None:
    found = first_table(opened(tmp_path, table(row("No", "Question", header=True), ["1", "Asked?"])))
    assert [r.header for r in found.rows] == [True, False]


def test_a_text_box_is_read_once(tmp_path: Path) -> None:
    assert said(opened(tmp_path, box("In the box"), p("after"))) == ["In the box", "after"]


def test_content_controls_are_read_through_round_words_paragraphs_cells_and_rows(tmp_path: Path) -> None:
    words = f"<w:p>{control(run('inline'))}</w:p>"
    rows = [control(row("row", "of two")), f"<w:tr>{control(cell('in a cell'))}{cell('beside')}</w:tr>"]
    source = opened(tmp_path, words, control(p("block")), table(*rows))
    assert said(source) == ["inline", "block", "row", "of two", "in a cell", "beside"]


def test_a_placeholder_is_not_read_as_words(tmp_path: Path) -> None:
    blank = control(cell("Click here"), blank=True)
    source = opened(
        tmp_path, control(p("Tap here"), blank=True), table(f"<w:tr>{cell('Name')}{blank}</w:tr>")
    )
    assert said(source) == ["Name"]


def test_the_entries_of_a_drop_down_are_offered_without_its_prompt(tmp_path: Path) -> None:
    source = opened(
        tmp_path, choice("Choose an item.", "Met", "Not met"), choice("Yes", "No", text="Yes", blank=False)
    )
    controls = [paragraph.controls[0].choices for paragraph in source.paragraphs()]
    assert controls == [("Met", "Not met"), ("Yes", "No")]
    assert said(source) == ["Yes"]


def test_an_old_form_field_offers_its_entries(tmp_path: Path) -> None:
    entries = "".join(f'<w:listEntry w:val="{label}"/>' for label in ("Good", "Poor"))
    data = f"<w:ffData><w:ddList>{entries}</w:ddList></w:ffData>"
    source = opened(tmp_path, f"<w:p><w:r><w:fldChar>{data}</w:fldChar></w:r></w:p>")
    assert next(source.paragraphs()).controls[0].choices == ("Good", "Poor")


def test_tracked_insertions_count_and_deletions_do_not(tmp_path: Path) -> None:
    gone = "<w:del><w:r><w:delText>old</w:delText></w:r></w:del>"
    away = f"<w:moveFrom>{run('moved')}</w:moveFrom>"
    new = f"<w:ins>{run('new')}</w:ins>"
    row_gone = f"<w:tr><w:trPr><w:del/></w:trPr>{cell('struck')}</w:tr>"
    source = opened(tmp_path, f"<w:p>{gone}{away}{new}</w:p>", table(row_gone, ["kept"]))
    assert said(source) == ["new", "kept"]


def test_a_paragraph_whose_end_was_deleted_runs_on(tmp_path: Path) -> None:
    first = f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('one ')}</w:p>"
    struck = "<w:p><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr></w:p>"
    source = opened(
        tmp_path, first, p("two"), struck, p("x", num=(1, 0)), numbering=numbering(("decimal", "%1"))
    )
    assert [(x.text, x.label) for x in source.paragraphs()] == [("onetwo", ""), ("x", "1")]


def test_hidden_text_and_field_codes_are_left_out(tmp_path: Path) -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>"
    code = "<w:r><w:instrText>PAGE</w:instrText></w:r>"
    assert said(opened(tmp_path, f"<w:p>{hidden}{code}{run('shown')}</w:p>")) == ["shown"]


def test_nested_tables_are_blocks_of_their_cell(tmp_path: Path) -> None:
    found = first_table(opened(tmp_path, table([["before", table(["inner"]), "after"]])))
    assert [type(block).__name__ for block in found.rows[0].cells[0].blocks] == [
        "Paragraph",
        "Table",
        "Paragraph",
    ]
    assert found.rows[0].cells[0].text == "before\ninner\nafter"


def test_page_headers_are_given_apart(tmp_path: Path) -> None:
    source = opened(tmp_path, p("body"), header=f"<w:hdr {W}>{p('Anyshire Council')}</w:hdr>")
    assert source.furniture == ("Anyshire Council",)
    assert said(source) == ["body"]


def test_the_newer_strict_namespace_is_read_too(tmp_path: Path) -> None:
    strict = document(p("strict")).replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    path = tmp_path / "strict.docx"
    path.write_bytes(packed(strict))
    assert said(open_source(path)) == ["strict"]
