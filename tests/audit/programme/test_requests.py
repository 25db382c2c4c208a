"""A line manager answers a request to be exempt: agreed, or refused with a reason that can be read."""

import datetime as dt

import pytest

from audit.errors import BadAudit, NotAllowed
from audit.notices.queue import waiting
from audit.permissions import THE_OPERATOR
from audit.programme import requests, shelves
from audit.programme.exempting import Request
from tests.audit.programme.world import World

REASON = "An operation."


@pytest.fixture
def world() -> World:
    return World()


def held_by(world: World, who: str) -> str:
    world.allocated(full=6)
    return next(line.id for line in world.audits.headlines(THE_OPERATOR) if line.auditor == who)


def refused(world: World, request: str, by: str = "Tim Example", reason: str = "We are too few.") -> object:
    with world.store.transaction() as transaction:
        return requests.refuse(transaction, request, reason, world.actor(by), world.now)


def agreed(world: World, request: str, by: str = "Tim Example", words: str = "") -> object:
    with world.store.transaction() as transaction:
        return requests.agree(transaction, world.audits, request, words, world.actor(by), world.now)


def kinds_told(world: World, to: str) -> list[str]:
    with world.store.reading() as reading:
        return [one.notice.kind for one in waiting(reading) if one.notice.to == to]


def test_a_request_waits_for_its_line_manager_alone(world: World) -> None:
    asked = world.programme.exempt(Request(person="Ada Example", reason=REASON), world.actor("Ada Example"))
    with world.store.reading() as reading:
        assert [one.id for one in requests.waiting_for(reading, "tim example")] == [asked.id]
        assert requests.waiting_for(reading, "Hal Example") == []


def test_a_refused_request_says_why_and_the_audit_stays_with_its_auditor(world: World) -> None:
    audit = held_by(world, "Ada Example")
    asked = world.programme.exempt(Request(audit=audit, reason=REASON), world.actor("Ada Example"))
    with pytest.raises(NotAllowed, match="line manager"):
        refused(world, asked.id, by="Hal Example")
    with pytest.raises(BadAudit, match="the reason for refusing"):
        refused(world, asked.id, reason=" ")
    assert refused(world, asked.id)
    assert refused(world, asked.id) is None  # pressed twice
    assert agreed(world, asked.id) is None
    assert world.audits.show(audit, THE_OPERATOR)[0].state == "allocated"
    assert kinds_told(world, "Ada Example").count("exemption refused") == 1
    with world.store.reading() as reading:
        (told,) = requests.refusals_of(reading, "Ada Example")
        assert (told.reason, told.refused_by) == ("We are too few.", "Tim Example")
        (line, *_) = [
            one for one in reading.history(f"exemption/{asked.id}") if one.act.name.startswith("ref")
        ]
        assert line.act.reason == "We are too few."


def test_what_was_refused_can_be_asked_for_again(world: World) -> None:
    audit = held_by(world, "Ada Example")
    request = Request(audit=audit, reason=REASON)
    refused(world, world.programme.exempt(request, world.actor("Ada Example")).id)
    again = world.programme.exempt(request, world.actor("Ada Example"))
    world.programme.exempt(request, world.actor("Ada Example"))
    assert kinds_told(world, "Tim Example") == ["exemption", "exemption"]
    assert agreed(world, again.id, words="Get well.")
    record = world.audits.show(audit, THE_OPERATOR)[0]
    assert (record.state, record.because) == ("exempt", f"{REASON} (agreed: Get well.)")


def test_time_off_that_is_agreed_to_is_told_to_whoever_takes_it(world: World) -> None:
    first, last = dt.date(2026, 12, 1), dt.date(2026, 12, 31)
    request = Request(person="Ada Example", reason=REASON, first=first, last=last)
    asked = world.programme.exempt(request, world.actor("Ada Example"))
    agreed(world, asked.id)
    agreed(world, asked.id)
    assert kinds_told(world, "Ada Example") == ["time off agreed"]
    with world.store.reading() as reading:
        (kept,) = shelves.exemptions(reading)
    assert (kept.first, kept.last, kept.approved_by) == (first, last, "Tim Example")
