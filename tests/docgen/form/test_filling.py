"""A form is filled in its places, nothing is left blank without a word, and it reads back the same."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.text import clean
from docgen.form import FormWriter, Look, fill, read_controls, template, write
from docgen.ooxml.gaps import Gapped
from questionbank.errors import UnreadableDocument
from questionbank.models import ActionTable
from tests.docgen.examples import form, full_record, record
from tests.docgen.office import body, faults, parts, text

BLANK = Gapped(template(form(), Look()))


def said(**data: object) -> dict[str, str]:
    return read_controls(fill(BLANK, form(), record(**data)))


def printed(**data: object) -> str:
    return text(fill(BLANK, form(), record(**data)))


def test_a_whole_audit_stands_in_its_places() -> None:
    made = write(form(), full_record(), Look())
    assert faults(made) == []
    assert read_controls(made) == {
        "child.name": "Robin Example",
        "child.age": "15",
        "child.childview_id": "CV-1",
        "auditor": "Alex Auditor",
        "month": "November 2026",
        "header.shoe-size": "",
        "q1.rating": "Good",
        "q1.comment": "Both parents took part.",
        "q2.rating": "Requires Improvement to be Good",
        "q2.comment": "The review is late.",
        "q3.rating": "Not applicable",
        "q3.comment": "Never in custody.",
        "section.assessment.rating": "Good",
        "section.assessment.comment": "Thorough.",
        "section.delivery-and-review.rating": "Inadequate",
        "section.delivery-and-review.comment": "Thin.",
        "overall.rating": "Requires Improvement",
        "overall.comment": "Mixed.",
        "feedback.child.1": "My worker listened.",
        "action.1.action": "Hold the review",
        "action.1.owner": "Casey Manager",
        "action.1.timescale": "12 May 2027",
        "action.2.action": "",
        "action.2.owner": "",
        "action.2.timescale": "",
        "verification.by": "Morgan Moderator",
        "verification.date": "4 December 2026",
        "verification.agrees.assessment": "Agree",
        "verification.agrees.delivery-and-review": "",
        "verification.agrees.overall": "Disagree",
        "verification.comments": "Talked through.",
    }


def test_every_header_fact_has_its_place() -> None:
    labels = (
        "Child Name", "Allocated in social care?", "Status of involvement", "Gender", "Mosaic ID",
        "Date of audit", "Case Manager", "Team Manager", "Conversation with case manager",
        "Conversation with parents",
    )  # fmt: skip
    made = write(
        form(header=labels),
        record(
            child={
                "childview_id": "CV-1", "name": "Robin Example", "gender": "Female", "mosaic_id": "M-1",
                "social_care": {"allocated": False, "status": "Closed"},
            },
            date="2026-11-20", case_manager="Casey Manager", team_manager="Terry Manager",
            conversations={
                "case_manager": "2026-11-12",
                "parents": {"date": "2026-11-13", "mode": "virtual", "with": "an aunt"},
            },
        ),
        Look(),
    )  # fmt: skip
    held = read_controls(made)
    assert list(held.values())[: len(labels)] == [
        "Robin Example", "No", "Closed", "Female", "M-1", "20 November 2026", "Casey Manager",
        "Terry Manager",
        "12 November 2026", "13 November 2026, virtual, with an aunt",
    ]  # fmt: skip


def test_an_unanswered_question_prints_not_answered() -> None:
    assert printed().count("Not answered") == 3 * 2 + 2 * 2 + 2 + 1  # questions, sections, overall, feedback
    assert said()["q1.rating"] == ""


def test_a_question_that_does_not_apply_prints_so_with_its_reason() -> None:
    answers = {"3": {"rating": "Not applicable", "comment": "Never in custody."}}
    assert said(answers=answers)["q3.rating"] == "Not applicable"
    assert said(answers=answers)["q3.comment"] == "Never in custody."
    assert "No reason given" in printed(answers={"3": {"rating": "Not applicable"}})


def test_a_rating_without_a_comment_says_so() -> None:
    assert "No comment" in printed(answers={"1": {"rating": "Good"}})
    assert "No comment" in printed(answers={"1": {"rating": "Good", "comment": " \n"}})


def test_a_comment_without_a_rating_is_kept_beside_not_answered() -> None:
    held = said(answers={"1": {"comment": "Still looking."}})
    assert (held["q1.rating"], held["q1.comment"]) == ("", "Still looking.")


def test_a_dip_sample_says_which_questions_it_leaves_out() -> None:
    words = printed(kind="dip-sample", questions=["1"])
    assert words.count("Not part of this sample") == 2
    assert words.count("Not rated in a dip sample") == 3


def test_no_action_is_said_and_rows_left_over_are_marked_as_not_used() -> None:
    assert "No action recorded" in printed()
    assert printed(actions=[{"id": "1", "action": "Visit"}]).count("Not used") == 1


def test_there_are_as_many_rows_as_actions_and_each_keeps_its_id() -> None:
    actions = [{"id": key, "action": f"Do {key}"} for key in ("1", "3", "4", "7")]
    made = fill(BLANK, form(), record(actions=actions))
    assert faults(made) == []
    held = {tag: words for tag, words in read_controls(made).items() if tag.endswith(".action")}
    assert held == {f"action.{key}.action": f"Do {key}" for key in ("1", "3", "4", "7")}


def test_actions_without_ids_or_with_odd_ones_are_numbered() -> None:
    actions = [
        {"id": key, "action": f"Do {place}"} for place, key in enumerate([None, "2", "a b", "2", "x" * 40])
    ]
    held = said(actions=actions)
    assert [words for tag, words in held.items() if tag.endswith(".action")] == [f"Do {n}" for n in range(5)]


def test_every_column_of_the_action_table_is_filled() -> None:
    columns = ("No", "Finding", "Action", "Lead", "By when", "Measure", "Status", "Progress", "RAG")
    made = write(
        form(actions=ActionTable(heading="Plan\nSMART please", columns=columns, rows=0)),
        record(
            actions=[
                {"id": "1", "finding": "f", "action": "a", "responsibility": "r", "timescale": "t",
                 "measure": "m", "status": "Completed", "progress": "p"}
            ]
        ),
        Look(),
    )  # fmt: skip
    assert faults(made) == []
    assert [w for tag, w in read_controls(made).items() if tag.startswith("action.1.")] == [
        "f", "a", "r", "t", "m", "Completed", "p", "",
    ]  # fmt: skip


def test_the_properties_name_the_audit_and_no_person() -> None:
    core = parts(write(form(), full_record(), Look()))["docProps/core.xml"].decode()
    assert "<dc:title>Case audit</dc:title><dc:subject>A-2026-11-001, version 0</dc:subject>" in core
    assert "Robin" not in core
    assert "Alex" not in core


def test_the_footer_names_the_audit() -> None:
    assert b">A-2026-11-001<" in parts(write(form(), record(), Look()))["word/footer.xml"]


def test_the_same_audit_makes_the_same_file() -> None:
    assert write(form(), full_record(), Look()) == write(form(), full_record(), Look())


def test_a_template_as_a_file_and_a_compiled_one_make_the_same() -> None:
    assert fill(template(form(), Look()), form(), full_record()) == fill(BLANK, form(), full_record())


def test_a_writer_keeps_each_edition_and_look_apart() -> None:
    writer = FormWriter()
    first = writer.write(form(), record(), Look())
    other = writer.write(form(edition="small-2", title="Newer Tool"), record(), Look())
    marked = writer.write(form(), record(), Look(marking="OFFICIAL"))
    assert "Newer Tool" in text(other)
    assert "Newer Tool" not in text(first)
    assert "Protective marking: OFFICIAL\n" in text(marked)
    assert writer.write(form(), record(), Look()) == first


def test_a_form_without_an_edition_is_not_mistaken_for_another() -> None:
    writer = FormWriter()
    writer.write(form(edition=""), record(), Look())
    assert "Other Tool" in text(writer.write(form(edition="", title="Other Tool"), record(), Look()))


def test_filling_changes_nothing_between_the_places() -> None:
    before, after = template(form(), Look()), fill(BLANK, form(), full_record())
    assert parts(before)["word/styles.xml"] == parts(after)["word/styles.xml"]
    assert _without_answers(before) == _without_answers(after)


any_text = st.text(st.characters(exclude_categories=[]), min_size=1, max_size=80)


@settings(max_examples=60, deadline=None)
@given(any_text, any_text, any_text)
def test_any_text_comes_back_as_it_was_cleaned(comment: str, name: str, action: str) -> None:
    held = said(
        answers={"1": {"rating": "Good", "comment": comment}},
        child={"childview_id": "CV-1", "name": name},
        actions=[{"id": "1", "action": action}],
    )
    for tag, given_text in (("q1.comment", comment), ("child.name", name), ("action.1.action", action)):
        kept = clean(given_text)[0]
        assert held[tag] == (kept if kept.strip() else "")


def test_four_thousand_characters_survive() -> None:
    long = "Ŵ😀<&>\t\n مرحبا " * 267
    assert said(answers={"1": {"rating": "Good", "comment": long}})["q1.comment"] == long


@pytest.mark.parametrize("broken", [b"", b"text", write(form(), record(), Look())[:900]])
def test_what_is_no_word_document_is_refused_with_its_name(broken: bytes) -> None:
    with pytest.raises(UnreadableDocument, match=r"mine\.docx"):
        read_controls(broken, "mine.docx")


def _without_answers(docx: bytes) -> list[str]:
    """The text of the paragraphs that hold no control."""
    root = body(docx)
    w = root.nsmap["w"]
    return ["".join(p.itertext()) for p in root.iter(f"{{{w}}}p") if p.find(f"{{{w}}}sdt") is None]
