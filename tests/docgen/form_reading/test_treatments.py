"""What a form says is read back whole, whatever was done to the file since."""

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from audit.models import Judgement
from docgen.form_reading.printed import key
from questionbank.builtin import case_audit
from tests.docgen.form_reading import treatments as t
from tests.docgen.form_reading.written import back, data_of, full_data, written

Treatment = Callable[[bytes], bytes]


@pytest.fixture(scope="module")
def docx() -> bytes:
    return written(full_data())


def nothing(docx: bytes) -> bytes:
    return docx


@pytest.mark.parametrize(
    ("treatment", "way"),
    [
        (nothing, "tag"),
        (t.without_tags, "title"),
        (t.without_names, "row"),
        (t.without_controls, "row"),
        (t.with_rows_turned, "tag"),
        (t.with_tables_merged, "tag"),
        (lambda docx: t.without_names(t.with_rows_turned(docx)), "row"),
        (lambda docx: t.without_names(t.with_tables_merged(docx)), "row"),
    ],
    ids=["as written", "no tags", "no names", "no controls", "rows turned", "tables merged",
         "rows turned, no names", "tables merged, no names"],
)  # fmt: skip
def test_everything_comes_back(docx: bytes, treatment: Treatment, way: str) -> None:
    found = back(treatment(docx))
    assert data_of(found) == full_data()
    assert found.unplaced == ()
    assert {w for place, w in found.ways.items() if place.startswith("/answers/")} == {way}


@t.needs_office
def test_everything_comes_back_from_libreoffice(docx: bytes, tmp_path: Path) -> None:
    found = back(t.by_office(docx, tmp_path))
    assert data_of(found) == full_data()
    assert found.unplaced == ()
    assert found.origin is not None
    assert found.origin.audit == "2026-11-001"


def test_a_control_that_was_deleted_leaves_its_answer_in_the_cell(docx: bytes) -> None:
    def unwrap(root: t.Node) -> None:
        for tag in ("q5.rating", "q6.comment"):
            sdt = t.control_of(root, tag)
            content = sdt.find(f"{t.W}sdtContent")
            parent = sdt.getparent()
            assert content is not None
            assert parent is not None
            parent.extend(list(content))
            parent.remove(sdt)

    found = back(t.changed(docx, unwrap))
    assert data_of(found) == full_data()
    assert found.ways["/answers/5/rating"] == "row"
    assert found.ways["/answers/5/comment"] == "tag"


def test_a_comment_is_read_through_tracked_changes_links_and_smart_tags(docx: bytes) -> None:
    words = t.paragraph(
        "Seen ", t.deleted("once"), t.inserted("twice"), t.deleted(" away", "moveFrom"),
        t.inserted(" at home", "moveTo"), t.wrapped("hyperlink", t.run(", as noted")),
        t.wrapped("smartTag", t.run(" in March")),
    )  # fmt: skip
    found = back(t.with_text(docx, "q9.comment", [words, t.paragraph("And again.")]))
    assert found.facts["/answers/9/comment"] == "Seen twice at home, as noted in March\nAnd again."


def test_a_paragraph_whose_end_was_deleted_runs_on_into_the_next(docx: bytes) -> None:
    first = t.paragraph("The plan ")
    properties = etree.SubElement(first, f"{t.W}pPr")
    etree.SubElement(etree.SubElement(properties, f"{t.W}rPr"), f"{t.W}del", t.BY)
    first.insert(0, properties)
    found = back(t.with_text(docx, "q9.comment", [first, t.paragraph("is late.")]))
    assert found.facts["/answers/9/comment"] == "The plan is late."


def test_a_row_that_was_deleted_with_tracked_changes_says_nothing(docx: bytes) -> None:
    def delete(root: t.Node) -> None:
        row = t.row_of(root, "q9.comment")
        properties = row.find(f"{t.W}trPr")
        assert properties is not None
        etree.SubElement(properties, f"{t.W}del", t.BY)

    found = back(t.changed(docx, delete))
    assert "/answers/9/comment" not in found.facts
    assert len([place for place in found.facts if place.startswith("/answers/")]) == 2 * 59


def test_a_table_pasted_into_a_comment_is_part_of_it(docx: bytes) -> None:
    cells = [
        t.paragraph("Two contacts:"),
        t.table(("May", "home"), ("June", "school")),
        t.paragraph("No more."),
    ]
    found = back(t.with_text(docx, "q9.comment", cells))
    assert found.facts["/answers/9/comment"] == "Two contacts:\nMay\thome\nJune\tschool\nNo more."


def test_what_is_typed_beside_a_control_belongs_to_the_answer(docx: bytes) -> None:
    def type_beside(root: t.Node) -> None:
        t.cell_of(root, "q9.comment").append(t.paragraph("Added later."))

    found = back(t.changed(docx, type_beside))
    assert str(found.facts["/answers/9/comment"]).endswith("<b>\nAdded later.")


def test_a_row_pasted_twice_is_told_where_it_says_something_else(docx: bytes) -> None:
    def paste(root: t.Node) -> None:
        row = t.row_of(root, "q9.comment")
        again = t.copied(row)
        said = next(
            node for node in t.control_of(again, "q9.comment").iter(f"{t.W}t") if "Seen" in (node.text or "")
        )
        said.text = "Seen quite otherwise"
        row.addnext(again)

    found = back(t.changed(docx, paste))
    assert data_of(found) == full_data()
    assert [one.where for one in found.unplaced] == ["question 9: comment"]
    assert found.unplaced[0].text.startswith("Seen quite otherwise")


def test_a_row_copied_over_another_goes_by_its_printed_words(docx: bytes) -> None:
    """Somebody pastes row 9 over row 10 and types question 10's words into it: the tags still say 9."""

    def paste(root: t.Node) -> None:
        nine, ten = t.row_of(root, "q9.comment"), t.row_of(root, "q10.comment")
        again = t.copied(nine)
        for old, new in zip(again.findall(f"{t.W}tc")[:2], ten.findall(f"{t.W}tc")[:2], strict=True):
            again.replace(old, t.copied(new))
        ten.addprevious(again)
        parent = ten.getparent()
        assert parent is not None
        parent.remove(ten)

    found = back(t.changed(docx, paste))
    assert found.facts["/answers/10/comment"] == found.facts["/answers/9/comment"]
    assert found.unplaced == ()


def test_a_note_under_a_table_has_no_place_and_is_told(docx: bytes) -> None:
    def note(root: t.Node) -> None:
        body = root.find(f"{t.W}body")
        assert body is not None
        body.findall(f"{t.W}tbl")[-1].addnext(t.paragraph("NB the case was closed in March."))

    found = back(t.changed(docx, note))
    assert [(one.text, one.where) for one in found.unplaced] == [
        ("NB the case was closed in March.", "after Verification: comments")
    ]


def test_a_note_in_the_cell_of_the_question_is_told(docx: bytes) -> None:
    def note(root: t.Node) -> None:
        t.row_of(root, "q9.comment").findall(f"{t.W}tc")[1].append(t.paragraph("ask the school"))

    found = back(t.changed(docx, note))
    assert [(one.text, one.where) for one in found.unplaced] == [("ask the school", "after question 9")]


def test_a_list_in_a_comment_keeps_its_marks(docx: bytes) -> None:
    listed = [t.paragraph("home"), t.paragraph("school")]
    for one in listed:
        properties = etree.Element(f"{t.W}pPr")
        etree.SubElement(properties, f"{t.W}pStyle", {f"{t.W}val": "ListBullet"})
        one.insert(0, properties)
    found = back(t.with_text(docx, "q9.comment", [t.paragraph("Seen:"), *listed]))
    assert found.facts["/answers/9/comment"] == "Seen:\n• home\n• school"


def test_an_empty_form_says_nothing_and_leaves_nothing_over() -> None:
    from docgen.form import FormWriter, Look

    blank = FormWriter().blank(case_audit(), Look())
    for docx in (blank, t.without_names(blank), t.without_controls(blank)):
        found = back(docx)
        assert dict(found.facts) == {}
        assert found.actions == ()
        assert found.unplaced == ()


def test_rows_of_actions_may_be_added_by_hand(docx: bytes) -> None:
    def add(root: t.Node) -> None:
        row = t.row_of(root, "action.4.action")
        again = t.copied(row)
        for sdt in list(again.iter(f"{t.W}sdt")):
            parent = sdt.getparent()
            assert parent is not None
            parent.remove(sdt)
        for cell, text in zip(
            again.findall(f"{t.W}tc"), ("5", "Ring the school", "Casey", "June"), strict=True
        ):
            for old in cell.findall(f"{t.W}p"):
                cell.remove(old)
            cell.append(t.paragraph(text))
        row.addnext(again)

    found = back(t.changed(docx, add))
    assert [row.key for row in found.actions] == ["1", "2", "5"]
    assert found.actions[-1].fields == {
        "action": "Ring the school", "responsibility": "Casey", "timescale": "June",
    }  # fmt: skip


def test_a_form_written_out_is_told_from_an_empty_one_that_was_filled(docx: bytes) -> None:
    from docgen.form import FormWriter, Look

    said = [t.paragraph("Seen.")]
    blank = FormWriter().blank(case_audit(), Look())
    for tag in ("q1.comment", "q2.comment", "q3.comment"):
        blank = t.with_text(blank, tag, said)
    assert back(docx).written_out
    assert not back(blank).written_out
    assert not back(t.without_names(blank)).written_out


@pytest.mark.parametrize("treatment", [nothing, t.without_tags, t.without_names], ids=lambda f: f.__name__)
def test_a_dip_sample_says_which_questions_it_asks(treatment: Treatment) -> None:
    data = full_data()
    asked = {"kind": "dip-sample", "questions": ("3", "9"), "answers": {"3": data.answers["3"]}}
    sample = data.model_copy(update={**asked, "sections": {}, "overall": Judgement()})
    assert data_of(back(treatment(written(sample)))) == sample


def test_keys_compare_words_alone() -> None:
    assert key("Child’s  Name & Age:") == key("child's name and age")
