"""What changed between two editions, as text: a line for each change, old words after -, new after +."""

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

HEADINGS = {"old", "new"}  # the editions themselves stand at the top


def told(found: BaseModel) -> str:
    """The differences of two editions of a form or of guidance, in the order a reader wants them."""
    data = found.model_dump(mode="json")
    lines = [f"{data['old']} -> {data['new']}"]
    for name, changes in data.items():
        if name not in HEADINGS and changes:
            lines += ["", f"{name.replace('_', ' ').upper()} ({len(changes)})"]
            lines += [line for change in changes for line in _change(change)]
    return "\n".join(lines) if len(lines) > 1 else f"{lines[0]}: nothing a reader sees differs"


def _change(change: Any) -> Iterator[str]:
    if not isinstance(change, dict):
        yield f"  {change}"
        return
    nested = {name: value for name, value in change.items() if isinstance(value, list | dict) and value}
    plain = {
        name: value for name, value in change.items() if name not in nested and value not in (None, [], {})
    }
    yield "  " + _plain(plain)
    for value in nested.values():
        for part in value if isinstance(value, list) else [value]:
            yield from (f"  {line}" for line in _change(part))


def _plain(fields: dict[str, Any]) -> str:
    """One change on one line; what was and what is stand as such."""
    old, new = fields.pop("old", None), fields.pop("new", None)
    rest = " | ".join(str(value) for value in fields.values())
    change = " ".join(part for part in (f"- {old}" if old else "", f"+ {new}" if new else "") if part)
    return ": ".join(part for part in (rest, change) if part)
