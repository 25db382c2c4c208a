"""The empty form has everything the form has, in its order, and a place for every answer."""

import pytest

from docgen.form import Look, template
from docgen.ooxml.gaps import Gapped
from docgen.ooxml.names import W
from questionbank.builtin import case_audit
from questionbank.models import Group, Overall, Question, Section
from tests.docgen.examples import form
from tests.docgen.office import body, faults, headings, parts, text, texts


@pytest.fixture(scope="module")
def blank() -> bytes:
    return template(form(), Look())


def test_the_file_is_sound(blank: bytes) -> None:
    assert faults(blank) == []


def test_the_built_in_form_makes_a_sound_file_with_a_place_for_each_of_its_answers() -> None:
    made = template(case_audit(), Look())
    assert faults(made) == []
    tags = Gapped(made).tags
    assert {f"q{q.number}.{what}" for q in case_audit().questions() for what in ("rating", "comment")} < tags
    assert Gapped(made).rows == 4


def test_every_place_for_an_answer_has_a_control(blank: bytes) -> None:
    assert sorted(Gapped(blank).tags) == sorted(
        [
            *(
                "audit.id",
                "child.name",
                "child.age",
                "child.childview_id",
                "auditor",
                "month",
                "header.shoe-size",
            ),
            *(f"q{number}.{what}" for number in "123" for what in ("rating", "comment")),
            *(
                f"section.{s}.{w}"
                for s in ("assessment", "delivery-and-review")
                for w in ("rating", "comment")
            ),
            *("overall.rating", "overall.comment", "feedback.child.1"),
            *(f"action.{row}.{what}" for row in "12" for what in ("action", "owner", "timescale")),
            *("verification.by", "verification.date", "verification.comments"),
            *(f"verification.agrees.{n}" for n in ("assessment", "delivery-and-review", "overall")),
            "look.marking",
        ]
    )


def test_controls_are_titled_in_words(blank: bytes) -> None:
    titles = {
        node.find(f"{W}tag").get(f"{W}val"): node.find(f"{W}alias").get(f"{W}val")
        for node in body(blank).iter(f"{W}sdtPr")
    }
    assert titles["q2.comment"] == "Question 2: comment"
    assert titles["section.delivery-and-review.rating"] == "Delivery & Review: rating"
    assert titles["action.1.owner"] == "Action 1: owner"
    assert titles["verification.agrees.overall"] == "Overall: agreement"
    assert titles["feedback.child.1"] == "Feedback from Child: 1"


def test_headings_follow_the_form(blank: bytes) -> None:
    assert headings(blank) == [
        (1, "The child and the audit"),
        (1, "Assessment"),
        (2, "What good looks like"),
        (2, "Questions"),
        (3, "Core Record"),
        (2, "Assessment Overall Rating"),
        (1, "Delivery & Review"),
        (2, "Questions"),
        (2, "Delivery & Review Overall Rating"),
        (1, "Feedback"),
        (2, "Feedback from Child"),
        (1, "Overall Rating"),
        (1, "What Next?"),
        (1, "Verification"),
    ]


def test_everything_the_form_says_is_printed(blank: bytes) -> None:
    said = text(blank)
    for words in (
        "Small Audit Tool", "Anytown Youth Justice Service", "Children come first.", "Know the child.",
        "The facts.", "Are they complete?", "Are they true?", "Look.", "Is the review done?", "What helped?",
        "Audit Month", "Good or Requires Improvement", "Responsibility", "Audit Verified By",
        "Agree with judgments",
    ):  # fmt: skip
        assert words in said, words
    assert "January 2023" not in said


def test_standards_and_bulleted_lines_are_real_lists(blank: bytes) -> None:
    points = [
        "".join(t.text or "" for t in p.iter(f"{W}t"))
        for p in body(blank).iter(f"{W}p")
        if p.find(f"{W}pPr/{W}pStyle[@{W}val='ListBullet']") is not None
    ]
    assert points == [
        "They are seen.",
        "They are heard.",
        "The child is met at home.",
        "Parents & carers are heard.",
    ]


def test_ratings_are_offered_in_the_forms_words_without_its_slips(blank: bytes) -> None:
    assert offered(blank, "q1.rating") == [
        ("Good", "Good"),
        ("Requires Improvement to be Good", "Requires Improvement"),
        ("Not applicable", "Not applicable"),
    ]
    assert ("Inadequate", "Inadequate") in offered(blank, "overall.rating")


def test_a_question_with_ratings_of_its_own_offers_those() -> None:
    own = Question(number="1", prompts=("Is it done?",), ratings=("Yes", "No"))
    made = template(form(sections=(Section(title="One", groups=(Group(questions=(own,)),)),)), Look())
    assert [shown for shown, _ in offered(made, "q1.rating")] == ["Yes", "No", "Not applicable"]


def test_the_marking_is_on_every_page_and_once_in_the_body() -> None:
    made = template(form(), Look(marking="OFFICIAL"))
    assert text(made).count("OFFICIAL") == 1
    for name in ("word/header.xml", "word/footer.xml"):
        assert b">OFFICIAL<" in parts(made)[name]


def test_the_service_may_name_itself() -> None:
    assert "Othertown" in texts(template(form(), Look(organisation="Othertown")))


def test_it_is_said_whose_words_the_questions_are() -> None:
    assert "Checkback's own words" in text(template(form(), Look()))
    assert "the service's own form words them" in text(template(form(source="imported"), Look()))


def test_a_form_with_nothing_but_one_question_is_enough() -> None:
    bare = form(
        organisation=None, introduction=None, header=(), columns=(), feedback=(), actions=None,
        verification=(), overall=None,
        sections=(Section(title="One", groups=(Group(questions=(Question(number="1"),)),)),),
    )  # fmt: skip
    made = template(bare, Look())
    assert [fault for fault in faults(made) if fault != "a paragraph is empty"] == []
    assert headings(made) == [(1, "One"), (2, "Questions")]


def test_odd_forms_make_sound_files() -> None:
    long = "A section with a very long name indeed " * 4
    questions = tuple(Question(number=n, prompts=('Is <this> & "that" done?',)) for n in ("1a", "1a", "2.1"))
    overall = Overall(label="Rating", options=("Good",))
    odd = form(
        sections=(
            Section(title=long, groups=(Group(title="G", questions=questions), Group()), overall=overall),
            Section(
                title=long,
                groups=(Group(questions=(Question(number="9", prompts=("?",)),)),),
                overall=overall,
            ),
        ),
        columns=("Question", "Answer"),
        header=('A label with <angles> & "quotes"', "Child Name"),
    )
    assert faults(template(odd, Look())) == []


def test_questions_without_a_group_after_a_group_are_set_apart() -> None:
    groups = (
        Group(title="First", questions=(Question(number="1", prompts=("?",)),)),
        Group(questions=(Question(number="2", prompts=("?",)),)),
    )
    made = template(form(sections=(Section(title="One", groups=groups),)), Look())
    assert [words for level, words in headings(made) if level == 3] == ["First", "Further questions"]


def offered(docx: bytes, tag: str) -> list[tuple[str, str]]:
    (control,) = [n for n in body(docx).iter(f"{W}sdtPr") if n.find(f"{W}tag").get(f"{W}val") == tag]
    return [(i.get(f"{W}displayText"), i.get(f"{W}value")) for i in control.iter(f"{W}listItem")]
