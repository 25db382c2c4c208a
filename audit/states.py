"""The states of an audit, and what may be done in each. One table; the operational guide's section is cited.

Sections are those of the operational guide of the audit programme (source 001).
"""

from audit.errors import WrongState
from audit.permissions import Do
from audit.record import State

# What may be done while an audit is in a state. Reading is always possible to those who may.
POSSIBLE: dict[State, frozenset[Do]] = {
    "allocated": frozenset({Do.ANSWER, Do.SUBMIT}),
    "in progress": frozenset({Do.ANSWER, Do.SUBMIT}),  # section 5: one calendar month to complete
    "returned": frozenset({Do.ANSWER, Do.SUBMIT}),  # section 7: the moderator offers a conversation first
    "submitted": frozenset({Do.TICK}),
    "moderated": frozenset({Do.TICK}),
    "escalated": frozenset({Do.TICK}),  # section 8: the head of service decides
    "closed": frozenset({Do.TICK}),
    "exempt": frozenset(),
    "withdrawn": frozenset(),
}

WHAT_THEN: dict[State, str] = {
    "submitted": "it has been submitted; a moderator can return it",
    "moderated": "it has been moderated",
    "escalated": "it waits for the decision of the head of service",
    "closed": "it is closed",
    "exempt": "it is exempt",
    "withdrawn": "it has been withdrawn",
}


def require(audit_id: str, state: State, act: Do) -> None:
    """Raise WrongState unless that act is possible in that state."""
    if act not in POSSIBLE[state]:
        why = WHAT_THEN.get(state, f"it is {state}")
        raise WrongState(f"audit {audit_id} cannot be changed: {why}")
