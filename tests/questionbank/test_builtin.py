"""The built-in form: whole, sound, and its own edition."""

import pytest

from questionbank.builtin import case_audit, read_built_in
from questionbank.checks import check
from questionbank.errors import UnreadableDocument

MORE_THAN_ONE_PROMPT = {
    "5": 2, "8": 2, "9": 3, "12": 3, "15": 2, "19": 2, "21": 2, "22": 3, "28": 2, "36": 2, "45": 2,
}  # fmt: skip


def test_it_has_sixty_questions_numbered_in_order() -> None:
    assert [question.number for question in case_audit().questions()] == [str(n) for n in range(1, 61)]


def test_it_has_five_graded_sections() -> None:
    assert [section.title for section in case_audit().graded_sections()] == [
        "Assessment",
        "Implementation & Delivery",
        "Transition",
        "Reviewing",
        "Case Supervision & Management Oversight",
    ]


def test_the_assessment_has_seven_groups_with_a_purpose_and_the_other_sections_none() -> None:
    assessment, *others = case_audit().sections
    assert len(assessment.groups) == 7
    assert all(group.title and group.purpose for group in assessment.groups)
    assert [group.title for section in others for group in section.groups] == [None] * 4


def test_every_section_says_what_good_looks_like() -> None:
    assert [len(section.standards) for section in case_audit().sections] == [12, 7, 7, 5, 4]


def test_each_question_asks_as_many_prompts_as_the_form_it_stands_for() -> None:
    prompts = {question.number: len(question.prompts) for question in case_audit().questions()}
    assert prompts == {number: MORE_THAN_ONE_PROMPT.get(number, 1) for number in prompts}


def test_time_limits_and_ages_are_kept() -> None:
    asked = {question.number: " ".join(question.prompts) for question in case_audit().questions()}
    assert "20 days" in asked["39"]
    assert "17 years and six months" in asked["40"]
    assert "every three months" in asked["47"]
    assert "at least one home visit" in asked["8"]


def test_questions_are_rated_on_two_steps_and_sections_on_four() -> None:
    form = case_audit()
    assert form.question_ratings == ("Good", "Requires Improvement")
    four = ("Outstanding", "Good", "Requires Improvement", "Inadequate")
    assert form.overall_ratings == four
    assert form.overall is not None
    assert form.overall.options == four
    assert {section.overall.options for section in form.sections if section.overall} == {four}


def test_a_rating_the_form_prints_differently_says_how() -> None:
    printed = {step.label: step.printed for step in case_audit().scale if step.printed}
    assert printed == {"Requires Improvement": "Requires Improvement to be Good"}


def test_feedback_is_asked_of_child_parents_and_case_manager() -> None:
    assert {table.key: len(table.questions) for table in case_audit().feedback} == {
        "child": 3,
        "parents": 3,
        "case_manager": 5,
    }


def test_it_passes_its_own_checks() -> None:
    assert check(case_audit()) == []


def test_its_labels_stay_short() -> None:
    form = case_audit()
    labels = [*form.header, *form.columns, *form.verification]
    labels += [section.title for section in form.sections]
    labels += [question.title for question in form.questions() if question.title]
    assert [label for label in labels if len(label.split()) >= 10] == []


def test_it_is_the_same_form_at_every_call() -> None:
    assert case_audit() is case_audit()
    assert case_audit().edition.startswith("case-audit-")


def test_a_damaged_file_is_refused_with_its_place() -> None:
    with pytest.raises(UnreadableDocument, match=r"content/tiny\.toml is damaged.*line 1"):
        read_built_in("title = \n", "tiny", "content/tiny.toml")


def test_a_part_that_no_form_has_is_refused_with_its_place() -> None:
    text = (
        'title = "T"\nquestion_ratings = []\noverall_ratings = []\nscale = []\n[[sections]]\nheading = "x"\n'
    )
    with pytest.raises(UnreadableDocument, match=r"content/tiny\.toml is damaged at sections\.0\.title"):
        read_built_in(text, "tiny", "content/tiny.toml")
