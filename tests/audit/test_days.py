"""Working days and the days that rules name."""

import datetime as dt

import pytest

from audit.days import is_working_day, months_from, named_day, on_or_after, on_or_before, working_days


def test_weekends_and_bank_holidays_are_no_working_days() -> None:
    assert is_working_day(dt.date(2026, 11, 20))
    assert not is_working_day(dt.date(2026, 11, 21))
    assert not is_working_day(dt.date(2026, 12, 28))  # Boxing Day, observed
    assert not is_working_day(dt.date(2026, 11, 20), closed=[dt.date(2026, 11, 20)])


def test_a_limit_moves_back_and_a_start_moves_on() -> None:
    easter = dt.date(2026, 4, 5)
    assert on_or_before(easter) == dt.date(2026, 4, 2)
    assert on_or_after(easter) == dt.date(2026, 4, 7)


@pytest.mark.parametrize(
    ("rule", "day"), [("last Thursday", 26), ("first monday", 2), ("Third  Friday", 20), ("last Monday", 30)]
)
def test_a_rule_names_a_day_of_the_month(rule: str, day: int) -> None:
    assert named_day(rule, "2026-11") == dt.date(2026, 11, day)


@pytest.mark.parametrize("rule", ["", "Thursday", "fifth Thursday", "last Thorsday"])
def test_what_is_no_rule_says_how_to_write_one(rule: str) -> None:
    with pytest.raises(ValueError, match="last Thursday"):
        named_day(rule, "2026-11")


def test_months_run_over_the_turn_of_the_year() -> None:
    assert months_from("2026-11", "2027-02") == ["2026-11", "2026-12", "2027-01", "2027-02"]


def test_working_days_are_counted_with_both_ends() -> None:
    assert working_days(dt.date(2026, 11, 20), dt.date(2026, 11, 23)) == 2
