"""The crosswalk that ships: whole, sound, and found again by the words of each question."""

import pytest

from guidance.beside import guidance_for
from guidance.builtin import CARAG, carag
from guidance.crosswalk import Asked, Crosswalk, Judged, builtin_crosswalk
from guidance.library import Library
from questionbank.builtin import case_audit
from questionbank.models import Question

NOTHING = {"31", "52", "59", "60"}  # the room, early revocation, staff absence, exceptional work
QUESTIONS = {question.number: question for question in case_audit().questions()}


@pytest.fixture(scope="module")
def crosswalk() -> Crosswalk:
    return builtin_crosswalk()


def asked(question: Question, number: str | None = None) -> Asked:
    return Asked(number or question.number, question.title, question.prompts)


def judged(crosswalk: Crosswalk) -> list[Judged]:
    return list(crosswalk.questions.values())


def test_every_question_of_the_form_is_judged_and_no_other(crosswalk: Crosswalk) -> None:
    assert list(crosswalk.questions) == list(QUESTIONS)


def test_every_judged_entry_exists(crosswalk: Crosswalk) -> None:
    document = carag()
    ids = {entry.id for entry in (*document.entries, *document.introductions)}
    named = {link.entry for one in judged(crosswalk) for link in one.links}
    assert named <= ids
    assert "3.1.13#2" in named


def test_no_question_names_an_entry_twice(crosswalk: Crosswalk) -> None:
    for one in judged(crosswalk):
        entries = [link.entry for link in one.links]
        assert len(entries) == len(set(entries)), one.number


def test_the_exact_entries_come_before_the_helpful_ones(crosswalk: Crosswalk) -> None:
    for one in judged(crosswalk):
        grades = [link.grade for link in one.links]
        assert set(grades) <= {1, 2}, one.number
        assert grades == sorted(grades, reverse=True), one.number


def test_each_prompt_that_is_served_is_one_of_the_question(crosswalk: Crosswalk) -> None:
    for one in judged(crosswalk):
        prompts = len(QUESTIONS[one.number].prompts)
        served = {link.prompt for link in one.links if link.prompt is not None}
        assert served <= set(range(1, prompts + 1)), one.number
        assert prompts > 1 or not served, f"{one.number} has one prompt: leave it out"


def test_every_judgement_says_why(crosswalk: Crosswalk) -> None:
    for one in judged(crosswalk):
        assert one.topic, one.number
        assert all(link.why for link in one.links), one.number
        assert one.links or one.why, one.number


def test_only_what_the_guidance_truly_leaves_out_has_nothing(crosswalk: Crosswalk) -> None:
    assert {one.number for one in judged(crosswalk) if not one.links} == NOTHING


@pytest.mark.parametrize("number", list(QUESTIONS))
def test_a_question_is_known_by_its_words_under_any_number(crosswalk: Crosswalk, number: str) -> None:
    for typed in (number, "999"):
        found = crosswalk.judged(asked(QUESTIONS[number], typed))
        assert found is not None
        assert found.number == number


def test_every_question_has_guidance_beside_it_or_a_reason_why_not(crosswalk: Crosswalk) -> None:
    library = Library([carag()], frozenset({CARAG}))
    for number, question in QUESTIONS.items():
        results = guidance_for(library, asked(question), crosswalk)
        assert bool(results) != (number in NOTHING), number
        assert all(result.snippet and len(result.snippet) <= 350 for result in results), number
