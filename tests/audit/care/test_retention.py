"""How long what is kept: pure rules."""

import datetime as dt

import pytest
from pydantic import ValidationError

from audit.record import State
from audit.retention import Retention, class_of, end_of


@pytest.mark.parametrize(
    ("state", "what"),
    [
        ("in progress", "unfinished"),
        ("returned", "unfinished"),
        ("submitted", "completed"),
        ("closed", "completed"),
        ("withdrawn", "called_off"),
    ],
)
def test_an_audit_is_of_a_class_by_its_state(state: State, what: str) -> None:
    assert class_of(state) == what


def test_a_record_lapses_a_period_after_it_was_last_touched() -> None:
    assert Retention().lapses("completed", dt.date(2020, 2, 29)) == dt.date(2026, 2, 28)
    assert Retention(unfinished="90 days").lapses("unfinished", dt.date(2026, 1, 1)) == dt.date(2026, 4, 1)
    assert Retention(draws="18 months").lapses("draws", dt.date(2026, 1, 31)) == dt.date(2027, 7, 31)


@pytest.mark.parametrize("period", ["", "6", "six years", "0 years", "-1 year", "6 decades", "1000 years"])
def test_what_is_no_period_is_refused(period: str) -> None:
    with pytest.raises(ValidationError, match="a period such as 6 years"):
        Retention(completed=period)


def test_an_unknown_class_is_refused() -> None:
    with pytest.raises(ValidationError):
        Retention.model_validate({"photographs": "1 year"})


def test_a_month_ends_on_its_last_day() -> None:
    assert end_of("2028-02") == dt.date(2028, 2, 29)
    assert end_of("2026-12") == dt.date(2026, 12, 31)
