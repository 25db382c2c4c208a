"""Ending the process at any moment of a conversation loses no confirmed answer."""

import os
import random
import re
import select
import signal
import sys
import time
from pathlib import Path

import pytest

from audit import commands as c
from audit.permissions import THE_OPERATOR
from bot.bootstrap import open_app
from bot.cli.main import run
from bot.settings import Settings

KILLS = 50
CONFIRMED = re.compile(r"^\* Question (\d+): Good - comment kept$", re.MULTILINE)


def converse_until_killed(audit: str, lines: str, seconds: float, *, from_first: bool) -> list[str]:
    """Type the lines into `checkback chat` in a process of its own, kill it, give the questions confirmed.

    It is killed that long after its first confirmation, or after its start.
    """
    typed_read, typed_write = os.pipe()
    shown_read, shown_write = os.pipe()
    child = os.fork()
    if child == 0:
        _chat(audit, typed_read, shown_write)
    os.close(typed_read)
    os.close(shown_write)
    os.write(typed_write, lines.encode())
    shown = _read_until_confirmed(shown_read) if from_first else b""
    shown += _read_for(shown_read, seconds)
    os.kill(child, signal.SIGKILL)
    shown += _read_rest(shown_read)
    os.waitpid(child, 0)
    os.close(typed_write)
    os.close(shown_read)
    return CONFIRMED.findall(shown.decode("utf-8", "replace"))


def _chat(audit: str, typed: int, shown: int) -> None:
    """The child: the command itself, on the two pipes; never returns into the tests."""
    os.dup2(typed, 0)
    os.dup2(shown, 1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - lives as long as the process
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    try:
        run(["chat", "--audit", audit])
    finally:
        os._exit(0)


def _read_until_confirmed(pipe: int) -> bytes:
    read = b""
    while b"comment kept" not in read and (got := os.read(pipe, 65536)):
        read += got
    return read


def _read_for(pipe: int, seconds: float) -> bytes:
    until, read = time.monotonic() + seconds, b""
    while (left := until - time.monotonic()) > 0:
        if select.select([pipe], [], [], left)[0]:
            got = os.read(pipe, 65536)
            if not got:
                break
            read += got
    return read


def _read_rest(pipe: int) -> bytes:
    read = b""
    while got := os.read(pipe, 65536):
        read += got
    return read


def _comments(home: Path, audit: str) -> dict[str, str | None]:
    app = open_app(Settings(home=home))
    try:
        assert app.store.verify() is None
        answers = app.service.show(audit, THE_OPERATOR)[0].data.answers
        return {number: answer.comment for number, answer in answers.items()}
    finally:
        app.store.close()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork a process")
def test_fifty_kills_in_the_middle_of_a_conversation_lose_no_confirmed_answer(home: Path) -> None:
    app = open_app(Settings(home=home))
    start = c.StartAudit(childview_id="CV-1", auditor="Alex Example", month="2026-11")
    audit = app.service.start(start, THE_OPERATOR).record.id
    app.store.close()
    chance, confirmed = random.Random(20261120), 0
    for kill in range(KILLS):
        lines = "".join(f"q{n}\ngood - round {kill}, question {n}\n" for n in range(1, 61))
        early = kill % 10 == 0
        seconds = chance.uniform(0.0, 0.3)
        numbers = converse_until_killed(audit, lines, seconds, from_first=not early)
        kept = _comments(home, audit)
        lost = [number for number in numbers if kept.get(number) != f"round {kill}, question {number}"]
        assert not lost, f"kill {kill}: confirmed and not kept: {lost}"
        confirmed += len(numbers)
    assert confirmed > KILLS, "the kills came before anything was confirmed; nothing was tried"
