"""Deleting an audit, a child or a draw, with everything that the record says of it anywhere."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from audit.care import holds
from audit.care.mentions import is_about, speaks_of, tells_of, texts, without
from audit.facts import parts
from audit.ports import Transaction
from audit.record import Act, Change, HistoryLine
from audit.text import folded

DRAWS = "draws"  # the shelf of the programme's draws; key: the month
OURS = "record/"  # subjects of the care of the record; they name no child
SUBJECT = f"{OURS}deleted"  # under which history tells what was deleted, when, by whom: ids and counts alone


@dataclass
class Erased:
    """What was deleted: audits by id, lines of history emptied, small things removed and blanked."""

    audits: list[str] = field(default_factory=list)
    lines: int = 0
    removed: int = 0
    blanked: int = 0

    def with_(self, more: "Erased") -> "Erased":
        """This and more, counted together."""
        return Erased(
            audits=[*self.audits, *more.audits],
            lines=self.lines + more.lines,
            removed=self.removed + more.removed,
            blanked=self.blanked + more.blanked,
        )


def erase_audits(transaction: Transaction, ids: Sequence[str], act: Act) -> Erased:
    """Delete some audits. Raises UnknownAudit, and WrongState where one is held back."""
    children = {transaction.audit(audit_id).data.child.childview_id for audit_id in ids}
    done = _erase(transaction, ids)
    gone = [child for child in children if not transaction.same_child(child)]
    if gone:  # nothing else is held of these children
        _blank(transaction, gone, done)
    _tell(transaction, done, act)
    return done


def erase_child(transaction: Transaction, childview_id: str, act: Act) -> Erased:
    """Delete all that is held of one child. Raises WrongState where an audit is held back."""
    done = _erase(transaction, transaction.same_child(childview_id))
    _blank(transaction, [childview_id], done)
    _tell(transaction, done, act)
    return done


def erase_draw(transaction: Transaction, month: str, act: Act) -> Erased:
    """Delete the draw of a month: the children it was drawn from, whether audited or not."""
    done = Erased(removed=int(transaction.remove_item(DRAWS, month)))
    done.lines = transaction.empty([line.sequence for line in transaction.history(f"programme/{month}")])
    _tell(transaction, done, act, draw=month)
    return done


def said_of(
    reading: Transaction, ids: Collection[str]
) -> tuple[list[tuple[str, str, str]], list[HistoryLine]]:
    """What is said of a child or audit beside the audits: items (shelf, key, content) and lines."""
    found = [
        (shelf, key, content)
        for shelf in reading.shelves()
        for key, content in reading.items(shelf)
        if speaks_of(key, content, ids)
    ]
    return found, [line for line in reading.history_beside() if _tells_of(line, ids)]


def _erase(transaction: Transaction, ids: Sequence[str]) -> Erased:
    """Delete the audits and what is theirs on the shelves."""
    for audit_id in ids:
        holds.require_free(transaction, audit_id)
    done = Erased(audits=list(ids), lines=sum(transaction.erase(audit_id) for audit_id in ids))
    for shelf in transaction.shelves():
        for key, content in transaction.items(shelf):
            if is_about(key, content, ids):
                done.removed += transaction.remove_item(shelf, key)
    return done


def _blank(transaction: Transaction, ids: Collection[str], done: Erased) -> None:
    found, lines = said_of(transaction, ids)
    for shelf, key, content in found:
        if folded(key) in {folded(one) for one in ids}:
            done.removed += transaction.remove_item(shelf, key)
        else:
            transaction.keep_item(shelf, key, without(content, ids))
            done.blanked += 1
    done.lines += transaction.empty([line.sequence for line in lines])


def _tells_of(line: HistoryLine, ids: Collection[str]) -> bool:
    if line.audit.startswith(OURS):
        return False
    change = line.change
    said = (*parts(change.fact), *texts(change.before), *texts(change.after), line.act.reason or "")
    return any(tells_of(text, one) for text in said for one in ids)


def _tell(transaction: Transaction, done: Erased, act: Act, draw: str | None = None) -> None:
    told = {"lines": done.lines, "removed": done.removed, "blanked": done.blanked}
    what = [f"/audits/{audit_id}" for audit_id in done.audits] or [f"/draws/{draw}" if draw else "/child"]
    transaction.note(SUBJECT, [Change(fact=fact, after=dict(told)) for fact in what], act)
