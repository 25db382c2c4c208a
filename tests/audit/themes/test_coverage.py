"""The joint audits against their plan, and the seven yearly themes."""

import datetime as dt

from audit.programme.cycle import Cycle
from audit.programme.shapes import Candidate, Case, Draw, DrawnLine, LineOfEnquiry
from audit.themes.coverage import joint, yearly
from audit.themes.models import Looked
from tests.audit.themes.samples import looked


def named(audit: str, **more: str) -> Looked:
    one = looked(kind="joint")
    return Looked(one.record.model_copy(update={"id": audit, **more}), one.form)


def draw(line: LineOfEnquiry, child: str, *audits: str) -> Draw:
    order = (Candidate(child=Case(childview_id=child), number="1"),)
    return Draw(
        month="2026-11",
        seed="s",
        caseload="c",
        cases=1,
        months_apart=6,
        lines=(DrawnLine(line=line, order=order),),
        made_by="Noor Example",
        made_at=dt.datetime(2026, 11, 1, tzinfo=dt.UTC),
        given={child: audits},
    )


def test_a_pair_of_joint_audits_counts_as_one_child() -> None:
    pair = [named("2026-11-001", pair="2026-11-002"), named("2026-11-002", pair="2026-11-001")]
    figures = joint(pair, ["2026-11"], Cycle())
    assert figures.rows[0].values[1] == 1


def test_half_a_pair_counts_when_it_alone_was_handed_in() -> None:
    figures = joint([named("2026-11-002", pair="2026-11-001")], ["2026-11"], Cycle())
    assert figures.rows[0].values[1] == 1


def test_the_plan_is_told_for_each_month_and_the_year() -> None:
    figures = joint([], ["2026-11", "2026-12"], Cycle(joint_starts="2026-01"))
    assert [row.values[0] for row in figures.rows] == [7, 0]
    assert figures.told == "The plan is 42 children a year."


def test_a_theme_is_covered_by_audits_drawn_for_its_line_of_enquiry() -> None:
    drawn = draw(LineOfEnquiry(title="Children in custody"), "cv1", "2026-11-001")
    figures = yearly([looked()], [drawn], {"2026-11-001": "Children in custody"})
    assert {row.name: row.values for row in figures.rows}["Custody"] == (1,)
    assert figures.told.startswith("1 of 7")


def test_an_audit_that_is_not_handed_in_covers_no_theme() -> None:
    drawn = draw(LineOfEnquiry(title="Anything", theme="girls"), "cv1", "2026-11-009")
    assert yearly([looked()], [drawn], {}).told.startswith("0 of 7")


def test_a_child_on_the_lists_of_two_lines_counts_for_the_line_its_audit_was_made_for() -> None:
    custody, girls = LineOfEnquiry(title="Children in custody"), LineOfEnquiry(title="Girls")
    drawn = draw(custody, "cv1", "2026-11-001")
    both = drawn.model_copy(
        update={"lines": (*drawn.lines, drawn.lines[0].model_copy(update={"line": girls}))}
    )
    figures = yearly([looked()], [both], {"2026-11-001": "Girls"})
    assert {row.name: row.values[0] for row in figures.rows if row.values[0]} == {"Girls": 1}
    assert figures.told.startswith("1 of 7")


def test_a_joint_pair_counts_once_for_its_theme() -> None:
    drawn = draw(LineOfEnquiry(title="Girls"), "cv1", "2026-11-001", "2026-11-002")
    pair = [named("2026-11-001", pair="2026-11-002"), named("2026-11-002", pair="2026-11-001")]
    lines = {"2026-11-001": "Girls", "2026-11-002": "Girls"}
    assert {row.name: row.values for row in yearly(pair, [drawn], lines).rows}["Girls"] == (1,)
