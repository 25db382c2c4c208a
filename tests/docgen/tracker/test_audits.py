"""The sheets Audits and Ratings."""

import datetime as dt
from typing import Any

import pytest

from audit.deadlines import deadlines
from audit.record import AuditRecord
from docgen.ooxml.look import Look
from docgen.tracker import Tracked, write
from docgen.tracker.kept import BY_NAME
from tests.docgen.contacts.samples import MADE, audit, form, section
from tests.docgen.tracker.books import NOW, content, rows

OCTOBER = {"month": "2026-10"}


def row_of(record: AuditRecord) -> dict[str, Any]:
    (row,) = rows(content(record), "Audits")
    return row


def submitted(day: int, **more: Any) -> AuditRecord:
    return audit(state="submitted", submitted_at=MADE.replace(day=day), **more)


def test_an_audit_stands_in_one_row_with_its_people_and_ratings() -> None:
    record = audit(
        state="submitted",
        submitted_at=dt.datetime(2026, 11, 18, 9, tzinfo=dt.UTC),
        data={
            "case_manager": "Kit Made-Up",
            "team_manager": "Ash Imaginary",
            "sections": {"ASSESSMENT": {"rating": "Good"}},
            "overall": {"rating": "Requires Improvement"},
            "verification": {"by": "Sol Notreal", "date": "2026-11-19"},
        },
    )
    row = row_of(record)
    assert list(row)[:12] == [
        "Audit",
        "ChildView ID",
        "Programme month",
        "Kind",
        "State",
        "Auditor",
        "Case manager",
        "Team manager",
        "Moderator",
        "Overall",
        "Assessment",
        "Reviewing",
    ]
    assert list(row.values())[:12] == [
        "2026-11-001",
        "CV 1001",
        dt.date(2026, 11, 1),
        "full",
        "submitted",
        "Wren Fictional",
        "Kit Made-Up",
        "Ash Imaginary",
        "Sol Notreal",
        "Requires Improvement",
        "Good",
        None,
    ]
    assert (row["Hand in by"], row["Submitted on"]) == (dt.date(2026, 12, 2), dt.date(2026, 11, 18))
    assert (row["Handed in on time"], row["Moderated on time"]) == ("Met", "Met")


def test_every_deadline_has_its_columns() -> None:
    headers = row_of(audit()).keys()
    assert set(deadlines(audit())) == set(BY_NAME)
    for deadline in BY_NAME.values():
        assert {deadline.due_header, deadline.done_header, deadline.kept_header} <= headers


def test_deadlines_of_the_month_are_met_by_moderation() -> None:
    record = submitted(5, moderated_at=MADE.replace(day=16), moderator="Sol Notreal")
    row = row_of(record.model_copy(update={"state": "moderated"}))
    assert (row["Moderator"], row["Moderated on"]) == ("Sol Notreal", dt.date(2026, 11, 16))
    assert [row[name] for name in ("Moderated on time", "In time for summary")] == ["Met", "Met"]
    assert row["UoP meeting on time"] == "Not yet due"
    assert [row[name] for name in ("Decided on time", "Follow-up on time")] == ["Does not apply"] * 2


@pytest.mark.parametrize(
    ("record", "told"),
    [
        (audit(), "Not yet due"),
        (audit(data=OCTOBER, created_at=MADE.replace(month=10)), "Overdue by 18 days"),
        (audit(data=OCTOBER, created_at=MADE.replace(month=10, day=19)), "Overdue by 1 day"),
        (submitted(18), "Met"),
        (submitted(5, data=OCTOBER, created_at=MADE.replace(month=10)), "Late by 3 days"),
        (submitted(3, data=OCTOBER, created_at=MADE.replace(month=10)), "Late by 1 day"),
        (audit(state="closed"), "Date not recorded"),
        (audit(state="withdrawn"), "Does not apply"),
    ],
)
def test_whether_a_deadline_was_met_is_said_in_words(record: AuditRecord, told: str) -> None:
    assert row_of(record)["Handed in on time"] == told


def test_moderation_is_not_due_before_the_audit_is_handed_in() -> None:
    row = row_of(audit())
    assert (row["Moderate by"], row["Moderated on time"]) == (None, "Not started")


def test_a_day_is_that_of_the_united_kingdom() -> None:
    late = dt.datetime(2026, 6, 30, 23, 30, tzinfo=dt.UTC)
    assert row_of(audit(state="submitted", submitted_at=late))["Submitted on"] == dt.date(2026, 7, 1)


def test_several_forms_share_the_sheets() -> None:
    old = form(section("Assessment & Plan", "1"), section("Reviewing", "2", about="Old"))
    new = form(section("Reviewing", "2", "10"), section("Assessment and Plan", "1"), section("State", "9"))
    rated = {"reviewing": {"rating": "Good"}, "assessment and plan": {"rating": "Inadequate"}}
    data = write(
        [
            Tracked(audit("A-1", {"sections": rated, "answers": {"1": {"rating": "Good"}}}), old),
            Tracked(audit("A-2", {"sections": rated, "answers": {"2": {"rating": "Good"}}}), new),
        ],
        Look(),
        NOW,
    )
    first, second = rows(data, "Audits")
    assert [first["Assessment & Plan"], second["Assessment & Plan"]] == ["Inadequate", "Inadequate"]
    assert [first["Reviewing"], second["State (2)"], second["State"]] == ["Good", None, "in progress"]
    asked = [(row["Question"], row["About"], row["A-1"], row["A-2"]) for row in rows(data, "Ratings")]
    assert asked == [
        ("1", "Question 1", "Good", "Not answered"),
        ("2", "Old 2", "Not answered", None),
        ("2", "Question 2", None, "Good"),
        ("10", "Question 10", None, "Not answered"),
        ("9", "Question 9", None, "Not answered"),
    ]


def test_ratings_are_counted_for_each_question() -> None:
    good, poor = (
        {"answers": {"1": {"rating": "Good"}}},
        {"answers": {"1": {"rating": "Requires Improvement"}}},
    )
    data = content(audit("A-1", good), audit("A-2", good), audit("A-3", poor))
    first = rows(data, "Ratings")[0]
    assert (first["Good"], first["Requires Improvement"]) == (2, 1)
    assert "COUNTIF" in rows(data, "Ratings", values=False)[0]["Good"]


def test_a_dip_sample_leaves_the_other_questions_empty() -> None:
    sample = audit(data={"kind": "dip-sample", "questions": ["2"], "answers": {"2": {"rating": "Good"}}})
    assert [row["2026-11-001"] for row in rows(content(sample), "Ratings")] == [None, "Good", None]
