"""The states of an audit: what may be done in each, and how it goes from one to the next.

Two tables; sections are those of the operational guide of the audit programme (source 001). docs/states.md,
with its diagram, is made from this file (`python -m audit.pages docs`), and a test holds it to it.
"""

from dataclasses import dataclass

from audit.errors import WrongState
from audit.record import AuditRecord, State
from audit.roles import Do

# A concern about a child cannot wait for the right state (section 8: without delay).
ALWAYS = frozenset({Do.CONCERN, Do.ACKNOWLEDGE})
_AT_WORK = ALWAYS | {Do.ANSWER, Do.RATE, Do.SUBMIT, Do.ACT, Do.MEET, Do.REASSIGN, Do.EXEMPT, Do.WITHDRAW}
_HANDED_IN = ALWAYS | {Do.TICK, Do.ACT, Do.MEET, Do.REASSIGN, Do.WITHDRAW}
_JUDGED = (_HANDED_IN - {Do.REASSIGN}) | {Do.COMMENT, Do.CHECK_BACK}  # whose work it was stays written

# What may be done while an audit is in a state. Reading is always possible to those who may.
POSSIBLE: dict[State, frozenset[Do]] = {
    "allocated": _AT_WORK,  # section 5: auditors are told which audits are theirs
    "in progress": _AT_WORK,  # section 5: one calendar month to complete
    "returned": _AT_WORK,  # section 7: the moderator offers a conversation first
    "submitted": _HANDED_IN | {Do.MODERATE, Do.RETURN},  # section 5: within three weeks
    "moderated": _JUDGED | {Do.DISAGREE},  # section 8: the UoP meeting, within two weeks
    "escalated": _JUDGED | {Do.DECIDE},  # section 8: the head of service has the final say
    "closed": _JUDGED - {Do.WITHDRAW},  # section 5: actions are still checked back
    "exempt": ALWAYS,
    "withdrawn": ALWAYS,
}

WHAT_THEN: dict[State, str] = {
    "allocated": "it has not been begun",
    "in progress": "its auditor is still at work on it",
    "returned": "it is back with its auditor",
    "submitted": "it has been submitted; a moderator can return it",
    "moderated": "it has been moderated",
    "escalated": "it waits for the decision of the head of service",
    "closed": "it is closed",
    "exempt": "it is exempt",
    "withdrawn": "it has been withdrawn",
}


@dataclass(frozen=True)
class Move:
    """One way from a state to another: by which command (as the history names it), and where it is said."""

    by: str
    before: State
    after: State
    section: str


# By which acts a moderated audit closes: whichever settles the last thing that kept it open.
CLOSING = (
    "record meeting",
    "agree action",
    "update action",
    "read tracker",
    "acknowledge concern",
    "close",
)

MOVES: tuple[Move, ...] = (
    Move("begin", "allocated", "in progress", "5: one calendar month to complete"),
    *(
        Move("submit", state, "submitted", "5: auditors submit for moderation")
        for state in ("allocated", "in progress", "returned")
    ),
    Move("moderate", "submitted", "moderated", "7: the moderator reviews depth, accuracy, recommendations"),
    Move("send back", "submitted", "returned", "7: a conversation, then the audit is made better"),
    Move("disagree", "moderated", "escalated", "8: what cannot be resolved goes to the head of service"),
    Move("decide", "escalated", "moderated", "8: a final decision"),
    *(
        Move(by, "moderated", "closed", "8: the meeting was held and its action plan agreed")
        for by in CLOSING
    ),
    *(
        Move("exempt", state, "exempt", "7: permission to be exempt")
        for state in ("allocated", "in progress", "returned")
    ),
    *(
        Move("withdraw", state, "withdrawn", "ours: the child moved, a complaint, proceedings")
        for state in ("allocated", "in progress", "returned", "submitted", "moderated", "escalated")
    ),
)  # fmt: skip


def require(audit_id: str, state: State, act: Do) -> None:
    """Raise WrongState unless that act is possible in that state."""
    if act not in POSSIBLE[state]:
        raise WrongState(f"audit {audit_id} cannot be changed: {WHAT_THEN[state]}")


def require_move(before: AuditRecord, after: AuditRecord, by: str) -> None:
    """Raise WrongState where a command would take an audit along a way that the table does not have."""
    ways = {(move.before, move.after) for move in MOVES if move.by == by}
    if before.state != after.state and (before.state, after.state) not in ways:
        raise WrongState(f"audit {before.id} cannot go from {before.state} to {after.state} by `{by}`")
