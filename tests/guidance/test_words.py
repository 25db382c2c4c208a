"""Text is cut into words and stems in which one word's forms meet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidance.stemming import stem
from guidance.words import is_figure, plain_words, terms, words


@pytest.mark.parametrize(
    "forms",
    [
        "assess assessed assessing assessment",
        "exploit exploited exploiting exploitation",
        "victimise victimised victimising victimisation victimize",
        "deliver delivers delivered delivering delivery",
        "analyse analysed analysing analysis",
        "offend offends offended offending offence offences",
        "child children",
        "community communities",
        "plan plans planned planning",
        "safe safely safety",
        "run running runs",
    ],
)
def test_the_forms_of_a_word_have_one_stem(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(("one", "other"), [("university", "universal"), ("police", "policy")])
def test_words_that_only_look_alike_keep_their_own_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_prefixes_belong_to_their_word() -> None:
    assert plain_words("co-production, co production, pre-sentence and re-offending") == [
        *("coproduction", "coproduction", "presentence", "and", "reoffending")
    ]


def test_accents_curly_marks_and_possessives_are_passed_over() -> None:
    assert plain_words("The child’s café – Llŷn’s") == ["the", "child", "cafe", "llyn"]


def test_stop_words_carry_no_term() -> None:
    assert terms("What should I do about the weapon?") == ["weapon"]


def test_figures_are_told_in_digits_and_letters() -> None:
    assert [is_figure(word) for word in ("12", "twelve", "dozen")] == [True, True, False]


@given(st.text(max_size=120))
def test_words_with_and_without_their_places_are_the_same_in_plain_text(text: str) -> None:
    plain = "".join(mark for mark in text if mark.isascii())
    assert [word.text for word in words(plain.replace("_", " "))] == plain_words(plain)


@given(st.text(max_size=60))
def test_any_word_at_all_has_a_stem(word: str) -> None:
    assert isinstance(stem(word.lower()), str)
