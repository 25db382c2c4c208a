"""Whether a comment says what was seen, what it meant for the child, and whether it fits its grade."""

import pytest

from tests.audit.coach.saying import FULL, of_comment

PRAISE = (
    "This is a thorough and well written section of a high standard. The analysis is balanced and robust. "
    "The practitioner has shown skill and commitment and should be commended for excellent work."
)
PAPERS = (
    "The AssetPlus was returned on 6 May with six comments and countersigned on 13 May. "
    "The report for court was gatekept on the template, and both forms are in the documents section."
)
FAILINGS = (
    "No home visit took place in five months. The home is described in copied lines that name the wrong "
    "street. The mother was never asked. The child was injured there in June, and nobody had noticed."
)


def test_a_comment_with_evidence_and_impact_gets_no_remark() -> None:
    said = of_comment(FULL)
    assert (said.flaws, said.advice, said.notes) == ((), (), ())


@pytest.mark.parametrize(
    "comment",
    [
        "",
        "Completed.",
        "All good. No concerns.",
        "See above",
        "👍",
        "Good plan, well written and clear.",
    ],
)
def test_a_verdict_without_reasons_is_a_one_liner(comment: str) -> None:
    assert of_comment(comment).flaws == ("one_liner",)


def test_a_short_comment_that_says_what_was_seen_and_meant_is_none() -> None:
    assert (
        of_comment("Two visits (3 and 17 May), father heard; the child says that he sleeps better.").flaws
        == ()
    )


def test_praise_without_facts_is_no_evidence() -> None:
    said = of_comment(PRAISE)
    assert said.flaws == ("no_evidence_for_grade",)
    assert said.rules == ("no-facts",)


def test_blame_without_facts_is_no_evidence_either() -> None:
    comment = (
        "This is poor. It needs to be more robust and more analytical, and the standard must improve. "
        "It is weak throughout."
    )
    assert of_comment(comment, grade="Requires Improvement").flaws == ("no_evidence_for_grade",)


def test_work_on_papers_without_the_child_is_no_impact() -> None:
    said = of_comment(PAPERS, question="55")
    assert said.flaws == ("no_impact_on_child",)
    assert "tag" in said.advice[0]  # the example of question 55


def test_an_impact_that_is_only_claimed_is_none() -> None:
    said = of_comment(PAPERS + " This had a positive impact on the child.")
    assert said.flaws == ("no_impact_on_child",)
    assert said.rules == ("claimed-impact",)
    assert "“positive impact”" in said.advice[0]


@pytest.mark.parametrize(
    "impact",
    [
        "The child told the auditor that it was fair.",
        "Attendance rose from 40% to 85%.",
        "There is no sign that anybody is safer.",
        "He has not been missing since.",
        "It left him without a worker for seven weeks.",
        "Mum says the house is calmer.",
        "The child, who has a stammer, now speaks in sessions.",
    ],
)
def test_what_the_child_says_does_has_or_lost_is_impact(impact: str) -> None:
    assert of_comment(f"{PAPERS} {impact}").flaws == ()


def test_failings_under_a_good_grade_contradict_it() -> None:
    said = of_comment(FAILINGS)
    assert said.flaws == ("grade_contradicts_comment",)
    assert "The grade is Good" in said.advice[0]
    assert of_comment(FAILINGS, grade="Inadequate").flaws == ()


def test_nothing_but_praise_under_a_poor_grade_contradicts_it() -> None:
    comment = (
        "The plan was written with the child over two sessions and has four clear targets with dates. "
        "The child has met three of them and is proud of it."
    )
    assert of_comment(comment, grade="Requires Improvement to be Good").flaws == (
        "grade_contradicts_comment",
    )
    assert of_comment(comment, grade="Good").flaws == ()


def test_a_bad_start_that_was_mended_is_no_failing() -> None:
    comment = (
        "After two missed appointments the worker changed the place. There has been no breach since, and "
        "attendance went from three of seven to eleven of twelve. The child says the worker 'never gives up'."
    )
    assert of_comment(comment).flaws == ()


def test_a_strength_beside_a_shortfall_is_let_be_under_both_grades() -> None:
    comment = (
        "The assessment draws on four sources and is clear. The review of May was late by two weeks. "
        "The child took part in both meetings and has not offended since March."
    )
    assert of_comment(comment, grade="Good").flaws == ()
    assert of_comment(comment, grade="RI").flaws == ()


@pytest.mark.parametrize("grade", ["Not applicable", "N/A"])
def test_what_does_not_apply_needs_neither_evidence_nor_impact(grade: str) -> None:
    assert of_comment("The child is not in custody.", grade=grade).flaws == ()


def test_a_grade_that_is_not_known_is_not_judged() -> None:
    assert of_comment(FAILINGS, grade="Band 3").flaws == ()


def test_a_missing_grade_is_noted() -> None:
    assert of_comment(grade="").notes == ("No grade stands beside this comment yet.",)


def test_a_very_long_comment_is_noted() -> None:
    assert any("words" in note for note in of_comment(" ".join([FULL] * 9)).notes)


def test_words_that_put_the_offence_first_and_initials_are_noted() -> None:
    said = of_comment(FULL + " The young offender and J.D. were seen together.")
    assert said.flaws == ()
    assert len(said.notes) == 2
    assert of_comment(FULL + " He left the young offender institution.").notes == ()


def test_advice_is_one_sentence_that_quotes_the_comment_and_shows_this_question() -> None:
    said = of_comment("Completed.", question="8")
    assert said.advice[0].startswith("“Completed.”")
    assert "home visits" in said.advice[0]


def test_the_example_follows_the_grade() -> None:
    assert "No home visit is recorded" in of_comment("Needs work.", grade="Requires Improvement").advice[0]


def test_the_example_follows_the_wording_where_another_form_has_other_numbers() -> None:
    said = of_comment("Fine.", question="3", question_text="Was case supervision recorded each month?")
    assert "Supervision is recorded each month" in said.advice[0]
