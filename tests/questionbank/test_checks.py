"""The lint of a form: every fault at once, with its place and its mend."""

import pytest

from questionbank.checks import check
from questionbank.models import (
    ActionTable,
    Feedback,
    FeedbackQuestion,
    Form,
    Group,
    Label,
    Overall,
    Question,
    Section,
)
from tests.questionbank.forms import SCALE, form, question, section

ASKED = question("1", "Did someone visit the home?")
OTHER = question("2", "Are charges recorded?")


def faults(checked: Form) -> list[tuple[str, str]]:
    """Place and first sentence of each problem."""
    return [(problem.where, problem.what.split(". ")[0]) for problem in check(checked)]


def test_a_sound_form_has_no_fault() -> None:
    assert check(form()) == []


def test_every_fault_is_found_at_once() -> None:
    broken = form(
        section("", question("1", "Is it recorded?"), question("1", "")),
        title=" ",
        question_ratings=("Good", "Excellent"),
    )
    assert len(check(broken)) == 5


def test_every_problem_names_place_and_mend() -> None:
    broken = form(section("A", Question(number="7")), header=["Age", "Age"], question_ratings=())
    for problem in check(broken):
        assert problem.where
        assert len(problem.what.split(". ")) >= 2


@pytest.mark.parametrize(
    ("broken", "where", "what"),
    [
        (form(document=" "), "form", "It has no document id"),
        (form(title=""), "form", "It has no title"),
        (form(sections=[]), "form", "It has no questions at all"),
        (form(section("A", ASKED), Section(title="B")), "section B", "The section has no questions"),
        (
            form(Section(title="A", groups=(Group(questions=(ASKED,)), Group(title="Home")))),
            "section A, Home",
            "The group has no questions",
        ),
        (form(section("", ASKED)), "section 1", "The section has no title"),
        (form(section("A", ASKED), section("a ", OTHER)), "section A", "Two sections have this title"),
        (form(section("A", ASKED, group=" ")), "section A, groups", "Number 1 is blank"),
        (
            form(section("A", question("1", "Is it so?"), question("1", "Is it not?"))),
            "question 1",
            "More than one question has this number",
        ),
        (form(section("A", question(" ", "Is it so?"))), "question in place 1", "The question has no number"),
        (form(section("A", question("4"))), "question 4", "It has neither title nor prompt"),
        (form(section("A", question("4", "Is it so?", title=""))), "question 4", "Its title is blank"),
        (form(section("A", question("4", "Is it so?", " "))), "question 4, prompts", "Number 2 is blank"),
        (
            form(section("A", question("4", "Is it so?", "is it so?"))),
            "question 4, prompts",
            '"Is it so?" stands there more than once',
        ),
        (form(question_ratings=("Good",)), "question ratings", "It offers 1 ratings to choose from"),
        (form(question_ratings=("Good", "Fine")), "question ratings", '"Fine" is not on the scale'),
        (
            form(overall=Overall(label="Overall", options=())),
            "overall rating",
            "It offers 0 ratings to choose from",
        ),
        (
            form(section("A", Question(number="3", title="T", ratings=("Good", "Met")))),
            "question 3, ratings",
            '"Met" is not on the scale',
        ),
        (form(scale=(*SCALE, SCALE[0])), "scale", '"Good" stands there more than once'),
        (
            form(section("A", ASKED), overall=Overall(label="", options=("Good", "Requires Improvement"))),
            "form",
            "Its overall rating has no label",
        ),
        (form(header=["Age", ""]), "header", "Number 2 is blank"),
        (form(columns=["No", "no"]), "columns", '"No" stands there more than once'),
        (form(verification=["By", "By"]), "verification", '"By" stands there more than once'),
        (
            form(actions=ActionTable(heading="Next", columns=(), rows=4)),
            "actions",
            "The table has no columns",
        ),
    ],
)
def test_one_fault_is_told_with_its_place(broken: Form, where: str, what: str) -> None:
    assert (where, what) in faults(broken)


def test_two_ratings_of_one_rank_are_a_fault() -> None:
    twins = tuple(step.model_copy(update={"rank": 1}) for step in SCALE)
    assert ("question ratings", '"Good" and "Requires Improvement" both have rank 1') in faults(
        form(scale=twins)
    )


def test_a_good_rating_ranked_after_a_bad_one_is_a_fault() -> None:
    upside_down = (
        Label(label="Good", rank=2, meaning="good"),
        Label(label="Requires Improvement", rank=1, meaning="needs-work"),
    )
    found = faults(form(scale=upside_down))
    assert ("question ratings", '"Requires Improvement" (needs-work) ranks before "Good" (good)') in found


def test_a_rank_below_one_is_a_fault() -> None:
    low = (SCALE[0].model_copy(update={"rank": 0}), SCALE[1])
    assert ("question ratings", '"Good" has rank 0') in faults(form(scale=low))


def test_two_scales_may_use_the_same_ranks() -> None:
    yes_no = (Label(label="Yes", rank=1, meaning="good"), Label(label="No", rank=2, meaning="needs-work"))
    own = ASKED.model_copy(update={"ratings": ("Yes", "No")})
    assert check(form(section("A", own, OTHER), scale=SCALE + yes_no)) == []


def test_not_applicable_needs_no_rank_of_its_own() -> None:
    scale = (*SCALE, Label(label="n/a", rank=2, meaning="not-applicable"))
    assert check(form(scale=scale, question_ratings=("Good", "Requires Improvement", "n/a"))) == []


def test_a_form_without_overall_ratings_is_sound() -> None:
    bare = Section(title="A", groups=(Group(questions=(ASKED,)),))
    assert check(form(bare, overall_ratings=())) == []


def test_feedback_tables_are_told_apart() -> None:
    child = Feedback(key="child", **{"from": ""}, questions=(FeedbackQuestion(number="1", text=" "),))
    parents = Feedback(
        key="child",
        **{"from": "Parents"},
        questions=(FeedbackQuestion(number="1", text="Why?"), FeedbackQuestion(number="1", text="How?")),
    )
    nobody = Feedback(key="worker", **{"from": "Worker"})
    assert faults(form(feedback=(child, parents, nobody))) == [
        ("feedback keys", '"child" stands there more than once'),
        ("feedback from child", "It does not say whose feedback it is"),
        ("feedback from child, question 1", "It has no text"),
        ("feedback from Parents, question 1", "Two questions have this number"),
        ("feedback from Worker", "The table has no questions"),
    ]
