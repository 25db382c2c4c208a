"""An audit as facts: each leaf of its data under a JSON pointer, and what changed between two of them."""

from collections.abc import Iterator
from typing import Any

from audit.models import AuditData
from audit.record import AuditRecord, Change, Value

# What the record says of an audit's life, but for times (the line of history has them) and remarks.
OF_ITS_LIFE = (
    "submit_reason",
    "moderator",
    "because",
    "approved_by",
    "raters",
    "handed_in",
    "pair",
    "inadequate",
    "reopened",
)
# Lists of the data whose items are known by an id of their own, and so change one by one.
BY_ID = (("actions",), ("concerns",), ("meetings",))


def pointer(*parts: str) -> str:
    """The JSON pointer (RFC 6901) of a path."""
    return "".join("/" + part.replace("~", "~0").replace("/", "~1") for part in parts)


def parts(fact: str) -> list[str]:
    """The path of a JSON pointer."""
    return [part.replace("~1", "/").replace("~0", "~") for part in fact.split("/")[1:]]


def facts(data: AuditData) -> dict[str, Value]:
    """Every leaf that says something, by pointer; what has ids stands under them, other lists are leaves."""
    return dict(_leaves((), data.model_dump(mode="json", by_alias=True)))


def record_facts(record: AuditRecord) -> dict[str, Value]:
    """The facts of the data and of the audit's own life: state, submission, contact texts ticked off."""
    told = facts(record.data)
    told["/state"] = record.state
    told |= {f"/{name}": value for name in OF_ITS_LIFE if (value := _plain(getattr(record, name)))}
    for kind, tick in record.contacts.items():
        told[pointer("contacts", kind)] = tick.by
    if record.practitioner:
        told["/practitioner"] = record.practitioner.text
    for place, strength in enumerate(record.put_forward, 1):
        told[f"/put_forward/{place}"] = strength.text
    return told


def changes(old: AuditRecord | None, new: AuditRecord) -> tuple[Change, ...]:
    """What differs between two states of an audit, in the order of the new one, removed facts last."""
    before = record_facts(old) if old else {}
    after = record_facts(new)
    written = [Change(fact=f, before=before.get(f), after=v) for f, v in after.items() if before.get(f) != v]
    removed = [Change(fact=f, before=v) for f, v in before.items() if f not in after]
    return (*written, *removed)


def _leaves(path: tuple[str, ...], value: Value) -> Iterator[tuple[str, Value]]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _leaves((*path, key), item)
    elif path in BY_ID and isinstance(value, list):
        for place, item in enumerate(value, 1):
            yield from _leaves((*path, _id(item, place)), _without_id(item))
    elif value not in (None, [], {}):
        yield pointer(*path), value


def _id(item: Value, place: int) -> str:
    """What an item of a list is known by; one that was given without an id, by its place."""
    return str(item.get("id") or place) if isinstance(item, dict) else str(place)


def _without_id(item: Value) -> Value:
    return {key: part for key, part in item.items() if key != "id"} if isinstance(item, dict) else item


def _plain(value: Any) -> Value:
    return list(value) if isinstance(value, tuple) else value
