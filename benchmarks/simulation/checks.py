"""Every rule of the programme, checked on the record that came out; each check says what is wrong.

The checks know the rules from the guide, not from the code that keeps them: dates are computed anew, and what
people must have been told is read off the history.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from audit.deadlines import UK, deadlines
from audit.permissions import Role
from audit.programme import shelves
from audit.programme.settling import FOLLOWED
from audit.programme.shapes import Draw
from audit.record import AuditRecord, HistoryLine, Person
from benchmarks.simulation import cast
from benchmarks.simulation.year import Year

DONE = ("moderated", "escalated", "closed")


@dataclass(frozen=True)
class Outcome:
    """What came out of a year."""

    year: Year
    records: list[AuditRecord]
    history: dict[str, list[HistoryLine]]
    people: dict[str, Person]
    draws: list[Draw]
    followed: dict[str, str]

    def roles(self, name: str) -> tuple[str, ...]:
        """The roles of somebody."""
        return self.people[name].roles


def outcome(year: Year) -> Outcome:
    """The record after a year."""
    with year.service.store.reading() as reading:
        records = reading.audits()
        return Outcome(
            year,
            records,
            {record.id: reading.history(record.id) for record in records},
            {person.name: person for person in reading.people()},
            shelves.every(reading, shelves.DRAWS, Draw),
            dict(reading.items(FOLLOWED)),
        )


def faults(came: Outcome) -> list[str]:
    """Everything that is wrong with it."""
    return [f"{check.__name__}: {fault}" for check in CHECKS for fault in check(came)]


def everything_is_finished(came: Outcome) -> Iterator[str]:
    """Each audit is closed, or ended with a reason."""
    for record in came.records:
        if record.state not in ("closed", "exempt", "withdrawn"):
            yield f"{record.id} is {record.state}"
        if record.state in ("exempt", "withdrawn") and not record.because:
            yield f"{record.id} ended without a reason"
        if record.state == "exempt" and record.approved_by not in cast.MANAGERS:
            yield f"{record.id} was exempted by {record.approved_by}"


def nobody_audits_their_own_case_or_a_child_twice(came: Outcome) -> Iterator[str]:
    """Of everyone who ever had an audit."""
    seen: Counter[tuple[str, str]] = Counter()
    for record in came.records:
        holders = {record.data.auditor, *record.raters, *record.auditors_before}
        if record.data.case_manager in holders:
            yield f"{record.id}: {record.data.case_manager} audits their own case"
        if record.state != "withdrawn":
            seen.update((name, record.data.child.childview_id) for name in holders)
    yield from (f"{name} audited {child} twice" for (name, child), count in seen.items() if count > 1)


def each_kind_has_the_auditors_it_may_have(came: Outcome) -> Iterator[str]:
    """Full audits are the service's own; guests have dip samples and group audits alone."""
    for record in came.records:
        roles = came.roles(record.data.auditor)
        social = record.document == "social-care-audit"
        wanted = Role.SOCIAL_CARE_AUDITOR if social else Role.AUDITOR
        guest = Role.GUEST_AUDITOR in roles and record.data.kind in ("dip-sample", "group")
        if wanted not in roles and not guest:
            yield f"{record.id}: {record.data.auditor} ({', '.join(roles)}) has a {record.data.kind} audit"


def own_teams_are_avoided(came: Outcome) -> Iterator[str]:
    """Three teams of two or more: there is always somebody of another team."""
    own = 0
    for record in came.records:
        team = came.people[record.data.auditor].team
        worker = came.people.get(record.data.case_manager or "")
        own += bool(team and worker and worker.team == team and record.data.kind != "group")
    if own > len(came.records) * 0.02:
        yield f"{own} audits went to the case's own team"


def shares_are_fair(came: Outcome) -> Iterator[str]:
    """Those who were there the whole year differ by little."""
    there = [name for name in cast.AUDITORS if name not in (cast.LEAVER, cast.GONE, *cast.AUDITORS[:3])]
    had = Counter(record.data.auditor for record in came.records if record.state != "withdrawn")
    counts = [had[name] for name in there]
    if max(counts) - min(counts) > 4:
        yield f"shares of equal auditors run from {min(counts)} to {max(counts)}"
    away = [had[name] for name in cast.AUDITORS[:3]]
    if _months(came.year.first, came.year.last) == 11 and max(away) >= max(counts):
        yield f"those who were away had {away}, the others {counts}"


def draws_can_be_repeated(came: Outcome) -> Iterator[str]:
    """The lowest numbers are drawn; no triage, nobody audited within six months, nobody twice in a month."""
    last: dict[str, str] = {}
    triage = {case.childview_id for case in came.year.cases if case.order_type == "Triage"}
    for drawn in sorted(came.draws, key=lambda one: one.month):
        chosen = Counter(
            record.data.child.childview_id
            for record in came.records
            if record.data.month == drawn.month
            and record.document == "case-audit"
            and record.state not in ("exempt", "withdrawn")
        )
        yield from (f"{child} twice in {drawn.month}" for child, count in chosen.items() if count > 1)
        for child in chosen:
            if child in triage:
                yield f"{child} of {drawn.month} is a triage case"
            if child in last and _months(last[child], drawn.month) < 6:
                yield f"{child} was audited in {last[child]} and {drawn.month}"
            last[child] = drawn.month
        for line in drawn.lines:
            numbers = [one.number for one in line.order]
            if numbers != sorted(numbers):
                yield f"the list of {drawn.month} is out of order"


def what_ended_was_followed(came: Outcome) -> Iterator[str]:
    """A withdrawn audit gives its place to the next child, an exempted one to another auditor."""
    by_id = {record.id: record for record in came.records}
    for record in came.records:
        if record.state not in ("exempt", "withdrawn") or record.document != "case-audit":
            continue
        new = by_id.get(came.followed.get(record.id, ""))
        if new is None:
            yield f"nothing followed {record.id}, which is {record.state}"
        elif (new.data.child == record.data.child) != (record.state == "exempt"):
            yield f"{new.id} followed {record.id} with the wrong child"


def deadlines_are_right(came: Outcome) -> Iterator[str]:
    """Computed anew from the guide's words."""
    for record in came.records:
        by_name = deadlines(record)
        for name, day in _oracle(record).items():
            if by_name[name] != day:
                yield f"{record.id}: {name} is {by_name[name]}, not {day}"


def moderation_is_by_the_right_people(came: Outcome) -> Iterator[str]:
    """Not by the auditor; of an Inadequate audit by the head; no appeal to the moderator; pairs together."""
    by_id = {record.id: record for record in came.records}
    for record in came.records:
        if record.state not in DONE:
            continue
        if record.moderator in (record.data.auditor, *record.raters):
            yield f"{record.id} was moderated by its own auditor"
        if "auditor" in record.inadequate and record.moderator != cast.HEAD:
            yield f"{record.id} is Inadequate and was moderated by {record.moderator}"
        decision = record.data.moderation.get("decision")
        if decision and decision["by"] != (cast.DECIDER if record.moderator == cast.HEAD else cast.HEAD):
            yield f"{record.id} was decided by {decision['by']}"
        other = by_id.get(record.pair or "")
        if other and record.moderated_at and other.submitted_at and other.submitted_at > record.moderated_at:
            yield f"{record.id} was moderated before its other half was handed in"


def words_stay_with_whoever_wrote_them(came: Outcome) -> Iterator[str]:
    """A stamp names the writer, who held the audit then."""
    for record in came.records:
        holders = {record.data.auditor, *record.raters, *record.auditors_before}
        for place, stamp in record.stamps.items():
            if place.startswith("/answers") and stamp.by not in holders:
                yield f"{record.id}: {place} was written by {stamp.by}"


def joint_audits_follow_their_plan(came: Outcome) -> Iterator[str]:
    """Seven pairs every second month: 42 children a year; each of them known to both services."""
    known = {case.childview_id for case in came.year.cases if case.joint}
    first = [r for r in came.records if r.data.kind == "joint" and r.document == "case-audit"]
    kept = [record for record in first if record.state != "withdrawn"]
    months = Counter(record.data.month for record in kept)
    wanted = [month for month in sorted(months) if months[month] != 7]
    yield from (f"{months[month]} pairs in {month}" for month in wanted)
    yield from (
        f"{r.id}: social care does not know the child" for r in kept if r.data.child.childview_id not in known
    )
    yield from (f"{record.id} has no other half" for record in kept if not record.pair)


def nothing_was_said_twice(came: Outcome) -> Iterator[str]:
    """Each notice reached its reader once."""
    said: Counter[tuple[str, str]] = Counter()
    for post in came.year.service.posts:
        said.update((letter.person.name, letter.notice.key) for _, letter in post.arrived)
    yield from (f"{key} reached {name} {count} times" for (name, key), count in said.items() if count > 1)


def nothing_waits_at_the_end(came: Outcome) -> Iterator[str]:
    """The queue is empty, and nothing in it was given up."""
    from audit.notices import queue

    with came.year.service.store.reading() as reading:
        held = queue.waiting(reading)
        gone = [one for one in queue.sent(reading).values() if one.through == "nobody"]
    left = (cast.LEAVER, cast.GONE)
    yield from (f"{one.notice.key} waits" for one in held if one.notice.to not in left)
    yield from (f"{one.what} was never told to {one.to}" for one in gone if one.to not in left)


def everyone_was_told(came: Outcome) -> Iterator[str]:
    """What the history says must have been told reached everybody, once for each time."""
    told = _told(came)
    for record in came.records:
        for what, name in _must_know(came, record):
            if not told[record.id, what, name] and name not in (cast.LEAVER, cast.GONE):
                yield f"{name} was not told of {record.id}: {what}"


def people_are_left_in_peace(came: Outcome) -> Iterator[str]:
    """What can wait comes at sensible hours; nobody is written to who has left."""
    for post in came.year.service.posts:
        for when, letter in post.arrived:
            here = when.astimezone(UK)
            urgent = letter.notice.urgent
            if not urgent and (here.weekday() > 4 or not 9 <= here.hour < 17):
                yield f"{letter.notice.kind} came at {here:%a %H:%M}"
            last = came.people[letter.person.name].leaves_on
            if last and here.date() > last + dt.timedelta(days=2):  # a clock can be wrong by a day
                yield f"{letter.person.name} heard from us on {here:%d %b}, after {last:%d %b}"


def concerns_reach_somebody_at_once(came: Outcome) -> Iterator[str]:
    """Out of hours too: within minutes, and again until acknowledged."""
    arrived: dict[str, list[dt.datetime]] = defaultdict(list)
    for post in came.year.service.posts:
        for when, letter in post.arrived:
            if letter.notice.kind in ("concern", "chase") and letter.notice.audit:
                arrived[letter.notice.audit].append(when)
    for record in came.records:
        for concern in record.data.concerns:
            raised = dt.datetime.fromisoformat(concern["at"])
            first = min(arrived[record.id], default=None)
            if first is None:
                yield f"the concern in {record.id} reached nobody"
            elif not came.year.service.restarts and first - raised > dt.timedelta(minutes=5):
                yield f"the concern in {record.id} took {first - raised}"


def the_history_is_whole(came: Outcome) -> Iterator[str]:
    """The chain holds."""
    broken = came.year.service.store.verify()
    if broken:
        yield broken


def _told(came: Outcome) -> Counter[tuple[str, str, str]]:
    """How often who was told of what about which audit, bundles opened."""
    with came.year.service.store.reading() as reading:
        from audit.notices import queue

        sent = queue.sent(reading)
    found: Counter[tuple[str, str, str]] = Counter()
    for key, one in sent.items():
        parts = key.split("/")
        if one.audit and one.through != "nobody":
            found[one.audit, parts[1], one.to] += 1
    return found


def _must_know(came: Outcome, record: AuditRecord) -> Iterator[tuple[str, str]]:
    """What the history of one audit says that people must have been told."""
    data, manager = record.data, record.data.team_manager or cast.DEPUTY
    acts = {(line.act.name, line.act.at) for line in came.history[record.id]}
    names = {name for name, _ in acts}
    yield ("allocated", record.data.auditor)
    if data.kind != "dip-sample" and record.document == "case-audit":
        yield ("chosen", data.case_manager or cast.DEPUTY)
    if "submit" in names and "auditor" not in record.inadequate and not record.returned_at:
        yield from (("to moderate", name) for name in cast.MODERATORS)
    if "auditor" in record.inadequate:
        yield ("to moderate, Inadequate", cast.HEAD)
        yield from (("Inadequate", name) for name in (manager, cast.DEPUTY, cast.HEAD))
    if "send back" in names:
        yield ("returned", data.auditor)
    if "moderate" in names:
        yield from (("moderated", name) for name in (data.auditor, manager, data.case_manager) if name)
    if any(not agreed for agreed in data.verification.agrees.values()):
        yield from (("moderator disagrees", name) for name in (data.auditor, cast.DEPUTY, cast.HEAD))
    if "disagree" in names:
        decider = cast.DECIDER if record.moderator == cast.HEAD else cast.HEAD
        yield ("to decide", decider)
        yield from (("disagreement", name) for name in (data.auditor, cast.DEPUTY, cast.HEAD))
        yield from (("decided", name) for name in (data.auditor, cast.DEPUTY, cast.HEAD))
    if "raise concern" in names:
        yield ("concern", manager)
    if record.state in ("exempt", "withdrawn"):
        yield from ((record.state, name) for name in (data.auditor, cast.ACADEMY))
    if "arrange meeting" in names:
        yield ("meeting arranged", data.auditor)


def _oracle(record: AuditRecord) -> dict[str, dt.date | None]:
    """The deadlines by a different way of reckoning: day by day through a calendar."""
    given = (record.allocated_at or record.created_at).astimezone(UK).date()
    month, year = given.month % 12 + 1, given.year + given.month // 12
    day = given.day
    while True:
        try:
            found: dict[str, dt.date | None] = {"complete": _back(dt.date(year, month, day))}
            break
        except ValueError:
            day -= 1
    if record.submitted_at:
        handed_in = record.submitted_at.astimezone(UK).date()
        meeting = handed_in + dt.timedelta(days=14)
        while meeting != _meeting(meeting):
            meeting += dt.timedelta(days=1)
        found["quality meeting"] = meeting
        limits = (handed_in + dt.timedelta(days=21), meeting - dt.timedelta(days=7))
        found["moderate"] = _back(min(limits))
        found["papers"] = _back(meeting - dt.timedelta(days=7))
    if record.moderated_at:
        moderated = record.moderated_at.astimezone(UK).date()
        found["uop meeting"] = _back(moderated + dt.timedelta(days=14))
        if record.inadequate:
            found["follow-up"] = _on(moderated + dt.timedelta(days=28))
    return found


BANK = {
    dt.date(2026, *day)
    for day in ((4, 3), (4, 6), (5, 4), (5, 25), (8, 31), (12, 25), (12, 28))
} | {
    dt.date(2027, *day)
    for day in ((1, 1), (3, 26), (3, 29), (5, 3), (5, 31), (8, 30), (12, 27), (12, 28))
}  # fmt: skip


def _works(day: dt.date) -> bool:
    return day.weekday() < 5 and day not in BANK


def _back(day: dt.date) -> dt.date:
    return day if _works(day) else _back(day - dt.timedelta(days=1))


def _on(day: dt.date) -> dt.date:
    return day if _works(day) else _on(day + dt.timedelta(days=1))


def _meeting(day: dt.date) -> dt.date:
    """The meeting of that day's month: the last Thursday, or the working day before it."""
    last = max(
        dt.date(day.year, day.month, n)
        for n in range(22, 32)
        if (n < 29 or _exists(day.year, day.month, n)) and dt.date(day.year, day.month, n).weekday() == 3
    )
    return _back(last)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        dt.date(year, month, day)
    except ValueError:
        return False
    return True


def _months(first: str, last: str) -> int:
    return (int(last[:4]) - int(first[:4])) * 12 + int(last[5:]) - int(first[5:])


CHECKS: tuple[Callable[[Outcome], Iterator[str]], ...] = (
    everything_is_finished,
    nobody_audits_their_own_case_or_a_child_twice,
    each_kind_has_the_auditors_it_may_have,
    own_teams_are_avoided,
    shares_are_fair,
    draws_can_be_repeated,
    what_ended_was_followed,
    deadlines_are_right,
    moderation_is_by_the_right_people,
    words_stay_with_whoever_wrote_them,
    joint_audits_follow_their_plan,
    nothing_was_said_twice,
    nothing_waits_at_the_end,
    everyone_was_told,
    people_are_left_in_peace,
    concerns_reach_somebody_at_once,
    the_history_is_whole,
)
