"""The script of the fictional audit: what the auditor types at each screen."""

import tomllib
from dataclasses import dataclass
from importlib import resources
from typing import Any

from bot.conversation import screens as s


@dataclass
class Script:
    """Answers by what is asked; each is given once, so that a screen asked twice does not loop.

    `facts` go by pointer, `questions` by number, `sections` by title, `feedback` by `key:number`; `actions`
    are typed one after another, each with its fields.
    """

    opening: tuple[str, ...]
    facts: dict[str, str]
    questions: dict[str, str]
    sections: dict[str, str]
    feedback: dict[str, str]
    actions: list[dict[str, str]]

    def answer(self, screen: s.Screen) -> str | None:
        """What the auditor types at this screen; None once the audit is handed in."""
        if isinstance(screen, s.SubmittedScreen):
            return None
        if isinstance(screen, s.ReviewScreen):
            return "submit"
        if isinstance(screen, s.ActionsScreen):
            return self.actions[0]["action"] if self.actions else "done"
        if isinstance(screen, s.ActionFieldScreen):
            return self._field(screen.where.step.rpartition(":")[2])
        kind, _, key = screen.where.step.partition(":")
        given = {"fact": self.facts, "question": self.questions, "section": self.sections}
        return given.get(kind, self.feedback).pop(key, "skip")

    def _field(self, field: str) -> str:
        typed = self.actions[0].get(field, "skip")
        if field == "check_back":  # the last one asked
            self.actions.pop(0)
        return typed


def script() -> Script:
    """The script that the product ships (`audit.toml` beside this file)."""
    text = resources.files("bot.demo").joinpath("audit.toml").read_text(encoding="utf-8")
    data: dict[str, Any] = tomllib.loads(text)
    return Script(
        opening=tuple(data["opening"]),
        facts=data["facts"],
        questions=data["questions"],
        sections=data["sections"],
        feedback=data["feedback"],
        actions=data["actions"],
    )
