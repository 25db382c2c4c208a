"""The states of an audit: the tables, and that the service keeps to them."""

from contextlib import suppress
from typing import get_args

import pytest

from audit.errors import AuditError, WrongState
from audit.permissions import THE_OPERATOR
from audit.record import State
from audit.roles import Do
from audit.rules import RULES
from audit.states import ALWAYS, MOVES, POSSIBLE, WHAT_THEN, require, require_move
from audit.tracking.one_audit import READING
from tests.audit.life.played import Life
from tests.audit.life.states import in_state
from tests.audit.test_permissions import SAMPLES

STATES: tuple[State, ...] = get_args(State)


def test_every_state_says_what_may_be_done_and_how_it_stands() -> None:
    assert set(POSSIBLE) == set(WHAT_THEN) == set(STATES)
    assert all(acts >= ALWAYS for acts in POSSIBLE.values())


def test_every_move_belongs_to_a_command_that_may_be_done_in_the_state_it_leaves() -> None:
    by_name = {ruled.name: ruled.act for ruled in RULES.values()} | {READING: Do.ACT}
    for move in MOVES:
        assert by_name[move.by] in POSSIBLE[move.before], move


def test_every_state_but_the_first_is_reached_by_some_move() -> None:
    assert {move.after for move in MOVES} == set(STATES) - {"allocated"}


def test_every_act_on_an_audit_is_possible_in_some_state() -> None:
    acts = {ruled.act for ruled in RULES.values()}
    assert acts == {act for possible in POSSIBLE.values() for act in possible}


@pytest.mark.parametrize("state", STATES)
def test_what_a_state_does_not_allow_is_refused_and_changes_nothing(state: State) -> None:
    life = Life()
    audit = in_state(life, state)
    before = life.record(audit)
    for kind, fields in SAMPLES.items():
        ruled = RULES[kind]
        command = kind(audit=audit, **fields)
        if ruled.act in POSSIBLE[state] or (ruled.done and ruled.done(before, command)):
            continue
        with pytest.raises(WrongState, match=WHAT_THEN[state]):
            life.service.perform(command, THE_OPERATOR)
    assert life.record(audit) == before


@pytest.mark.parametrize("state", STATES)
def test_every_command_leads_along_the_moves_of_the_table(state: State) -> None:
    """Whatever is done in a state, the audit stays in it or goes where the table says."""
    for kind, fields in SAMPLES.items():
        if RULES[kind].act not in POSSIBLE[state]:
            continue
        life = Life()
        audit = in_state(life, state)
        try:
            after = life.service.perform(kind(audit=audit, **fields), THE_OPERATOR).record.state
        except AuditError:
            continue  # what is refused for another reason moves nothing
        ways = {(m.before, m.after) for m in MOVES} | {(s, s) for s in STATES}
        assert (state, after) in ways, kind


def test_a_tracker_read_back_closes_an_audit_and_moves_it_nowhere_else() -> None:
    life = Life()
    record = life.record(life.moderated())
    require_move(record, record.model_copy(update={"state": "closed"}), READING)
    for state in set(STATES) - {"closed", record.state}:
        with pytest.raises(WrongState, match="cannot go from moderated"):
            require_move(record, record.model_copy(update={"state": state}), READING)


def test_the_refusal_says_how_the_audit_stands() -> None:
    with pytest.raises(WrongState, match="audit A-1 cannot be changed: it is closed"):
        require("A-1", "closed", Do.ANSWER)


@pytest.mark.parametrize("state", STATES)
def test_only_answering_touches_what_the_auditor_wrote(state: State) -> None:
    """A moderator, a manager or a meeting never rewrites the auditor's ratings and words."""
    for kind, fields in SAMPLES.items():
        act = RULES[kind].act
        if act not in POSSIBLE[state] or act in (Do.ANSWER, Do.RATE):
            continue
        life = Life()
        audit = in_state(life, state)
        before = life.record(audit).data
        with suppress(AuditError):
            life.service.perform(kind(audit=audit, **fields), THE_OPERATOR)
        after = life.record(audit).data
        assert (after.answers, after.sections, after.overall, after.feedback) == (
            before.answers,
            before.sections,
            before.overall,
            before.feedback,
        ), kind
