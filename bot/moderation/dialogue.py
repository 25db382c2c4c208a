"""Moderation as a conversation: one section after the other, then what the whole still needs.

It knows no terminal: a typed line in, a text out. Every line that decides is one command to the core.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from audit import commands as c
from audit.errors import AuditError
from audit.form_words import judged_title
from audit.life.concern import no_referral
from audit.models import Judgement
from audit.permissions import Actor
from audit.record import AuditRecord
from audit.service import AuditService
from bot.moderation.text import side_text, view_text
from bot.moderation.view import RULE, Side, View, view
from questionbank.models import Form

HELP = f"""\
{RULE}
agree                 with the judgement shown; `agree all`: with all that are left
disagree because ...  the auditor's words stay, yours stand beside them
rate Good             your own rating of what you disagreed with last
go Assessment         to another judgement; `show` its answers, `checks` the whole
talk held             or `offered`, `declined`: the talk with the auditor
actions meet          the findings; `actions miss because ...`: they do not
notes ...             anything else about the practice
concern ...           a safeguarding concern; it is told at once
accept                the moderation is done; `return because ...`: give it back
pause                 leave; everything confirmed is kept"""
HOW = {
    "judge": "`agree`, `disagree because ...`",
    "talk": "`talk offered`, `talk held`, `talk declined`",
    "actions": "`actions meet`, `actions miss because ...`",
    "end": "`accept`, `return because ...`",
}
PAUSED = "Everything is kept; `checkback chat --audit {id}` goes on here."


@dataclass(frozen=True)
class Said:
    """What is answered to a line; `is_over` where the conversation ends."""

    text: str
    is_over: bool = False


class Dialogue:
    """A moderator's conversation about one audit that was handed in."""

    def __init__(
        self, service: AuditService, audit_id: str, actor: Actor, folder: Path | None = None
    ) -> None:
        self._service = service
        self._folder = folder  # of the service's own rules for the coaches
        self._actor = actor
        self._id = audit_id
        self._at: str | None = None  # the judgement that was asked for by name
        self._last: str | None = None  # the judgement that was disagreed with last

    def open(self) -> str:
        """What to say first."""
        return f"{self._whole()}\n\n{self._next()}\n(`help` says what can be typed)"

    def say(self, line: str) -> Said:
        """Take a line; a sentence comes back where it could not be used."""
        word, _, rest = line.strip().partition(" ")
        heard = WORDS.get(word.casefold())
        if heard is None:
            return Said(
                f"I did not understand {word!r}; `help` says what can be typed." if word else self._next()
            )
        try:
            return heard(self, rest.strip())
        except AuditError as error:
            return Said(str(error))

    def agree(self, rest: str) -> Said:
        """Agree with the judgement shown, a named one, or all that are left."""
        if rest.casefold() == "all":
            titles = tuple(side.title for side in self._view().sides if side.opinion.agrees is None)
        else:
            titles = (self._title(rest),)
        return self._does(c.Moderate(audit=self._id, agree=titles))

    def disagree(self, rest: str) -> Said:
        """Disagree with the judgement shown, with a reason."""
        title = self._title("")
        said = self._does(c.Moderate(audit=self._id, disagree={title: _because(rest)}))
        self._last = title
        return replace(said, text=f"Your own rating of {title}, if you like: `rate ...`.\n\n{said.text}")

    def rate(self, rest: str) -> Said:
        """The moderator's own rating of what was disagreed with last."""
        if self._last is None:
            return Said(
                "`rate` gives your own rating of what you disagree with: `disagree because ...` first."
            )
        return self._does(c.Moderate(audit=self._id, ratings={self._last: rest}))

    def talk(self, rest: str) -> Said:
        """How the talk with the auditor stands."""
        if rest.casefold() not in ("offered", "held", "declined"):
            return Said("Was the talk offered, held or declined? For example `talk held`.")
        return self._does(c.Moderate(audit=self._id, talk=rest.casefold()))  # type: ignore[arg-type]  # one of the three

    def actions(self, rest: str) -> Said:
        """Whether the actions meet the findings."""
        word, _, why = rest.partition(" ")
        if word.casefold() not in ("meet", "miss"):
            return Said("Do the actions meet the findings? `actions meet`, or `actions miss because ...`.")
        meet = word.casefold() == "meet"
        reason = None if meet else _because(why)
        return self._does(c.Moderate(audit=self._id, actions_meet_findings=meet, actions_reason=reason))

    def notes(self, rest: str) -> Said:
        """Anything else about the practice."""
        return self._does(c.Moderate(audit=self._id, notes=rest))

    def concern(self, rest: str) -> Said:
        """Raise a safeguarding concern."""
        self._service.perform(c.RaiseConcern(audit=self._id, text=rest), self._actor)
        return Said(no_referral(self._service.ways))

    def accept(self, _rest: str) -> Said:
        """End the moderation."""
        self._service.perform(c.Moderate(audit=self._id, accept=True), self._actor)
        return Said("Moderated. Thank you; the auditor is told.", is_over=True)

    def send_back(self, rest: str) -> Said:
        """Give the audit back to its auditor."""
        self._service.perform(c.SendBack(audit=self._id, reason=_because(rest)), self._actor)
        return Said("Sent back. The auditor is told why.", is_over=True)

    def go(self, rest: str) -> Said:
        """To another judgement."""
        self._at = self._title(rest)
        return Said(self._next())

    def show(self, _rest: str) -> Said:
        """The answers of the judgement shown."""
        record, form = self._shown()
        return Said("\n".join(_answers(record, form, self._title(""))))

    def checks(self, _rest: str) -> Said:
        """The whole view again."""
        return Said(self._whole())

    def pause(self, _rest: str) -> Said:
        """Leave."""
        return Said(PAUSED.format(id=self._id), is_over=True)

    def help(self, _rest: str) -> Said:
        """What can be typed."""
        return Said(HELP)

    def _does(self, command: c.Moderate) -> Said:
        self._service.perform(command, self._actor)
        self._at = None
        return Said(f"Noted.\n\n{self._next()}")

    def _next(self) -> str:
        """The judgement that is shown now, or what the whole still needs."""
        side = self._side()
        if side:
            return f"{side_text(side)}\n\nDo you agree? `agree`, or `disagree because ...`"
        left = (f"  {step.what}: {HOW[step.kind]}" for step in self._view().steps)
        return "\n".join(("Every section is judged. Still to do:", *left))

    def _whole(self) -> str:
        """The whole view; what is left to do is said step by step instead."""
        return view_text(replace(self._view(), steps=()))

    def _side(self) -> Side | None:
        sides = self._view().sides
        named = next((side for side in sides if side.title == self._at), None)
        return named or next((side for side in sides if side.opinion.agrees is None), None)

    def _title(self, typed: str) -> str:
        """The judgement of that name; without one, the one that is shown."""
        if typed:
            return judged_title(self._shown()[1], typed)
        side = self._side()
        return side.title if side else self._view().sides[-1].title

    def _view(self) -> View:
        return view(*self._shown(), self._folder)

    def _shown(self) -> tuple[AuditRecord, Form]:
        return self._service.show(self._id, self._actor)


WORDS: dict[str, Callable[[Dialogue, str], Said]] = {
    "agree": Dialogue.agree,
    "disagree": Dialogue.disagree,
    "rate": Dialogue.rate,
    "talk": Dialogue.talk,
    "actions": Dialogue.actions,
    "notes": Dialogue.notes,
    "concern": Dialogue.concern,
    "accept": Dialogue.accept,
    "return": Dialogue.send_back,
    "go": Dialogue.go,
    "show": Dialogue.show,
    "checks": Dialogue.checks,
    "pause": Dialogue.pause,
    "quit": Dialogue.pause,
    "help": Dialogue.help,
}


def _because(text: str) -> str:
    """A reason without the word that leads it in."""
    head, _, rest = text.partition(" ")
    return rest.strip() if head.casefold() == "because" else text


def _answers(record: AuditRecord, form: Form, title: str) -> list[str]:
    """The answers of a section, or of the whole form."""
    found = []
    for section, _, question in form.places():
        if title in (section.title, "Overall"):
            held = record.data.answers.get(question.number, Judgement())
            label = question.title or " ".join(question.prompts)
            found.append(f"{question.number}. {label}: {held.rating or 'not rated'}")
            if held.comment:
                found.append(f"   {held.comment}")
    return found
