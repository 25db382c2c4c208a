"""The facts of child and case that open the conversation: one table of what is asked and how it is read."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from audit import commands as c
from audit.life.talking import what_to_ask
from audit.models import AuditData
from audit.record import Value
from bot.conversation.context import Context, Misread, Turn
from bot.conversation.dates import find_date
from bot.conversation.screens import FactScreen

Reader = Callable[[str, dt.date], Value]
YES = ("yes", "y", "yeah", "true")
NO = ("no", "n", "none", "false", "not", "not yet", "not held")
MODES = {
    "face to face": re.compile(r"\b(?:face|person|visit(?:ed)?|home|office|school)\b", re.IGNORECASE),
    "virtual": re.compile(
        r"\b(?:virtual(?:ly)?|video|teams|zoom|(?:tele)?phone|call(?:ed)?|online|remote(?:ly)?)\b",
        re.IGNORECASE,
    ),
}


@dataclass(frozen=True)
class Fact:
    """One fact: its question, a hint on how to answer, and how a typed answer becomes a value."""

    label: str
    hint: str
    read: Reader


def fact_steps(data: AuditData) -> list[str]:
    """The facts this audit asks for: those that depend on another only where that one calls for them."""
    listed = [fact for fact in FACTS if fact not in DEPENDENT]
    if data.kind == "dip-sample":
        listed = [fact for fact in listed if not fact.startswith("/conversations")]
    wanted = [fact for fact, calls in DEPENDENT.items() if calls(data)]
    return [fact for fact in FACTS if fact in listed or fact in wanted]


def screen(context: Context) -> FactScreen:
    """The screen that asks for the fact of this step."""
    fact = FACTS[context.key]
    return FactScreen(
        context.where("The child and the case"), fact.label, fact.hint, shown(context, context.key)
    )


def answer(context: Context, text: str) -> Turn:
    """Read the typed fact and record it."""
    fact = FACTS[context.key]
    value = fact.read(text, context.today)
    outcome = context.perform(c.RecordParticulars(audit=context.record.id, facts={context.key: value}))
    said = shown(context.at(outcome.record), context.key)
    return Turn(notes=(f"{fact.label.rstrip('?')}: {said or 'none'}",), warnings=outcome.notes)


def shown(context: Context, pointer: str) -> str | None:
    """The fact as the record holds it, in words; None where it holds none."""
    return held(context.record.data, pointer)


def held(data: AuditData, pointer: str) -> str | None:
    """A fact of an audit's data in words; None where it holds none."""
    value: Any = data.model_dump(mode="json", by_alias=True)
    for part in pointer.split("/")[1:]:
        value = value.get(part) if isinstance(value, dict) else None
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return ", ".join(_worded(str(part)) for part in value.values() if part)
    return _worded(str(value)) if value not in (None, "") else None


def _worded(text: str) -> str:
    """The text as a person reads it: a date in words, anything else as it is."""
    try:
        date = dt.date.fromisoformat(text)
    except ValueError:
        return text
    return f"{date.day} {date:%B %Y}"


def _text(text: str, today: dt.date) -> Value:
    del today
    return text.strip()


def _age(text: str, today: dt.date) -> Value:
    del today
    digits = text.strip().split()[0] if text.strip() else ""
    if not re.fullmatch(r"[0-9]{1,3}", digits) or not 8 <= int(digits) <= 21:
        raise Misread("An age in years, such as 15. `skip` leaves it open.")
    return int(digits)


def _yes_or_no(text: str, today: dt.date) -> Value:
    del today
    word = text.strip().casefold().rstrip(".!")
    if word in YES or word in NO:
        return word in YES
    raise Misread("Yes or no, please. `skip` leaves it open.")


def _date(text: str, today: dt.date) -> Value:
    found = find_date(text, today, past=True)
    if found is None:
        raise Misread(f"A date, such as {today:%d/%m/%Y} or `today`. `skip` leaves it open.")
    return found[0].isoformat()


def _conversation(text: str, today: dt.date) -> Value:
    if text.strip().casefold().rstrip(".") in NO:
        return None
    found = find_date(text, today, past=True)
    if found is None:
        raise Misread(
            f"When was it? For example `{today:%d/%m/%Y} face to face`, or `no` if it was not held."
        )
    date, rest = found
    said, _, who = re.sub(r"\bwith\s+", "\0", rest, count=1, flags=re.IGNORECASE).partition("\0")
    mode = next((mode for mode, words in MODES.items() if words.search(said)), None)
    held: dict[str, Any] = {"date": date.isoformat(), "mode": mode, "with": who.strip() or None}
    return held if mode or held["with"] else held["date"]


WHEN = "a date, and `face to face` or `virtual`, and `with ...` if you like; `no` if it was not held"


def _worth(who: str) -> str:
    """How to type a conversation, and what is worth asking in it."""
    return f"{WHEN}. Worth asking: {what_to_ask(who)}"


FACTS: dict[str, Fact] = {
    "/child/name": Fact("Child's name", "as on the case record; `skip` to leave it out", _text),
    "/child/age": Fact("Child's age", "in years", _age),
    "/child/gender": Fact("Child's gender", "as the child describes it", _text),
    "/child/childview_id": Fact("ChildView ID", "`skip` if it is right", _text),
    "/child/mosaic_id": Fact("Mosaic ID", "the children's social care number, if there is one", _text),
    "/child/social_care/allocated": Fact(
        "Is the child allocated in children's social care at present?", "yes or no", _yes_or_no
    ),
    "/child/social_care/status": Fact(
        "How is social care involved?",
        "assessment, child in need, child protection, child looked after ...",
        _text,
    ),
    "/case_manager": Fact("Case manager or case prevention officer", "name", _text),
    "/team_manager": Fact("Team manager", "name", _text),
    "/date": Fact("Date of the audit", "a date, or `today`", _date),
    "/conversations/case_manager": Fact(
        "Your conversation with the case manager", _worth("case_manager"), _conversation
    ),
    "/conversations/child": Fact("Your conversation with the child", _worth("child"), _conversation),
    "/conversations/parents": Fact(
        "Your conversation with parents or carers", _worth("parents"), _conversation
    ),
    "/conversations_reason": Fact(
        "Why were some of these conversations not held?",
        "a sentence; `skip` if they are still to come",
        _text,
    ),
}


def _lacks_conversation(data: AuditData) -> bool:
    held = data.conversations
    return data.kind != "dip-sample" and None in (held.case_manager, held.child, held.parents)


DEPENDENT: dict[str, Callable[[AuditData], bool]] = {
    "/child/social_care/status": lambda data: data.child.social_care.allocated is True,
    "/conversations_reason": _lacks_conversation,
}
