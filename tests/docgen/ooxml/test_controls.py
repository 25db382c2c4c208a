"""Content controls have ids and titles that nothing else has."""

import re
from itertools import count

import pytest

from docgen.ooxml.controls import Controls, Place, shortened


def titles(xml: str) -> list[str]:
    return re.findall(r'w:alias w:val="([^"]*)"', xml)


def test_the_same_title_twice_is_told_apart() -> None:
    controls = Controls(count(1))
    made = "".join(controls.inline(Place("a", "Question 1: rating", "Choose")) for _ in range(3))
    assert titles(made) == ["Question 1: rating", "Question 1: rating (2)", "Question 1: rating (3)"]
    assert len(set(re.findall(r'w:id w:val="(\d+)"', made))) == 3


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Short: rating", "Short: rating"),
        ("x" * 70 + ": rating", "x" * 55 + "…: rating"),
        ("x" * 70, "x" * 63 + "…"),
    ],
)
def test_a_title_is_cut_to_what_word_allows_but_says_which_answer_it_is(title: str, short: str) -> None:
    assert shortened(title) == short
    assert len(shortened(title)) <= 64


def test_long_titles_that_begin_alike_stay_apart() -> None:
    controls = Controls(count(1))
    made = "".join(controls.inline(Place("a", f"{'x' * 80}{end}: rating", "Choose")) for end in "ab")
    assert len(set(titles(made))) == 2
    assert all(len(title) <= 64 for title in titles(made))
