"""Writers of one process go in turn, those first for whom Slack is waiting."""

import threading

from bot.slack.in_turn import InTurn, awaited
from tests.storage.fake import MemoryStore


def test_whoever_slack_waits_for_goes_ahead_of_those_who_came_before() -> None:
    store, order = InTurn(MemoryStore()), []
    inside, go_on = threading.Event(), threading.Event()

    def first() -> None:
        with store.transaction():
            inside.set()
            go_on.wait(5)

    def write(name: str) -> None:
        with store.transaction():
            order.append(name)

    def write_awaited() -> None:
        with awaited():
            write("awaited")

    threads = [threading.Thread(target=first)]
    threads[0].start()
    inside.wait(5)
    threads += [threading.Thread(target=write, args=[f"behind {n}"]) for n in range(3)]
    threads.append(threading.Thread(target=write_awaited))
    for one in threads[1:]:
        one.start()
    while store._ahead == 0:
        threads[-1].join(0.01)
    go_on.set()
    for one in threads:
        one.join(5)
    assert order[0] == "awaited"
    assert len(order) == 4


def test_a_writer_that_fails_lets_the_next_one_in() -> None:
    store = InTurn(MemoryStore())
    try:
        with store.transaction():
            raise ValueError
    except ValueError:
        pass
    with store.transaction() as transaction:
        assert transaction.keep_item("shelf", "key", "content")
    with store.reading() as reading:
        assert reading.item("shelf", "key") == "content"
    assert store.verify() is None
    store.close()
