"""Parting columns that were run together, by their wording and their widths."""

import textwrap

from hypothesis import given, settings
from hypothesis import strategies as st

from guidance.reading.language import Language
from guidance.reading.untangling import Layout, Untangler, carried

LEARNT = [
    "Does the keeper clean the lamp and the glass around it each day of the year?",
    "The keeper should clean the lamp each day and write it down in the book.",
    "We expect the glass around the lamp to be clear, and the book to say who cleaned it.",
    "Is there enough oil in the cellar for all the nights of the winter?",
    "We expect oil for all the nights of the winter, and the cellar to be dry.",
]
LANGUAGE = Language(LEARNT)
WORDS = ("the", "keeper", "lamp", "oil", "Is", "We", "glass?", "book.", "and", "•", "Does")


def woven(left: str, right: str, narrow: int, wide: int) -> str:
    """Two columns run together line by line."""
    first, second = textwrap.wrap(left, narrow), textwrap.wrap(right, wide)
    rows = max(len(first), len(second))
    return " ".join(
        line for row in range(rows) for column in (first, second) for line in column[row : row + 1]
    )


def test_a_question_and_its_text_are_parted() -> None:
    question = "Does the keeper clean the lamp and the glass around it each day of the year?"
    text = f"{LEARNT[1]} {LEARNT[2]}"
    found = Untangler(woven(question, text, 25, 75), LANGUAGE).part()
    assert found is not None
    assert (found.first, found.second) == (question, text)


def test_a_question_that_goes_on_over_the_page_stays_open() -> None:
    row = "Is there enough oil We expect oil for all the nights of the winter, in the cellar for"
    found = Untangler(
        row, LANGUAGE, following=("all the nights of the winter?", "and the cellar to be dry.")
    ).part()
    assert found is not None
    assert found.first == "Is there enough oil in the cellar for"


def test_a_row_without_a_question_is_not_parted() -> None:
    assert Untangler("We expect oil for all the nights", LANGUAGE).part() is None


def test_a_line_of_one_column_gains_nothing_by_parting() -> None:
    beside = Layout((40,), (80,), asks=False, lines=2)
    assert Untangler(f"{LEARNT[1]} {LEARNT[2]}", LANGUAGE, beside).gain() < 3.0


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=2, max_size=40))
def test_no_word_is_lost_or_invented_whatever_the_row(words: list[str]) -> None:
    for layout in (Layout((25,), (90,), asks=True, lines=3), Layout((40,), (80,), asks=False, lines=2)):
        found = Untangler(" ".join(words), LANGUAGE, layout).part()
        if found is not None:
            assert sorted(f"{found.first} {found.second}".split()) == sorted(words)


def test_a_line_that_stood_before_its_number_goes_with_it() -> None:
    assert carried("The end of one. The start of another. We", 40) == (
        "The end of one.",
        "The start of another. We",
    )
    assert carried("All is said.", 40) == ("All is said.", "")
