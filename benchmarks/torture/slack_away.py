"""One more bad day: Slack busy, broken or gone, and the bot ended in the middle of it.

An auditor types answers into the thread of a stand-in for Slack that refuses calls, loses its answers or is
away; now and then the bot ends with messages unsent and another takes the record up. What was typed and
acknowledged must stand in the record, and every question must have been asked exactly once, in order.
"""

import random
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from audit.permissions import THE_OPERATOR
from audit.ratings import question_options
from audit.record import AuditRecord
from benchmarks.torture.disks import Day
from bot.bootstrap import App
from questionbank.builtin import case_audit
from tests.slack_stand_in.member import Member, OverHttp
from tests.slack_stand_in.running import door_to, over_http, service_in
from tests.slack_stand_in.server import StandIn
from tests.slack_stand_in.state import Trouble

LIVES = 4  # times that the bot is started
ANSWERS = 3  # in each of them, the last while Slack is gone
GONE = Trouble("*", 100_000, 503, error="internal_error")
ASKED = re.compile(r"Question (\d+):")
HURTS = (
    Trouble("*", 2, 503, error="internal_error"),
    Trouble("chat.postMessage", 1, after_doing=True),
    Trouble("chat.update", 1, after_doing=True),
    Trouble("chat.postMessage", 1, 429, headers={"Retry-After": "1"}),
)


def unreachable(seed: int = 8) -> Day:
    """Answer the first questions of an audit through all that; `refused` are calls that came to nothing."""
    day, chance, said = Day(), random.Random(seed), dict[str, str]()
    hurts: list[tuple[Trouble, int]] = []
    with StandIn() as slack, tempfile.TemporaryDirectory(prefix="checkback-torture-") as folder:
        for life in range(LIVES):
            with _bot(Path(folder) / "home", slack) as (app, alex):
                if life == 0:
                    _begin(alex)
                for turn in range(1, ANSWERS + 1):
                    number = _asked(alex, len(said))
                    hurt = replace(GONE if turn == ANSWERS else chance.choice(HURTS))
                    hurts.append((hurt, hurt.times))
                    said[number] = _answer(app, alex, number, hurt)
        with _bot(Path(folder) / "home", slack) as (app, alex):
            _asked(alex, len(said))
            day.faults += _faults(app, alex, said)
    day.refused = ["a call"] * sum(times - hurt.times for hurt, times in hurts)
    day.confirmed = [{"act": "typed", "audit": number, "facts": {}} for number in said]
    return day


@contextmanager
def _bot(home: Path, slack: StandIn) -> Iterator[tuple[App, Member]]:
    """The bot from its start to its end; at the end nothing waits for what is unsent."""
    slack.state.troubles.clear()
    app = service_in(home, case_audit())
    with over_http(door_to(app, slack)) as url:
        yield app, Member(slack, OverHttp(url), "UALEX")
    app.store.close()


def _begin(alex: Member) -> None:
    alex.commands("/audit", "start EXAMPLE-001")
    alex.presses(alex.sees("The child and the case"), "To the questions")


def _asked(alex: Member, answered: int) -> str:
    """Wait until one more question was asked than answered; gives its number."""
    alex.waits(lambda: len(_questions(alex)) > answered, f"the question after {answered} answers")
    return _questions(alex)[-1]


def _questions(alex: Member) -> list[str]:
    """The numbers of the questions as they were asked; later the messages fold."""
    told = [str(one.get("first_text", "")) for one in alex.slack.state.messages[alex.direct]]
    return [found[1] for text in told if (found := ASKED.match(text))]


def _answer(app: App, alex: Member, number: str, hurt: Trouble) -> str:
    """Type an answer while Slack is hurt, and wait until the record has it."""
    question = case_audit().question(number)
    assert question
    rating = question_options(case_audit(), question)[0]
    comment = f"At the visit of 3 May she said what helps, as note {random.getrandbits(32)} tells."
    with alex.slack.state.changed:
        alex.slack.state.troubles.append(hurt)
        thread = next(one["ts"] for one in alex.slack.state.messages[alex.direct] if "*Audit" in str(one))
    alex.types(f"{rating} - {comment}", thread)
    alex.waits(lambda: number in _record(app).data.answers, f"answer {number} in the record")
    return comment


def _record(app: App) -> AuditRecord:
    (record,) = app.service.audits(THE_OPERATOR)
    return record


def _faults(app: App, alex: Member, said: dict[str, str]) -> Iterator[str]:
    answers = _record(app).data.answers
    for number, comment in said.items():
        if number not in answers or answers[number].comment != comment:
            yield f"answer {number} was typed and acknowledged and is lost"
    wanted = [question.number for question in case_audit().questions()][: len(said) + 1]
    if _questions(alex) != wanted:
        yield f"questions were asked as {', '.join(_questions(alex))} instead of {', '.join(wanted)}"
