"""A mistyped word is mended to one in use, and a word that is right is left alone."""

import pytest

from guidance.search.spelling import Speller

SPELLER = Speller(["neurodiversity", "interpreter", "religion", "matrix", "plan", "2026"])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("nuerodiversity", "neurodiversity"),
        ("interpeter", "interpreter"),
        ("relgion", "religion"),
        ("matrx", "matrix"),
        ("eligion", None),
        ("plna", "plan"),
    ],
)
def test_a_slip_or_two_are_mended(typed: str, meant: str | None) -> None:
    assert [word for word, _ in SPELLER.nearest(typed)] == ([meant] if meant else [])


@pytest.mark.parametrize("typed", ["pla", "zebra", "2025", "x" * 200, "", "宗教"])
def test_a_word_too_short_too_long_or_too_different_is_not_mended(typed: str) -> None:
    assert SPELLER.nearest(typed) == []


def test_fewer_slips_make_a_word_more_alike() -> None:
    one, two = (Speller(["interpreter"]).nearest(typed)[0][1] for typed in ("interpeter", "intrepeter"))
    assert one > two
