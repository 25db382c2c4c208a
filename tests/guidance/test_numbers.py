"""A number is understood however it is typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidance.numbers import match, mentioned, normalise

KNOWN = (
    "2.1",
    "2.1.1",
    "2.1.01",
    "2.1.03",
    "2.1.06",
    "2.1.07",
    "2.1.10",
    "2.2.05",
    "V1.1",
    "3.1.13",
    "7a",
    "12",
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2.1.3", "2.1.03"),
        ("q 2,1,03", "2.1.03"),
        ("2,1,07", "2.1.07"),
        ("carag 3.1.13", "3.1.13"),
        ("V1.1", "V1.1"),
        ("v 1.1", "V1.1"),
        ("2106", "2.1.06"),
        ("213", "2.1.03"),
        ("2.1", "2.1"),
        ("2.1.1", "2.1.1"),
        ("2.1.01", "2.1.01"),
        ("2.1.10", "2.1.10"),
        ("7. a", "7a"),
        ("7 A", "7a"),
        (" 2 1 7 .", "2.1.07"),
        ("2-1-07", "2.1.07"),
        ("2.1.o7", "2.1.07"),
        ("show me 2 2 5 pls", "2.2.05"),
        ("12", "12"),
    ],
)
def test_a_number_is_found_however_it_is_typed(typed: str, meant: str) -> None:
    written = normalise(typed)
    assert written is not None
    assert match(written, KNOWN) == meant


@pytest.mark.parametrize(
    "text", ["", "   ", "!!!", "knife carrying", "within 10 days", "2.1.07 remorse", "\x00"]
)
def test_a_text_that_is_more_or_less_than_a_number_is_none(text: str) -> None:
    assert normalise(text) is None


@pytest.mark.parametrize("typed", ["2.1.99", "9", "2.9", "V2.1", "99999"])
def test_a_number_that_does_not_exist_matches_none(typed: str) -> None:
    assert match(typed, KNOWN) is None


def test_the_exact_number_comes_before_the_one_without_its_nought() -> None:
    assert match("2.1.3", (*KNOWN, "2.1.3")) == "2.1.3"


def test_numbers_among_other_words_are_found_in_their_order() -> None:
    assert mentioned("3.1.13 the vlo one, and 2.1.7 too", KNOWN) == ("3.1.13", "2.1.07")


@pytest.mark.parametrize(
    "text", ["referral within 10 days", "a 12 year old", "at 20.30", "worth 2.50", "2 1 to 1s"]
)
def test_figures_of_another_kind_name_no_entry(text: str) -> None:
    assert mentioned(text, KNOWN) == ()


@given(st.text(max_size=60))
def test_any_text_at_all_is_read_without_an_error(text: str) -> None:
    mentioned(text, KNOWN)
    written = normalise(text)
    assert written is None or match(written, KNOWN) in {None, *KNOWN}
