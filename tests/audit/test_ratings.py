"""Recognising ratings as people write them."""

import pytest

from audit.ratings import question_options, recognise, split_answer
from questionbank.models import Question
from tests.builders import GRADES, small_form

QUESTION = ("Good", "Requires Improvement", "Not applicable")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("INADEQAUTE", "Inadequate"),
        ("inadequate.", "Inadequate"),
        ("Outstandng", "Outstanding"),
        ("requires improvement to be good", "Requires Improvement"),
        ("RI", "Requires Improvement"),
        ("r.i.", "Requires Improvement"),
        ("o", "Outstanding"),
        ("adequate", None),
        ("not good", None),
        ("", None),
        ("?", None),
    ],
)
def test_grades(typed: str, meant: str | None) -> None:
    assert recognise(typed, GRADES) == meant


@pytest.mark.parametrize("typed", ["n/a", "N/A", "na", "not applicable", "does not apply", "not relevant"])
def test_not_applicable_has_many_spellings(typed: str) -> None:
    assert recognise(typed, QUESTION) == "Not applicable"


def test_a_form_with_its_own_scale_is_matched_by_its_own_labels() -> None:
    own = ("Met", "Partly met", "Not met")
    assert [recognise(text, own) for text in ("met", "partly", "not met", "pm", "good")] == [
        "Met",
        "Partly met",
        "Not met",
        "Partly met",
        None,
    ]


def test_an_ambiguous_beginning_means_nothing() -> None:
    assert recognise("s", ("Strong", "Sound", "Developing")) is None


@pytest.mark.parametrize(
    ("typed", "rating", "comment"),
    [
        ("good", "Good", ""),
        ("good – two visits", "Good", "two visits"),
        ("Good\nTwo visits\nheld", "Good", "Two visits\nheld"),
        ("ri nobody asked", "Requires Improvement", "nobody asked"),
        ("n/a: lives at home", "Not applicable", "lives at home"),
        ("not good enough: late", None, "not good enough: late"),
        ("good practice throughout", None, "good practice throughout"),
        ("Naomi was seen", None, "Naomi was seen"),
        ("a clear picture, well argued", None, "a clear picture, well argued"),
        ("nothing recorded", None, "nothing recorded"),
        ("requires improvement - late", "Requires Improvement", "late"),
        ("not applicable - no", "Not applicable", "no"),
        ("no", None, "no"),
        ("go", None, "go"),
        ("Re: home visits, none", None, "Re: home visits, none"),
        ("G. Smith visited twice", None, "G. Smith visited twice"),
        ("I, as auditor, saw no plan", None, "I, as auditor, saw no plan"),
        ("RI late plan.", "Requires Improvement", "late plan."),
        ("R.I. - x", "Requires Improvement", "x"),
        ("n.a. not in custody", "Not applicable", "not in custody"),
    ],
)
def test_a_rating_counts_only_where_it_stands_apart(typed: str, rating: str | None, comment: str) -> None:
    assert split_answer(typed, QUESTION) == (rating, comment)


def test_not_applicable_is_added_only_where_the_form_lacks_its_own() -> None:
    form = small_form()
    assert question_options(form, Question(number="1")) == ("Good", "Requires Improvement", "Not applicable")
    own = form.model_copy(update={"question_ratings": ("y", "n", "n/a")})
    scale = (*form.scale, form.scale[0].model_copy(update={"label": "n/a", "meaning": "not-applicable"}))
    assert question_options(own.model_copy(update={"scale": scale}), Question(number="1")) == (
        "y",
        "n",
        "n/a",
    )
