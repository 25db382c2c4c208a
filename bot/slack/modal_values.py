"""Reading what was filled into a modal."""

from collections.abc import Mapping
from typing import Any


def typed(body: Mapping[str, Any], block: str) -> str:
    """The text of a field; empty where nothing was typed."""
    return str(_field(body, block).get("value") or "")


def is_there(body: Mapping[str, Any], block: str) -> bool:
    """Whether the window said anything of a field; one that it leaves out is as it was."""
    return block in (body["view"].get("state") or {}).get("values", {})


def chosen(body: Mapping[str, Any], block: str) -> str | None:
    """The id of the choice in a field; None where nothing was chosen."""
    option = _field(body, block).get("selected_option")
    return str(option["value"]) if option else None


def all_typed(body: Mapping[str, Any]) -> dict[str, str]:
    """Every text field of the modal by its block."""
    values = (body["view"].get("state") or {}).get("values", {})
    return {
        block: str(fields["text"].get("value") or "") for block, fields in values.items() if "text" in fields
    }


def view_key(body: Mapping[str, Any]) -> str:
    """What tells one handing in from another."""
    view = body["view"]
    return f"view {view.get('id')} {view.get('hash')}"


def _field(body: Mapping[str, Any], block: str) -> Mapping[str, Any]:
    fields = (body["view"].get("state") or {}).get("values", {}).get(block, {})
    return next(iter(fields.values()), {})
