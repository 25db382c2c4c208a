"""What a fact has said: when a form was written out for its audit, and ever since.

A form may carry the version of the audit at which it was written. Lines of history do not carry versions, so
the line is found by counting: lines of one act belong together, a fact stands in an act only once, and the
stamps say of the latest change of each place which version it made.
"""

from collections.abc import Callable, Mapping, Sequence

from audit.facts import record_facts
from audit.keeping import places
from audit.merging import Past
from audit.opening import EXPORT
from audit.opening import READ as OPENED
from audit.record import AuditRecord, HistoryLine, Value
from audit.taking.models import Origin
from audit.taking.places import told, whole_fact

MAKE_NO_VERSION = (OPENED, EXPORT)  # they say only that somebody looked at the audit, or took it away
READ = "read form"  # the name of the act that takes a form in

Pasts = Callable[[str], Past]


def pasts(record: AuditRecord, lines: Sequence[HistoryLine], origin: Origin | None, *, ours: bool) -> Pasts:
    """What is known of each fact's past.

    A form that does not say its version was written at one of the times when the audit's documents were made.
    `ours`: the form was written out for this audit, though it may be that nobody knows when; then whatever
    the record has ever said counts as untouched.
    """
    known = written_at(record, lines, origin) if ours else []
    now = record_facts(record)

    def past(fact: str) -> Past:
        told_of = [one for one in lines if whole_fact(one.change.fact) == fact]
        held = _together(fact, now)
        brought = {told(one.change.after) for one in told_of if one.act.name == READ}
        if known:
            then = {
                _together(fact, now | _undone([o for o in told_of if o.sequence > line])) for line in known
            }
            return Past(then - {""}, then != {held}, brought)
        ever = {told(value) for one in told_of for value in (one.change.before, one.change.after)} - {""}
        return Past(ever if ours else (), bool(held), brought)

    return past


def _undone(later: Sequence[HistoryLine]) -> dict[str, Value]:
    """The facts that some lines changed, as they were before the first of them."""
    return {line.change.fact: line.change.before for line in reversed(later)}


def _together(fact: str, facts: Mapping[str, Value]) -> str:
    """A fact as text; a conversation is one fact, though the history tells its date and its manner apart."""
    inner = f"{fact}/"
    held = {name.removeprefix(inner): value for name, value in facts.items() if name.startswith(inner)}
    apart = {name: value for name, value in held.items() if value is not None}
    return told(dict(apart)) if apart else told(facts.get(fact))


def written_at(record: AuditRecord, lines: Sequence[HistoryLine], origin: Origin | None) -> list[int]:
    """The numbers of the lines after which the form may have been written; none where it cannot be told."""
    if origin is not None and origin.version is not None:
        line = line_at(record, lines, origin.version)
        if line is not None:
            return [line]
    return [line.sequence for line in lines if line.change.fact == EXPORT]


def line_at(record: AuditRecord, lines: Sequence[HistoryLine], version: int) -> int | None:
    """The number of the last line of an audit's version; None where that cannot be told."""
    lines = [line for line in lines if line.change.fact not in MAKE_NO_VERSION]
    if not lines or version < 1 or version > record.version:
        return None
    acts = _acts(record, lines)
    bounds = _bounds([anchor for _, anchor in acts], record.version)
    before = [act for (act, _), (_, latest) in zip(acts, bounds, strict=True) if latest <= version]
    after = [earliest for earliest, latest in bounds if latest > version]
    if not before or any(earliest <= version for earliest in after) or any(lo > hi for lo, hi in bounds):
        return None
    return before[-1][-1].sequence


def _acts(record: AuditRecord, lines: Sequence[HistoryLine]) -> list[tuple[list[HistoryLine], int | None]]:
    """The lines act by act, each with the version it made where the stamps tell it."""
    anchors = _anchors(record, lines)
    found: list[tuple[list[HistoryLine], int | None]] = []
    for line in lines:
        anchor = anchors.get(line.sequence)
        if found and _belongs(line, anchor, *found[-1]):
            act, known = found[-1]
            found[-1] = ([*act, line], known if anchor is None else anchor)
        else:
            found.append(([line], anchor))
    return found


def _belongs(line: HistoryLine, anchor: int | None, act: list[HistoryLine], known: int | None) -> bool:
    same = act[0].act == line.act and all(one.change.fact != line.change.fact for one in act)
    return same and (anchor is None or known is None or anchor == known)


def _anchors(record: AuditRecord, lines: Sequence[HistoryLine]) -> dict[int, int]:
    """The version that made the latest lines of each place that is stamped, by the lines' numbers.

    The lines of one place that stand together under one act are taken for one change.
    """
    latest: dict[str, list[HistoryLine]] = {}
    before = ""
    for line in lines:
        place = next(iter(places([line.change])), "")
        held = latest.get(place, []) if place == before else []
        latest[place] = [*held, line] if held and _belongs(line, None, held, None) else [line]
        before = place
    return {
        line.sequence: record.stamps[place].version
        for place, last in latest.items()
        if place in record.stamps
        for line in last
    }


def _bounds(anchors: Sequence[int | None], version: int) -> list[tuple[int, int]]:
    """The earliest and the latest version that each act can have made."""
    earliest: list[int] = []
    for anchor in anchors:
        earliest.append(anchor if anchor is not None else (earliest[-1] if earliest else 0) + 1)
    latest: list[int] = []
    for anchor in reversed(anchors):
        latest.append(anchor if anchor is not None else (latest[-1] if latest else version + 1) - 1)
    return list(zip(earliest, reversed(latest), strict=True))
