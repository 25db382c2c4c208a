"""Content controls and old form fields: what may be chosen in them, and whether they hold an answer yet."""

from collections.abc import Iterable, Iterator

from questionbank.reading.files.blocks import Control, ControlKind
from questionbank.reading.files.parts import Node, W
from questionbank.reading.files.styles import switched_on, value

MOST_CHOICES = 100
LONGEST_CHOICE = 200  # characters
LISTS = ("dropDownList", "comboBox")
PROMPTING = ("choose an item", "choose", "select", "please select", "please choose", "select an item")


def control_of(sdt: Node) -> Control:
    """What a content control is and offers."""
    properties = sdt.find(f"{W}sdtPr")
    if properties is None:
        return Control("text")
    kind: ControlKind = "text"
    choices: list[str] = []
    for node in properties:
        name = local(node)
        if name in LISTS:
            kind = "choice"
            choices = [_entry(item) for item in node.iter(f"{W}listItem")]
        elif name in {"date", "checkbox"}:
            kind = "date" if name == "date" else "check"
    title, tag = value(properties.find(f"{W}alias")) or "", value(properties.find(f"{W}tag")) or ""
    placeholder = "".join(text.text or "" for text in sdt.iter(f"{W}t")) if is_blank(sdt) else ""
    return Control(kind, title, tag, tuple(offered(choices)), placeholder.strip()[:LONGEST_CHOICE])


def is_blank(sdt: Node) -> bool:
    """Whether a content control shows only its placeholder."""
    return switched_on(sdt.find(f"{W}sdtPr/{W}showingPlcHdr"))


def old_field(data: Node) -> Control | None:
    """The drop-down of an old form field (`w:ffData`), or None for another kind."""
    entries = data.findall(f"{W}ddList/{W}listEntry")
    if not entries:
        return None
    return Control("choice", choices=tuple(offered(value(entry) or "" for entry in entries)))


def offered(choices: Iterable[str]) -> Iterator[str]:
    """The entries that can be an answer: not blank, not "Choose an item", each once."""
    seen: set[str] = set()
    for choice in choices:
        text = " ".join(choice.split())[:LONGEST_CHOICE]
        if text and not is_prompting(text) and text not in seen and len(seen) < MOST_CHOICES:
            seen.add(text)
            yield text


def is_prompting(text: str) -> bool:
    """Whether a text only asks to fill something in: "Choose an item", "Click or tap here to enter text"."""
    said = text.lower().strip(" .…-<>[]")
    return said in PROMPTING or said.startswith("click or tap ") or said.startswith("click here to ")


def local(node: Node) -> str:
    """The name of an element without its namespace; empty for what is no element."""
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def _entry(item: Node) -> str:
    return item.get(f"{W}displayText") or item.get(f"{W}value") or ""
