"""The figures of many audits, each on as few audits as show it."""

import datetime as dt

from audit.themes import findings
from audit.themes.actions import standing
from audit.themes.children import age, by_characteristic, gender
from audit.themes.counting import handed_in
from audit.themes.models import Figures
from audit.themes.moderation import agreement
from audit.themes.ratings import by_month, by_section, overall
from audit.themes.reports import Setting, board_report, month_report
from audit.themes.spans import spans
from audit.themes.states import by_state
from audit.themes.voices import voices
from tests.audit.themes.samples import looked, rated

NONE = Figures(title="", of="", columns=())
SETTING = Setting("Fictional Service", "OFFICIAL", dt.date(2026, 11, 22), NONE, NONE)


def counts(figures: Figures) -> dict[str, tuple[int | None, ...]]:
    return {row.name: row.values for row in figures.rows}


def test_only_audits_that_were_handed_in_have_findings() -> None:
    audits = [looked(state) for state in ("allocated", "in progress", "submitted", "closed", "withdrawn")]
    assert [one.record.state for one in handed_in(audits)] == ["submitted", "closed"]


def test_section_ratings_are_counted_under_the_forms_labels_best_first() -> None:
    audits = [looked(sections={"Assessment": {"rating": r}}) for r in ("Good", "Good", "Inadequate")]
    figures = by_section(audits)
    assert figures.columns == ("Outstanding", "Good", "Requires Improvement", "Inadequate")
    assert counts(figures) == {"Assessment": (0, 2, 0, 1), "Delivery & Review": (0, 0, 0, 0)}
    assert figures.told == "3 section ratings in 3 audits."


def test_an_audit_without_an_overall_rating_is_said_to_be_missing() -> None:
    figures = overall([looked(overall={"rating": "Good"}), looked()])
    assert counts(figures)["Good"] == (1,)
    assert figures.told == "1 audit with an overall rating, of 2 handed in."


def test_a_month_without_audits_has_noughts_in_the_trend() -> None:
    figures = by_month([looked(sections={"Assessment": {"rating": "Good"}})], ["2026-10", "2026-11"])
    assert counts(figures) == {"October 2026": (0, 0, 0, 0), "November 2026": (0, 1, 0, 0)}


def test_a_question_stands_out_from_two_audits_on() -> None:
    audits = [
        looked(answers=rated("Requires Improvement", "1", "2")),
        looked(answers=rated("Requires Improvement", "1") | rated("Good", "2")),
        looked(answers=rated("Not applicable", "1")),
    ]
    (found,) = findings.standing_out(audits, findings.TO_DEVELOP)
    assert (found.number, found.question, found.count, found.of) == ("1", "Details", 2, 2)
    assert findings.standing_out(audits, findings.STRONG) == ()


def test_agreement_of_moderators_is_counted_by_section() -> None:
    audits = [
        looked(verification={"agrees": {"Assessment": True, "Overall": False}}),
        looked(verification={"agrees": {"assessment": False}}),
        looked(),
    ]
    figures = agreement(audits)
    assert counts(figures)["Assessment"] == (1, 1)
    assert counts(figures)["Overall"] == (0, 1)
    assert figures.told == "2 audits moderated, of 3 handed in."


def test_open_actions_that_are_late_or_have_no_date_are_told() -> None:
    actions = [
        {"id": "1", "action": "Visit", "timescale": "20 November 2026"},
        {"id": "2", "action": "Visit", "timescale": "20 November 2026", "status": "Completed"},
        {"id": "3", "action": "Visit", "timescale": "soon"},
        {"id": "4", "action": "Visit", "timescale": "1 December 2026", "status": "In progress"},
    ]
    figures = standing([looked(actions=actions)], dt.date(2026, 11, 22))
    assert counts(figures)["Not started"] == (2,)
    assert figures.told.startswith("4 actions agreed in these audits; 1 of the open ones late, and 1 without")


def test_voices_are_counted_and_never_quoted() -> None:
    spoken = {"child": "2026-11-04"}
    said = {"child": {"1": "My worker listened."}}
    figures = voices([looked(conversations=spoken, feedback=said), looked(), looked(kind="dip-sample")])
    assert counts(figures) == {
        "Child": (1, 1, 2),
        "Parents or carers": (0, 0, 2),
        "Case manager": (0, 0, 2),
    }
    assert "listened" not in figures.model_dump_json()


def test_days_are_counted_between_moments_that_both_happened() -> None:
    met = [{"kind": "UoP", "date": "2026-11-20"}]
    named = {
        span.name: span
        for span in spans([looked(days=8, meetings=met), looked(days=10), looked("in progress")])
    }
    assert named["From allocation to hand-in"].median == "9 days"
    assert named["From allocation to hand-in"].audits == 2
    assert named["From hand-in to the UoP meeting"].median == "10 days"
    assert named["From hand-in to moderation"].median == "none yet"


def test_states_are_counted_for_each_kind() -> None:
    figures = by_state([looked(), looked("closed"), looked(kind="group")])
    assert figures.columns == ("Submitted", "Closed")
    assert counts(figures) == {"Full": (1, 1), "Group": (1, 0)}


def test_few_children_of_a_kind_are_kept_back_with_what_would_give_them_away() -> None:
    many = [looked(child={"childview_id": "a", "gender": "male"}, overall={"rating": "Good"})] * 20
    poor = [looked(child={"childview_id": "a", "gender": "Male"}, overall={"rating": "Inadequate"})] * 9
    few = [looked(child={"childview_id": "b", "gender": "Female"}, overall={"rating": "Inadequate"})] * 3
    figures = by_characteristic([*many, *poor, *few], "Gender", gender)
    assert counts(figures)["Female"] == (None, None, None)
    assert None in counts(figures)["Male"]
    assert counts(figures)["All"] == (20, 12, 32)


def test_an_age_is_put_into_its_band_however_it_is_written() -> None:
    assert [
        age(looked(child={"childview_id": "a", "age": a}).record.data) for a in (12, "15 years", 17, None)
    ] == [
        "12 and under",
        "13 to 15",
        "16 and 17",
        "Not recorded",
    ]


def test_the_months_summary_counts_its_own_month_and_the_trend_those_before() -> None:
    sections = {"Assessment": {"rating": "Good"}}
    audits = [looked(sections=sections), looked(month="2026-10", sections=sections)]
    report = month_report(audits, "2026-11", SETTING, ["Knife crime"], NONE)
    assert report.period == "November 2026"
    assert counts(report.sections)["Assessment"] == (0, 1, 0, 0)
    assert list(counts(report.trend)) == [
        "June 2026", "July 2026", "August 2026", "September 2026", "October 2026", "November 2026",
    ]  # fmt: skip
    assert counts(report.trend)["October 2026"] == (0, 1, 0, 0)


def test_the_board_sees_teams_by_name_and_never_their_managers() -> None:
    audits = [looked(team_manager="Priya Example", overall={"rating": "Good"})] * 6
    report = board_report(audits, "2026-10", "2026-11", SETTING, {"priya example": "North team"})
    assert list(counts(report.teams)) == ["North team", "All"]
    assert "Priya" not in report.model_dump_json()


def test_a_period_without_audits_says_so() -> None:
    report = board_report([], "2026-11", "2026-11", SETTING, {})
    assert report.counted == "There are no audits in this period yet."
    assert report.period == "November 2026"
