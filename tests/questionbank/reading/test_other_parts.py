"""What stands beside the questions: standards, feedback, actions, verification."""

from pathlib import Path

from tests.questionbank.reading.builders import h, p, table
from tests.questionbank.reading.seen import COLUMNS, HOME, PLAN, asked, form_of, numbered, reading_of, told

QUESTIONS = table(COLUMNS, *numbered(HOME, PLAN))


def test_what_good_looks_like_in_a_list_and_in_a_row(tmp_path: Path) -> None:
    row = table(["What does ‘good’ look like?", ["• Children are seen.", "• Parents are heard."]])
    lines = [p("What good looks like"), p("Plans are shared."), p("Plans are short.")]
    blocks = [h("Home"), p("Why this matters."), row, table(COLUMNS, *numbered(HOME)), h("Plan"), *lines]
    form = form_of(tmp_path, *blocks, table(COLUMNS, *numbered(PLAN, start=2)))
    assert [section.standards for section in form.sections] == [
        ("Children are seen.", "Parents are heard."),
        ("Plans are shared.", "Plans are short."),
    ]
    assert form.sections[0].introduction == "Why this matters."


def test_feedback_of_each_person_is_apart_from_the_questions(tmp_path: Path) -> None:
    child = [h("Feedback from young person"), table(["What went well for you?", ""], ["What did not?", ""])]
    parents = [h("Parent/carer feedback"), table(["1", "What helped?", ""], ["2", "What did not?", ""])]
    worker = [h("FEEDBACK FROM THE CASE MANAGER"), p("1. What would you change?"), p("Comments:")]
    form = form_of(tmp_path, h("Home"), QUESTIONS, *child, *parents, *worker)
    assert list(asked(form)) == ["1", "2"]
    assert [(f.key, f.from_, [q.number for q in f.questions]) for f in form.feedback] == [
        ("child", "Young person", ["1", "2"]),
        ("parents", "Parent/carer", ["1", "2"]),
        ("case_manager", "Case Manager", ["1"]),
    ]
    assert form.feedback[1].questions[0].text == "What helped?"


def test_questions_about_feedback_are_questions(tmp_path: Path) -> None:
    about = table(*numbered("Was the child asked for feedback?", "Was it used?", start=3))
    form = form_of(tmp_path, h("Home"), QUESTIONS, h("Feedback from the child"), about)
    assert list(asked(form)) == ["1", "2", "3", "4"]
    assert form.feedback == ()


def test_the_table_of_actions(tmp_path: Path) -> None:
    actions = table(
        ["No", "Action", "By whom", "By when"], ["1", "", "", ""], ["2", "", "", ""], ["", "", "", ""]
    )
    form = form_of(tmp_path, h("Home"), QUESTIONS, h("What next?"), p("Agree at most three."), actions)
    assert form.actions is not None
    assert form.actions.heading == "What next? Agree at most three."
    assert (form.actions.columns, form.actions.rows) == (("Action", "By whom", "By when"), 3)
    assert list(asked(form)) == ["1", "2"]


def test_a_column_for_actions_beside_the_rating_belongs_to_the_questions(tmp_path: Path) -> None:
    head = ["No", "Question", "Rating", "Comment", "Action", "By whom"]
    form = form_of(tmp_path, table(head, *numbered(HOME, PLAN, answers=4)))
    assert form.actions is None
    assert list(asked(form)) == ["1", "2"]


def test_the_verification_by_heading_and_by_signature(tmp_path: Path) -> None:
    moderation = [
        h("Moderation"),
        table(["Question", "Response"], ["1", "Agree with ratings?", ""], ["2", "Date", ""]),
    ]
    form = form_of(tmp_path, h("Home"), QUESTIONS, *moderation)
    assert form.verification == ("Agree with ratings?", "Date")
    signed = form_of(
        tmp_path,
        h("Home"),
        QUESTIONS,
        h("Actions"),
        table(["Action", "Owner"], ["", ""]),
        p("Signed off by: ______"),
    )
    assert signed.verification == ("Signed off by",)


def test_text_after_the_questions_is_told(tmp_path: Path) -> None:
    blocks = [
        h("Home"),
        QUESTIONS,
        h("Actions"),
        table(["Action", "Owner"], ["", ""]),
        h("Distribution"),
        p("Send this to the panel."),
    ]
    reading = reading_of(tmp_path, *blocks)
    assert '"Send this to the panel." stands after the questions' in told(reading)


def test_labels_among_the_questions_are_facts_and_it_is_told(tmp_path: Path) -> None:
    blocks = [
        h("Home"),
        QUESTIONS,
        p("Date of the visit: ______"),
        h("Plan"),
        table(COLUMNS, *numbered(PLAN, start=3)),
    ]
    reading = reading_of(tmp_path, *blocks)
    assert "Date of the visit" in reading.form.header
    assert "Date of the visit: read as a fact" in told(reading)
