"""What the worker does to the record until it is killed: each act as a door would do it.

Every act makes up a token, writes it in two places at least, and gives a claim: what must be found in the
record from the moment the act was confirmed. Everybody in it is fictional.
"""

import datetime as dt
import io
import random
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Any

from audit import commands as c
from audit.permissions import THE_OPERATOR
from bot import delivery, tracker
from bot.bootstrap import App
from bot.cli.common import write_file
from bot.conversation.engine import Conversation
from storage.keyplaces import key_place
from storage.store import SqlStore

Claim = dict[str, Any]  # act, audit, facts: what its history must say, by JSON pointer
RATINGS = ("Good", "Requires Improvement")
IMPORTED = 5  # answers of an imported audit
QUESTIONS = 20


class Worker:
    """Acts on one record; `out` is where its files go."""

    def __init__(self, app: App, out: Path, chance: random.Random) -> None:
        self._app = app
        self._out = out
        self._chance = chance

    def act(self) -> Claim:
        """Do something, and say what was confirmed."""
        names, weights = zip(*ACTS, strict=True)
        (name,) = self._chance.choices(names, weights)
        return getattr(self, name)(secrets.token_hex(6)) | {"act": name}

    def import_(self, token: str) -> Claim:
        """Record a whole audit given as data."""
        answers = {str(n): {"rating": "Good", "comment": f"Seen {token}."} for n in range(1, IMPORTED + 1)}
        plan = [{"action": f"Visit {token} {n}", "responsibility": "Robin Invented"} for n in (1, 2)]
        data = {
            "month": "2026-11",
            "child": {"childview_id": f"CV {token}", "name": "Ash Imagined"},
            "auditor": "Wren Fictional",
            "answers": answers,
            "actions": plan,
        }
        record = self._app.service.take_in(data, THE_OPERATOR).record
        facts = {f"/answers/{n}/comment": f"Seen {token}." for n in range(1, IMPORTED + 1)}
        return {"audit": record.id, "facts": facts | {"/child/childview_id": f"CV {token}"}}

    def answer(self, token: str) -> Claim:
        """Answer one question."""
        audit, question = self._any(), str(self._chance.randint(1, QUESTIONS))
        rating, comment = self._chance.choice(RATINGS), f"A home visit {token}."
        command = c.RecordAnswer(audit=audit, question=question, rating=rating, comment=comment)
        self._app.service.perform(command, THE_OPERATOR)
        return {"audit": audit, "facts": {f"/answers/{question}/comment": comment}}

    def converse(self, token: str) -> Claim:
        """Answer two questions in the conversation, in whatever words."""
        audit, question = self._any(), self._chance.randint(1, QUESTIONS - 1)
        talk = Conversation(self._app.parts(), audit, THE_OPERATOR, self._app.settings.clock)
        talk.open()
        facts = {}
        for number in (question, question + 1):
            talk.say(f"go {number}")
            talk.say(f"good, they were seen at home {token} {number} and it helped")
            facts[f"/answers/{number}/comment"] = f"{token} {number}"
        return {"audit": audit, "facts": facts}

    def add_action(self, token: str) -> Claim:
        """Add an action to the plan."""
        audit = self._any()
        fields = {"action": f"Visit {token}", "responsibility": f"Robin {token}", "timescale": "2026-12-01"}
        outcome = self._app.service.perform(c.AddAction(audit=audit, fields=fields), THE_OPERATOR)
        number = outcome.record.data.actions[-1].id
        facts = {f"/actions/{number}/action": f"Visit {token}", f"/actions/{number}/responsibility": token}
        return {"audit": audit, "facts": facts}

    def documents(self, token: str) -> Claim:
        """Make an audit's documents and write them out."""
        audit = self._any()
        files = delivery.documents(self._app, audit, THE_OPERATOR)
        for name, content in files.items():
            write_file(self._out / token / name, content)
        return {"audit": audit, "facts": {}, "files": [f"{token}/{name}" for name in files]}

    def merge(self, token: str) -> Claim:
        """Write the tracker, edit two rows of one audit in it, and merge it."""
        from openpyxl import load_workbook

        content, _, _ = tracker.workbook(self._app, THE_OPERATOR, lambda _said: None)
        book = load_workbook(io.BytesIO(content))
        sheet = book["Actions"]
        heads = [cell.value for cell in sheet[1]]
        row = self._chance.choice([n for n in range(2, sheet.max_row) if _pair(sheet, n)])
        audit = str(sheet.cell(row, 1).value)
        facts = {}
        for n in (row, row + 1):
            sheet.cell(n, heads.index("Progress note") + 1).value = f"Begun {token}"
            number = sheet.cell(n, heads.index("Action no") + 1).value
            facts[f"/actions/{number}/progress"] = f"Begun {token}"
        edited = io.BytesIO()
        book.save(edited)
        path = write_file(self._out / f"{token}.xlsx", edited.getvalue())
        tracker.read_tracker(self._app, path, THE_OPERATOR, take="sheet")
        path.unlink()
        return {"audit": audit, "facts": facts}

    def back_up(self, token: str) -> Claim:
        """Make a backup."""
        assert isinstance(self._app.store, SqlStore)
        keys = key_place(self._app.settings.home, None, None, None).read()
        name = f"{token}.backup"
        self._app.store.back_up(self._out / name, keys, dt.datetime.now(dt.UTC))
        return {"audit": self._any(), "facts": {}, "files": [name]}

    def _any(self) -> str:
        return self._chance.choice(self._app.service.headlines(THE_OPERATOR)).id


# The acts, and how often each comes.
ACTS: tuple[tuple[str, int], ...] = (
    (Worker.answer.__name__, 30),
    (Worker.converse.__name__, 20),
    (Worker.import_.__name__, 20),
    (Worker.add_action.__name__, 15),
    (Worker.documents.__name__, 5),
    (Worker.merge.__name__, 7),
    (Worker.back_up.__name__, 3),
)

Act = Callable[[str], Claim]


def _pair(sheet: Any, row: int) -> bool:
    """Whether this row and the next are actions of one audit."""
    first, second = (sheet.cell(n, 1).value for n in (row, row + 1))
    return bool(first) and first == second
