"""Taking in an audit given as data."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.errors import BadAudit
from audit.permissions import THE_OPERATOR
from audit.record import Person
from audit.service import AuditService
from audit.text import FORBIDDEN
from tests.builders import service_over
from tests.storage.fake import MemoryStore

SMALLEST = {"month": "2026-11", "auditor": "Alex Example", "child": {"childview_id": "CV-1"}}


@pytest.fixture
def service() -> AuditService:
    return service_over(MemoryStore())


def whole() -> dict[str, Any]:
    return {
        **SMALLEST,
        "date": "2026-11-12",
        "conversations": {
            "case_manager": "2026-11-12",
            "child": None,
            "parents": {"date": "2026-11-13", "mode": "virtual", "with": "mother"},
        },
        "conversations_reason": "the child did not want to",
        "answers": {str(n): {"rating": "Good", "comment": f"Seen {n}."} for n in range(1, 5)},
        "sections": {
            "assessment": {"rating": "GOOD", "comment": "Yes."},
            "Delivery and Review": {"rating": "INADEQAUTE", "comment": "No."},
        },
        "overall": {"rating": "Requires Improvement to be Good", "comment": "On balance."},
        "feedback": {"child": {"1": "It helped."}},
        "actions": [{"action": "Visit", "responsibility": "Sam Example", "timescale": "ASAP", "question": 2}],
    }


def taken(service: AuditService, data: object) -> Any:
    return service.take_in(data, THE_OPERATOR).record


def test_three_facts_are_enough(service: AuditService) -> None:
    record = taken(service, SMALLEST)
    assert (record.id, record.state) == ("2026-11-001", "in progress")


def test_a_complete_audit_is_submitted(service: AuditService) -> None:
    assert taken(service, whole()).state == "submitted"


def test_a_fully_verified_audit_is_moderated(service: AuditService) -> None:
    agrees = {"Assessment": True, "delivery & review": False, "overall": True}
    verification = {"by": "Robin Example", "date": "2026-11-19", "agrees": agrees}
    record = taken(service, {**whole(), "verification": verification})
    assert record.state == "moderated"
    assert list(record.data.verification.agrees) == ["Assessment", "Delivery & Review", "Overall"]


def test_a_verification_without_every_agreement_moderates_nothing(service: AuditService) -> None:
    verification = {"by": "Robin Example", "date": "2026-11-19", "agrees": {"Assessment": True}}
    assert taken(service, {**whole(), "verification": verification}).state == "submitted"


def test_ratings_and_sections_take_the_names_of_the_form(service: AuditService) -> None:
    data = taken(service, whole()).data
    assert {title: judged.rating for title, judged in data.sections.items()} == {
        "Assessment": "Good",
        "Delivery & Review": "Inadequate",
    }
    assert data.overall.rating == "Requires Improvement"


def test_a_dip_sample_is_complete_with_its_chosen_questions(service: AuditService) -> None:
    sample = {**SMALLEST, "kind": "dip-sample", "questions": ["2"], "answers": {"2": {"rating": "Good"}}}
    assert taken(service, sample).state == "submitted"


def test_it_comes_back_as_it_was_given(service: AuditService) -> None:
    given_data = {
        **whole(),
        "sections": {},
        "overall": {"rating": "Good", "comment": "Ŵy & <b> \"'\n\tمرحبا 🙂 =1+1"},
    }
    shown = taken(service, given_data).data.model_dump(mode="json", by_alias=True)
    assert shown["overall"] == given_data["overall"]
    assert shown["conversations"] == given_data["conversations"]
    assert shown["answers"] == given_data["answers"]
    assert shown["actions"][0]["question"] == "2"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"month": "November"}, "month: a month such as 2026-11 was expected"),
        ({"child": {}}, "child.childview_id: it is required"),
        ({"colour": "red"}, "colour: there is no such field"),
        ({"date": "soon"}, "date: a date such as 2026-11-20 was expected"),
        ({"answers": {"99": {"rating": "Good"}}}, "answers.99: this form has no question 99"),
        (
            {"answers": {"1": {"rating": "Splendid"}}},
            "answers.1.rating: 'Splendid' is not on the form; expected one of",
        ),
        ({"answers": {"1": "Good"}}, "answers.1: an object was expected"),
        ({"sections": {"Magic": {"rating": "Good"}}}, "sections: this form has no section 'Magic'"),
        (
            {"feedback": {"neighbour": {"1": "x"}}},
            "feedback.neighbour: this form asks for feedback from: child",
        ),
        ({"feedback": {"child": {"7": "x"}}}, "feedback.child.7"),
        ({"kind": "partial"}, "kind: expected 'full', 'dip-sample', 'group' or 'joint'"),
        ({"actions": [{"action": "x", "status": "Perhaps"}]}, "actions.0.status: expected"),
        ({"actions": [{"action": "x", "question": "77"}]}, "this form has no question 77"),
        (
            {"verification": {"agrees": {"Assessment": "perhaps"}}},
            "verification.agrees.Assessment: true or false",
        ),
        ({"auditor": ""}, "auditor: it may not be empty"),
        ({"auditor": "   "}, "auditor: it may not be empty"),
        ({"date": 0}, "date: a date such as 2026-11-20 was expected"),
        ({"date": "1700006400"}, "date: a date such as 2026-11-20 was expected"),
        ({"month": "٢٠٢٦-11"}, "month: a month such as 2026-11 was expected"),
        ({"child": {"childview_id": "1", "age": True}}, "child.age"),
        ({"child": {"childview_id": "1", "social_care": {"allocated": "yes"}}}, "allocated: true or false"),
        ({"answers": {"1": {"rating": "Good"}, " 1": {"rating": "Good"}}}, "answers: 1 stands there twice"),
        ({"sections": {"Assessment": {}, "ASSESSMENT": {}}}, "sections: Assessment stands there twice"),
        ({"joint": {"section": {"rating": "banana"}}}, "joint.section.rating: 'banana' is not on the form"),
        ({"answers": {"1": {"rating": "no"}}}, "answers.1.rating: 'no' is not on the form"),
    ],
)
def test_data_that_does_not_fit_names_field_and_expectation(
    service: AuditService, change: dict[str, Any], told: str
) -> None:
    with pytest.raises(BadAudit) as refused:
        service.take_in({**SMALLEST, **change}, THE_OPERATOR)
    assert told in str(refused.value)
    assert service.audits(THE_OPERATOR) == []


@pytest.mark.parametrize("value", [[], "text", 7, None, True])
def test_what_is_no_object_is_refused(service: AuditService, value: object) -> None:
    with pytest.raises(BadAudit, match="one audit as a JSON object"):
        service.take_in(value, THE_OPERATOR)


def test_what_is_removed_later_or_unknown_warns_and_does_not_refuse(service: AuditService) -> None:
    service.keep_people([Person(name="Alex Example", roles=("auditor",))], THE_OPERATOR)
    data = {**SMALLEST, "case_manager": "Nobody Known", "date": "2027-01-01", "team_manager": "bell\x07"}
    notes = service.take_in(data, THE_OPERATOR).notes
    assert "team_manager: removed 1 character that no Word or Excel file can hold" in notes
    assert "date: 2027-01-01 lies in the future" in notes
    assert "case_manager: 'Nobody Known' is not among the people of the service" in notes
    assert not [note for note in notes if note.startswith("auditor")]


def test_the_same_child_in_the_same_month_warns(service: AuditService) -> None:
    taken(service, SMALLEST)
    notes = service.take_in(SMALLEST, THE_OPERATOR).notes
    assert "this child already has an audit for 2026-11: 2026-11-001" in notes


def test_what_show_prints_can_be_given_back(service: AuditService) -> None:
    data = {**whole(), "id": "2026-10-007", "state": "closed", "edition": "x", "submit_reason": None}
    assert taken(service, data).id == "2026-11-001"


@given(st.text(st.characters(), max_size=60))
def test_any_text_survives_but_for_what_no_document_can_hold(text: str) -> None:
    service = service_over(MemoryStore())
    data = {**SMALLEST, "answers": {"1": {"rating": "Good", "comment": text}}}
    kept = taken(service, json.loads(json.dumps(data))).data.answers["1"].comment
    assert kept == FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def test_null_leaves_a_part_out(service: AuditService) -> None:
    parts = (
        "answers",
        "sections",
        "overall",
        "actions",
        "verification",
        "conversations",
        "questions",
        "kind",
    )
    record = taken(service, {**SMALLEST, **dict.fromkeys(parts)})
    assert (record.data.kind, record.data.answers) == ("full", {})


def test_an_audit_nested_without_end_is_refused(service: AuditService) -> None:
    deep: object = "end"
    for _ in range(900):
        deep = [deep]
    with pytest.raises(BadAudit, match="nested more than 50 levels deep"):
        service.take_in({**SMALLEST, "concerns": [deep]}, THE_OPERATOR)


def test_a_full_audit_asks_every_question_whatever_it_lists(service: AuditService) -> None:
    data = {**whole(), "questions": ["1"], "answers": {"1": {"rating": "Good"}}}
    outcome = service.take_in(data, THE_OPERATOR)
    assert outcome.record.state == "in progress"
    assert "questions: only a dip sample chooses some; this full audit asks them all" in outcome.notes


def test_a_dip_sample_without_answers_is_not_moderated_by_a_name_and_a_date(service: AuditService) -> None:
    sample = {**SMALLEST, "kind": "dip-sample", "questions": ["2"]}
    verification = {"by": "Robin Example", "date": "2026-11-19"}
    assert taken(service, {**sample, "verification": verification}).state == "in progress"


def test_changed_line_ends_are_told(service: AuditService) -> None:
    notes = service.take_in({**SMALLEST, "case_manager": "one\r\ntwo"}, THE_OPERATOR).notes
    assert "case_manager: line ends were made plain line feeds" in notes
