"""What is still to be said: lanes, leases, what was heard, and forgetting it."""

import pytest

from bot.slack import outbox
from bot.slack.outbox import Item, Outbox
from tests.storage.fake import MemoryStore


def item(key: str, lane: str = "U1") -> Item:
    return Item(key=key, lane=lane, kind="say", user=lane, text=key)


def put(store: MemoryStore, *items: Item) -> None:
    with store.transaction() as transaction:
        for one in items:
            outbox.put(transaction, one)


def keys(store: MemoryStore, box: Outbox, lane: str = "U1") -> list[str]:
    """Everything in a lane, taken out in order."""
    del store
    found, one = [], box.claim(lane)
    while one is not None:
        found.append(one.key)
        one = box.done(one)
    return found


def test_a_lane_is_sent_in_the_order_in_which_it_was_filled() -> None:
    store = MemoryStore()
    put(store, item("a"), item("b"), item("c", "U2"), item("d"))
    assert keys(store, Outbox(store, "one")) == ["a", "b", "d"]
    assert keys(store, Outbox(store, "one"), "U2") == ["c"]
    assert Outbox(store, "one").lanes() == []


def test_the_same_key_is_sent_once_with_what_was_put_last() -> None:
    store = MemoryStore()
    put(store, item("a"), item("b"), item("a").model_copy(update={"text": "later"}))
    box = Outbox(store, "one")
    first = box.claim("U1")
    assert first is not None
    assert first.text == "later"
    assert keys(store, box) == ["a", "b"]


def test_another_worker_keeps_out_of_a_lane_until_its_holder_is_silent_too_long() -> None:
    store, now = MemoryStore(), [1000.0]
    put(store, item("a"))
    assert Outbox(store, "one", lambda: now[0]).claim("U1") is not None
    other = Outbox(store, "two", lambda: now[0])
    assert other.claim("U1") is None
    now[0] += outbox.LEASE + 1
    assert other.claim("U1") is not None


def test_a_lane_that_was_let_go_is_anybodys() -> None:
    store = MemoryStore()
    put(store, item("a"))
    first = Outbox(store, "one")
    first.claim("U1")
    first.release("U1")
    assert Outbox(store, "two").claim("U1") is not None


def test_what_was_heard_is_known_for_two_days_and_then_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    store, now = MemoryStore(), [10 * outbox.DAY]
    monkeypatch.setattr("bot.slack.outbox.time.time", lambda: now[0])
    with store.transaction() as transaction:
        assert outbox.hear(transaction, "e")
        assert not outbox.hear(transaction, "e")
    now[0] += outbox.DAY
    with store.transaction() as transaction:
        assert not outbox.hear(transaction, "e")
    now[0] += outbox.DAY
    Outbox(store, "one").forget()
    with store.reading() as reading:
        assert reading.items(outbox.HEARD.format(10)) == []
