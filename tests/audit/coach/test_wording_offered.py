"""The rewrite, the draft and the examples: what the coach itself offers must stand before the coach."""

import pytest

from audit.coach import (
    ActionItem,
    CommentItem,
    check_action,
    check_comment,
    draft_action,
    load_rules,
    rewrite_action,
)
from audit.coach.examples import Example
from questionbank.builtin import case_audit

GIVEN = {"responsibility": "Case Manager", "timescale": "6 June 2025", "audit_date": "2025-05-09"}
EXAMPLES = load_rules().examples.example


def item(action: str) -> ActionItem:
    return ActionItem.model_validate({**GIVEN, "action": action})


@pytest.mark.parametrize(
    ("action", "kept"),
    [
        ("Look into the housing referral sent on 1 August.", "the housing referral sent on 1 August"),
        ("Monitor the curfew.", "the curfew"),
        ("Improve the assessment.", "improve the assessment"),
        ("Make sure the child never goes missing again.", "the child never goes missing again"),
        ("Tackle the drug use.", "the drug use"),
    ],
)
def test_a_rewrite_keeps_the_persons_words_and_mends_the_flaw(action: str, kept: str) -> None:
    better = rewrite_action(item(action))
    assert better is not None
    assert kept in better
    assert check_action(item(better)).flaws == ()


def test_several_acts_are_offered_in_lines_of_their_own() -> None:
    better = rewrite_action(
        item("Visit the school, refer the child to CAMHS and note the date, and ring the landlord.")
    )
    assert better == "Visit the school.\nRefer the child to CAMHS and note the date.\nRing the landlord."


def test_an_action_that_is_good_or_beyond_mending_gets_no_rewrite() -> None:
    assert rewrite_action(item("Visit the child at home and record the visit.")) is None
    assert rewrite_action(item("Order new chairs for the office.")) is None
    assert rewrite_action(item("")) is None


def test_a_draft_answers_the_finding_and_quotes_it() -> None:
    comment = "The plan is clear. No home visit was recorded between March and July. The child moved twice."
    draft = draft_action("Living Arrangements & Environmental Factors", comment)
    assert draft.finding == "No home visit was recorded between March and July."
    assert draft.action.startswith("Visit the child at home")
    assert draft.responsibility == "Case Manager"
    assert draft.measure


def test_a_draft_for_a_finding_that_no_example_answers_puts_the_finding_into_the_action() -> None:
    draft = draft_action("53", "The victim was never told of the release date.")
    assert "The victim was never told of the release date" in draft.action


def test_a_draft_of_nothing_is_the_questions_own_example() -> None:
    assert draft_action("Question 8", "").action.startswith("Visit the child at home")
    assert draft_action("", "").action


@pytest.mark.parametrize(
    "comment",
    ["Supervision was missed in May and June.", "Needs improvement.", "The father was left out of it."],
)
def test_every_draft_stands_before_the_coach(comment: str) -> None:
    for question in case_audit().questions():
        draft = draft_action(question.number, comment)
        given = {
            **GIVEN,
            "action": draft.action,
            "responsibility": draft.responsibility,
            "findings": [draft.finding],
        }
        assert check_action(ActionItem.model_validate(given)).flaws == (), question.number


def test_every_question_of_the_built_in_form_has_its_own_example() -> None:
    examples = load_rules().examples
    for section, _, question in case_audit().places():
        wording = " ".join((question.title or "", *question.prompts))
        assert examples.of_question(question.number, section.title, wording).number == question.number


def test_every_section_and_the_whole_have_their_own_example() -> None:
    examples = load_rules().examples
    titles = [section.title for section in case_audit().graded_sections()] + ["Overall"]
    assert [examples.of_question(title, title).number for title in titles] == titles


@pytest.mark.parametrize("example", EXAMPLES, ids=[example.number for example in EXAMPLES])
def test_every_example_stands_before_the_coach(example: Example) -> None:
    good = CommentItem(question=example.number, grade="Good", comment=f"{example.seen}; {example.meant}.")
    poor = CommentItem(question=example.number, grade="Inadequate", comment=f"{example.gap}; {example.cost}.")
    acted = ActionItem.model_validate({**GIVEN, "action": example.act, "responsibility": example.owner})
    assert check_comment(good).flaws == check_comment(poor).flaws == check_action(acted).flaws == ()
