"""What people said: the conversations of an audit, its meetings, and feedback question by question."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from audit.models import AuditData, Conversation
from audit.written import day
from questionbank.models import Form


@dataclass(frozen=True, slots=True)
class Reply:
    """One question of a feedback table and the reply, word for word; "" where there was none."""

    number: str
    question: str
    reply: str


@dataclass(frozen=True, slots=True)
class Noted:
    """One line of what is recorded about a meeting."""

    label: str
    value: str


# What the record keeps of a meeting that was held, and no contact needs to say.
OF_THE_RECORD = ("id", "arranged_for", "arranged_by", "recorded_by")


def conversation_fields(held: Conversation | None) -> dict[str, object]:
    """When, how and with whom a conversation was held; "" for what is not recorded."""
    return {
        "conversation_date": day(held.date) if held else "",
        "conversation_mode": (held.mode or "") if held else "",
        "conversation_with": (held.with_ or "") if held else "",
    }


def feedback_fields(data: AuditData, form: Form, key: str) -> dict[str, object]:
    """The questions that were put to one kind of person, with the replies."""
    return {"replies": list(_replies(data, form, key))}


def has_feedback(data: AuditData, key: str) -> bool:
    """Whether that kind of person said anything."""
    return any((text or "").strip() for text in data.feedback.get(key, {}).values())


def meetings(data: AuditData) -> list[list[Noted]]:
    """What is recorded about each meeting, line by line."""
    return [list(_noted(meeting)) for meeting in data.meetings if meeting]


def _replies(data: AuditData, form: Form, key: str) -> Iterator[Reply]:
    said = dict(data.feedback.get(key, {}))
    for table in form.feedback:
        if table.key == key:
            for question in table.questions:
                yield Reply(question.number, question.text, said.pop(question.number, None) or "")
    for number, text in said.items():  # what was said is printed, whatever the form asks
        if text:
            yield Reply(number, "A question that this form does not have", text)


def _noted(meeting: object) -> Iterator[Noted]:
    if not isinstance(meeting, Mapping):
        yield Noted("Noted", _worded(meeting))
        return
    unsaid = OF_THE_RECORD if meeting.get("date") else ("id",)
    for key, value in meeting.items():
        if key not in unsaid and (text := _worded(value)):
            yield Noted(str(key).replace("_", " ").strip().capitalize(), text)


def _worded(value: object) -> str:
    """Any value of a meeting as text; a date as people write it."""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, Mapping):
        pairs = ((str(key).replace("_", " "), _worded(item)) for key, item in value.items())
        return "; ".join(f"{key}: {text}" for key, text in pairs if text)
    if isinstance(value, list | tuple):
        return ", ".join(text for item in value if (text := _worded(item)))
    return "" if value is None else _dated(str(value))


def _dated(text: str) -> str:
    try:
        return day(dt.date.fromisoformat(text))
    except ValueError:
        return text
