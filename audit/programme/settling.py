"""Keeping a month full: the draw's next child for one withdrawn, another auditor for one exempted or gone."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from audit import commands as c
from audit.days import month_after, month_of
from audit.deadlines import uk_date
from audit.errors import UnknownAudit
from audit.headlines import Headline
from audit.notices.queue import put
from audit.notices.wording import notice
from audit.permissions import Actor, Role
from audit.ports import Store, Transaction
from audit.programme import shelves
from audit.programme.allocation import Place
from audit.programme.cycle import Cycle
from audit.programme.drawing import next_child
from audit.programme.giving import Giving, has_left, place_of
from audit.programme.shapes import Draw, DrawnLine
from audit.record import ENDED, Act, AuditRecord, Person, State
from audit.service import AuditService
from audit.text import folded

PROGRAMME = Actor(name="programme", is_operator=True)  # who acts where the rules alone do
BEING_DONE: tuple[State, ...] = ("allocated", "in progress", "returned")
FOLLOWED = "followed"  # which audit took the place of one that ended; empty where none did
LEFT = "the auditor has left the service"


def settle(
    store: Store,
    audits: AuditService,
    cycle: Cycle,
    now: dt.datetime,
    known: Sequence[Headline] | None = None,
) -> list[str]:
    """Fill what became empty; gives a sentence for each thing done.

    `known` are the audits of the last months and all that go on, where they are at hand.
    """
    with store.reading() as reading:
        people = reading.people()
        everything = reading.current(_oldest(now)) if known is None else known
        lines = [line for line in everything if line.state in BEING_DONE]
        held = [line for line in lines if _has_left(line, people, now)]
        groups = [line.id for line in lines if _lost_a_rater(reading, line, people, now)]
        open_ = sorted({line.month for line in _ended(reading, everything, now)})
    done = []
    for line in held:
        with store.transaction() as transaction:
            done += _give_on(transaction, audits, cycle, line, now)
    for audit in groups:
        with store.transaction() as transaction:
            done += _without_leavers(transaction, audits, audit, now)
    for month in open_:
        with store.transaction() as transaction:
            done += _fill(transaction, audits, cycle, month, now)
    return done


def _give_on(
    transaction: Transaction, audits: AuditService, cycle: Cycle, line: Headline, now: dt.datetime
) -> list[str]:
    """Give the audit of somebody who left to whoever's turn it is; their words stay theirs."""
    record = transaction.audit(line.id)
    if not has_left(record.data.auditor, transaction.people(), uk_date(now)):
        return []
    giving = Giving(transaction, audits, cycle, record.data.month, PROGRAMME, now)
    (given,) = giving.plan([place_of(record, cycle.joint_form)])
    stay = [name for name in record.raters if not has_left(name, giving.people, uk_date(now))]
    to = stay[0] if stay else given.auditor  # a group audit is led on by one of those who rate it
    if to is None:
        _tell_unfilled(transaction, record.data.month, f"nobody can take over audit {record.id}", now)
        return []
    audits.perform_within(transaction, c.Reassign(audit=record.id, to=to, reason=LEFT), PROGRAMME)
    if to == given.auditor:
        giving.remember_why(record.id, given)
    return [f"audit {record.id} was given to {to}: {LEFT}"]


def _without_leavers(
    transaction: Transaction, audits: AuditService, audit: str, now: dt.datetime
) -> list[str]:
    """Let a group audit go on without the raters who left: what one of them rated so far counts."""
    record = transaction.audit(audit)
    gone = _gone(record, transaction.people(), now)
    if not gone or set(gone) == set(record.raters):
        return []
    for name in gone:
        if name in record.data.ratings_by:
            handed_in = c.HandInRatings(audit=audit, rater=name, reason=LEFT)
            audits.perform_within(transaction, handed_in, PROGRAMME)
    stay = tuple(name for name in record.raters if name not in gone or name in record.data.ratings_by)
    if stay != record.raters:
        audits.perform_within(transaction, c.NameRaters(audit=audit, raters=stay), PROGRAMME)
    return [f"audit {audit} goes on without {len(gone)} who left"]


def _gone(record: AuditRecord, people: Sequence[Person], now: dt.datetime) -> list[str]:
    """The raters who left before they handed in."""
    return [name for name in record.still_to_rate if has_left(name, people, uk_date(now))]


def _fill(
    transaction: Transaction, audits: AuditService, cycle: Cycle, month: str, now: dt.datetime
) -> list[str]:
    """Fill the places of one month whose audits have ended."""
    done = []
    for line in _ended(transaction, transaction.headlines(states=ENDED), now):
        if line.month != month or transaction.item(FOLLOWED, line.id) is not None:
            continue  # with its other half, a moment ago
        drawn = shelves.draw(transaction, month)
        pair = next((pair for pair in drawn.given.values() if line.id in pair), ()) if drawn else ()
        if partner := next((audit for audit in pair if _is_going_on(transaction, audit)), None):
            if drawn and line.state == "exempt":
                done.append(_fill_half(transaction, audits, cycle, drawn, line.id, partner, now))
            continue  # of a pair, the place is free once both have ended
        followed = ""
        if drawn and pair:
            states = {audit: transaction.audit(audit).state for audit in pair}
            ended = next((audit for audit in pair if states[audit] == "withdrawn"), pair[0])
            sentence, drawn, followed = _follow(transaction, audits, cycle, drawn, ended, now)
            shelves.keep_draw(transaction, drawn, Act(actor=PROGRAMME.name, name="settle", at=now))
            done.append(sentence)
        for audit in pair or (line.id,):
            transaction.keep_item(FOLLOWED, audit, followed)
    return done


def _follow(
    transaction: Transaction, audits: AuditService, cycle: Cycle, drawn: Draw, audit: str, now: dt.datetime
) -> tuple[str, Draw, str]:
    """Give one ended audit's place out again: what was done, the draw after it, the new audit."""
    place, line = _next_place(transaction, cycle, drawn, audit)
    if place is None:
        return _nothing(transaction, drawn, audit, "nobody is left on the list of the draw", now)
    giving = Giving(transaction, audits, cycle, drawn.month, PROGRAMME, now)
    (made,) = giving.make(giving.plan([place]), {line.line.title: line.line})
    if made.audit is None:
        return _nothing(transaction, drawn, audit, "no auditor can take the next child", now)
    child = folded(place.case.childview_id)
    new = tuple(filter(None, (made.audit, made.pair)))
    given = {**drawn.given, child: new}
    kept = drawn.model_copy(update={"given": given})
    return f"audit {made.audit} takes the place of {audit}, with {made.given.auditor}", kept, made.audit


def _fill_half(
    transaction: Transaction,
    audits: AuditService,
    cycle: Cycle,
    drawn: Draw,
    audit: str,
    partner: str,
    now: dt.datetime,
) -> str:
    """Give the half of a joint audit whose auditor was let off to somebody else: the child stays in it."""
    record = transaction.audit(audit)
    place, line = _next_place(transaction, cycle, drawn, audit)
    followed, sentence = "", f"the place of audit {audit} stays empty"
    if place:
        place = replace(place, roles=place_of(record, cycle.joint_form).roles)
        giving = Giving(transaction, audits, cycle, drawn.month, PROGRAMME, now)
        (given,) = giving.plan([place])
        made = giving.make_half(given, line.line, record.document, partner)
        followed = made.audit or ""
        if followed:
            sentence = f"audit {followed} takes the place of {audit}, with {made.given.auditor}"
            halves = tuple(followed if one == audit else one for one in (audit, partner))
            kept = drawn.model_copy(
                update={"given": {**drawn.given, folded(place.case.childview_id): halves}}
            )
            shelves.keep_draw(transaction, kept, Act(actor=PROGRAMME.name, name="settle", at=now))
        else:
            _tell_unfilled(transaction, drawn.month, "no auditor can take over half of a joint audit", now)
    transaction.keep_item(FOLLOWED, audit, followed)
    return sentence


def _next_place(
    transaction: Transaction, cycle: Cycle, drawn: Draw, audit: str
) -> tuple[Place | None, DrawnLine]:
    """The child for an ended audit's place: the same one after an exemption, else the next on the list."""
    record = transaction.audit(audit)
    child = folded(record.data.child.childview_id)
    line = next(one for one in drawn.lines if any(folded(c.child.childview_id) == child for c in one.order))
    if record.state == "exempt":
        same = next(one.child for one in line.order if folded(one.child.childview_id) == child)
        again = cycle.after_exemption == "another auditor"
        return (Place(same, record.data.kind, line.line.title) if again else None), line
    # Since the draw, a child may have been audited in another month; one of this month was never given back.
    oldest = month_after(drawn.month, -drawn.months_apart)
    lines = [one for one in transaction.headlines() if one.month == drawn.month or _counts(one, oldest)]
    busy = {folded(one.childview_id) for one in lines}
    found = next_child(line, record.data.kind, {*drawn.given, *busy})
    return (Place(found, record.data.kind, line.line.title) if found else None), line


def _counts(line: Headline, oldest: str) -> bool:
    return line.month >= oldest and line.state not in ENDED


def _nothing(
    transaction: Transaction, drawn: Draw, audit: str, why: str, now: dt.datetime
) -> tuple[str, Draw, str]:
    _tell_unfilled(transaction, drawn.month, why, now)
    return f"the place of audit {audit} stays empty: {why}", drawn, ""


def _tell_unfilled(transaction: Transaction, month: str, why: str, now: dt.datetime) -> None:
    """Tell those who look after the programme, once for each reason."""
    for person in transaction.people():
        if person.active and Role.LEARNING_ACADEMY in person.roles:
            key = f"unfilled/{month}/{why}/{person.name}"
            put(transaction, notice("unfilled", key, person.name, month=month, why=why), now)


def _has_left(line: Headline, people: Sequence[Person], now: dt.datetime) -> bool:
    return has_left(line.auditor, people, uk_date(now))


def _lost_a_rater(reading: Transaction, line: Headline, people: Sequence[Person], now: dt.datetime) -> bool:
    return line.kind == "group" and bool(_gone(reading.audit(line.id), people, now))


def _ended(reading: Transaction, lines: Sequence[Headline], now: dt.datetime) -> list[Headline]:
    """Audits that ended lately and that nothing followed yet: a month long past is not filled again."""
    lately = [line for line in lines if line.state in ENDED and line.month >= _oldest(now)]
    return [line for line in lately if reading.item(FOLLOWED, line.id) is None]


def _oldest(now: dt.datetime) -> str:
    return month_after(month_of(uk_date(now)), -1)


def _is_going_on(reading: Transaction, audit: str) -> bool:
    try:
        return reading.audit(audit).state not in ENDED
    except UnknownAudit:
        return False  # deleted since
