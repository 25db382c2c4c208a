"""Killed at any moment: what was confirmed is kept, what was begun is whole or not there."""

import os
import random
import signal
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path

import pytest

from audit.facts import changes
from storage.keys import new_key_text, read_keys
from storage.store import SqlStore
from tests.storage.samples import act
from tests.storage.writer import AUDIT, answer, new_audit, question_of

TIMES = 15
MOST = 4  # answers waited for before the kill
LONGEST = 0.02  # seconds from then to the kill; an answer takes a few milliseconds, opening some more
ROOT = Path(__file__).parents[2]


@pytest.fixture
def key() -> str:
    return new_key_text()


@pytest.fixture
def writer(url: str, key: str) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "tests.storage.writer", url, key]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
    ) as process:
        yield process
        process.kill()


def test_kills_lose_no_confirmed_answer_and_leave_no_half(
    writer: subprocess.Popen[str], url: str, key: str
) -> None:
    begin(url, key)
    confirmed = 0
    for _ in range(TIMES):
        confirmed = max(confirmed, killed_at_random(writer))
        kept = whole_answers(url, key)
        assert confirmed <= kept <= confirmed + 1  # one may be committed and not yet confirmed
        confirmed = kept
    assert confirmed >= TIMES  # it is the writing that was interrupted


def begin(url: str, key: str) -> None:
    """Make the record with one audit in it."""
    store = SqlStore(url, read_keys(key, "the test"))
    with store.transaction() as tx:
        tx.keep(new_audit(), changes(None, new_audit()), act())
    store.close()


def killed_at_random(writer: subprocess.Popen[str]) -> int:
    """Let the writer write, kill it, and say which answer it confirmed last (0 for none)."""
    assert writer.stdin
    assert writer.stdout
    writer.stdin.write("go\n")
    lines = takewhile(lambda line: line != "ended\n", writer.stdout)  # or until the writer is gone
    told: list[str] = []
    answers = random.randint(0, MOST)
    while len(told) < answers + 1 or not any(line.startswith("pid ") for line in told):
        line = next(lines, None)  # the child may be faster than its parent with a first answer
        assert line is not None, "the writer stopped by itself; what it said stands above"
        told.append(line)
    time.sleep(random.uniform(0, LONGEST))
    (pid,) = (int(line.split()[1]) for line in told if line.startswith("pid "))
    os.kill(pid, signal.SIGKILL)
    told += lines
    return max((int(line.split()[1]) for line in told if line.startswith("kept ")), default=0)


def whole_answers(url: str, key: str) -> int:
    """How many answers the record holds, having checked that each is whole and that the chain holds."""
    store = SqlStore(url, read_keys(key, "the test"))
    with store.reading() as tx:
        record, lines = tx.audit(AUDIT), tx.history(AUDIT)
    assert store.verify() is None
    store.close()
    number = record.version - 1
    last = {question_of(n): n for n in range(1, number + 1)}
    assert record.data.answers == {question: answer(n) for question, n in last.items()}
    assert {stamp.version - 1 for stamp in record.stamps.values()} == set(last.values())
    facts = defaultdict(set)
    for line in lines:
        if line.act.name.startswith("answer"):
            facts[line.act.name].add(line.change.fact.rsplit("/", 1)[1])
    assert facts == {f"answer {n}": {"rating", "comment"} for n in range(1, number + 1)}
    return number
