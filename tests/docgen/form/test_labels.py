"""The labels of a form are recognised however they are worded."""

import pytest

from docgen.form.labels import ACTIONS, HEADER, VERIFICATION, Patterns, placed, printed, slug


def tags(labels: list[str], patterns: Patterns) -> list[str]:
    return [fact.tag for _, fact in placed(labels, patterns, "own")]


@pytest.mark.parametrize(
    ("label", "tag"),
    [
        ("Child Name", "child.name"),
        ("Name of young person", "child.name"),
        ("Age", "child.age"),
        ("Age at sentence", "child.age"),
        ("Gender", "child.gender"),
        ("Childview number", "child.childview_id"),
        ("Mosaic ID", "child.mosaic_id"),
        ("Is the child allocated to children's social care?", "child.social_care.allocated"),
        ("If yes, what is the status of social care involvement?", "child.social_care.status"),
        ("Auditor", "auditor"),
        ("Name of auditor", "auditor"),
        ("Audit Month: January 2023", "month"),
        ("Date of audit", "date"),
        ("YJS Case Manager or Case Prevention Officer", "case_manager"),
        ("YJS Team Manager", "team_manager"),
        ("Date of discussion with the case manager", "conversations.case_manager"),
        ("Conversation with parents/carers", "conversations.parents"),
        ("Date the auditor met with the child", "conversations.child"),
        ("Shoe size", "own.shoe-size"),
    ],
)
def test_a_label_of_the_header_is_recognised(label: str, tag: str) -> None:
    assert tags([label], HEADER) == [tag]


def test_each_fact_is_placed_once_and_every_label_has_a_place_of_its_own() -> None:
    assert tags(["Child Name", "Surname name", "Shoe size", "Shoe size"], HEADER) == [
        "child.name", "own.surname-name", "own.shoe-size", "own.shoe-size-2",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("label", "tag"),
    [
        ("Audit Verified By", "verification.by"),
        ("Moderator", "verification.by"),
        ("Verification Date", "verification.date"),
        ("Agree with auditor judgments", "verification.agrees"),
        ("Comments", "verification.comments"),
    ],
)
def test_a_label_of_the_verification_is_recognised(label: str, tag: str) -> None:
    assert tags([label], VERIFICATION) == [tag]


@pytest.mark.parametrize(
    ("label", "tag"),
    [
        ("Action", "action"),
        ("Recommendation", "action"),
        ("Responsibility", "owner"),
        ("By whom", "owner"),
        ("Timescale", "timescale"),
        ("By when", "timescale"),
        ("How will we know?", "measure"),
        ("Check back", "check_back"),
        ("Area for development", "finding"),
        ("Status", "status"),
        ("Outcome", "outcome"),
        ("RAG", "own.rag"),
    ],
)
def test_a_column_of_the_actions_is_recognised(label: str, tag: str) -> None:
    assert tags([label], ACTIONS) == [tag]


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("Audit Month: January 2023", "Audit Month"),
        ("Agree with judgments:\n1. Assessment:", "Agree with judgments"),
        ("Social care: is the child known?", "Social care: is the child known?"),
        ("", ""),
    ],
)
def test_a_label_is_printed_without_the_value_that_stood_behind_it(label: str, said: str) -> None:
    assert printed(label) == said


def test_a_title_becomes_part_of_a_tag() -> None:
    assert slug("Implementation & Delivery") == "implementation-and-delivery"
    assert slug("Ŵyl 2") == "ŵyl-2"
    assert slug("...") == "unnamed"
    assert len(slug("word " * 40)) <= 40
