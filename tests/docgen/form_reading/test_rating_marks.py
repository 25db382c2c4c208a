"""Which of several printed ratings was chosen, and when none was."""

import pytest

from docgen.form_reading.blocks import Piece
from docgen.form_reading.rating_marks import chosen

FOUR = ("Outstanding", "Good", "Requires Improvement", "Inadequate")
LIST = "OUTSTANDING, GOOD, REQUIRES IMPROVEMENT OR INADEQAUTE"


@pytest.mark.parametrize(
    ("text", "rating"),
    [
        ("Good", "Good"),
        ("☐ Outstanding ☒ Good ☐ Requires Improvement ☐ Inadequate", "Good"),
        ("Outstanding ☐\nGood ☐\nRequires Improvement ☒\nInadequate ☐", "Requires Improvement"),
        ("[ ] Good [x] Inadequate", "Inadequate"),
        ("☐ Good ☐ Inadequate", ""),
        (LIST, ""),
        (f"{LIST}\nRating:", ""),
        (f"{LIST}: Good", "Good"),
        (f"{LIST}\nGood", "Good"),
        (f"{LIST} - inadequate", "Inadequate"),
        ("Good / Requires Improvement", ""),
        ("Good / Requires Improvement, I could not say", "I could not say"),
        ("Good - two home visits", "Good - two home visits"),
    ],
)
def test_a_list_of_ratings_is_no_rating_but_the_one_chosen_is(text: str, rating: str) -> None:
    assert chosen([Piece(text)], FOUR) == rating


def test_one_that_stands_out_is_chosen_and_two_are_none() -> None:
    one = [Piece("Good", marked=True), Piece(" / "), Piece("Inadequate")]
    two = [Piece("Good", marked=True), Piece(" / "), Piece("Inadequate", marked=True)]
    assert chosen(one, FOUR) == "Good"
    assert chosen(two, FOUR) == ""


def test_what_is_crossed_out_is_not_chosen() -> None:
    pieces = [Piece("Outstanding", struck=True), Piece(" / "), Piece("Good"), Piece(" or "),
              Piece("Inadequate", struck=True)]  # fmt: skip
    assert chosen(pieces, FOUR) == "Good"
