"""A short round of `make torture`: whole acts of every kind, killed and spoilt."""

import pytest

from benchmarks.torture import disks
from benchmarks.torture.killing import kill
from benchmarks.torture.slack_away import unreachable


@pytest.fixture(autouse=True)
def own_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "DATABASE_URL", "KEY", "KEY_FILE", "NOW"):
        monkeypatch.delenv(f"CHECKBACK_{name}", raising=False)


def test_kills_lose_nothing_confirmed_and_leave_no_half() -> None:
    told = kill(4, seed=8, tell=lambda _said: None)
    assert told.faults == []
    assert told.confirmed.total() > 0


def test_where_the_disk_is_full_acts_are_refused_whole() -> None:
    day = disks.limited_file()
    assert day.refused
    assert day.faults == []


def test_a_locked_database_is_waited_for_then_said_to_be_busy() -> None:
    day = disks.locked()
    assert len(day.refused) == 2
    assert "in use" in day.refused[0]
    assert day.faults == []


def test_while_slack_is_away_and_the_bot_ends_nothing_typed_is_lost_or_asked_twice() -> None:
    day = unreachable()
    assert len(day.confirmed) == 12
    assert day.refused
    assert day.faults == []
