"""Every deadline, with the section of the operational guide it comes from."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.days import is_working_day
from audit.deadlines import check_backs, deadlines, meeting_for
from audit.models import AuditData
from audit.record import AuditRecord
from audit.timings import GUIDE, Timings


def at(day: str) -> dt.datetime:
    return dt.datetime.fromisoformat(f"{day}T10:00:00+00:00")


def record(state: Any = "in progress", data: dict[str, Any] | None = None, **more: Any) -> AuditRecord:
    whole = {"month": "2026-11", "auditor": "Alex Example", "child": {"childview_id": "CV-1"}, **(data or {})}
    given = {"created_at": at("2026-11-02"), **more}
    return AuditRecord(
        id="A", state=state, document="d", edition="e", data=AuditData.model_validate(whole), **given
    )


def test_an_audit_is_completed_within_a_calendar_month() -> None:  # section 5
    assert deadlines(record())["complete"] == dt.date(2026, 12, 2)


def test_a_limit_on_a_sunday_is_the_friday_before_unless_the_service_says_otherwise() -> None:
    begun = record(created_at=at("2026-11-20"))
    assert deadlines(begun)["complete"] == dt.date(2026, 12, 18)
    assert deadlines(begun, Timings(not_working="after"))["complete"] == dt.date(2026, 12, 21)
    assert deadlines(begun, Timings(not_working="as it is"))["complete"] == dt.date(2026, 12, 20)


def test_the_month_begins_anew_for_whoever_takes_an_audit_over() -> None:
    assert deadlines(record(allocated_at=at("2026-11-16")))["complete"] == dt.date(2026, 12, 16)


def test_a_month_given_out_early_does_not_begin_before_its_first_day() -> None:
    early = record(data={"month": "2027-01"}, created_at=at("2026-11-26"))
    assert deadlines(early)["complete"] == dt.date(2027, 2, 1)


def test_an_audit_is_for_the_first_meeting_at_least_a_fortnight_after_it_was_handed_in() -> None:
    assert meeting_for(dt.date(2026, 11, 12)) == dt.date(2026, 11, 26)
    assert meeting_for(dt.date(2026, 11, 13)) == dt.date(2026, 12, 31)


def test_moderation_is_a_week_before_the_meeting_where_that_comes_first() -> None:  # section 7
    assert deadlines(record(submitted_at=at("2026-11-12")))["moderate"] == dt.date(2026, 11, 19)


def test_moderation_is_within_three_weeks_where_that_comes_first() -> None:  # section 5
    assert deadlines(record(submitted_at=at("2026-11-13")))["moderate"] == dt.date(2026, 12, 4)


@pytest.mark.parametrize(
    ("rule", "day"), [("weeks", dt.date(2026, 12, 3)), ("meeting", dt.date(2026, 11, 19))]
)
def test_a_service_can_choose_one_of_the_two_moderation_limits(rule: Any, day: dt.date) -> None:
    assert deadlines(record(submitted_at=at("2026-11-12")), Timings(moderation=rule))["moderate"] == day


def test_papers_go_round_a_week_before_the_meeting() -> None:
    by_name = deadlines(record(submitted_at=at("2026-11-12")))
    assert (by_name["quality meeting"], by_name["papers"]) == (dt.date(2026, 11, 26), dt.date(2026, 11, 19))


def test_a_meeting_can_be_moved_for_one_month() -> None:
    moved = Timings(meetings={"2026-11": dt.date(2026, 12, 1)})
    assert meeting_for(dt.date(2026, 11, 13), moved) == dt.date(2026, 12, 1)


def test_the_uop_meeting_is_within_two_weeks_of_moderation() -> None:  # section 8
    moderated = record("moderated", submitted_at=at("2026-11-12"), moderated_at=at("2026-11-18"))
    assert deadlines(moderated)["uop meeting"] == dt.date(2026, 12, 2)


def test_an_inadequate_audit_is_followed_up_after_four_weeks_and_no_other() -> None:  # section 8
    moderated = {"submitted_at": at("2026-11-12"), "moderated_at": at("2026-11-27")}
    bad = record("moderated", {"overall": {"rating": "Inadequate"}}, **moderated)
    assert deadlines(bad)["follow-up"] == dt.date(2026, 12, 29)  # 25 to 28 December nobody works
    assert deadlines(record("moderated", {"overall": {"rating": "Good"}}, **moderated))["follow-up"] is None


def test_a_decision_against_inadequate_ends_the_follow_up() -> None:
    data = {
        "overall": {"rating": "Inadequate"},
        "moderation": {"decision": {"by": "H", "stands": "moderator", "rating": "Good"}},
    }
    assert deadlines(record("moderated", data, moderated_at=at("2026-11-18")))["follow-up"] is None


def test_a_returned_audit_comes_back_within_a_week() -> None:
    assert deadlines(record("returned", returned_at=at("2026-11-18")))["resubmit"] == dt.date(2026, 11, 25)


@pytest.mark.parametrize(
    ("action", "day"),
    [
        ({"timescale": "by 4 December 2026"}, dt.date(2026, 12, 4)),
        ({"timescale": "4/12/2026", "check_back": "15 January 2027"}, dt.date(2027, 1, 15)),
        ({"timescale": "from 1 December to 18 December 2026"}, dt.date(2026, 12, 18)),
        ({"timescale": "by 5 January"}, dt.date(2027, 1, 5)),
        ({"timescale": "ASAP"}, None),
        ({}, None),
    ],
)
def test_an_action_is_checked_back_on_the_day_that_stands_in_it(
    action: dict[str, str], day: dt.date | None
) -> None:
    held = record("moderated", {"actions": [{"id": "1", "action": "Visit", **action}]})
    assert check_backs(held) == {"1": day}


@given(st.dates(dt.date(2024, 1, 1), dt.date(2030, 12, 31)))
def test_no_limit_is_later_than_the_guide_allows_and_none_falls_on_a_day_off(day: dt.date) -> None:
    moment = dt.datetime.combine(day, dt.time(12), dt.UTC)
    held = record(
        "moderated",
        {"overall": {"rating": "Inadequate"}},
        created_at=moment,
        submitted_at=moment,
        moderated_at=moment,
    )
    by_name = deadlines(held)
    assert by_name["moderate"]
    assert by_name["quality meeting"]
    assert by_name["papers"]
    assert day <= by_name["moderate"] <= day + dt.timedelta(weeks=3)
    assert by_name["moderate"] <= by_name["quality meeting"] - dt.timedelta(weeks=1)
    assert by_name["quality meeting"] >= day + dt.timedelta(days=14)
    assert by_name["papers"] <= by_name["quality meeting"] - dt.timedelta(weeks=1)
    assert by_name["uop meeting"]
    assert by_name["uop meeting"] <= day + dt.timedelta(weeks=2)
    assert by_name["follow-up"]
    assert by_name["follow-up"] >= day + dt.timedelta(weeks=4)
    assert all(is_working_day(one) for one in by_name.values() if one and one != day)


def test_the_guides_numbers_are_the_defaults() -> None:
    assert (GUIDE.complete_months, GUIDE.moderate_weeks, GUIDE.uop_weeks, GUIDE.follow_up_weeks) == (
        1,
        3,
        2,
        4,
    )
