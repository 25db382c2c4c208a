"""What a person is reminded of, and how a concern is chased."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from audit.due import Item
from audit.notices.reminders import chases, last_crossing, reminder
from audit.notices.shapes import Wishes
from audit.timings import GUIDE
from tests.audit.test_deadlines import record
from tests.audit.test_due import PEOPLE, TEAM

DUE = dt.date(2026, 11, 20)


def item(due: dt.date = DUE, what: str = "complete", audit: str = "2026-11-001") -> Item:
    return Item(what=what, due=due, who=("Ada Example",), role="auditor", audit=audit)


def days(count: int) -> dt.date:
    return DUE + dt.timedelta(days=count)


def reminded(on: dt.date, *items: Item, wishes: Wishes | None = None) -> str | None:
    made = reminder("Ada Example", items or (item(),), on, wishes or Wishes())
    return made.key if made else None


def test_a_reminder_comes_a_week_and_two_days_before_on_the_day_the_day_after_then_weekly() -> None:
    keys = [reminded(days(n)) for n in range(-10, 23)]
    assert keys[:3] == [None] * 3
    new = [n for n, key in zip(range(-10, 23), keys, strict=True) if key and key not in keys[: n + 10]]
    assert new == [-7, -2, 0, 1, 7, 14, 21]


def test_one_reminder_lists_everything_near_or_late() -> None:
    made = reminder("Ada Example", [item(), item(days(3), audit="2026-11-002")], days(1), Wishes())
    assert made is not None
    assert made.says == "2 things wait for you, 1 of them late."
    assert made.lines == (
        "Complete audit 2026-11-001: late by 1 day, it was due on Friday 20 November 2026",
        "Complete audit 2026-11-002: by Monday 23 November 2026",
    )
    assert made.topic == "reminder"


def test_what_was_done_meanwhile_brings_no_new_message() -> None:
    both = reminded(DUE, item(), item(days(6), audit="B"))
    assert reminded(DUE, item(days(6), audit="B")) != both
    assert reminded(DUE, item(days(6), audit="B")) == reminded(days(-1), item(days(6), audit="B"))


def test_a_person_can_have_reminders_on_mondays_or_of_what_is_late_alone() -> None:
    mondays = Wishes(reminders="mondays")
    keys = {reminded(days(n), wishes=mondays) for n in range(-10, 7)}
    assert keys == {None, "reminder/Ada Example/2026-11-16", "reminder/Ada Example/2026-11-23"}
    late = Wishes(reminders="late only")
    assert reminded(DUE, wishes=late) is None
    assert reminded(days(1), wishes=late) is not None


@given(st.integers(-30, 400))
def test_whatever_was_missed_only_the_latest_step_counts(count: int) -> None:
    crossed = last_crossing(DUE, days(count))
    if count < -7:
        assert crossed is None
    else:
        assert crossed is not None
        assert crossed <= days(count)
        assert days(count) - crossed < dt.timedelta(days=7)


def chased(hours: float, **more: object) -> list[str]:
    at = dt.datetime(2026, 11, 20, 22, tzinfo=dt.UTC)
    data = {**TEAM, "concerns": [{"id": "1", "text": "unsafe", "at": at.isoformat(), **more}]}
    found = chases(record(data=data), PEOPLE, at + dt.timedelta(hours=hours), GUIDE)
    assert all(one.urgent for one in found)
    return [one.to for one in found]


def test_a_concern_is_chased_further_up_until_it_is_acknowledged() -> None:
    assert chased(3.9) == []
    assert chased(4) == ["Tim Example"]
    assert set(chased(8)) == {"Tim Example", "Dee Example"}
    assert set(chased(12)) == {"Tim Example", "Dee Example", "Hal Example"}
    assert len(chased(1000)) == 3  # one round, however long the clock stood still
    assert chased(1000, acknowledged_by="Tim Example") == []
