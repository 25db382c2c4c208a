"""How people of different services write: shorthand, Welsh, orders in the passive, names of many origins."""

import pytest

from tests.audit.coach.saying import FULL, of_action, of_comment

AUDITED = "2025-11-20"


@pytest.mark.parametrize("owner", ["t.b.c.", "To confirm", "pending", "[insert]", "as above", "vacant post"])
def test_shorthand_for_nobody_is_no_owner(owner: str) -> None:
    assert of_action(owner=owner).flaws == ("no_owner",)


@pytest.mark.parametrize(
    "owner", ["Everyone working with the child", "all professionals involved with the young person", "Heddlu"]
)
def test_a_crowd_is_a_crowd_whoever_it_works_with(owner: str) -> None:
    assert of_action(owner=owner).flaws == ("vague_owner",)


@pytest.mark.parametrize("owner", ["Social worker supporting the child", "School DSL", "Swyddog achos"])
def test_a_role_stays_a_role_whomever_it_supports(owner: str) -> None:
    assert of_action(owner=owner).flaws == ()


@pytest.mark.parametrize(
    "timescale", ["12 Rhagfyr 2025", "by close of play 28/11", "2/52", "10 w/d", "5wd", "end of month"]
)
def test_a_day_is_understood_in_welsh_and_in_shorthand(timescale: str) -> None:
    assert of_action(timescale=timescale, audit_date=AUDITED).flaws == ()


def test_a_welsh_day_before_the_audit_has_gone_by() -> None:
    assert of_action(timescale="12 Tachwedd 2025", audit_date=AUDITED).flaws == ("date_in_past",)


@pytest.mark.parametrize(
    "action",
    [
        "Case to be taken to the Risk Management Panel.",
        "NRM referral to be submitted.",
        "Case to be discussed in supervision and decision recorded on file.",
    ],
)
def test_an_act_ordered_in_the_passive_is_an_act(action: str) -> None:
    assert of_action(action).flaws == ()


@pytest.mark.parametrize(
    ("action", "flaw"),
    [
        ("Identity to be explored with the child.", "vague_verb"),
        ("Consideration to be given to a mentor for the child.", "vague_verb"),
        ("Practice to be strengthened around diversity.", "not_measurable"),
        ("Sessions to be made more child friendly.", "not_measurable"),
        ("Have the child's father stop drinking.", "not_achievable"),
        ("Book all staff on the recording refresher.", "not_relevant"),
    ],
)
def test_a_weak_order_is_weak_in_the_passive_too(action: str, flaw: str) -> None:
    assert of_action(action).flaws == (flaw,)


@pytest.mark.parametrize(
    "sentence",
    [
        "Semhar's mum was seen on 3 May.",
        "The CM spoke to Mr Green on 3 May.",
        "The family moved to Heol Isaf on 3 May.",
        "The child started at Ysgol y Bont on 3 May.",
    ],
)
def test_a_name_is_known_by_what_stands_beside_it(sentence: str) -> None:
    assert "identifiable_data" in of_comment(f"{FULL} {sentence}").flaws


@pytest.mark.parametrize(
    "sentence",
    [
        "Mr Men worksheets and Lego were used with Melatonin in mind.",
        "Letters went out in Welsh from Ionawr, and the review of 5 Mai is on file.",
        "Turning Point wrote on 3 May, and Ramadan and Jummah were planned round.",
    ],
)
def test_a_capital_of_the_field_names_nobody(sentence: str) -> None:
    assert of_comment(f"{FULL} {sentence}").flaws == ()


def test_a_small_gap_that_is_weighed_does_not_contradict_good() -> None:
    comment = (
        "All five offences since June 2023 are listed and used as episodes. One small gap: the outcome of "
        "2022 is missing its date. It did not alter the picture and the child was not disadvantaged by it."
    )
    assert of_comment(comment, grade="Good").flaws == ()


@pytest.mark.parametrize("comment", ["", "N/A", "n/a."])
def test_a_question_set_aside_without_a_reason_is_noted(comment: str) -> None:
    said = of_comment(comment, grade="Not applicable")
    assert said.flaws == ()
    assert len(said.notes) == 1


def test_a_question_set_aside_for_a_reason_gets_no_note() -> None:
    assert of_comment("The child is not in custody.", grade="N/A").notes == ()
