"""Dates in typed text: what is one, which one it is, and what is none."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.dates import MONTHS, find_dates, found_dates, only_date

FRIDAY = dt.date(2025, 5, 2)  # the day of the audit in every example


def found(text: str) -> list[str]:
    return [date.isoformat() for date in find_dates(text, FRIDAY)]


@pytest.mark.parametrize(
    "text",
    [
        "16/05/2025",
        "16/5/25",
        "16.05.2025",
        "16.05.25",
        "16-05-2025",
        "2025-05-16",
        "2025-05-16T10:00",
        "16 May 2025",
        "16th of May 2025",
        "16 May '25",
        "16-May-25",
        "16may2025",
        "Fri 16 May, before the panel",
        "May 16, 2025",
        "May 16th",
        "by 16/5",
        "16/05",
        "by 16 may at the latest",
        "within 10 working days of the audit (16/05/2025)",
        "12–16 May 2025",
        "16 May 10am",
        "16 May 10:30",
        "16 May 3 children at a time",
        "16 May 99 children",
    ],
)
def test_a_date_is_read_day_first_however_it_is_written(text: str) -> None:
    assert found(text) == ["2025-05-16"]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("next supervision, 3 June", "2025-06-03"),
        ("2 May", "2025-05-02"),
        ("1 May", "2026-05-01"),
        ("29 February", "2028-02-29"),
        ("by 3/1", "2026-01-03"),
    ],
)
def test_without_a_year_it_is_the_next_such_day(text: str, date: str) -> None:
    assert found(text) == [date]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("by end of May", "2025-05-31"),
        ("by the end of February", "2026-02-28"),
        ("end-Sept 2025", "2025-09-30"),
        ("in June", "2025-06-30"),
        ("by june", "2025-06-30"),
        ("June 2025", "2025-06-30"),
        ("before June", "2025-05-31"),
        ("start of June", "2025-06-01"),
        ("mid-June", "2025-06-15"),
    ],
)
def test_a_month_stands_for_the_day_it_names(text: str, date: str) -> None:
    assert found(text) == [date]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ASAP",
        "ongoing",
        "within two weeks",
        "next month",
        "24/7 support",
        "in half of 1/2 the sessions",
        "guidance 3.1.13",
        "P12/05",
        "020 7946 0000",
        "31/02/2025",
        "31 June 2025",
        "29 February 2025",
        "05/16/2025",
        "16/05/0025",
        "June 27",
        "early June 2025",
        "the first week of June",
        "all 3 may attend",
        "she may attend, and may 3 times",
        "may",
        "with June",
        "checked by June Fictional",
    ],
)
def test_what_is_no_date_or_could_be_two_is_left_out(text: str) -> None:
    assert found(text) == []


def test_several_dates_come_in_the_order_of_the_text() -> None:
    assert found("12/05/2025, then 3 June and by end of July") == ["2025-05-12", "2025-06-03", "2025-07-31"]


def test_a_place_covers_the_date_and_not_the_words_before_it() -> None:
    text = "by 3rd of June, with Mum"
    (place,) = found_dates(text, FRIDAY)
    assert text[place.start : place.end] == "3rd of June"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (" 3 June 2025. ", dt.date(2025, 6, 3)),
        ("3 June 2025 with Mum", None),
        ("by 3 June 2025", None),
        ("3 June, 4 June", None),
        ("ASAP", None),
        ("", None),
    ],
)
def test_only_a_text_that_says_nothing_else_is_a_date(text: str, date: dt.date | None) -> None:
    assert only_date(text, FRIDAY) == date


@given(
    st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31)), st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31))
)
def test_a_date_with_a_full_year_is_read_as_written(date: dt.date, today: dt.date) -> None:
    month = MONTHS[date.month - 1].title()
    written = (
        date.isoformat(),
        f"{date.day}/{date.month}/{date.year}",
        f"{date.day} {month} {date.year}",
        f"{month} {date.day}, {date.year}",
    )
    assert [find_dates(f"by {text} at home", today) for text in written] == [[date]] * 4


@given(st.text(alphabet=st.sampled_from("0123456789/.-' ,beyondMajunMrtcs")), st.dates(dt.date(1900, 1, 1)))
def test_any_text_is_read_without_an_error(text: str, today: dt.date) -> None:
    assert all(
        1899 < place.date.year < 2200 and place.start < place.end for place in found_dates(text, today)
    )
