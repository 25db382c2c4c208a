"""By when."""

import pytest

from tests.audit.coach.saying import of_action

AUDITED = "2025-05-12"


@pytest.mark.parametrize(
    "timescale",
    [
        "",
        "-",
        "TBC",
        "tba",
        "n/a",
        "?",
        "none",
        "None given",
        "To be agreed",
        "No timescale",
        "date to follow",
        "TBC at UoP meeting",
    ],
)
def test_a_column_without_a_time_is_no_date(timescale: str) -> None:
    assert of_action(timescale=timescale, audit_date=AUDITED).flaws == ("no_date",)


@pytest.mark.parametrize(
    "timescale",
    [
        "ASAP",
        "as soon as possible",
        "Ongoing",
        "soon",
        "Immediately",
        "next supervision",
        "when possible",
        "monthly",
        "Summer",
        "over the coming weeks",
        "before the case closes",
        "within a couple of months",
        "early June",
        "end of the order",
        "within two weeks of release",
        "31/02/2026",
    ],
)
def test_a_time_that_is_no_day_is_a_vague_date(timescale: str) -> None:
    assert of_action(timescale=timescale, audit_date=AUDITED).flaws == ("vague_date",)


@pytest.mark.parametrize(
    "timescale",
    [
        "6 June 2025",
        "06/06/25",
        "6.6.2025",
        "by end of May",
        "in June",
        "within 10 working days of the audit (26/05/2025)",
        "next supervision, 3 June",
        "2 weeks",
        "within five working days",
        "a fortnight",
        "Friday",
        "tomorrow",
        "by Christmas",
        "by the end of next week",
        "12 May 2025",
        "14 Septmber 2025",
        "weekly until 30 June",
        "ASAP, by 30 May at the latest",
        "2 weeks from 2 May",
        "June",
    ],
)
def test_a_day_after_the_audit_is_understood_however_it_is_typed(timescale: str) -> None:
    assert of_action(timescale=timescale, audit_date=AUDITED).flaws == ()


@pytest.mark.parametrize(
    "timescale",
    [
        "11 May 2025",
        "12/05/2024",
        "by end of April 2025",
        "2 May",
        "Christmas 2024",
        "30.04.25",
        "in April",
    ],
)
def test_a_day_before_the_audit_is_in_the_past(timescale: str) -> None:
    assert of_action(timescale=timescale, audit_date=AUDITED).flaws == ("date_in_past",)


def test_a_day_and_month_is_next_years_where_it_did_not_just_go_by() -> None:
    assert of_action(timescale="9 January", audit_date="2025-12-15").flaws == ()


def test_without_an_audit_date_no_date_is_in_the_past() -> None:
    assert of_action(timescale="6 June 1999", audit_date=None).flaws == ()
    assert of_action(timescale="soon", audit_date=None).flaws == ("vague_date",)


def test_the_audit_date_may_be_typed_as_people_type_it() -> None:
    assert of_action(timescale="1 May 2025", audit_date="12/05/2025").flaws == ("date_in_past",)


def test_a_period_is_let_be_and_counted_out_in_a_note() -> None:
    said = of_action(timescale="10 working days", audit_date=AUDITED)
    assert said.flaws == ()
    assert "26 May 2025" in said.notes[0]


def test_a_day_more_than_half_a_year_away_is_noted() -> None:
    said = of_action(timescale="31 March 2026", audit_date=AUDITED)
    assert said.flaws == ()
    assert "half a year" in said.notes[0]
