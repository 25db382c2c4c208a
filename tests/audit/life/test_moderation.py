"""What a moderator may say of an audit, and what becomes of it."""

import pytest

from audit import commands as c
from audit.errors import BadAudit, Incomplete, NotAllowed, UnknownQuestion, UnknownRating, WrongState
from audit.life.shapes import moderation
from audit.permissions import THE_OPERATOR
from audit.record import Person
from tests.audit.life.played import AUDITOR, HEAD, MODERATOR, NAMED, SECTIONS, Life, accepting
from tests.builders import answered


def test_an_accepted_audit_is_moderated_and_its_verification_table_filled(life: Life) -> None:
    audit = life.moderated()
    record = life.record(audit)
    table = record.data.verification
    assert (record.state, record.moderator, record.moderated_at) == ("moderated", MODERATOR, life.now)
    assert (table.by, table.date, table.agrees) == (
        MODERATOR,
        life.now.date(),
        dict.fromkeys(SECTIONS, True),
    )


def test_both_judgements_stand_beside_each_other(life: Life) -> None:
    audit = life.submitted()
    life.does(
        MODERATOR,
        c.Moderate(
            audit=audit,
            agree=("delivery and review", "overall"),
            disagree={"assessment": "The home was never seen"},
            ratings={"Assessment": "RI"},
            talk="declined",
            talk_on="19/11/2026",
            actions_meet_findings=False,
            actions_reason="Nothing answers question 2",
            notes="Warm words throughout.",
            accept=True,
        ),
    )
    data = life.record(audit).data
    assert data.sections["Assessment"].rating == "Good"
    assert moderation(data).sections["Assessment"].rating == "Requires Improvement"
    assert data.verification.agrees["Assessment"] is False
    for words in (
        "the moderator would say Requires Improvement: The home was never seen",
        "do not meet the findings: Nothing answers question 2",
        "Warm words throughout.",
        "declined on 19 November 2026",
    ):
        assert words in (data.verification.comments or "")


def test_moderation_can_go_section_by_section(life: Life) -> None:
    audit = life.submitted()
    life.does(MODERATOR, c.Moderate(audit=audit, agree=("Assessment",)))
    life.does(MODERATOR, c.Moderate(audit=audit, agree=("Delivery & Review", "Overall")))
    record = life.does(MODERATOR, c.Moderate(audit=audit, actions_meet_findings=True, accept=True))
    assert record.state == "moderated"


def test_what_is_missing_for_the_end_is_named(life: Life) -> None:
    audit = life.submitted()
    command = c.Moderate(audit=audit, disagree={"Overall": "Too kind"}, agree=("Assessment",), accept=True)
    with pytest.raises(Incomplete) as refused:
        life.does(MODERATOR, command)
    assert refused.value.gaps == (
        "say whether you agree on Delivery & Review",
        "say whether the actions meet the findings",
        "you disagree, so offer the auditor a talk first",
    )
    assert life.record(audit).data.moderation == {}


def test_a_disagreement_needs_a_reason(life: Life) -> None:
    audit = life.submitted()
    with pytest.raises(BadAudit, match="the reason for disagreeing on Overall is missing"):
        life.does(MODERATOR, c.Moderate(audit=audit, disagree={"Overall": " "}))


def test_a_rating_of_ones_own_needs_a_disagreement(life: Life) -> None:
    audit = life.submitted()
    with pytest.raises(BadAudit, match="needs a disagreement"):
        life.does(MODERATOR, c.Moderate(audit=audit, agree=("Overall",), ratings={"Overall": "RI"}))


def test_sections_and_ratings_are_those_of_the_form(life: Life) -> None:
    audit = life.submitted()
    with pytest.raises(UnknownQuestion, match="no section 'Weather'"):
        life.does(MODERATOR, c.Moderate(audit=audit, agree=("Weather",)))
    command = c.Moderate(audit=audit, disagree={"Overall": "No"}, ratings={"Overall": "Splendid"})
    with pytest.raises(UnknownRating, match="'Splendid'"):
        life.does(MODERATOR, command)


def test_a_talk_comes_before_sending_an_audit_back(life: Life) -> None:
    audit = life.submitted()
    with pytest.raises(Incomplete, match="first offer the auditor a talk"):
        life.does(MODERATOR, c.SendBack(audit=audit, reason="One-liners", talk="offered"))
    record = life.does(MODERATOR, c.SendBack(audit=audit, reason="One-liners", talk="held"))
    assert (record.state, record.returned_at) == ("returned", life.now)
    assert moderation(record.data).returns[0].reason == "One-liners"


def test_a_talk_of_tomorrow_has_not_been_held(life: Life) -> None:
    audit = life.submitted()
    command = c.SendBack(audit=audit, reason="One-liners", talk="held", talk_on="2026-11-21")
    with pytest.raises(BadAudit, match="21 November 2026 has not come yet"):
        life.does(MODERATOR, command)


def test_pressing_twice_does_no_harm(life: Life) -> None:
    for command in (
        accepting(life.submitted()),
        c.SendBack(audit=life.submitted(), reason="Thin", talk="held"),
    ):
        first = life.does(MODERATOR, command)
        life.later(minutes=1)
        assert life.does(MODERATOR, command) == first


def test_nobody_moderates_their_own_audit(life: Life) -> None:
    audit = life.submitted()
    both = Person(name=AUDITOR, roles=("auditor", "moderator", "head of service"))
    life.service.keep_people([both], THE_OPERATOR)
    with pytest.raises(NotAllowed):
        life.does(AUDITOR, accepting(audit))


def test_an_inadequate_audit_is_the_head_of_services(life: Life) -> None:
    audit = life.submitted("Inadequate")
    with pytest.raises(NotAllowed, match="the head of service moderates it"):
        life.does(MODERATOR, accepting(audit))
    assert life.does(HEAD, accepting(audit)).inadequate == ("auditor",)


def test_a_moderator_can_find_the_whole_inadequate(life: Life) -> None:
    audit = life.submitted()
    command = c.Moderate(
        audit=audit,
        agree=SECTIONS[:2],
        disagree={"Overall": "A risk was not seen"},
        ratings={"Overall": "Inadequate"},
        talk="held",
        actions_meet_findings=True,
        accept=True,
    )
    assert life.does(MODERATOR, command).inadequate == ("moderator",)


def test_whom_the_service_names_moderates_the_heads_own_inadequate_audit_and_no_other() -> None:
    life = Life(decider=NAMED)
    for overall in ("Inadequate", "Good"):
        with pytest.raises(NotAllowed, match="the head of service"):
            life.does(NAMED, accepting(life.submitted(overall)))
    both = Person(name=HEAD, roles=("auditor", "head of service"))
    life.service.keep_people([both], THE_OPERATOR)
    audit = life.allocated(auditor=HEAD)
    answered(life.service, audit)
    life.does(HEAD, c.RecordJudgement(audit=audit, rating="Inadequate"))
    life.does(HEAD, c.Submit(audit=audit))
    with pytest.raises(NotAllowed):
        life.does(HEAD, accepting(audit))
    assert life.does(NAMED, accepting(audit)).state == "moderated"


def test_what_is_not_handed_in_cannot_be_moderated(life: Life) -> None:
    audit = life.allocated()
    with pytest.raises(WrongState, match="it has not been begun"):
        life.does(MODERATOR, accepting(audit))


def test_all_are_those_that_are_not_disagreed_on_in_the_same_breath(life: Life) -> None:
    audit = life.submitted()
    said = c.Moderate(audit=audit, agree=("All",), disagree={"assessment": "The home was never seen"})
    sections = moderation(life.does(MODERATOR, said).data).sections
    assert {title: opinion.agrees for title, opinion in sections.items()} == {
        "Assessment": False,
        "Delivery & Review": True,
        "Overall": True,
    }


def test_whoever_tries_to_moderate_an_inadequate_audit_is_told_who_does(life: Life) -> None:
    audit = life.submitted("Inadequate")
    with pytest.raises(NotAllowed, match="the head of service moderates it"):
        life.does(MODERATOR, c.Moderate(audit=audit, agree=("all",)))
