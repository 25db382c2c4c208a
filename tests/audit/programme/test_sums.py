"""How the programme stands, in figures."""

import datetime as dt
from typing import Any

from audit.programme.agenda import agenda
from audit.programme.cycle import Cycle
from audit.programme.service_actions import ServiceAction
from audit.programme.shapes import LineOfEnquiry, Month
from audit.programme.sums import (
    actions_on_time,
    against_plan,
    coverage,
    days_to_meeting,
    drift,
    joint,
)
from audit.programme.themes import theme_named, theme_of
from audit.record import AuditRecord, Stamp
from audit.timings import GUIDE
from tests.audit.test_deadlines import at, record

RANKS = {"Outstanding": 1, "Good": 2, "Requires Improvement": 3, "Inadequate": 4}
MONTHS = ["2026-10", "2026-11"]


def audit(
    number: int, state: Any = "moderated", data: dict[str, Any] | None = None, **more: Any
) -> AuditRecord:
    whole = {"child": {"childview_id": f"CV-{number}"}, **(data or {})}
    return record(state, whole, **more).model_copy(update={"id": f"2026-11-{number:03d}"})


def test_each_kind_against_its_plan() -> None:
    planned = {"2026-11": Month(month="2026-11", lines=(LineOfEnquiry(title="K", places={"full": 3}),))}
    records = [audit(1), audit(2, "in progress"), audit(3, "withdrawn")]
    (full, *_) = against_plan(records, planned, Cycle(), ["2026-11"])
    assert (full.planned, full.made, full.handed_in) == (3, 2, 1)


def test_joint_audits_are_counted_by_child_and_their_share_is_worked_out() -> None:
    pair = [
        audit(n, data={"kind": "joint", "child": {"childview_id": f"CV-{n // 2}"}}).model_copy(
            update={"pair": f"2026-11-{n ^ 1:03d}"}
        )
        for n in range(4)
    ]
    told = joint(pair, Cycle(), Cycle().year_of("2026-11"))
    assert (told.pairs, told.children, told.planned_pairs) == (2, 2, 42)
    so_far = joint(pair, Cycle(), ["2026-04", "2026-05", "2026-06"])
    assert (so_far.planned_pairs, so_far.planned_in_year) == (7, 42)
    assert told.share == 2 / 115
    assert told.planned_share is not None
    assert round(told.planned_share, 3) == 0.365


def test_a_theme_is_covered_once_an_audit_of_it_was_handed_in() -> None:
    lines = (
        LineOfEnquiry(title="Girls first", where="gender = girl"),
        LineOfEnquiry(title="K", theme="knife"),
    )
    planned = [Month(month="2026-11", lines=lines)]
    found = coverage([audit(1)], planned, {"2026-11-001": "K"}, MONTHS)
    told = {one.theme: (one.months, one.is_covered) for one in found}
    assert len(told) == 7
    assert told["Habitual knife carriers"] == (("2026-11",), True)
    assert told["Girls"] == (("2026-11",), False)
    assert told["Custody"] == ((), False)


def test_a_theme_is_known_by_name_and_by_its_words() -> None:
    assert theme_named("Out of Court work").key == "out-of-court"
    assert theme_of("Work with victims", "", None) == theme_named("victims")
    assert theme_of("Anything", "", None) is None


def test_what_a_filter_leaves_out_is_not_what_the_line_is_about() -> None:
    girls = theme_named("girls")
    assert theme_of("Girls", "gender = girl and not custody", None) == girls
    assert theme_of("Young people", "gender = girl and not (custody or knife)", None) == girls
    assert theme_of("Young people", "custody = no and knife", None) == theme_named("knife")
    assert theme_of("Girls with knives", "custody", None) == girls
    assert theme_of("Young people", "custody", None) == theme_named("custody")


def test_drift_is_how_much_stricter_moderators_are() -> None:
    data = {
        "sections": {"Assessment": {"rating": "Good"}, "Delivery & Review": {"rating": "Good"}},
        "overall": {"rating": "Good"},
        "moderation": {
            "sections": {
                "Assessment": {"agrees": False, "rating": "Inadequate", "reason": "x"},
                "delivery and review": {"agrees": True},
                "Overall": {"agrees": False, "reason": "x"},
            }
        },
    }
    told = drift([audit(1, data=data)], RANKS)
    assert (told.judged, told.agreed, told.lower, told.higher, told.by) == (3, 1, 1, 0, 1)
    assert drift([audit(2)], RANKS).by is None


def test_days_from_handing_in_to_the_meeting() -> None:
    held = {"meetings": [{"kind": "UoP", "date": "2026-11-30"}]}
    told = days_to_meeting([audit(1, data=held, submitted_at=at("2026-11-20")), audit(2)])
    assert (told.count, told.median, told.longest) == (1, 10, 10)


def test_actions_are_on_time_late_or_still_open() -> None:
    actions = [
        {"id": "1", "timescale": "4 December 2026", "status": "Checked back"},
        {"id": "2", "timescale": "4 December 2026", "status": "Completed"},
        {"id": "3", "timescale": "4 December 2026"},
        {"id": "4", "timescale": "4 January 2027"},
        {"id": "5", "timescale": "soon"},
        {"id": "6", "status": "Dropped", "outcome": "moved"},
    ]
    done = {"/actions/1": at("2026-12-04"), "/actions/2": at("2026-12-05")}
    stamps = {place: Stamp(version=1, by="A", at=moment) for place, moment in done.items()}
    told = actions_on_time([audit(1, data={"actions": actions}, stamps=stamps)], dt.date(2026, 12, 10))
    assert (told.on_time, told.late, told.open, told.undated, told.dropped) == (1, 1, 1, 1, 1)


def test_the_agenda_starts_from_what_goes_well() -> None:
    data = {"overall": {"rating": "Good"}, "sections": {"Assessment": {"rating": "Requires Improvement"}}}
    own = ServiceAction(
        id="S1", kind="campaign", action="Hear the child", owner="Lea", timescale="by May 2027",
        meeting="2026-10", made_at=at("2026-10-29"),
    )  # fmt: skip
    after = Month(month="2026-12", lines=(LineOfEnquiry(title="Victims"),))
    records = [audit(1, data=data, submitted_at=at("2026-11-10")), audit(2, submitted_at=at("2026-11-25"))]
    day, points = agenda("2026-11", records, [own], after, GUIDE)
    told = {point.heading: point.lines for point in points}
    assert day == dt.date(2026, 11, 26)
    assert told["What is going well?"] == ("1 of 1 audits are good or outstanding",)
    assert told["What are we concerned about?"] == ("Assessment: needs work in 1",)
    assert told["Our own actions"] == ("S1 (campaign): Hear the child, Lea, by May 2027, Not started",)
    assert told["Lines of enquiry for 2026-12"] == ("Victims",)
