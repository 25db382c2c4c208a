"""Opening an audit: whose it is, who gives a reason for looking, and what each may see of it.

Reading is recorded where it is not plainly part of the person's work on that audit; exporting always is.
The operator is asked for no reason, being recorded as the operator; a door that opens an audit for the
operator gives one, and then it is recorded.
"""

import datetime as dt

from audit.errors import NeedsReason
from audit.facts import parts
from audit.life.waiting import waits_for
from audit.permissions import Actor, is_same
from audit.ports import Store
from audit.record import Act, AuditRecord, Change, HistoryLine

READ, EXPORT = "/read", "/export"  # facts of the history that say only that somebody looked or took away


def is_theirs(record: AuditRecord, actor: Actor) -> bool:
    """Whether looking at the audit is part of that person's work on it.

    It is for its auditor and raters, the child's case manager and team manager, its moderator, and, while it
    waits to be judged and nobody has taken it, for those who may judge it.
    """
    data = record.data
    people = (data.auditor, data.case_manager, data.team_manager, record.moderator, *record.raters)
    if any(is_same(actor.name, name) for name in people):
        return True
    is_taken = record.state == "submitted" and record.moderator is not None
    return not is_taken and waits_for(record, actor)


def must_be_recorded(record: AuditRecord, actor: Actor, reason: str | None) -> bool:
    """Whether this look at the audit goes into its history. Raises NeedsReason where none is given."""
    told = bool(reason and reason.strip())
    if actor.is_operator:
        return told
    if is_theirs(record, actor):
        return False
    if not told:
        raise NeedsReason(
            f"audit {record.id} is not yours, and opening it is recorded: say why with --reason"
        )
    return True


def note(store: Store, audit_id: str, fact: str, actor: Actor, at: dt.datetime, reason: str | None) -> None:
    """Write that somebody looked at an audit, or took it away, into its history: who, when, why; no data.

    It stands in the audit's own history, so that it goes when the audit goes, and leaves the audit as it is.
    """
    act = Act(actor=actor.name, name=fact.removeprefix("/"), at=at, reason=reason)
    with store.transaction() as transaction:
        transaction.note(audit_id, [Change(fact=fact)], act)


def seen_by(record: AuditRecord, actor: Actor) -> AuditRecord:
    """The audit as that person may see it: who rates in a group sees only their own until all are done."""
    if not _is_blind(record, actor):
        return record
    own = {who: given for who, given in record.data.ratings_by.items() if is_same(who, actor.name)}
    return record.model_copy(update={"data": record.data.model_copy(update={"ratings_by": own})})


def lines_seen_by(record: AuditRecord, lines: list[HistoryLine], actor: Actor) -> list[HistoryLine]:
    """The lines of an audit's history that that person may see, by the same rule."""
    if not _is_blind(record, actor):
        return lines
    return [line for line in lines if not _is_anothers(line.change.fact, actor)]


def _is_blind(record: AuditRecord, actor: Actor) -> bool:
    waiting = set(record.raters) - set(record.handed_in)
    return bool(waiting) and any(is_same(actor.name, rater) for rater in record.raters)


def _is_anothers(fact: str, actor: Actor) -> bool:
    path = parts(fact)
    return path[:1] == ["ratings_by"] and not is_same(path[1], actor.name)
