"""What Slack refuses in blocks and views: from its documentation, apart from the product's own limits."""

from typing import Any

SURFACES = {
    "message": {
        "section",
        "context",
        "actions",
        "divider",
        "header",
        "image",
        "file",
        "rich_text",
        "markdown",
        "table",
    },
    "modal": {"section", "context", "actions", "divider", "header", "image", "input", "rich_text"},
    "home": {"section", "context", "actions", "divider", "header", "image", "input", "rich_text"},
}
KEYS = {
    "section": {"type", "block_id", "text", "fields", "accessory", "expand"},
    "context": {"type", "block_id", "elements"},
    "actions": {"type", "block_id", "elements"},
    "divider": {"type", "block_id"},
    "header": {"type", "block_id", "text"},
    "input": {"type", "block_id", "label", "element", "hint", "optional", "dispatch_action"},
}
ELEMENT_KEYS = {
    "button": {"type", "text", "action_id", "url", "value", "style", "confirm", "accessibility_label"},
    "static_select": {
        "type",
        "action_id",
        "options",
        "option_groups",
        "initial_option",
        "confirm",
        "placeholder",
        "focus_on_load",
    },
    "radio_buttons": {"type", "action_id", "options", "initial_option", "confirm", "focus_on_load"},
    "plain_text_input": {
        "type",
        "action_id",
        "initial_value",
        "multiline",
        "min_length",
        "max_length",
        "placeholder",
        "dispatch_action_config",
        "focus_on_load",
    },
    "overflow": {"type", "action_id", "options", "confirm"},
}
IN_ACTIONS = {"button", "static_select", "overflow", "radio_buttons", "datepicker", "checkboxes"}
IN_INPUT = {"plain_text_input", "static_select", "radio_buttons", "datepicker", "checkboxes"}
VIEW_KEYS = {
    "type",
    "title",
    "submit",
    "close",
    "blocks",
    "private_metadata",
    "callback_id",
    "clear_on_close",
    "notify_on_close",
    "external_id",
    "submit_disabled",
}


class Bad(Exception):
    """What Slack would say is wrong."""


def blocks(listed: Any, surface: str) -> None:
    """Raise Bad where Slack would refuse these blocks."""
    need(isinstance(listed, list), "blocks is no list")
    need(len(listed) <= (50 if surface == "message" else 100), f"{len(listed)} blocks")
    ids = [block["block_id"] for block in listed if "block_id" in block]
    need(len(ids) == len(set(ids)), "block_id twice")
    for block in listed:
        kind = block.get("type")
        need(kind in SURFACES[surface], f"block {kind!r} in a {surface}")
        need(set(block) <= KEYS[kind], f"unknown keys {set(block) - KEYS[kind]} in {kind}")
        need(len(block.get("block_id", "x")) in range(1, 256), "block_id length")
        CHECKS[kind](block)
    if surface == "message":
        need(characters(listed) <= 13_200, f"{characters(listed)} characters")


def view(given: Any) -> None:
    """Raise Bad where Slack would refuse this view."""
    need(isinstance(given, dict) and given.get("type") in ("modal", "home"), "no view")
    need(set(given) <= VIEW_KEYS, f"unknown keys {set(given) - VIEW_KEYS}")
    blocks(given.get("blocks"), given["type"])
    need(len(given.get("private_metadata", "")) <= 3000, "private_metadata")
    need(len(given.get("callback_id", "")) <= 255, "callback_id")
    need(len(str(given)) <= 250_000, "view too large")
    if given["type"] == "modal":
        for name in ("title", "submit", "close"):
            if name in given or name == "title":
                text(given[name], 24, plain=True)
        has_input = any(block["type"] == "input" for block in given["blocks"])
        need(not has_input or "submit" in given, "a modal with inputs needs submit")


def characters(part: Any) -> int:
    """How many characters the texts of a part have."""
    if isinstance(part, dict):
        own = len(part["text"]) if isinstance(part.get("text"), str) else 0
        return own + sum(characters(inner) for name, inner in part.items() if not isinstance(inner, str))
    return sum(characters(inner) for inner in part) if isinstance(part, list) else 0


def text(given: Any, limit: int, *, plain: bool = False) -> None:
    """Raise Bad where this is no text object within the limit."""
    need(isinstance(given, dict), "text is no object")
    need(
        given.get("type") in ({"plain_text"} if plain else {"plain_text", "mrkdwn"}),
        f"text {given.get('type')}",
    )
    allowed = {"type", "text", "emoji"} if given["type"] == "plain_text" else {"type", "text", "verbatim"}
    need(set(given) <= allowed, f"text keys {set(given)}")
    need(
        isinstance(given.get("text"), str) and 1 <= len(given["text"]) <= limit,
        f"text of {len(given.get('text', ''))}",
    )


def need(held: bool, what: str) -> None:
    """Raise Bad unless it holds."""
    if not held:
        raise Bad(what)


def _section(block: dict[str, Any]) -> None:
    need("text" in block or "fields" in block, "an empty section")
    if "text" in block:
        text(block["text"], 3000)
    if "accessory" in block:
        _element(block["accessory"])


def _context(block: dict[str, Any]) -> None:
    need(1 <= len(block["elements"]) <= 10, "context elements")
    for one in block["elements"]:
        text(one, 3000)


def _actions(block: dict[str, Any]) -> None:
    need(1 <= len(block["elements"]) <= 25, "action elements")
    named = [one.get("action_id") for one in block["elements"]]
    need(len(named) == len(set(named)), f"action_id twice: {named}")
    for one in block["elements"]:
        need(one.get("type") in IN_ACTIONS, f"{one.get('type')} in actions")
        _element(one)


def _header(block: dict[str, Any]) -> None:
    text(block["text"], 150, plain=True)


def _input(block: dict[str, Any]) -> None:
    text(block["label"], 2000, plain=True)
    if "hint" in block:
        text(block["hint"], 2000, plain=True)
    need(block["element"].get("type") in IN_INPUT, f"{block['element'].get('type')} in input")
    _element(block["element"])


def _element(given: dict[str, Any]) -> None:
    kind = given.get("type")
    need(kind in ELEMENT_KEYS, f"element {kind!r}")
    need(set(given) <= ELEMENT_KEYS[str(kind)], f"unknown keys {set(given)} in {kind}")
    need(1 <= len(given.get("action_id", "")) <= 255, "action_id")
    if kind == "button":
        text(given["text"], 75, plain=True)
        need(len(given.get("value", "")) <= 2000, "button value")
        need(given.get("style", "primary") in ("primary", "danger"), "style")
        _confirm(given.get("confirm"))
    elif kind == "plain_text_input":
        need(len(given.get("initial_value", "")) <= given.get("max_length", 3000) <= 3000, "initial_value")
        if "placeholder" in given:
            text(given["placeholder"], 150, plain=True)
    else:
        _options(given)


def _options(given: dict[str, Any]) -> None:
    if "option_groups" in given:
        need(1 <= len(given["option_groups"]) <= 100 and "options" not in given, "option_groups")
        for group in given["option_groups"]:
            text(group["label"], 75, plain=True)
            _listed(group["options"], 100)
    else:
        _listed(given.get("options", []), 10 if given["type"] == "radio_buttons" else 100)
    if "initial_option" in given:
        groups = [group["options"] for group in given.get("option_groups", [])] or [given["options"]]
        need(
            any(given["initial_option"] in options for options in groups),
            "initial_option is none of the options",
        )


def _listed(options: Any, most: int) -> None:
    need(1 <= len(options) <= most, f"{len(options)} options")
    for one in options:
        text(one["text"], 75)
        need(1 <= len(one["value"]) <= 150, "option value")


def _confirm(given: Any) -> None:
    if given is not None:
        text(given["title"], 100, plain=True)
        text(given["text"], 300)
        text(given["confirm"], 30, plain=True)
        text(given["deny"], 30, plain=True)


CHECKS = {
    "section": _section,
    "context": _context,
    "actions": _actions,
    "divider": lambda block: None,
    "header": _header,
    "input": _input,
}
