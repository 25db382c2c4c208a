"""Fifty auditors at once against `checkback serve --http`, on loopback: how soon is Slack acknowledged?

Run with `python -m benchmarks.slack.load` or `make bench-slack`; `--help` lists what can be varied. The Slack
they work in is the stand-in of the tests, in this process; the bot is a process of its own, as it is run.
"""

import argparse
import contextlib
import os
import random
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from socket import create_server
from urllib.request import urlopen

from audit.permissions import THE_OPERATOR
from audit.record import Person
from bot.bootstrap import open_app
from bot.settings import Settings
from tests.slack_stand_in.member import Member, OverHttp
from tests.slack_stand_in.server import StandIn
from tests.slack_stand_in.state import SECRET, TOKEN

COMMENT = "Two home visits on 3 and 17 May; the child said she felt heard and has been in school since."
LIMIT = 0.300  # seconds: the 99th percentile that the service promises itself


class Auditor(threading.Thread):
    """One auditor who begins an audit and answers questions, in windows and by typing in turn."""

    def __init__(self, slack: StandIn, http: OverHttp, number: int, until: float, think: float) -> None:
        super().__init__(daemon=True)
        self.member = Member(slack, http, f"U{number:04d}")
        self.answers = 0
        self.trouble = ""
        self._until, self._think = until, think
        self._chance = random.Random(number)

    def run(self) -> None:
        """Work until the time is over."""
        try:
            self._work()
        except (AssertionError, OSError) as error:
            self.trouble = str(error)[:200]

    def _work(self) -> None:
        member = self.member
        time.sleep(self._chance.random() * 2)
        member.commands("/audit", f"start CV-{member.user}")
        member.presses(member.sees("The child and the case"), "To the questions")
        thread = member.sees("the conversation is in this thread")["ts"]
        number = 1
        while time.monotonic() < self._until and number <= 60:
            asked = member.sees(f"Question {number}:")
            time.sleep(self._think * (0.5 + self._chance.random()))
            if number % 2:
                member.presses(asked, "Good")
                window = member.sees_window_of(f"question:{number}")
                if member.submits(window, comment=COMMENT):
                    member.submits(member.sees_window_of(f"question:{number}"))
            else:
                member.types(f"good - {COMMENT}", thread)
            self.answers += 1
            number = self._next(number)

    def _next(self, number: int) -> int:
        """Past the rating of a section where one comes between."""
        label = self.member.sees_asked(number)
        if label.startswith("Question"):
            return number + 1
        last = self.member.slack.state.messages[self.member.direct][-1]
        self.member.presses(last, "Skip")
        return number + 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the load and print the figures; exit status 1 where the promise is not kept."""
    asked = _parser().parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="checkback-load-") as folder, StandIn() as slack:
        _people(Path(folder), asked.auditors)
        with _bot(Path(folder), slack, asked.workers) as url:
            kinds, auditors = _work(slack, url, asked)
    return _told(kinds, auditors, asked)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--auditors", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--think", type=float, default=5.0, help="seconds an auditor takes over an answer")
    parser.add_argument("--workers", type=int, default=1)
    return parser


def _people(home: Path, count: int) -> None:
    app = open_app(Settings().apart(home))
    people = [Person(name=f"Auditor {n}", slack_id=f"U{n:04d}", roles=("auditor",)) for n in range(count)]
    app.service.keep_people(people, THE_OPERATOR)
    app.store.close()


@contextlib.contextmanager
def _bot(home: Path, slack: StandIn, workers: int) -> Iterator[str]:
    with create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    tokens = {"SLACK_BOT_TOKEN": TOKEN, "SLACK_SIGNING_SECRET": SECRET, "SLACK_API_URL": slack.api_url}
    command = [str(Path(sys.executable).with_name("checkback")), "serve", "--http", f"127.0.0.1:{port}"]
    command += ["--workers", str(workers)]
    ours = {name: value for name, value in os.environ.items() if not name.startswith("CHECKBACK_")}
    process = subprocess.Popen(command, env={**ours, **tokens, "CHECKBACK_HOME": str(home)})
    try:
        _wait_for(f"http://127.0.0.1:{port}/healthz")
        yield f"http://127.0.0.1:{port}/slack/events"
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)


def _wait_for(url: str) -> None:
    for _ in range(100):
        with contextlib.suppress(OSError), urlopen(url, timeout=1):
            return
        time.sleep(0.2)
    raise SystemExit("the bot did not start")


def _work(
    slack: StandIn, url: str, asked: argparse.Namespace
) -> tuple[dict[str, list[float]], list[Auditor]]:
    http = OverHttp(url)
    until = time.monotonic() + asked.seconds
    auditors = [Auditor(slack, http, n, until, asked.think) for n in range(asked.auditors)]
    for one in auditors:
        one.start()
    for one in auditors:
        one.join(asked.seconds + 30)
    return http.timings, auditors


def _told(kinds: dict[str, list[float]], auditors: list[Auditor], asked: argparse.Namespace) -> int:
    everything = sorted(time for times in kinds.values() for time in times)
    how = f"{asked.seconds:g} s, {asked.think:g} s an answer, {asked.workers} worker(s)"
    print(f"{asked.auditors} auditors, {how}")
    print(f"{sum(one.answers for one in auditors)} answers, {len(everything)} requests acknowledged")
    for name, times in [*sorted(kinds.items()), ("all", everything)]:
        print(f"  {name:<20} {_figures(sorted(times))}")
    for trouble in {one.trouble for one in auditors if one.trouble}:
        print(f"  trouble: {trouble}")
    kept = bool(everything) and _percentile(everything, 0.99) < LIMIT and not any(a.trouble for a in auditors)
    print(f"p99 under {LIMIT * 1000:.0f} ms: {'yes' if kept else 'NO'}")
    return 0 if kept else 1


def _figures(times: list[float]) -> str:
    if not times:
        return "none"
    figures = {
        "median": statistics.median(times),
        "p95": _percentile(times, 0.95),
        "p99": _percentile(times, 0.99),
    }
    told = "  ".join(f"{name} {value * 1000:6.1f} ms" for name, value in figures.items())
    return f"{len(times):5} requests  {told}  longest {times[-1] * 1000:6.1f} ms"


def _percentile(times: list[float], share: float) -> float:
    return times[min(int(len(times) * share), len(times) - 1)]


if __name__ == "__main__":
    sys.exit(main())
