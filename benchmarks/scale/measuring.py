"""What is timed: what people do most, through the service, on a record of any size."""

import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from audit import commands as c
from audit.permissions import Actor, Do
from audit.roles import Role
from benchmarks.scale.making import NOW, person
from bot.bootstrap import App
from bot.programme.building import desk
from bot.settings import Settings
from bot.slack.home import gathered
from storage.store import SqlStore

AUDITOR = Actor(name=person("Auditor", 0, 1), roles=(Role.AUDITOR,))
MODERATOR = Actor(name=person("Moderator", 0, 1), roles=(Role.MODERATOR,))
CASE_MANAGER = Actor(name=person("Case manager", 0, 1), roles=(Role.CASE_MANAGER,))
TEAM_MANAGER = Actor(name=person("Team manager", 0, 1), roles=(Role.TEAM_MANAGER,))
ANALYST = Actor(name=person("Analyst", 0, 1), roles=(Role.ANALYST,))


@dataclass(frozen=True)
class Timed:
    """How long one act took, in milliseconds: the middle one, the slowest of twenty.

    `work` is the program's own processor time, which others on the machine do not lengthen; `of`
    is what the act came to.
    """

    middle: float
    slow: float
    work: float
    of: str


Act = Callable[[App, int], str]  # does it for the so-maniest time; milliseconds and what it came to


def app_over(store: SqlStore) -> App:
    """The service over that record, with nothing of this machine's own settings that matters here."""
    return App(Settings(home=Path(tempfile.gettempdir()), now=NOW), store)


def answer(app: App, turn: int) -> str:
    """Record an answer to an audit of one's own."""
    line = _open(app)[0]
    rating = ("Good", "Requires Improvement")[turn % 2]
    command = c.RecordAnswer(
        audit=line, question=str(turn % 50 + 1), rating=rating, comment=f"Seen at home, {turn} times."
    )
    began = time.perf_counter()
    app.service.perform(command, AUDITOR)
    return _told(began, "one answer")


def home(app: App, _turn: int) -> str:
    """What an auditor's App Home shows."""
    began = time.perf_counter()
    shown = gathered(_desk(app), AUDITOR)
    return _told(began, f"{len(shown.audits)} audits")


def moderators_home(app: App, _turn: int) -> str:
    """What a moderator's App Home shows."""
    began = time.perf_counter()
    shown = gathered(_desk(app), MODERATOR)
    return _told(began, f"{len(shown.waiting)} waiting")


def case_managers_home(app: App, _turn: int) -> str:
    """What the App Home of somebody with actions of their own shows."""
    began = time.perf_counter()
    shown = gathered(_desk(app), CASE_MANAGER)
    return _told(began, f"{len(shown.waiting)} waiting")


def queue(app: App, _turn: int) -> str:
    """A moderator's own queue."""
    began = time.perf_counter()
    with app.store.reading() as reading:
        lines = reading.headlines(moderator=MODERATOR.name, states=["submitted", "escalated"])
    return _told(began, f"{len(lines)} audits")


def whole_queue(app: App, _turn: int) -> str:
    """Everything that waits for any moderator."""
    began = time.perf_counter()
    lines = app.service.headlines(MODERATOR, Do.MODERATE, states=["submitted", "escalated"])
    return _told(began, f"{len(lines)} audits")


def months_list(app: App, _turn: int) -> str:
    """The audits of a month in one line each."""
    began = time.perf_counter()
    lines = app.service.headlines(ANALYST, Do.TRACK, month="2026-10")
    return _told(began, f"{len(lines)} audits")


def months_report(app: App, _turn: int) -> str:
    """The audits of a month whole, as its report reads them."""
    began = time.perf_counter()
    records = app.service.audits(ANALYST, Do.TRACK, month="2026-10")
    return _told(began, f"{len(records)} audits")


def tracker(app: App, _turn: int) -> str:
    """The audits whose tracker a team manager makes."""
    began = time.perf_counter()
    seen = app.tracking.snapshot(TEAM_MANAGER)
    return _told(began, f"{len(seen.records)} audits")


def one_audit(app: App, turn: int) -> str:
    """One audit opened whole."""
    line = _open(app)[turn % 2]
    began = time.perf_counter()
    app.service.show(line, AUDITOR)
    return _told(began, "one audit")


# What is timed, how often, and the most milliseconds that it may take (None where it grows by nature).
ACTS: tuple[tuple[str, Act, int, float | None], ...] = (
    ("recording an answer", answer, 200, 20.0),
    ("opening an audit", one_audit, 40, None),
    ("App Home, auditor", home, 20, 100.0),
    ("App Home, moderator", moderators_home, 20, 100.0),
    ("App Home, case manager", case_managers_home, 20, 100.0),
    ("a moderator's queue", queue, 20, None),
    ("all that waits for moderation", whole_queue, 10, None),
    ("a month in lines", months_list, 10, None),
    ("a month's report", months_report, 2, None),
    ("a team manager's tracker", tracker, 3, None),
)


def timed(app: App, act: Act, times: int) -> Timed:
    """Do it so many times, after once to warm up."""
    act(app, 0)
    worked = time.process_time()
    told = [act(app, turn) for turn in range(1, times + 1)]
    work = (time.process_time() - worked) * 1000 / times
    taken = sorted(float(one.split("|")[0]) for one in told)
    slow = taken[max(0, round(len(taken) * 0.95) - 1)]
    return Timed(statistics.median(taken), slow, work, told[-1].split("|")[1])


def _desk(app: App) -> Any:
    """As much of the Slack door as App Home is made from."""
    return SimpleNamespace(app=app, programme=desk(app), rehearsal=False)


def _open(app: App) -> list[str]:
    lines = app.service.headlines(AUDITOR, Do.VIEW, states=["in progress", "returned"])
    return [line.id for line in lines]


def _told(began: float, of: str) -> str:
    return f"{(time.perf_counter() - began) * 1000}|{of}"
