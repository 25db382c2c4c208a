"""Last year's forms: no controls, filled as people do, of this edition and of older ones."""

import pytest

from audit.taking.models import Filled
from docgen.errors import NotAFilledForm
from questionbank.builtin import case_audit
from questionbank.errors import UnreadableDocument
from questionbank.models import Form, Question
from tests.docgen.form_reading import handmade as h
from tests.docgen.form_reading.written import back

FORM = case_audit()
NUMBERS = [question.number for question in FORM.questions()]


def check_the_end(found: Filled) -> None:
    """Everything but the questions: facts, judgements, feedback, actions, verification."""
    facts = found.facts
    assert {
        "/child/name": "Taylor Fictional", "/child/social_care/allocated": True, "/child/age": 15,
        "/child/social_care/status": "Child in need", "/child/gender": "Female", "/auditor": "Alex Example",
        "/child/childview_id": "CV-77", "/child/mosaic_id": "998877", "/month": "2023-03",
        "/case_manager": "Casey Manager", "/team_manager": "Terry Leader",
        "/sections/Transition/rating": "Requires Improvement",
        "/sections/Transition/comment": "Transition is mixed.",
        "/overall/rating": "Requires Improvement", "/overall/comment": "All in all mixed.",
        "/feedback/parents/2": "parents said 2", "/feedback/case_manager/5": "case_manager said 5",
        "/verification/by": "Morgan Moderator", "/verification/date": "2023-03-03",
        "/verification/agrees/Overall": True, "/verification/comments": "Well argued.",
    }.items() <= facts.items()  # fmt: skip
    assert sum(place.startswith("/sections/") for place in facts) == 10
    assert sum(place.startswith("/feedback/") for place in facts) == 11
    assert sum(place.startswith("/verification/agrees/") for place in facts) == 6
    assert [tuple(row.fields.values()) for row in found.actions] == list(h.ACTIONS)


@pytest.mark.parametrize("write", [h.typed, h.ticked, h.highlighted, h.struck], ids=lambda f: f.__name__)
def test_a_rating_is_known_in_every_habit(write: h.Write) -> None:
    found = back(h.filled(FORM, write), FORM)
    for question in FORM.questions():
        assert found.facts[f"/answers/{question.number}/rating"] == h.rating_of(question)
        assert (
            found.facts[f"/answers/{question.number}/comment"] == f"Seen for {question.number}.\nMore on it."
        )
    check_the_end(found)
    assert found.unplaced == ()


def test_an_older_edition_with_other_numbers_goes_by_its_words() -> None:
    found = back(h.filled(FORM, renumbered=3), FORM)
    for question in FORM.questions():
        assert found.facts[f"/answers/{question.number}/rating"] == h.rating_of(question)
    check_the_end(found)


def test_an_older_edition_in_other_words_goes_by_likeness() -> None:
    found = back(h.filled(FORM, renumbered=2, reworded=True), FORM)
    rated = {n: found.facts.get(f"/answers/{n}/rating") for n in NUMBERS}
    right = [q.number for q in FORM.questions() if rated[q.number] == h.rating_of(q)]
    said = [n for n in NUMBERS if found.facts.get(f"/answers/{n}/comment", "").startswith(f"Seen for {n}.")]  # type: ignore[union-attr]
    assert len(right) == len(said) == 60


def test_a_question_that_the_form_no_longer_has_is_told_not_guessed() -> None:
    gone = ("5", "17", "43")

    def kept(question: Question) -> bool:
        return question.number not in gone

    sections = tuple(
        section.model_copy(update={"groups": tuple(
            group.model_copy(update={"questions": tuple(filter(kept, group.questions))})
            for group in section.groups
        )})
        for section in FORM.sections
    )  # fmt: skip
    now: Form = FORM.model_copy(update={"sections": sections})
    found = back(h.filled(FORM), now)
    answered = {place.split("/")[2] for place in found.facts if place.startswith("/answers/")}
    assert answered == {n for n in NUMBERS if n not in gone}
    told = "\n".join(one.text for one in found.unplaced)
    assert all(f"Seen for {n}." in told for n in gone)


def test_a_letter_is_no_filled_form() -> None:
    from io import BytesIO

    from docx import Document

    letter = Document()
    letter.add_paragraph("Dear colleague, the audit of last month went well.")
    out = BytesIO()
    letter.save(out)
    with pytest.raises(NotAFilledForm, match=r"letter\.docx"):
        back(out.getvalue(), FORM, "letter.docx")


def test_what_is_no_plain_word_document_is_refused_in_a_sentence() -> None:
    docx = h.filled(FORM)
    for name, data, told in (
        ("a.docx", b"", "empty"), ("a.docx", b"%PDF-1.7", "PDF"), ("a.docx", docx[:5000], "damaged"),
        ("a.docx", b"hello", "not a Word document"), ("a.docm", docx, "macros"), ("a.txt", b"hello", ".docx"),
        ("a.docx", b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "password"),
        ("a.docx", b"\xd0\xcf\x11\xe0", ".doc"),
    ):  # fmt: skip
        with pytest.raises(UnreadableDocument, match=told) as refused:
            back(data, FORM, name)
        assert "\n" not in str(refused.value)
