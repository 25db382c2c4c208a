"""Every rule of the programme, checked on the record that came out; each check says what is wrong.

The checks know the rules from the guide, not from the code that keeps them: dates are computed anew
(`oracle.py`), and what people must have been told is read off the history (`outcome.py`).
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator

from audit.deadlines import UK, deadlines
from audit.notices import queue
from audit.permissions import Role
from benchmarks.simulation import cast
from benchmarks.simulation.oracle import by_the_calendar
from benchmarks.simulation.outcome import Outcome, must_know, told

DONE = ("moderated", "escalated", "closed")


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
        for name, day in by_the_calendar(record).items():
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


def the_halves_of_a_pair_know_each_other(came: Outcome) -> Iterator[str]:
    """Whoever has one half is named in the other; in one that was over before, whoever had it then."""
    by_id = {record.id: record for record in came.records}
    for record in came.records:
        other = by_id.get(record.pair or "")
        known = record.data.joint.with_ if record.data.joint else None
        if other and known not in (other.data.auditor, *other.auditors_before):
            yield f"{record.id} knows {known} and not {other.data.auditor}"


def nothing_was_said_twice(came: Outcome) -> Iterator[str]:
    """Each notice reached its reader once."""
    said: Counter[tuple[str, str]] = Counter()
    for post in came.year.service.posts:
        said.update((letter.person.name, letter.notice.key) for _, letter in post.arrived)
    yield from (f"{key} reached {name} {count} times" for (name, key), count in said.items() if count > 1)


def nothing_waits_at_the_end(came: Outcome) -> Iterator[str]:
    """The queue is empty, and nothing in it was given up."""
    with came.year.service.store.reading() as reading:
        held = queue.waiting(reading)
        gone = [one for one in queue.sent(reading).values() if one.through == "nobody"]
    left = (cast.LEAVER, cast.GONE)
    yield from (f"{one.notice.key} waits" for one in held if one.notice.to not in left)
    yield from (f"{one.what} was never told to {one.to}" for one in gone if one.to not in left)


def everyone_was_told(came: Outcome) -> Iterator[str]:
    """What the history says must have been told reached everybody, once for each time."""
    heard = told(came)
    for record in came.records:
        for what, name in must_know(came, record):
            if not heard[record.id, what, name] and name not in (cast.LEAVER, cast.GONE):
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
    the_halves_of_a_pair_know_each_other,
    nothing_was_said_twice,
    nothing_waits_at_the_end,
    everyone_was_told,
    people_are_left_in_peace,
    concerns_reach_somebody_at_once,
    the_history_is_whole,
)
