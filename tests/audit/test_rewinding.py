"""An audit's actions as they were, by undoing its history."""

import string

from hypothesis import given, settings
from hypothesis import strategies as st

from audit import commands as c
from audit.models import AuditData
from audit.permissions import THE_OPERATOR
from audit.rewinding import as_of, made
from audit.service import AuditService
from tests.builders import begun, service_over
from tests.storage.fake import MemoryStore

WORDS = st.text(string.ascii_letters + " ~/", min_size=0, max_size=6)
ACTS = st.one_of(
    st.tuples(st.just("add"), WORDS, WORDS),
    st.tuples(st.just("change"), st.sampled_from("1234"), WORDS),
    st.tuples(st.just("remove"), st.sampled_from("1234"), WORDS),
    st.tuples(st.just("answer"), st.sampled_from("1234"), WORDS),
)


def perform(service: AuditService, audit: str, act: tuple[str, str, str]) -> None:
    kind, which, words = act
    known = {action.id for action in service.show(audit, THE_OPERATOR)[0].data.actions}
    if kind == "add":
        service.perform(c.AddAction(audit=audit, fields={"action": which, "progress": words}), THE_OPERATOR)
    elif kind == "answer":
        service.perform(c.RecordAnswer(audit=audit, question=which, comment=words), THE_OPERATOR)
    elif which in known and kind == "change":
        service.perform(c.ChangeAction(audit=audit, action=which, fields={"action": words}), THE_OPERATOR)
    elif which in known:
        service.perform(c.RemoveAction(audit=audit, action=which), THE_OPERATOR)


def said(data: AuditData) -> tuple[object, object]:
    """What an action's row is made from, as far as it says something."""
    answers = {number: answer.comment for number, answer in data.answers.items() if answer.comment}
    actions = sorted(data.actions, key=lambda action: str(action.id))
    return actions, answers


@given(st.lists(ACTS, max_size=14))
@settings(max_examples=30, deadline=None)
def test_every_state_an_audit_ever_had_comes_back(acts: list[tuple[str, str, str]]) -> None:
    store = MemoryStore()
    service = service_over(store)
    audit = begun(service).id
    states = []
    for act in acts:
        with store.reading() as reading:
            states.append((reading.last_line(), said(reading.audit(audit).data)))
        perform(service, audit, act)
    with store.reading() as reading:
        record, lines = reading.audit(audit), reading.history(audit)
    for line, then in states:
        assert said(as_of(record, lines, line).data) == then


def test_the_act_that_made_an_action_is_known_though_the_clock_stands_still() -> None:
    store = MemoryStore()
    service = service_over(store)
    audit = begun(service).id
    service.perform(c.AddAction(audit=audit, fields={"action": "Call", "progress": "Begun"}), THE_OPERATOR)
    with store.reading() as reading:
        line = reading.last_line()
    service.perform(c.ChangeAction(audit=audit, action="1", fields={"action": "Write"}), THE_OPERATOR)
    with store.reading() as reading:
        assert made(reading.history(audit), "1") == line
