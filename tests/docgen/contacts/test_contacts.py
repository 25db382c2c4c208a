"""Which contacts an audit gives rise to, and what their texts say."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.rules import CONTACT_KINDS
from docgen.contacts import texts
from tests.docgen.contacts.samples import AWKWARD, audit, feedback, form, section

GOOD = {"rating": "Good", "comment": "Two home visits were made"}
POOR = {"rating": "Requires Improvement", "comment": "The plan is old"}
EVERYTHING: dict[str, Any] = {
    "date": "2026-11-20",
    "case_manager": "Kit Made-Up",
    "team_manager": "Ash Imaginary",
    "conversations": {"case_manager": {"date": "2026-11-12", "mode": "virtual", "with": "Kit and Ash"}},
    "answers": {"1": GOOD, "2": POOR},
    "feedback": {"child": {"1": "More school"}, "parents": {"1": "Calmer"}, "case_manager": {"1": "Time"}},
}


def kinds(data: dict[str, Any], **fields: Any) -> list[str]:
    return [text.kind for text in texts(audit(data=data, **fields), form())]


def text_of(kind: str, data: dict[str, Any], **fields: Any) -> str:
    return next(text.text for text in texts(audit(data=data, **fields), form()) if text.kind == kind)


def oversight(data: dict[str, Any], **fields: Any) -> str:
    return text_of("management-oversight", data, **fields)


def test_an_audit_with_everything_gives_rise_to_every_kind_of_contact() -> None:
    assert kinds(EVERYTHING) == list(CONTACT_KINDS)


def test_an_audit_in_which_nothing_is_found_yet_gives_rise_to_none() -> None:
    assert kinds({}) == []


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        ({"answers": {"1": GOOD}}, "management-oversight"),
        ({"overall": {"rating": "Good"}}, "management-oversight"),
        ({"conversations": {"case_manager": "2026-11-12"}}, "other-case-meeting"),
        ({"feedback": {"case_manager": {"1": "Time"}}}, "other-case-meeting"),
        ({"meetings": [{"date": "2026-12-02"}]}, "other-case-meeting"),
        ({"feedback": {"child": {"2": "No"}}}, "young-person-feedback"),
        ({"feedback": {"parents": {"1": "No"}}}, "parent-feedback"),
    ],
)
def test_each_contact_arises_from_what_it_records(data: dict[str, Any], kind: str) -> None:
    assert kinds(data) == [kind]


def test_blank_feedback_gives_rise_to_no_contact() -> None:
    assert kinds({"feedback": {"child": {"1": "  ", "2": None}}}) == []


def test_an_audit_that_was_withdrawn_says_nothing_about_the_work() -> None:
    assert kinds({"answers": {"1": GOOD}}, state="withdrawn") == []


@pytest.mark.parametrize(
    ("kind", "contact_type"),
    [
        ("management-oversight", "Management Oversight"),
        ("other-case-meeting", "Other Case Meeting"),
        ("young-person-feedback", "Young Person Feedback"),
        ("parent-feedback", "Parent Feedback"),
    ],
)
def test_every_text_says_where_it_goes_and_how_the_fields_are_set(kind: str, contact_type: str) -> None:
    head, _, rest = text_of(kind, EVERYTHING).partition("copy from here")
    lines = [" ".join(line.split()) for line in head.splitlines()]
    fields = ["Subject File Audit", "Context About", "Statutory No", f"Contact Type {contact_type}"]
    assert [line for line in lines if line in fields] == fields
    for told in ("Intervention tab", "Contacts", "CREATE", "red asterisk", "Time of the contact"):
        assert told in head
    assert head.index("Save & Next") < head.index("Save & Exit")
    assert "Contact Details/Comments" in head
    assert rest.strip("- \n").endswith("to here")


def test_the_date_of_the_contact_is_the_one_that_the_audit_records() -> None:
    assert "12 November 2026" in text_of("other-case-meeting", EVERYTHING).partition("copy from here")[0]
    assert "not recorded" in text_of("parent-feedback", EVERYTHING).partition("copy from here")[0]


def test_the_child_is_not_named() -> None:
    assert all("Robin" not in text.text for text in texts(audit(data=EVERYTHING), form()))


def test_the_marking_is_the_first_line_where_it_is_given() -> None:
    first = texts(audit(data=EVERYTHING), form(), marking="OFFICIAL-SENSITIVE")[0].text.splitlines()[0]
    assert first == "OFFICIAL-SENSITIVE"


def test_oversight_tells_month_kind_auditor_and_moderator() -> None:
    text = oversight({**EVERYTHING, "verification": {"by": "Sol Notreal", "date": "2026-11-30"}})
    for told in ("full audit, November 2026", "Wren Fictional", "Sol Notreal, 30 November 2026"):
        assert told in text


def test_oversight_rates_every_section_and_the_whole() -> None:
    text = oversight({"sections": {"assessment": {"rating": "Good"}}, "overall": {"rating": "Inadequate"}})
    assert "Assessment: Good\nReviewing: Not rated\nOverall: Inadequate\n" in text


def test_a_dip_sample_has_no_section_ratings_to_tell() -> None:
    text = oversight({"kind": "dip-sample", "questions": ["1"], "answers": {"1": GOOD}})
    assert "Assessment:" not in text
    assert "Questions: 1 Good" in text


def test_the_shared_part_of_a_joint_audit_is_rated_too() -> None:
    joint = {"with": "Social Care", "section": {"rating": "Good"}}
    assert "Shared part with Social Care: Good" in oversight({"answers": {"1": GOOD}, "joint": joint})


def test_strengths_and_areas_come_with_the_beginning_of_their_comments() -> None:
    long = "word " * 60
    text = oversight({"answers": {"1": GOOD, "2": {"rating": "Inadequate", "comment": long}, "3": POOR}})
    strengths, _, areas = text.partition("AREAS TO DEVELOP")
    assert "- Question 1: Question 1\n  Good: Two home visits were made" in strengths
    assert areas.index("Inadequate: word word") < areas.index("Requires Improvement: The plan is old")
    assert "word…" in areas
    assert long.strip() not in areas


def test_where_not_all_strengths_are_shown_the_text_says_so_and_each_section_has_its_turn() -> None:
    many = form(section("Assessment", *map(str, range(1, 10))), section("Reviewing", "10"))
    answers = {str(n): GOOD for n in range(1, 11)}
    text = texts(audit(data={"answers": answers}), many)[0].text
    assert "STRENGTHS (6 of 10;" in text
    assert "- Question 10:" in text
    assert "- Question 6:" not in text


def test_actions_are_listed_with_owner_and_timescale_and_what_is_missing_is_said() -> None:
    actions = [
        {"id": "1", "action": "Update the plan", "responsibility": "Kit Made-Up", "timescale": "by 3 June"},
        {"id": "4", "action": "Call school"},
    ]
    text = oversight({"actions": actions})
    assert "1. Update the plan\n   Owner: Kit Made-Up\n   Timescale: by 3 June\n" in text
    assert "4. Call school\n   Owner: not named\n   Timescale: not given\n" in text


def test_an_audit_that_is_not_handed_in_says_how_far_it_is() -> None:
    assert "NOT YET HANDED IN: 2 of 3 questions are rated." in oversight(EVERYTHING)
    assert "HANDED IN" not in oversight(EVERYTHING, state="submitted")


def test_the_meeting_text_tells_date_way_and_people() -> None:
    text = text_of("other-case-meeting", EVERYTHING)
    for told in ("Date: 12 November 2026", "How: virtual", "With: Kit and Ash", "Auditor: Wren Fictional"):
        assert told in text


def test_a_meeting_is_told_line_by_line_whatever_is_recorded_about_it() -> None:
    meeting = {
        "date": "2026-12-02",
        "attended_by": ["Kit", "Ash"],
        "agreed": True,
        "more": {"a_b": 1},
        "no": None,
    }
    text = text_of("other-case-meeting", {"meetings": [meeting]})
    assert "Date: 2 December 2026\nAttended by: Kit, Ash\nAgreed: Yes\nMore: a b: 1\n" in text


def test_feedback_is_told_question_by_question() -> None:
    text = text_of("young-person-feedback", EVERYTHING)
    assert "1. What changed?\nMore school\n\n2. Anything else?\nNot answered\n" in text


def test_feedback_to_a_question_that_the_form_lacks_is_not_lost() -> None:
    on = form(feedback=(feedback("child", "What changed?"),))
    (text,) = texts(audit(data={"feedback": {"child": {"7": "Football"}}}), on)
    assert "7. A question that this form does not have\nFootball\n" in text.text


@pytest.mark.parametrize("awkward", AWKWARD)
def test_whatever_was_said_survives_unharmed(awkward: str) -> None:
    assert awkward in text_of("young-person-feedback", {"feedback": {"child": {"1": awkward}}})
    assert awkward.strip() in oversight({"actions": [{"id": "1", "action": awkward}]})


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip))
def test_any_reply_survives_unharmed(said: str) -> None:
    assert said in text_of("young-person-feedback", {"feedback": {"child": {"1": said}}})
