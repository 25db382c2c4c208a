"""An audit as facts: each leaf of its data under a JSON pointer, and what changed between two of them."""

from collections.abc import Iterator

from audit.models import AuditData
from audit.record import AuditRecord, Change, Value


def pointer(*parts: str) -> str:
    """The JSON pointer (RFC 6901) of a path."""
    return "".join("/" + part.replace("~", "~0").replace("/", "~1") for part in parts)


def parts(fact: str) -> list[str]:
    """The path of a JSON pointer."""
    return [part.replace("~1", "/").replace("~0", "~") for part in fact.split("/")[1:]]


def facts(data: AuditData) -> dict[str, Value]:
    """Every leaf that says something, by pointer; actions stand under their ids, other lists are leaves."""
    return dict(_leaves((), data.model_dump(mode="json", by_alias=True)))


def record_facts(record: AuditRecord) -> dict[str, Value]:
    """The facts of the data and of the audit's own life: state, submission, contact texts ticked off."""
    told = facts(record.data)
    told["/state"] = record.state
    if record.submit_reason:
        told["/submit_reason"] = record.submit_reason
    for kind, tick in record.contacts.items():
        told[pointer("contacts", kind)] = tick.by
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
    elif path == ("actions",) and isinstance(value, list):
        for action in value:
            rest = {key: item for key, item in action.items() if key != "id"}
            yield from _leaves((*path, str(action["id"])), rest)
    elif value not in (None, [], {}):
        yield pointer(*path), value
