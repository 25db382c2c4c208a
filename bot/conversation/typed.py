"""Understanding what was typed: a word of the conversation itself, or an answer.

The words are one table. A word counts only when it stands alone or leads its own kind of rest ("go 39",
"guidance speech and language"), so that an answer which merely contains it stays an answer.
"""

import re
from dataclasses import dataclass

ALONE = {
    "back": ("back", "previous", "prev", "b"),
    "skip": ("skip", "next", "later", "s"),
    "more": ("more", "more guidance"),
    "progress": ("progress", "status", "how far"),
    "standards": ("what good looks like", "what does good look like", "standards", "wgll"),
    "definitions": ("definitions", "grading", "grading definitions", "grades"),
    "pause": ("pause", "quit", "exit", "stop", "bye", "q"),
    "help": ("help", "h", "commands", "?"),
    "missing": ("missing", "review", "what is missing", "gaps"),
    "actions": ("actions", "action plan"),
    "guidance": ("guidance",),
    "submit": ("submit", "submit anyway", "hand in"),
    "again": ("again", "show", "repeat"),
}
WORDS = {word: name for name, words in ALONE.items() for word in words}
GO = re.compile(r"^(?:go(?:\s*to)?|jump(?:\s*to)?)\s+(?:q(?:uestion)?\.?\s*)?(?P<rest>.+)$", re.IGNORECASE)
QUESTION = re.compile(r"^q(?:uestion)?\.?\s*(?P<rest>\d[\w.]*)$", re.IGNORECASE)
# "Guidance was followed" is an answer; "guidance speech and language" looks something up.
LOOK_UP = re.compile(
    r"^(?:\?+|(?:guidance|carag)\b\s*:?(?!\s*(?:was|were|is|are|has|had|have|to|says|said|not|from|and|given|used"
    r"|followed)\b))\s*(?P<rest>.+)$",
    re.IGNORECASE | re.DOTALL,
)
CORRECT = re.compile(
    r"^correct(?:\s+guidance)?\s*(?:to|:)?\s+(?P<rest>(?:v?\d[\d.]*(?:#\d)?[\s,]*)+|nothing)$", re.IGNORECASE
)
SUBMIT = re.compile(
    r"^(?:submit|hand in)(?:\s+anyway)?[\s,:-]+(?:because|since|reason:?)\s+(?P<rest>.+)$",
    re.IGNORECASE | re.DOTALL,
)
# What leads a rest of its own: the pattern, and the word it stands for.
LEADING = ((GO, "go"), (QUESTION, "go"), (LOOK_UP, "guidance"), (CORRECT, "correct"), (SUBMIT, "submit"))


@dataclass(frozen=True)
class Typed:
    """What was meant: a word of the conversation, or "answer"; `rest` is what came with it."""

    word: str
    rest: str = ""


def understand(text: str) -> Typed:
    """What a line of typed text means, wherever the conversation stands."""
    stripped = text.strip()
    alone = " ".join(re.sub(r"[.!?]+$", "", stripped.casefold()).split()) or stripped
    if alone in WORDS:
        return Typed(WORDS[alone])
    for pattern, word in LEADING:
        if found := pattern.match(stripped):
            return Typed(word, found["rest"].strip())
    return Typed("answer", stripped)
