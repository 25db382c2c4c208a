"""What was typed is told apart: a number, a question of the form, words, or nothing."""

import pytest

from guidance.crosswalk import Asked
from guidance.search.kinds import kind_of, parse_form_question
from tests.guidance.samples import small_library

FORM = [Asked(str(number)) for number in range(1, 61)]
FORM[3] = Asked("4", "Alerts & Flags")


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("39", "39"),
        ("q39", "39"),
        ("Q. 7", "7"),
        ("question 39", "39"),
        ("question thirty nine", "39"),
        ("forty-two", "42"),
        ("form question 12", "12"),
        ("form q12", "12"),
        ("show me 39 please", "39"),
        ("what does q45 want from me", "45"),
    ],
)
def test_a_form_question_is_understood_however_it_is_typed(typed: str, number: str) -> None:
    assert parse_form_question(typed) == number


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "2.1.03",
        "q 2,1,03",
        "2106",
        "within 20 days",
        "q12a",
        "one to one sessions",
        "a question about 20 days",
        "section 47",
    ],
)
def test_other_figures_are_no_form_question(typed: str) -> None:
    assert parse_form_question(typed) is None


@pytest.mark.parametrize(
    ("typed", "kind", "form_question"),
    [
        ("39", "form", "39"),
        ("the alerts and flags question", "form", "4"),
        ("alerts and flags", "words", None),
        ("2.1.3", "number", None),
        ("2103", "number", None),
        ("2.1.99", "number", None),
        ("3.1.13 the vlo one", "number", None),
        ("99", "words", None),
        ("knife carrying", "words", None),
        ("  ?!  ", "none", None),
    ],
)
def test_the_kind_of_a_look_up_is_told(typed: str, kind: str, form_question: str | None) -> None:
    assert kind_of(typed, small_library(), FORM) == (kind, form_question)
