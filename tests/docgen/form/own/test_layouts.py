"""Where answers go, one small form for each way of leaving room for them."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from docgen.form.own.form import OwnForm
from docgen.form.own.missing import told
from docgen.ooxml.package import pack
from docgen.ooxml.reading import read_controls
from docgen.ooxml.text import text_of
from questionbank.models import Form
from tests.docgen.form.own.audits import form_of, record_of
from tests.docgen.form.own.outside import differences
from tests.docgen.office import W, body, control_faults, parts, text
from tests.questionbank.reading.builders import cell, choice, control, document, h, p, packed, row, table

HOME = "Was the child seen at home before the plan was made?"
PLAN = "Does the plan say what the child wants to change?"
HEADS = ("No", "Question", "Rating (Good / Requires Improvement)", "Comment")
ANSWERS = {
    "1": {"rating": "Good", "comment": "Seen twice."},
    "2": {"rating": "Requires Improvement", "comment": "Not said."},
}
FIELD = (
    "<w:p><w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:name w:val='Text1'/><w:textInput/></w:ffData>"
    "</w:fldChar></w:r><w:r><w:instrText> FORMTEXT </w:instrText></w:r>"
    "<w:r><w:fldChar w:fldCharType='separate'/>"
    "</w:r><w:r><w:t>\u2002\u2002\u2002</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>"
)


def tick(name: str) -> str:
    """An old form field for a tick, and its label."""
    return (
        f"<w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:name w:val='{name}'/><w:checkBox/></w:ffData>"
        "</w:fldChar></w:r><w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r>"
        f"<w:r><w:fldChar w:fldCharType='end'/></w:r><w:r><w:t xml:space='preserve'> {name}  </w:t></w:r>"
    )


class Case:
    """A form of a few blocks, filled."""

    def __init__(self, folder: Path, blocks: Sequence[str], **more: object) -> None:
        self.original = packed(document(*blocks))
        self.form: Form = form_of(folder, self.original)
        self.own = OwnForm(self.form, self.original)
        content = {"answers": ANSWERS, "actions": [], "feedback": {}, **more}
        self.made = self.own.fill(record_of(self.form, **content))  # type: ignore[arg-type]
        self.said = read_controls(self.made)
        self.lines = text(self.made).split("\n")

    @property
    def missing(self) -> list[str]:
        return [place.tag for place in self.own.missing]


def questions(*rows: str | Sequence[str], heads: Sequence[str] = HEADS) -> list[str]:
    return [h("Assessment"), table(list(heads), *rows)]


def check(case: Case, *, tail: bool = False) -> None:
    """Both answers stand in their places, and nothing else is changed."""
    assert case.missing == []
    assert differences(case.original, case.made) == []
    assert ("Further answers" in case.lines) == tail
    for number, answer in ANSWERS.items():
        assert case.said[f"q{number}.comment"] == answer["comment"]
        assert case.said[f"q{number}.rating"] == answer["rating"]


def test_blank_cells_under_headings(tmp_path: Path) -> None:
    check(Case(tmp_path, questions(["1", HOME, "", ""], ["2", PLAN, "", ""])))


def test_columns_in_any_order(tmp_path: Path) -> None:
    heads = ("Comment", "Rating (Good / Requires Improvement)", "Question", "No")
    case = Case(tmp_path, questions(["", "", HOME, "1"], ["", "", PLAN, "2"], heads=heads))
    check(case)
    row_ = next(iter(list(body(case.made).iter(f"{W}tr"))[1:]))
    assert [tag.get(f"{W}val") for tag in row_.iter(f"{W}tag")] == ["q1.comment", "q1.rating"]


def test_a_table_without_headings_stands_under_those_above(tmp_path: Path) -> None:
    check(Case(tmp_path, [*questions(["1", HOME, "", ""]), p(), table(["2", PLAN, "", ""])]))


def test_rating_and_comment_in_one_blank_cell(tmp_path: Path) -> None:
    closing = p("Assessment Overall Rating: GOOD, REQUIRES IMPROVEMENT")
    case = Case(tmp_path, [h("Assessment"), table(["1", HOME, ""], ["2", PLAN, ""]), closing])
    check(case)
    assert case.lines[case.lines.index("Good") + 1] == "Seen twice."


def test_labels_within_one_cell_below_the_question(tmp_path: Path) -> None:
    def below() -> str:
        return row(cell(["Rating: Good / Requires Improvement", "Comment:"], span=2))

    case = Case(tmp_path, [h("Assessment"), table(["1", HOME], below(), ["2", PLAN], below())])
    check(case)
    assert "Comment: Seen twice." in case.lines
    assert "Rating: Good" in case.lines


def test_labels_beside_blank_cells(tmp_path: Path) -> None:
    rows = [[number, asked, *beside] for number, asked in (("1", HOME), ("2", PLAN)) for beside in
            (("Rating", ""), )]  # fmt: skip
    both = [rows[0], ["", "", "Comment", ""], rows[1], ["", "", "Comment", ""]]
    blocks = [p("Ratings: Good / Requires Improvement"), h("Assessment"), table(*both)]
    check(Case(tmp_path, blocks))


def test_lines_to_write_on_give_way(tmp_path: Path) -> None:
    blocks = [h("Assessment"), p("Ratings: Good / Requires Improvement / Inadequate")]
    for number, asked in (("1", HOME), ("2", PLAN)):
        blocks += [
            p(f"{number}. {asked}"),
            p("Rating (Good / Requires Improvement): ______"),
            p("Comment: ........"),
        ]
    case = Case(tmp_path, blocks)
    check(case)
    assert "Comment: Seen twice." in case.lines


def test_a_column_to_tick_for_each_rating(tmp_path: Path) -> None:
    heads = ("No", "Question", "Good", "Requires Improvement", "Comment")
    case = Case(tmp_path, questions(["1", HOME, "", "", ""], ["2", PLAN, "☐", "☐", ""], heads=heads))
    assert case.missing == []
    assert [case.said[f"q1.rating.{name}"] for name in ("good", "requires-improvement")] == ["☒", "☐"]
    assert [case.said[f"q2.rating.{name}"] for name in ("good", "requires-improvement")] == ["☐", "☒"]
    assert differences(case.original, case.made) == []


def test_boxes_beside_printed_ratings(tmp_path: Path) -> None:
    boxes = "☐ Good ☐ Requires Improvement"
    heads = ("No", "Question", "Rating", "Comment")
    after = [p("Good ☐"), p("Requires Improvement ☐")]
    case = Case(tmp_path, questions(["1", HOME, boxes, ""], ["2", PLAN, after, ""], heads=heads))
    assert "☒ Good ☐ Requires Improvement" in case.lines
    assert "Good ☐" in case.lines
    assert "Requires Improvement ☒" in case.lines
    assert differences(case.original, case.made) == []


def test_old_form_fields_are_places(tmp_path: Path) -> None:
    ticks = f"<w:p>{tick('Good')}{tick('Requires Improvement')}</w:p>"
    heads = ("No", "Question", "Rating", "Comment")
    case = Case(
        tmp_path, questions(["1", HOME, [ticks], [FIELD]], ["2", PLAN, [ticks], [FIELD]], heads=heads)
    )
    assert case.said["q1.rating.good"] == "☒"
    assert case.said["q2.comment"] == "Not said."
    assert b"FORMTEXT" not in case.made


def test_a_rating_without_a_box_is_told_at_the_end(tmp_path: Path) -> None:
    heads = ("No", "Question", "Good", "Requires Improvement", "Comment")
    answers = {"1": {"rating": "Not applicable", "comment": "Never in custody."}}
    case = Case(
        tmp_path, questions(["1", HOME, "", "", ""], ["2", PLAN, "", "", ""], heads=heads), answers=answers
    )
    assert case.said["q1.rating"] == "Not applicable"
    place = case.lines.index("Further answers")
    assert case.lines[place + 3 : place + 5] == ["Question 1: rating", "Not applicable"]


@pytest.mark.parametrize(
    "blank", [choice("Good", "Requires Improvement"), control(p("Say more"), blank=True)]
)
def test_controls_of_the_form_itself_give_way_to_ours(tmp_path: Path, blank: str) -> None:
    rows = [
        [n, asked, [choice("Good", "Requires Improvement")], [blank]]
        for n, asked in (("1", HOME), ("2", PLAN))
    ]
    check(Case(tmp_path, questions(*rows)))


def test_a_control_round_a_cell_gives_way_too(tmp_path: Path) -> None:
    rows = [
        row(n, asked, "", control(cell("Type here please"), blank=True))
        for n, asked in (("1", HOME), ("2", PLAN))
    ]
    check(Case(tmp_path, questions(*rows)))


def test_a_comment_without_room_is_told_at_the_import_and_listed_at_the_end(tmp_path: Path) -> None:
    heads = ("No", "Question", "Rating (Good / Requires Improvement)")
    case = Case(tmp_path, questions(["1", HOME, ""], ["2", PLAN, ""], heads=heads))
    assert case.missing == ["q1.comment", "q2.comment"]
    remarks = [problem.what for problem in told(case.form, case.own)]
    assert any(
        "no place for the comment was found (Question 1: comment, Question 2: comment)" in r for r in remarks
    )
    assert case.said["q2.comment"] == "Not said."
    assert case.lines.index("Further answers") > case.lines.index(PLAN)
    assert "Question 2: comment" in text(case.own.blank()).split("\n")


def test_facts_beside_below_and_behind_their_labels(tmp_path: Path) -> None:
    facts = table(["Child Name", "", "ChildView ID", "Team Manager"], ["", "x", "", ""]) + p(
        "Age: ____ Gender: ____"
    )
    facts += table([cell("Auditor: ", span=2)])
    case = Case(tmp_path, [facts, *questions(["1", HOME, "", ""], ["2", PLAN, "", ""])])
    check(case)
    assert case.said["child.name"] == "Robin Example"
    assert case.said["child.childview_id"] == "CV-1"
    assert case.said["team_manager"] == "Terry Manager"
    assert "Auditor: Alex Auditor" in case.lines
    assert "Age: 15 Gender: Female" in case.lines


def test_what_was_filled_in_when_the_form_was_saved_gives_way(tmp_path: Path) -> None:
    facts = table(["Auditor", "Sam Sample"], ["Audit Month: January 2023", ""])
    case = Case(tmp_path, [facts, *questions(["1", HOME, "", ""], ["2", PLAN, "", ""])])
    check(case)
    assert "Sam Sample" not in text(case.made)
    assert "Audit Month: November 2026" in case.lines
    assert case.said["auditor"] == "Alex Auditor"


def test_the_rating_of_a_section_in_its_own_row_or_behind_its_label(tmp_path: Path) -> None:
    asked = questions(["1", HOME, "", ""], ["2", PLAN, "", ""])
    overall = "Assessment Overall Rating: OUTSTANDING, GOOD, INADEQUATE"
    sections = {"Assessment": {"rating": "Good", "comment": "Sound."}}
    for closing, line in (
        (p(overall), "Rating: Good"),
        (table(["Assessment Overall Rating", ""], ["Comment", ""]), "Good"),
        (table([[overall, "", "Comment: "]]), "Good"),
    ):
        case = Case(tmp_path, [*asked, closing], sections=sections)
        assert line in case.lines
        assert case.said["section.assessment.rating"] == "Good"
        assert case.said["section.assessment.comment"] == "Sound."
        assert differences(case.original, case.made) == []


ACTS = ("", "Action", "Responsibility", "Timescale")
ACTIONS = [{"id": str(n), "action": f"Do {n}", "responsibility": "Casey"} for n in (1, 2, 5, 7)]


def test_rows_for_actions_are_repeated_with_their_numbers(tmp_path: Path) -> None:
    rows = [[f"{n}.", "", "", ""] for n in (1, 2)]
    blocks = [*questions(["1", HOME, "", ""], ["2", PLAN, "", ""]), h("Action plan"), table(ACTS, *rows)]
    case = Case(tmp_path, blocks, actions=ACTIONS)
    check(case)
    assert [case.said[f"action.{n}.action"] for n in (1, 2, 5, 7)] == ["Do 1", "Do 2", "Do 5", "Do 7"]
    assert [line for line in case.lines if line in {"1.", "2.", "5.", "7."}] == ["1.", "2.", "5.", "7."]


def test_actions_without_rows_are_listed_at_the_end(tmp_path: Path) -> None:
    blocks = [*questions(["1", HOME, "", ""], ["2", PLAN, "", ""]), h("Action plan"), table(ACTS)]
    case = Case(tmp_path, blocks, actions=ACTIONS)
    assert not case.own.has_rows
    assert any("no table with blank rows" in problem.what for problem in told(case.form, case.own))
    assert case.said["action.7.action"] == "Do 7"


def test_agreement_with_each_judgement_in_one_cell_or_behind_its_name(tmp_path: Path) -> None:
    asked = questions(["1", HOME, "", ""], ["2", PLAN, "", ""])
    asked.append(p("Assessment Overall Rating: GOOD, INADEQUATE"))
    asked.append(p("Overall audit rating: GOOD, INADEQUATE"))
    names = ["Agree with judgements:", "1. Assessment:", "2. Overall:"]
    verified = {"by": "Morgan", "agrees": {"Assessment": True, "Overall": False}}
    for line in (
        (["Audit verified by", ""], [names, ""]),
        (["Audit verified by", ""], row(cell(names, span=2))),
    ):
        case = Case(tmp_path, [*asked, h("Verification"), table(*line)], verification=verified)
        assert case.said["verification.by"] == "Morgan"
        assert case.said["verification.agrees.assessment"] == "Agree"
        assert case.said["verification.agrees.overall"] == "Disagree"
        assert differences(case.original, case.made) == []


def test_a_form_bound_before_keeps_its_controls(tmp_path: Path) -> None:
    case = Case(tmp_path, questions(["1", HOME, "", ""], ["2", PLAN, "", ""]))
    again = case.own.blank()
    bound = OwnForm(case.form, again)
    assert bound.missing == ()
    assert len(read_controls(bound.blank())) == len(case.said)


def test_answers_look_as_their_place_does(tmp_path: Path) -> None:
    mark = "<w:p><w:pPr><w:rPr><w:sz w:val='18'/></w:rPr></w:pPr></w:p>"
    case = Case(tmp_path, questions(["1", HOME, "", [mark]], ["2", PLAN, "", ""]))
    run = next(r for r in body(case.made).iter(f"{W}r") if "Seen twice." in "".join(r.itertext()))
    assert run.find(f"{W}rPr/{W}sz").get(f"{W}val") == "18"
    assert run.find(f"{W}rPr/{W}i") is None


def test_an_answer_behind_a_bold_label_is_not_bold(tmp_path: Path) -> None:
    label = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space='preserve'>Comment: </w:t></w:r></w:p>"
    rows = [["1", HOME, "", [label]], ["2", PLAN, "", [label]]]
    case = Case(tmp_path, questions(*rows))
    check(case)
    run = next(r for r in body(case.made).iter(f"{W}r") if "Seen twice." in "".join(r.itertext()))
    assert run.find(f"{W}rPr/{W}b") is None


def test_tracked_changes_in_the_form_are_read_as_they_would_be_accepted(tmp_path: Path) -> None:
    gone = "<w:p><w:del w:id='9' w:author='A'><w:r><w:delText>old words</w:delText></w:r></w:del></w:p>"
    check(Case(tmp_path, questions(["1", HOME, "", [gone]], ["2", PLAN, "", ""])))


def test_a_file_whose_text_is_in_a_part_of_another_name_is_filled_as_well(tmp_path: Path) -> None:
    original = packed(document(*questions(["1", HOME, "", ""], ["2", PLAN, "", ""])))
    held = {
        name.replace("document.xml", "document2.xml"): data.replace(b"document.xml", b"document2.xml")
        for name, data in parts(original).items()
    }
    form = form_of(tmp_path, pack(held))
    made = parts(OwnForm(form, pack(held)).fill(record_of(form, answers=ANSWERS, feedback={}, sections={})))
    assert b"Seen twice." in made["word/document2.xml"]


def test_a_control_with_a_tag_of_the_forms_own_is_left_alone(tmp_path: Path) -> None:
    theirs = (
        "<w:p><w:sdt><w:sdtPr><w:alias w:val='Cover'/><w:tag w:val='auditor'/><w:id w:val='9'/></w:sdtPr>"
        "<w:sdtContent><w:r><w:t>Audit Team South</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    )
    blocks = [theirs, table(["Auditor", ""]), *questions(["1", HOME, "", ""], ["2", PLAN, "", ""])]
    case = Case(tmp_path, blocks)
    assert "Audit Team South" in case.lines
    assert "Alex Auditor" in case.lines


def test_boxes_of_a_section_with_a_long_name_have_tags_that_word_takes(tmp_path: Path) -> None:
    title = "Case Supervision and Management Oversight Arrangements"
    boxes = "☐ Outstanding ☐ Good ☐ Requires Improvement ☐ Inadequate"
    asked = table(list(HEADS), ["1", HOME, "", ""], ["2", PLAN, "", ""])
    blocks = [h(title), asked, table([f"{title} overall rating", boxes], ["Comment", ""])]
    case = Case(tmp_path, blocks, sections={title: {"rating": "Requires Improvement", "comment": "Thin."}})
    assert "☐ Outstanding ☐ Good ☒ Requires Improvement ☐ Inadequate" in case.lines
    assert control_faults(case.made) == []


def broken(*lines: str) -> str:
    """One paragraph with line breaks in it."""
    inner = "<w:br/>".join(f"<w:t xml:space='preserve'>{line}</w:t>" for line in lines)
    return f"<w:p><w:r>{inner}</w:r></w:p>"


def test_agreement_behind_names_that_only_line_breaks_part(tmp_path: Path) -> None:
    asked = questions(["1", HOME, "", ""], ["2", PLAN, "", ""])
    asked += [p("Assessment Overall Rating: GOOD, INADEQUATE"), p("Overall audit rating: GOOD, INADEQUATE")]
    names = broken("Agree with judgements:", "1. Assessment:", "2. Overall:")
    verified = {"by": "Morgan", "agrees": {"Assessment": True, "Overall": False}}
    for at_right in (False, True):
        line = row(cell(names), cell("")) if at_right else row(cell(names, span=2))
        case = Case(
            tmp_path,
            [*asked, h("Verification"), table(["Audit verified by", ""], line)],
            verification=verified,
        )
        kept = ["Agree with judgements:", "1. Assessment:", "2. Overall:"]
        given = ["Assessment: Agree", "Overall: Disagree"]
        inside = ["Agree with judgements:", "1. Assessment: Agree", "2. Overall: Disagree"]
        wanted = [*kept, *given] if at_right else inside
        said = "\n".join(text_of(node) for node in body(case.made).iter(f"{W}p"))
        assert "\n".join(wanted) in said
        assert differences(case.original, case.made) == []


def test_labels_that_only_line_breaks_part(tmp_path: Path) -> None:
    blocks = [h("Assessment"), p("Ratings: Good / Requires Improvement / Inadequate")]
    for number, asked in enumerate((HOME, PLAN), 1):
        blocks += [p(f"{number}. {asked}"), broken("Rating:", "Comment: ", "")]
    case = Case(tmp_path, blocks)
    check(case)
    said = [text_of(node) for node in body(case.made).iter(f"{W}p")]
    assert "Rating: Good\nComment: Seen twice.\n" in said
    assert "Rating: Requires Improvement\nComment: Not said.\n" in said
