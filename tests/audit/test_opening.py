"""Looking at an audit and taking it away: whose it is, who says why, and what the history keeps of it."""

import pytest

from audit import commands as c
from audit.errors import NeedsReason
from audit.opening import EXPORT, READ
from audit.permissions import THE_OPERATOR
from audit.record import Person
from tests.audit.life.played import AUDITOR, CASE, DEPUTY, HEAD, MODERATOR, TEAM, Life

WHY = "Preparing the service meeting"


@pytest.fixture
def life() -> Life:
    found = Life()
    found.service.keep_people([Person(name="Ola Example", roles=("moderator",))], THE_OPERATOR)
    return found


def looks(life: Life, audit: str) -> list[tuple[str, str, str | None]]:
    """Who looked, as the history has it."""
    lines = life.service.history(audit, THE_OPERATOR)
    return [
        (line.act.actor, line.change.fact, line.act.reason) for line in lines if _is_look(line.change.fact)
    ]


def _is_look(fact: str) -> bool:
    return fact in (READ, EXPORT)


@pytest.mark.parametrize("name", [AUDITOR, CASE, TEAM, MODERATOR])
def test_whose_audit_it_is_opens_it_without_a_word(life: Life, name: str) -> None:
    audit = life.moderated()
    assert life.service.show(audit, life.who(name))
    assert looks(life, audit) == []


def test_anybody_else_says_why_and_that_is_recorded(life: Life) -> None:
    audit = life.moderated()
    for open_ in (life.service.show, life.service.history):
        with pytest.raises(NeedsReason, match="say why with --reason"):
            open_(audit, life.who(DEPUTY), "  ")
    before = life.record(audit).data
    life.service.show(audit, life.who(DEPUTY), WHY)
    life.service.history(audit, life.who(DEPUTY), WHY)
    assert looks(life, audit) == [(DEPUTY, READ, WHY)] * 2
    assert life.record(audit).data == before


def test_what_waits_for_a_moderator_is_any_moderators_until_one_has_it(life: Life) -> None:
    audit = life.submitted()
    life.service.show(audit, life.who("Ola Example"))
    life.does(MODERATOR, c.Moderate(audit=audit, notes="Begun"))
    with pytest.raises(NeedsReason):
        life.service.show(audit, life.who("Ola Example"))


def test_what_waits_for_a_decision_is_the_heads(life: Life) -> None:
    audit = life.moderated()
    with pytest.raises(NeedsReason):
        life.service.show(audit, life.who(HEAD))
    life.does(AUDITOR, c.Disagree(audit=audit, reason="No"))
    assert life.service.show(audit, life.who(HEAD))


def test_taking_an_audit_away_is_always_recorded(life: Life) -> None:
    audit = life.moderated()
    life.service.export(audit, life.who(AUDITOR))
    life.service.export(audit, THE_OPERATOR)
    with pytest.raises(NeedsReason):
        life.service.export(audit, life.who(DEPUTY))
    life.service.export(audit, life.who(DEPUTY), WHY)
    assert looks(life, audit) == [
        (AUDITOR, EXPORT, None),
        ("operator", EXPORT, None),
        (DEPUTY, EXPORT, WHY),
    ]


def test_the_operator_is_recorded_where_a_door_says_so(life: Life) -> None:
    audit = life.moderated()
    life.service.show(audit, THE_OPERATOR)
    life.service.show(audit, THE_OPERATOR, "shown at the command line")
    assert looks(life, audit) == [("operator", READ, "shown at the command line")]


def test_a_look_disturbs_nobody_at_work(life: Life) -> None:
    audit = life.submitted()
    seen = life.record(audit).version
    life.does(MODERATOR, c.SendBack(audit=audit, reason="Thin", talk="held"))
    seen = life.record(audit).version
    life.service.show(audit, life.who(DEPUTY), WHY)
    answer = c.RecordAnswer(audit=audit, question="1", comment="Seen twice.", seen=seen)
    assert life.does(AUDITOR, answer).data.answers["1"].comment == "Seen twice."
