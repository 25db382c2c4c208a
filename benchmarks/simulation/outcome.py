"""What came out of a simulated year, and what its history says that people must have been told."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from audit.notices import queue
from audit.programme import shelves
from audit.programme.settling import FOLLOWED
from audit.programme.shapes import Draw
from audit.record import AuditRecord, HistoryLine, Person
from benchmarks.simulation import cast
from benchmarks.simulation.year import Year


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


def told(came: Outcome) -> Counter[tuple[str, str, str]]:
    """How often who was told of what about which audit, bundles opened."""
    with came.year.service.store.reading() as reading:
        sent = queue.sent(reading)
    found: Counter[tuple[str, str, str]] = Counter()
    for key, one in sent.items():
        parts = key.split("/")
        if one.audit and one.through != "nobody":
            found[one.audit, parts[1], one.to] += 1
    return found


def must_know(came: Outcome, record: AuditRecord) -> Iterator[tuple[str, str]]:
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
