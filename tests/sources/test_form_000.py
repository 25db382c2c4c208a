"""The official audit form, as extracted to text, comes through whole: every question and every word."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from questionbank.editions import stamp
from questionbank.models import Form, FormReading
from questionbank.reading import read

pytestmark = pytest.mark.sources

NAME = "000_46b181c171e3c404.txt"
GRADES = ("Outstanding", "Good", "Requires Improvement", "Inadequate")


@pytest.fixture(scope="module")
def reading(official: Path) -> FormReading:
    return read(official / NAME)


@pytest.fixture
def form(reading: FormReading) -> Form:
    return reading.form


def test_it_is_the_case_audit_and_has_its_edition(form: Form) -> None:
    assert form.document == "case-audit"
    assert form.source == "imported"
    assert form.title.startswith("Case Audit Tool")
    assert form.organisation is not None
    assert form.organisation.startswith("Tower Hamlets and City")
    assert form.organisation.endswith("Youth Justice Service (YJS)")
    assert form.edition == stamp(form).edition


def test_all_sixty_questions_are_there_in_order(form: Form) -> None:
    assert [question.number for question in form.questions()] == [str(n) for n in range(1, 61)]
    assert all(question.prompts for question in form.questions())


def test_questions_have_titles_up_to_thirty_and_none_after(form: Form) -> None:
    titles = {question.number: question.title for question in form.questions()}
    assert titles["1"] == "Child & Parents Carers Details"
    assert titles["16"] == "Opportunities"
    assert all(titles[str(n)] for n in range(1, 31))
    assert not any(titles[str(n)] for n in range(31, 61))


def test_the_five_graded_sections_and_their_questions(form: Form) -> None:
    found = {
        section.title: [q.number for group in section.groups for q in group.questions]
        for section in form.sections
    }
    assert {title: (numbers[0], numbers[-1]) for title, numbers in found.items()} == {
        "Assessment": ("1", "30"),
        "Implementation & Delivery": ("31", "39"),
        "Transition": ("40", "46"),
        "Reviewing": ("47", "52"),
        "Case Supervision & Management Oversight": ("53", "60"),
    }
    assert len(form.graded_sections()) == 5
    assert [len(section.standards) for section in form.sections] == [12, 7, 7, 5, 4]


def test_the_seven_groups_of_the_assessment_have_a_purpose(form: Form) -> None:
    groups = form.sections[0].groups
    assert [(group.title, len(group.questions)) for group in groups] == [
        ("Core Record", 7),
        ("Personal, Family & Social Factors", 4),
        ("Offending & Anti-Social Behaviour", 3),
        ("Foundations for Change", 4),
        ("Self-Assessment", 1),
        ("Explanations & Conclusions", 3),
        ("Pathways & Planning", 8),
    ]
    assert all(group.purpose and group.purpose.startswith("The purpose of the") for group in groups)
    assert all(group.title is None for section in form.sections[1:] for group in section.groups)


def test_prompts_and_notes_are_apart(form: Form) -> None:
    counts = {q.number: (len(q.prompts), len(q.notes)) for q in form.questions()}
    assert counts["12"] == (3, 1)
    assert counts["13"] == (1, 1)
    assert counts["22"] == (3, 0)
    assert counts["36"] == (2, 0)
    assert sum(notes for _, notes in counts.values()) == 2


def test_a_sentence_broken_by_the_extraction_is_whole_again(form: Form) -> None:
    question = form.question("59")
    assert question is not None
    assert question.prompts[0].endswith("during periods of planned and unplanned staff absences?")


def test_the_scales_have_their_usual_names(form: Form) -> None:
    assert form.question_ratings == ("Good", "Requires Improvement")
    assert form.overall_ratings == GRADES
    assert form.overall is not None
    assert form.overall.label == "Overall Rating"
    assert all(section.overall and section.overall.options == GRADES for section in form.sections)
    assert [(step.label, step.rank, step.meaning) for step in form.scale] == [
        ("Outstanding", 1, "good"),
        ("Good", 2, "good"),
        ("Requires Improvement", 3, "needs-work"),
        ("Inadequate", 4, "inadequate"),
    ]
    assert [step.printed for step in form.scale] == [
        None,
        None,
        "Requires Improvement to be Good",
        "INADEQAUTE",
    ]


def test_the_head_of_the_form(form: Form) -> None:
    assert form.introduction is not None
    assert form.introduction.count("\n\n") == 1
    assert len(form.header) == 11
    assert form.header[0] == "Child Name"
    assert form.header[6:9] == ("ChildView ID", "Mosaic ID", "Audit Month")
    assert form.header[-1] == "YJS Team Manager"
    assert [label.split()[0] for label in form.columns] == ["No", "Area", "Good", "Succinct"]


def test_feedback_actions_and_verification(form: Form) -> None:
    assert [(f.key, f.from_, len(f.questions)) for f in form.feedback] == [
        ("child", "Child", 3),
        ("parents", "Parents & Carers", 3),
        ("case_manager", "Case Manager / Prevention Officer", 5),
    ]
    assert form.actions is not None
    assert form.actions.heading.startswith("What Next?")
    assert form.actions.columns == ("Action", "Responsibility", "Timescale")
    assert form.actions.rows == 4
    assert [label.split("\n")[0] for label in form.verification] == [
        "Audit Verified By",
        "Verification Date",
        "Agree with auditor judgments:",
        "Comments",
    ]


def test_what_was_inferred_is_told(reading: FormReading) -> None:
    told = " ".join(problem.what for problem in reading.problems)
    assert "INADEQAUTE" in told
    assert "Requires Improvement to be Good" in told
    assert "January 2023" in told
    assert "UNDERSTANDING OUR PRACTICE" in told
    assert len(reading.problems) <= 8


def test_every_word_of_the_source_is_accounted_for(reading: FormReading, official: Path) -> None:
    source = Counter(_words((official / NAME).read_text(encoding="utf-8")))
    assert source - (Counter(_kept(reading.form)) + Counter(_told(reading)) + _structure()) == Counter()


def test_no_word_of_a_question_lands_in_another(form: Form, official: Path) -> None:
    source = (official / NAME).read_text(encoding="utf-8").split("FEEDBACK FROM CHILD")[0]
    rows = re.findall(r"^\t(\d+)\n\t(.*?)\n\s*\n?\t\n", source, re.MULTILINE | re.DOTALL)
    assert len(rows) == 60
    for number, text in rows:
        question = form.question(number)
        assert question is not None
        said = " ".join([question.title or "", *question.prompts, *question.notes])
        assert _words(said) == _words(text)


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.casefold())


def _kept(form: Form) -> Iterator[str]:
    """The words of the form itself, each as often as it is kept."""
    yield from _in(form.model_dump(exclude={"edition", "scale", "question_ratings", "overall_ratings"}))


def _in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield from _words(value)
    elif isinstance(value, dict):
        for part in value.values():
            yield from _in(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _in(part)


def _told(reading: FormReading) -> Iterator[str]:
    """The words that problems quote because they have no place in the form."""
    for problem in reading.problems:
        if problem.what.endswith("not kept."):
            yield from _words(" ".join(re.findall(r'"([^"]*)"', problem.what)[:1]))


def _structure() -> Counter[str]:
    """Words that say what a part is and are kept as that part: "Comment:" below a rating, for one."""
    repeated = Counter({"feedback": 3, "from": 3, "comment": 6, "or": 6, "inadeqaute": 6})
    good = Counter(_words("what does good look like " * 4 + "what good looks like"))
    return (
        repeated
        + good
        + Counter({str(n): 1 for n in range(1, 5)})
        + Counter(("1", "2", "3", "4", "verification"))
    )
