"""The notices waiting in the record: wanted, then claimed by one worker, then sent.

A notice is put under its key in the transaction of the act it follows from, and only when the key is new.
A worker claims it in a transaction, sends it outside of any, and writes down that it was sent. A worker that
dies in between leaves a claim; once that is stale the channel is asked whether the message went out. Where
it did, that is written down; where it did not, or the channel cannot know, it is sent again under the same
identity, for a word about a child's safety is better said twice than not at all (docs/programme.md).
"""

import datetime as dt
from collections.abc import Iterable
from typing import Literal

from audit.notices.shapes import ChannelName, Notice, Sent, Waiting
from audit.ports import Transaction

WAITING, SENT, TOLD, LATEST = "notices", "notices-sent", "told", "notices-latest"
STALE = dt.timedelta(minutes=10)  # no channel takes longer to answer
LONGEST = dt.timedelta(hours=1)  # between two tries


def put(transaction: Transaction, notice: Notice, now: dt.datetime) -> bool:
    """Want a notice told; False where its key is known, told or not."""
    if transaction.item(SENT, notice.key) or transaction.item(WAITING, notice.key):
        return False
    return _keep(transaction, Waiting(notice=notice, put_at=now))


def put_all(transaction: Transaction, notices: Iterable[Notice], now: dt.datetime) -> int:
    """Want several told; gives how many were new."""
    return sum(put(transaction, notice, now) for notice in notices)


def replace(transaction: Transaction, notice: Notice, now: dt.datetime) -> bool:
    """Put a notice and take back those of its person and topic that nobody has claimed yet."""
    for old in waiting(transaction):
        same = old.notice.topic == notice.topic and old.notice.to == notice.to
        if same and old.claimed_by is None and old.notice.key != notice.key:
            transaction.remove_item(WAITING, old.notice.key)
    return put(transaction, notice, now)


def waiting(reading: Transaction) -> list[Waiting]:
    """Every notice that was not sent yet, oldest first."""
    return [Waiting.model_validate_json(content) for _, content in reading.items(WAITING)]


def can_claim(held: Waiting, now: dt.datetime) -> bool:
    """Whether a worker may take it on: nobody has it, or whoever had it is gone, and its time has come."""
    if held.claimed_at is not None and abs(now - held.claimed_at) < STALE:
        return False
    # A clock that was put back must not make anybody wait longer than between two tries.
    return held.not_before is None or now >= held.not_before or held.not_before - now > LONGEST


def claim(
    transaction: Transaction,
    keys: Iterable[str],
    worker: str,
    through: ChannelName,
    bundle: str,
    now: dt.datetime,
) -> list[Waiting]:
    """Take notices on for one message; gives those that are now this worker's, as they stood before.

    Those that somebody else took meanwhile, or sent, are left out.
    """
    found = []
    for key in keys:
        content = transaction.item(WAITING, key)
        held = Waiting.model_validate_json(content) if content else None
        if held and can_claim(held, now):
            mine = {"claimed_by": worker, "claimed_at": now, "through": through, "bundle": bundle}
            _keep(transaction, held.model_copy(update=mine))
            found.append(held)
    return found


def done(
    transaction: Transaction,
    notice: Notice,
    through: ChannelName | Literal["nobody"],
    receipt: str,
    now: dt.datetime,
) -> None:
    """Write down that a notice was delivered."""
    transaction.remove_item(WAITING, notice.key)
    sent = Sent(to=notice.to, what=notice.what, through=through, at=now, receipt=receipt, audit=notice.audit)
    transaction.keep_item(SENT, notice.key, sent.model_dump_json())
    if through == "nobody":
        return
    for told in (about(notice.what, notice.audit, notice.action), *notice.covers):
        if transaction.item(TOLD, f"{told}/{notice.to}") is None:  # the first telling is what counts
            transaction.keep_item(TOLD, f"{told}/{notice.to}", notice.key)
    if notice.topic and receipt:
        transaction.keep_item(LATEST, f"{through} {notice.to} {notice.topic}", receipt)


def release(transaction: Transaction, held: Waiting) -> None:
    """Put a notice back as it stood before it was claimed."""
    _keep(transaction, held)


def put_off(
    transaction: Transaction, held: Waiting, now: dt.datetime, refused: ChannelName | None = None
) -> None:
    """Let go of a notice that could not be sent: after a while, or at once through another channel."""
    if transaction.item(WAITING, held.notice.key) is None:
        return
    wait = min(dt.timedelta(minutes=2 ** min(held.tries, 6)), LONGEST)
    free = {"claimed_by": None, "claimed_at": None, "through": None, "bundle": None}
    if refused:
        later = {"refused": tuple(dict.fromkeys((*held.refused, refused)))}
        _keep(transaction, held.model_copy(update={**free, **later}))
    else:
        later_on = {"tries": held.tries + 1, "not_before": now + wait}
        _keep(transaction, held.model_copy(update={**free, **later_on}))


def was_told(reading: Transaction, what: str, audit: str | None, action: str | None, to: str) -> bool:
    """Whether somebody was told of that at all."""
    return reading.item(TOLD, f"{about(what, audit, action)}/{to}") is not None


def latest(reading: Transaction, through: ChannelName, to: str, topic: str) -> str | None:
    """The receipt of the last message to a person about that topic, to bring it up to date."""
    return reading.item(LATEST, f"{through} {to} {topic}") if topic else None


def sent(reading: Transaction) -> dict[str, Sent]:
    """Every notice that was delivered, by key."""
    return {key: Sent.model_validate_json(content) for key, content in reading.items(SENT)}


def about(what: str, audit: str | None, action: str | None) -> str:
    """What a notice is about, as one text."""
    return "/".join((what, audit or "", action or ""))


def _keep(transaction: Transaction, held: Waiting) -> bool:
    return transaction.keep_item(WAITING, held.notice.key, held.model_dump_json())
