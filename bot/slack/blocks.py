"""The blocks that the screens are made of. Each builder enforces Slack's limits, so no screen breaks them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from bot.slack import limits
from bot.slack.limits import pieces, shorten

Block = dict[str, Any]
Element = dict[str, Any]


@dataclass(frozen=True)
class Message:
    """One message: its blocks, and the plain text that says the point and names nobody."""

    text: str
    blocks: list[Block]


def escaped(text: str) -> str:
    """A text as Slack shows it to the letter: no mention, link or command can hide in it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def message(text: str, blocks: Iterable[Block]) -> Message:
    """A message within the limits: the longest texts are shortened where all are too long together."""
    kept = list(blocks)
    if len(kept) > limits.MESSAGE_BLOCKS:
        kept = [*kept[: limits.MESSAGE_BLOCKS - 1], context("There is more; it does not fit here.")]
    excess = _characters(kept) - limits.MESSAGE_CHARACTERS
    while excess > 0:
        longest = max((block for block in kept if block["type"] == "section"), key=_length)
        room = max(_length(longest) - excess, _length(longest) * 3 // 4)
        longest["text"]["text"] = shorten(longest["text"]["text"], room)
        excess = _characters(kept) - limits.MESSAGE_CHARACTERS
    return Message(shorten(text, limits.FALLBACK), kept)


def section(text: str, accessory: Element | None = None) -> Block:
    """A paragraph, with a button beside it if given. The text is in Slack's markup, already escaped."""
    block: Block = {
        "type": "section",
        "text": {"type": "mrkdwn", "text": shorten(text, limits.SECTION) or " "},
    }
    return block | {"accessory": accessory} if accessory else block


def sections(text: str) -> list[Block]:
    """A text of any length, in as many paragraphs as it needs."""
    return [section(piece) for piece in pieces(text)]


def header(text: str) -> Block:
    """A heading."""
    return {"type": "header", "text": plain(text, limits.HEADER)}


def context(*texts: str) -> Block:
    """Small print."""
    kept = [text for text in texts if text][: limits.CONTEXT_ELEMENTS]
    elements = [{"type": "mrkdwn", "text": shorten(text, limits.SECTION)} for text in kept]
    return {"type": "context", "elements": elements}


def divider() -> Block:
    """A line across."""
    return {"type": "divider"}


def actions(elements: Sequence[Element], block_id: str | None = None) -> Block:
    """A row of buttons and menus."""
    block: Block = {"type": "actions", "elements": list(elements)[: limits.ACTION_ELEMENTS]}
    return block | {"block_id": block_id} if block_id else block


def button(
    text: str, action: str, value: str = "", style: str | None = None, ask: str | None = None
) -> Element:
    """A button. `style` is primary or danger; `ask` is a question to answer before it acts."""
    made: Element = {"type": "button", "text": plain(text, limits.BUTTON), "action_id": action}
    made |= {"value": shorten(value, limits.VALUE)} if value else {}
    made |= {"style": style} if style else {}
    return made | {"confirm": _confirm(text, ask)} if ask else made


def option(text: str, value: str) -> Element:
    """One choice of a menu. `value` must be short: it is an id."""
    assert len(value) <= limits.OPTION, value
    return {"text": plain(text, limits.OPTION), "value": value}


def select(
    action: str, placeholder: str, options: Sequence[Element], chosen: Element | None = None
) -> Element:
    """A menu of one choice."""
    made: Element = {
        "type": "static_select",
        "action_id": action,
        "placeholder": plain(placeholder, limits.PLACEHOLDER),
        "options": list(options)[: limits.OPTIONS],
    }
    return made | {"initial_option": chosen} if chosen else made


def grouped_select(action: str, placeholder: str, groups: Sequence[tuple[str, Sequence[Element]]]) -> Element:
    """A menu of one choice whose options stand in groups."""
    listed: list[Element] = []
    room = limits.OPTIONS_IN_ALL
    for label, options in groups:
        kept = list(options)[: min(limits.OPTIONS, room)]
        room -= len(kept)
        listed += [{"label": plain(label, limits.OPTION), "options": kept}] if kept else []
    return {
        "type": "static_select",
        "action_id": action,
        "placeholder": plain(placeholder, limits.PLACEHOLDER),
        "option_groups": listed[: limits.OPTION_GROUPS],
    }


def text_input(
    block: str,
    label: str,
    *,
    value: str = "",
    hint: str = "",
    lines: bool = False,
    optional: bool = True,
    placeholder: str = "",
) -> Block:
    """A field to type into; one whose text is too long to be edited in Slack starts empty and says so."""
    element: Element = {
        "type": "plain_text_input",
        "action_id": "text",
        "multiline": lines,
        "max_length": limits.INPUT,
    }
    fits = len(value) <= limits.INPUT
    element |= {"initial_value": value} if value and fits else {}
    element |= {"placeholder": plain(placeholder, limits.PLACEHOLDER)} if placeholder else {}
    hint = hint if fits else TOO_LONG_TO_EDIT
    return _input(block, label, element, hint, optional)


def choice_input(
    block: str, label: str, options: Sequence[Element], chosen: Element | None, *, optional: bool = False
) -> Block:
    """A field with a few choices."""
    if len(options) <= 10:
        element: Element = {"type": "radio_buttons", "action_id": "choice", "options": list(options)}
        element |= {"initial_option": chosen} if chosen else {}
    else:
        element = select("choice", "Choose", options, chosen)
    return _input(block, label, element, "", optional)


def menu_input(block: str, label: str, menu: Element, *, optional: bool = False) -> Block:
    """A field that holds a menu."""
    return _input(block, label, menu, "", optional)


def modal(
    callback: str,
    title: str,
    blocks: Sequence[Block],
    metadata: str,
    *,
    submit: str | None,
    close: str = "Close",
    notify: bool = False,
) -> dict[str, Any]:
    """A modal view. `metadata` holds ids only; with `notify` Slack tells when it is closed."""
    assert len(metadata) <= limits.METADATA, "ids only"
    view: dict[str, Any] = {
        "type": "modal",
        "callback_id": callback,
        "title": plain(title, limits.TITLE),
        "close": plain(close, limits.TITLE),
        "blocks": list(blocks)[: limits.VIEW_BLOCKS],
        "private_metadata": metadata,
    }
    view |= {"notify_on_close": True} if notify else {}
    return view | {"submit": plain(submit, limits.TITLE)} if submit else view


def home(blocks: Sequence[Block]) -> dict[str, Any]:
    """The Home tab."""
    return {"type": "home", "blocks": list(blocks)[: limits.VIEW_BLOCKS]}


def plain(text: str, limit: int) -> Element:
    """A text without markup."""
    return {"type": "plain_text", "text": shorten(text, limit) or "-"}


TOO_LONG_TO_EDIT = (
    "What is kept is too long to edit here. Begin with + to add to it; anything else replaces it."
)


def _input(block: str, label: str, element: Element, hint: str, optional: bool) -> Block:
    made: Block = {
        "type": "input",
        "block_id": block,
        "label": plain(label, limits.LABEL),
        "element": element,
        "optional": optional,
    }
    return made | {"hint": plain(hint, limits.LABEL)} if hint else made


def _confirm(verb: str, question: str) -> Element:
    return {
        "title": plain("Are you sure?", limits.CONFIRM_TITLE),
        "text": plain(question, limits.CONFIRM_TEXT),
        "confirm": plain(verb, limits.CONFIRM_BUTTON),
        "deny": plain("Not now", limits.CONFIRM_BUTTON),
    }


def _characters(blocks: Sequence[Block]) -> int:
    return sum(len(text) for block in blocks for text in _texts(block))


def _length(block: Block) -> int:
    return len(block["text"]["text"])


def _texts(part: Any) -> Iterable[str]:
    """Every text that a part of a message shows."""
    if isinstance(part, dict):
        for name, inner in part.items():
            if name == "text" and isinstance(inner, str):
                yield inner
            else:
                yield from _texts(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from _texts(inner)
