"""Small steps in an audit's life that need a word or two: their button, their window, who may and when."""

from dataclasses import dataclass
from typing import Any

from audit.record import State
from audit.roles import Do
from audit.states import POSSIBLE
from bot.slack.blocks import Element, button, context, modal, text_input
from bot.slack.ids import At

OPEN: frozenset[State] = frozenset({"allocated", "in progress", "returned"})
JUDGED: frozenset[State] = frozenset({"moderated", "escalated", "closed"})
NAMES = "Names as in the list of people, with commas between."


@dataclass(frozen=True)
class Field:
    """One field of a window."""

    name: str
    label: str
    hint: str = ""
    lines: bool = True
    optional: bool = False


WHY = Field("reason", "Why?")
TO = Field("to", "To whom?", "A name as in the list of people.", lines=False)


@dataclass(frozen=True)
class Saying:
    """A step: the words of its button, what it needs to be allowed, in which states it is offered."""

    verb: str
    act: Do
    title: str
    fields: tuple[Field, ...]
    states: frozenset[State]
    told: str = ""
    submit: str = "Save"


SAYINGS: dict[str, Saying] = {
    "choose": Saying(
        "Choose the questions…", Do.ANSWER, "The questions",
        (Field("questions", "Which questions does it ask?", "Numbers with commas between: 3, 7, 12."),),
        OPEN, "What was answered to others is kept and does not count.",
    ),
    "comment": Saying(
        "My comment…", Do.COMMENT, "My comment", (Field("text", "What do you want to say of it?"),), JUDGED,
        "It stands beside the audit as the practitioner's own words.",
    ),
    "forward": Saying(
        "Put a strength forward…", Do.MEET, "Put forward",
        (Field("text", "Which strength should the service meeting hear of?"),), JUDGED,
    ),
    "close": Saying(
        "Close the audit…", Do.MEET, "Close the audit",
        (Field("reason", "Why, where something is still open?", optional=True),), frozenset({"moderated"}),
        submit="Close it",
    ),
    "panel": Saying(
        "The panel…", Do.MODERATE, "The panel",
        (Field("panel", "Who sits in the panel?", NAMES, lines=False),), frozenset({"submitted"}),
        "A joint audit is moderated by a panel. It is written down for both halves that are handed in.",
    ),
    "exempt": Saying(
        "Ask to be exempt…", Do.SUBMIT, "Ask to be exempt", (WHY,), OPEN,
        "Your line manager is told, and agrees or refuses. Until then the audit stays yours.", "Ask",
    ),
    "reassign": Saying(
        "Give to somebody else…", Do.REASSIGN, "Another auditor", (TO, WHY), OPEN,
        "What was written stays with whoever wrote it.",
    ),
    "moderator": Saying(
        "Name the moderator…", Do.REASSIGN, "The moderator", (TO,), OPEN | {"submitted"},
    ),
    "withdraw": Saying(
        "Take the child out…", Do.WITHDRAW, "Take the child out", (WHY,), OPEN | {"submitted"},
        "The child moved away, a complaint, proceedings. The draw then gives the next child.", "Take out",
    ),
}  # fmt: skip
OF_KIND = {"panel": "joint", "choose": "dip-sample"}  # what only one kind of audit knows


def possible(state: str) -> frozenset[Do]:
    """What a state of an audit bears."""
    return next((acts for name, acts in POSSIBLE.items() if name == state), frozenset())


def buttons(audit: str, state: str, kind: str, may: frozenset[Do]) -> list[Element]:
    """The steps that this person may take now, each with its button."""
    return [
        button(saying.verb, f"saying_{name}", str(At(audit)))
        for name, saying in SAYINGS.items()
        if saying.act in may & possible(state) and state in saying.states and OF_KIND.get(name, kind) == kind
    ]


def window(name: str, at: At) -> dict[str, Any]:
    """The window of a step."""
    saying = SAYINGS[name]
    fields = [
        text_input(one.name, one.label, hint=one.hint, lines=one.lines, optional=one.optional)
        for one in saying.fields
    ]
    told = [context(saying.told)] if saying.told else []
    return modal(f"saying_{name}_view", saying.title, [*fields, *told], str(at), submit=saying.submit)
