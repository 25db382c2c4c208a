"""Group audits: each rates blind, then all meet."""

import pytest

from audit import commands as c
from audit.errors import BadAudit, Incomplete, NotAllowed, UnknownQuestion, UnknownRating, WrongState
from audit.permissions import THE_OPERATOR
from audit.record import Person
from tests.audit.life.played import AUDITOR, CASE, Life

GUEST = "Gil Guest"
PLACES = ("1", "2", "3", "4", "Assessment", "Delivery & Review", "Overall")


@pytest.fixture
def life() -> Life:
    found = Life()
    found.service.keep_people([Person(name=GUEST, roles=("guest auditor",))], THE_OPERATOR)
    return found


@pytest.fixture
def audit(life: Life) -> str:
    return life.allocated(kind="group", raters=(AUDITOR, GUEST))


def rates_all(life: Life, audit: str, who: str, rating: str) -> None:
    for place in PLACES:
        life.does(who, c.Rate(audit=audit, place=place, rating=rating))
    life.does(who, c.HandInRatings(audit=audit))


def test_nobody_sees_anothers_ratings_before_all_have_handed_in(life: Life, audit: str) -> None:
    life.does(AUDITOR, c.Rate(audit=audit, place="1", rating="Good"))
    mine = life.does(GUEST, c.Rate(audit=audit, place="1", rating="RI"))
    assert mine.data.ratings_by == {GUEST: {"1": "Requires Improvement"}}
    for who in (AUDITOR, GUEST):
        actor = life.who(who)
        record, _ = life.service.show(audit, actor)
        (listed,) = life.service.audits(actor)
        lines = life.service.history(audit, actor)
        assert set(record.data.ratings_by) == set(listed.data.ratings_by) == {who}
        told = [line.change.fact for line in lines if line.change.fact.startswith("/ratings_by")]
        assert told == [f"/ratings_by/{who}/1"]
    rates_all(life, audit, AUDITOR, "Good")
    assert set(life.service.show(audit, life.who(AUDITOR))[0].data.ratings_by) == {AUDITOR}
    rates_all(life, audit, GUEST, "Good")
    assert set(life.service.show(audit, life.who(GUEST))[0].data.ratings_by) == {AUDITOR, GUEST}


def test_what_is_handed_in_stays_as_it_was_rated(life: Life, audit: str) -> None:
    with pytest.raises(Incomplete, match="Gil Guest has not rated: 1, 2, 3, 4, Assessment and 2 more"):
        life.does(GUEST, c.HandInRatings(audit=audit))
    rates_all(life, audit, GUEST, "Good")
    with pytest.raises(WrongState, match="has handed the ratings in"):
        life.does(GUEST, c.Rate(audit=audit, place="1", rating="RI"))


def test_each_rates_alone_and_only_who_was_asked(life: Life, audit: str) -> None:
    with pytest.raises(NotAllowed, match="rates for nobody else"):
        life.does(GUEST, c.Rate(audit=audit, place="1", rating="Good", rater=AUDITOR))
    with pytest.raises(NotAllowed):
        life.does(CASE, c.Rate(audit=audit, place="1", rating="Good"))
    command = c.Rate(audit=audit, place="1", rating="Good", rater="gil guest")
    assert life.service.perform(command, THE_OPERATOR).record.data.ratings_by == {GUEST: {"1": "Good"}}
    with pytest.raises(BadAudit, match="is not among the raters"):
        life.service.perform(c.Rate(audit=audit, place="1", rating="Good"), THE_OPERATOR)


def test_ratings_are_those_of_the_form(life: Life, audit: str) -> None:
    for place, rating, error in (
        ("99", "Good", UnknownQuestion),
        ("Weather", "Good", UnknownQuestion),
        ("1", "Outstanding", UnknownRating),
    ):
        with pytest.raises(error):
            life.does(GUEST, c.Rate(audit=audit, place=place, rating=rating))


def test_the_group_meets_when_all_are_in_and_what_it_agrees_is_the_audits_own(life: Life, audit: str) -> None:
    with pytest.raises(WrongState, match="waiting for Alex Example, Gil Guest"):
        life.does(AUDITOR, c.AgreeRating(audit=audit, place="1", rating="Good"))
    rates_all(life, audit, AUDITOR, "Good")
    rates_all(life, audit, GUEST, "Requires Improvement")
    for place in PLACES:
        record = life.does(AUDITOR, c.AgreeRating(audit=audit, place=place, rating="Good"))
    assert record.data.agreed == dict.fromkeys(PLACES, "Good")
    assert record.data.answers["1"].rating == record.data.overall.rating == "Good"
    assert record.data.sections["Delivery & Review"].rating == "Good"
    assert record.data.ratings_by[GUEST]["1"] == "Requires Improvement"


def test_no_answer_shows_before_all_have_rated_and_none_contradicts_what_was_agreed(
    life: Life, audit: str
) -> None:
    rates_all(life, audit, AUDITOR, "Good")
    early = (
        c.RecordAnswer(audit=audit, question="1", comment="Weak."),
        c.RecordJudgement(audit=audit, rating="Good"),
    )
    for command in early:
        with pytest.raises(WrongState, match=r"rated blind: .*Gil Guest has not handed in"):
            life.does(AUDITOR, command)
    rates_all(life, audit, GUEST, "Good")
    life.does(AUDITOR, c.AgreeRating(audit=audit, place="1", rating="Good"))
    kept = life.does(
        AUDITOR, c.RecordAnswer(audit=audit, question="1", rating="good", comment="Seen at home.")
    )
    assert kept.data.answers["1"].comment == "Seen at home."
    for rating in ("RI", ""):
        with pytest.raises(WrongState, match="what was agreed, Good"):
            life.does(AUDITOR, c.RecordAnswer(audit=audit, question="1", rating=rating))
    with pytest.raises(WrongState, match="what was agreed, nothing yet"):
        life.does(AUDITOR, c.RecordJudgement(audit=audit, section="Assessment", rating="Good"))


def test_a_group_audit_is_handed_in_after_its_raters(life: Life, audit: str) -> None:
    with pytest.raises(WrongState, match="waits for the ratings of Alex Example, Gil Guest"):
        life.does(AUDITOR, c.Submit(audit=audit, reason="x"))


def test_whoever_has_rated_stays_a_rater_and_only_groups_have_raters(life: Life, audit: str) -> None:
    life.does(GUEST, c.Rate(audit=audit, place="1", rating="Good"))
    with pytest.raises(BadAudit, match="has rated already"):
        life.service.perform(c.NameRaters(audit=audit, raters=(AUDITOR,)), THE_OPERATOR)
    with pytest.raises(WrongState, match="is no group audit"):
        life.service.perform(c.NameRaters(audit=life.allocated(), raters=(GUEST,)), THE_OPERATOR)
    with pytest.raises(BadAudit, match="only a group audit has raters"):
        life.allocated(raters=(GUEST,))


def test_ratings_of_sections_can_be_given_as_data(life: Life) -> None:
    given = {
        "kind": "group",
        "month": "2026-11",
        "auditor": AUDITOR,
        "child": {"childview_id": "CV-2"},
        "ratings_by": {"A": {"1": "RI", "delivery and review": "good"}},
    }
    record = life.service.take_in(given, THE_OPERATOR).record
    assert record.data.ratings_by == {"A": {"1": "Requires Improvement", "Delivery & Review": "Good"}}
