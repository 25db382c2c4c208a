"""The action plan says what each action answers, who does it, by when and how it is checked."""

from docgen import plan
from docgen.form import Look, read_controls
from tests.docgen.examples import form, full_record, record
from tests.docgen.office import faults, headings, parts, text, texts

LOOK = Look()


def written(**data: object) -> str:
    return text(plan.write(form(), record(**data), LOOK))


def test_the_file_is_sound() -> None:
    made = plan.write(form(), full_record(), LOOK)
    assert faults(made) == []
    assert headings(made) == [(1, "The audit"), (1, "Actions"), (1, "Strengths to share")]


def test_it_is_laid_on_its_side() -> None:
    page = parts(plan.write(form(), record(), LOOK))["word/document.xml"].decode()
    assert 'w:w="16838" w:h="11906" w:orient="landscape"' in page


def test_the_child_is_named_by_reference_only() -> None:
    made = plan.write(form(), full_record(), LOOK)
    assert "CV-1" in texts(made)
    assert not [name for name, data in parts(made).items() if b"Robin" in data]


def test_an_action_can_be_worked_on_in_its_places() -> None:
    assert read_controls(plan.write(form(), full_record(), LOOK)) == {
        "action.1.action": "Hold the review",
        "action.1.owner": "Casey Manager",
        "action.1.timescale": "12 May 2027",
        "action.1.measure": "Dip sample",
        "action.1.check_back": "1 June 2027",
        "action.1.status": "In progress",
        "action.1.outcome": "",
    }


def test_the_finding_is_the_comment_on_the_question_that_is_named() -> None:
    words = text(plan.write(form(), full_record(), LOOK))
    assert (
        "Question 2: Is the review done?\nRated Requires Improvement to be Good\nThe review is late." in words
    )


def test_a_finding_of_its_own_words_is_printed_as_it_is() -> None:
    answers = {"2": {"rating": "Requires Improvement", "comment": "The review is late."}}
    words = written(answers=answers, actions=[{"id": "1", "question": "2", "finding": "No review since May"}])
    assert "No review since May" in words
    assert "The review is late." not in words


def test_an_action_without_a_finding_says_so() -> None:
    assert "The finding is not described." in written(actions=[{"id": "1", "action": "Visit"}])
    assert "Question 99\n" in written(actions=[{"id": "1", "question": "99"}])


def test_what_is_missing_from_an_action_is_said() -> None:
    words = written(actions=[{"id": "1", "action": "Visit"}])
    for missing in ("No owner yet", "No timescale yet", "Not said yet", "No date yet", "Not known yet"):
        assert missing in words
    assert "Not started" in words


def test_progress_and_evidence_stand_beneath_status_and_outcome() -> None:
    words = written(
        actions=[{"id": "1", "status": "Completed", "progress": "Held", "evidence": "Minutes of 3 May"}]
    )
    assert "Completed\nProgress: Held" in words
    assert "Evidence: Minutes of 3 May" in words


def test_a_day_that_does_not_exist_is_printed_as_typed() -> None:
    assert "2027-02-31" in written(actions=[{"id": "1", "check_back": "2027-02-31"}])


def test_no_action_is_stated() -> None:
    assert "no question that was rated needs work" in written(answers={"1": {"rating": "Good"}})


def test_that_none_is_needed_is_stated_with_its_reason() -> None:
    assert "No action needed, because the plan holds" in written(no_action_because="the plan holds")


def test_findings_that_no_action_answers_are_named() -> None:
    words = written(answers={"2": {"rating": "Requires Improvement"}})
    assert "although questions need work" in words
    assert "Assessment: 2 Is the review done?" in words


def test_a_finding_that_an_action_answers_is_not_named_again() -> None:
    made = plan.write(form(), full_record(), LOOK)
    assert "Findings without an action" not in text(made)


def test_strengths_are_the_good_sections_words_and_the_questions_rated_good() -> None:
    words = text(plan.write(form(), full_record(), LOOK))
    assert "Thorough.\nQuestions rated good: 1 Details" in words
    assert "Thin." not in words


def test_a_good_question_in_a_section_that_is_not_good_is_still_a_strength() -> None:
    words = written(
        answers={"1": {"rating": "Good", "comment": "Kept out of the plan for length."}},
        sections={"Assessment": {"rating": "Inadequate", "comment": "Poor."}},
    )
    assert "Questions rated good: 1 Details" in words
    assert "Poor." not in words
    assert "Kept out of the plan" not in words


def test_a_dip_sample_shares_the_comments_themselves() -> None:
    words = written(
        kind="dip-sample", questions=["1"], answers={"1": {"rating": "Good", "comment": "Well done."}}
    )
    assert "Question 1: Well done." in words


def test_nothing_good_yet_is_said() -> None:
    assert "Nothing is rated good in this audit yet." in written()


def test_any_text_stays_whole() -> None:
    said = "Fish & <chips>\n\tمرحبا (hello) 😀  =A1"
    made = plan.write(form(), record(actions=[{"id": "1", "action": said, "finding": said}]), LOOK)
    assert faults(made) == []
    assert read_controls(made)["action.1.action"] == said


def test_a_long_name_of_a_question_is_cut_between_words() -> None:
    long = form().model_dump(by_alias=True)
    long["sections"][0]["groups"][0]["questions"][1]["prompts"] = [
        "Is every single one of the many things " * 4
    ]
    made = plan.write(form(**long), full_record(), LOOK)
    assert "Question 2: Is every single one of the many things Is every single one of the…" in text(made)
