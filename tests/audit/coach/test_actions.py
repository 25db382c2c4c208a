"""What is to be done."""

import pytest

from audit.coach import plan_note
from tests.audit.coach.saying import of_action


@pytest.mark.parametrize(
    "action",
    [
        "Look into the housing referral and put the answer on ChildView.",
        "Consider a mentor.",
        "Monitor the curfew.",
        "Be mindful of the child's ADHD.",
        "Support the child with college.",
        "Discuss the case in supervision.",
        "Ensure diversity is considered.",
        "To liaise with CAMHS.",
        "The case manager should think about contact.",
        "Try to engage the father and record it.",
        "",
        "…",
    ],
)
def test_a_verb_that_names_no_act_is_vague(action: str) -> None:
    assert of_action(action).flaws == ("vague_verb",)


@pytest.mark.parametrize(
    "action",
    [
        "Consider early revocation with the child and record the decision with reasons.",
        "Discuss the missed visits on 3 June and minute what was agreed.",
        "Monitor the curfew each week and log the figure in contacts.",
        "Support the child to attend the interview by going along and record how it went.",
        "Ensure that the signed plan is uploaded to the documents.",
        "Explore with the child why Mondays are hard and record the answer.",
    ],
)
def test_a_weak_verb_that_comes_to_something_is_let_be(action: str) -> None:
    assert of_action(action).flaws == ()


@pytest.mark.parametrize(
    "action",
    [
        "Improve the quality of the assessment.",
        "Give more attention to diversity in this case.",
        "Be more curious about the father.",
        "Work more closely with social care.",
        "Visit the child more often.",
        "Recording should be more child-centred.",
        "Better evidence of the child's voice.",
        "Good partnership work with the family.",
    ],
)
def test_a_quality_that_is_to_grow_cannot_be_measured(action: str) -> None:
    assert of_action(action).flaws == ("not_measurable",)


def test_a_quality_that_shows_on_the_file_is_let_be() -> None:
    assert of_action("Strengthen the contingency plan by adding who acts within 24 hours.").flaws == ()


@pytest.mark.parametrize(
    "action",
    [
        "Complete the review, refer the child to CAMHS, visit the school and write to the father.",
        "1. Update AssetPlus 2. Contact the victim 3. Book the panel",
        "Refer the child to CAMHS and chase the school for the EHCP.",
        "- ring dad\n- refer to the clinic\n- get the EHCP",
        "Complete a home visit, a referral to early help and an update of the plan.",
    ],
)
def test_acts_that_do_not_follow_from_each_other_are_several(action: str) -> None:
    assert of_action(action).flaws == ("several_actions",)


@pytest.mark.parametrize(
    "action",
    [
        "Contact the victim, record their wishes and reflect them in the plan.",
        "Draft, sign and send the letter to the court.",
        "Apply for revocation, or record with reasons why not.",
        "Ask the mother what help she had and add it to the plan.",
        "Send the plan to the social worker, the school and both parents.",
    ],
)
def test_one_act_with_what_finishes_it_is_one_action(action: str) -> None:
    assert of_action(action).flaws == ()


@pytest.mark.parametrize(
    "action",
    [
        "Make sure the child never goes missing again.",
        "Ensure that the mother stops drinking.",
        "Get the court to drop the curfew.",
        "Guarantee that there is no further offending.",
        "Make the father attend.",
        "Clear the waiting list at the clinic.",
        "Deliver the twelve-week programme.",
        "Ensure the child makes the right choices.",
    ],
)
def test_what_nobody_can_promise_is_not_achievable(action: str) -> None:
    assert of_action(action, timescale="16 May 2025").flaws == ("not_achievable",)


def test_a_programme_that_fits_the_time_is_achievable() -> None:
    assert (
        of_action("Deliver the six-week programme and file each worksheet.", timescale="1 August 2025").flaws
        == ()
    )


@pytest.mark.parametrize(
    "action",
    [
        "Order new chairs for the interview room.",
        "Book a venue for the staff Christmas lunch.",
        "Renew the parking permits.",
        "Sign off the annual leave for December.",
        "Ask facilities to repaint the kitchen.",
    ],
)
def test_the_running_of_an_office_is_not_relevant(action: str) -> None:
    assert of_action(action).flaws == ("not_relevant",)


def test_an_action_that_answers_no_finding_is_not_relevant() -> None:
    findings = ("The victim was never contacted.",)
    assert of_action("Apply for a bus pass for college.", findings=findings).flaws == ("not_relevant",)
    assert of_action("Contact the victim and record what they wish for.", findings=findings).flaws == ()


def test_a_finding_about_nothing_that_is_known_accuses_no_action() -> None:
    assert of_action(findings=("Hmm.",)).flaws == ()
    assert of_action(findings=()).flaws == ()


def test_a_second_flaw_of_the_same_action_becomes_a_note() -> None:
    said = of_action("Monitor CAMHS, look into housing and consider a mentor.")
    assert said.flaws == ("several_actions",)
    assert any("Monitor" in note for note in said.notes)


def test_each_column_has_its_own_flaw() -> None:
    said = of_action("Consider a mentor.", owner="the team", timescale="soon")
    assert said.flaws == ("vague_owner", "vague_date", "vague_verb")
    assert len(said.advice) == len(said.rules) == 3


def test_advice_quotes_the_words_and_gives_an_example_on_the_same_subject() -> None:
    (advice,) = of_action("Look into the home visit.").advice
    assert "“Look into”" in advice
    assert "Living Arrangements" in advice


def test_a_fifth_action_is_more_than_a_plan_bears() -> None:
    assert plan_note(4) is None
    assert "action 5" in (plan_note(5) or "")
