"""Rounds of telling: once, at sensible hours, whatever fails on the way."""

import datetime as dt

import pytest

from audit.notices import queue
from audit.notices.shapes import Notice, Wishes
from audit.notices.wording import notice
from audit.permissions import THE_OPERATOR
from audit.record import Person
from bot.programme.channels import Down, Letter, Refused
from bot.programme.sending import Sender
from bot.programme.wishes import keep_wishes
from tests.audit.programme.world import World
from tests.bot.programme.channel import KeptChannel


class Killed(BaseException):
    """The process ended here."""


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def channel() -> KeptChannel:
    return KeptChannel()


def sender(world: World, *channels: KeptChannel) -> Sender:
    return Sender(world.store, channels, world.clock)


def wanted(world: World, *kinds: str, to: str = "Ada Example") -> list[Notice]:
    made = [notice(kind, f"{kind}/{n}", to, audit="2026-11-001") for n, kind in enumerate(kinds)]
    with world.store.transaction() as transaction:
        queue.put_all(transaction, made, world.now)
    return made


def waiting(world: World) -> int:
    with world.store.reading() as reading:
        return len(queue.waiting(reading))


def raising(error: BaseException) -> object:
    def fail(_letter: Letter) -> None:
        raise error

    return fail


def test_a_notice_goes_out_once_however_often_it_is_wanted(world: World, channel: KeptChannel) -> None:
    for _ in range(3):
        wanted(world, "returned")
        sender(world, channel).send_all()
    assert [one.notice.kind for one in channel.arrived] == ["returned"]


def test_several_notices_to_one_person_are_one_message(world: World, channel: KeptChannel) -> None:
    wanted(world, "returned", "closed", "moderated")
    sender(world, channel).send_all()
    (letter,) = channel.arrived
    assert letter.notice.says == "There are 3 things for you."
    assert len(letter.notice.lines) == 3


def test_what_can_wait_waits_for_the_morning_and_a_concern_does_not(
    world: World, channel: KeptChannel
) -> None:
    world.now = dt.datetime(2026, 11, 21, 23, tzinfo=dt.UTC)  # a Saturday night
    wanted(world, "returned", "concern")
    sender(world, channel).send_all()
    assert [one.notice.kind for one in channel.arrived] == ["concern"]
    world.now = dt.datetime(2026, 11, 23, 9, 5, tzinfo=dt.UTC)
    sender(world, channel).send_all()
    assert [one.notice.kind for one in channel.arrived] == ["concern", "returned"]


def test_hours_are_those_of_the_person(world: World, channel: KeptChannel) -> None:
    keep_wishes(world.store, world.clock, "Ada Example", Wishes(from_hour=14, until_hour=20))
    wanted(world, "returned")
    sender(world, channel).send_all()
    assert channel.arrived == []
    world.now = world.now.replace(hour=19)
    sender(world, channel).send_all()
    assert len(channel.arrived) == 1


def test_a_channel_that_is_down_is_tried_again_later(world: World, channel: KeptChannel) -> None:
    channel.before = raising(Down("no network"))  # type: ignore[assignment]
    wanted(world, "returned")
    assert sender(world, channel).send_all().failed == 1
    assert sender(world, channel).send_all().waiting == 1  # not at once again
    channel.before = lambda _letter: None
    world.now += dt.timedelta(minutes=2)
    assert sender(world, channel).send_all().sent == 1


def test_whom_one_channel_refuses_the_next_one_reaches(world: World, channel: KeptChannel) -> None:
    channel.before = raising(Refused("no such user"))  # type: ignore[assignment]
    mail = KeptChannel(name="email")
    wanted(world, "returned")
    for _ in range(2):
        sender(world, channel, mail).send_all()
    assert len(mail.arrived) == 1


def test_a_person_is_reached_as_they_prefer(world: World, channel: KeptChannel) -> None:
    mail = KeptChannel(name="email")
    keep_wishes(world.store, world.clock, "Ada Example", Wishes(channel="email"))
    wanted(world, "returned")
    sender(world, channel, mail).send_all()
    assert (len(channel.arrived), len(mail.arrived)) == (0, 1)


def test_a_meeting_comes_by_mail_with_its_invitation(world: World, channel: KeptChannel) -> None:
    mail = KeptChannel(name="email")
    made = notice("meeting arranged", "m", "Ada Example", audit="A")
    with world.store.transaction() as transaction:
        queue.put(transaction, made.model_copy(update={"meeting": dt.date(2026, 12, 1)}), world.now)
    sender(world, channel, mail).send_all()
    assert (len(channel.arrived), len(mail.arrived)) == (0, 1)


def test_whom_nothing_reaches_waits_for_a_channel(world: World, channel: KeptChannel) -> None:
    channel.nobody = ("Ada Example",)
    wanted(world, "returned")
    assert sender(world, channel).send_all().waiting == 1
    channel.nobody = ()
    assert sender(world, channel).send_all().sent == 1


def test_nobody_is_written_to_who_has_left(world: World, channel: KeptChannel) -> None:
    wanted(world, "returned")
    gone = Person(name="Ada Example", roles=("auditor",), leaves_on=world.now.date() - dt.timedelta(days=1))
    world.audits.keep_people([gone], THE_OPERATOR)
    sender(world, channel).send_all()
    assert channel.arrived == []
    assert waiting(world) == 0


@pytest.mark.parametrize("side", ["before", "after"])
def test_a_worker_that_dies_loses_nothing_and_doubles_nothing(
    world: World, channel: KeptChannel, side: str
) -> None:
    wanted(world, "returned", "closed")
    setattr(channel, side, raising(Killed()))
    with pytest.raises(Killed):
        sender(world, channel).send_all()
    setattr(channel, side, lambda _letter: None)
    assert sender(world, channel).send_all().sent == 0  # another worker may still be at it
    world.now += dt.timedelta(minutes=11)
    sender(world, channel).send_all()
    assert len(channel.arrived) == 1
    assert waiting(world) == 0


def test_a_channel_that_cannot_know_gets_it_again_under_the_same_key(
    world: World, channel: KeptChannel
) -> None:
    channel.knows = False
    wanted(world, "returned", "closed")
    channel.after = raising(Killed())  # type: ignore[assignment]
    with pytest.raises(Killed):
        sender(world, channel).send_all()
    channel.after = lambda _letter: None
    wanted(world, "moderated")  # something new does not change what was bundled
    world.now += dt.timedelta(minutes=11)
    sender(world, channel).send_all()
    first, again, new = (one.notice.key for one in channel.arrived)
    assert first == again != new


def test_two_workers_never_send_one_notice_twice(world: World) -> None:
    first, second = KeptChannel(), KeptChannel()
    other = sender(world, second)
    first.before = lambda _letter: assert_nothing(other.send_all().sent)
    wanted(world, "returned", "closed")
    sender(world, first).send_all()
    assert (len(first.arrived), len(second.arrived)) == (1, 0)


def assert_nothing(count: int) -> None:
    assert count == 0


def test_a_clock_put_back_makes_nobody_wait_longer(world: World, channel: KeptChannel) -> None:
    channel.before = raising(Down("no network"))  # type: ignore[assignment]
    wanted(world, "returned")
    world.now += dt.timedelta(days=7)
    sender(world, channel).send_all()
    channel.before = lambda _letter: None
    world.now -= dt.timedelta(days=6)
    assert sender(world, channel).send_all().sent == 1


def test_a_message_is_brought_up_to_date_where_it_is_about_the_same(
    world: World, channel: KeptChannel
) -> None:
    for number in range(2):
        made = notice("returned", f"r/{number}", "Ada Example", audit="A", topic="reminder")
        with world.store.transaction() as transaction:
            queue.put(transaction, made, world.now)
        sender(world, channel).send_all()
    assert [one.previous for one in channel.arrived] == [None, "slack-1"]
