"""The words of one paragraph: through controls, links and insertions, past deletions and field codes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from docgen.form_reading.blocks import Control, Piece
from docgen.form_reading.prompts import shows_prompt
from docgen.ooxml.names import Node, W, local
from docgen.ooxml.text import SIGNS
from questionbank.reading.files.runs import GRAPHICS, SYMBOLS, boxes
from questionbank.reading.files.styles import number, on, switched_on, value

LEFT_OUT = {
    "del", "moveFrom", "instrText", "delText", "delInstrText", "pPr", "rPr", "sdtPr", "sdtEndPr", "rt",
    "rubyPr", "footnoteReference", "endnoteReference", "commentReference", "annotationRef",
}  # fmt: skip
TICKED, UNTICKED = "☒", "☐"
STANDS_OUT = ("highlight", "u", "b", "shd")


@dataclass(slots=True)
class Words:
    """What has been gathered of one paragraph: its pieces, and the contents of its text boxes."""

    pieces: list[Piece]
    boxes: list[Node]


def words_of(paragraph: Node, around: Control | None = None) -> Words:
    """The pieces of a paragraph that stands in the control `around`, if in one."""
    words = Words([], [])
    _gather(paragraph, words, around)
    return words


def control_of(sdt: Node, around: Control | None) -> Control | None:
    """The control, where it has a tag or a title or shows a prompt; otherwise the one round it."""
    properties = sdt.find(f"{W}sdtPr")
    if properties is None:
        return around
    tag = value(properties.find(f"{W}tag")) or ""
    title = value(properties.find(f"{W}alias")) or ""
    content = sdt.find(f"{W}sdtContent")
    blank = content is None or is_blank(sdt)
    if not (tag or title or blank):
        return around
    text = "" if content is None else _whole(content)
    return Control(tag, title, "", True, text.strip()) if blank else Control(tag, title, text, False)


def is_blank(sdt: Node) -> bool:
    """Whether a control shows only its prompt: it says so, and what stands in it is a prompt."""
    return switched_on(sdt.find(f"{W}sdtPr/{W}showingPlcHdr")) and shows_prompt(sdt)


def _whole(content: Node) -> str:
    """The text of a control's content, a line for each paragraph."""
    inner = [node for node in content.iter(f"{W}p") if not _is_gone(node, content)]
    parts = inner or [content]
    return "\n".join("".join(p.text for p in words_of(part).pieces) for part in parts)


def _is_gone(node: Node, top: Node) -> bool:
    """Whether a tracked change took it away."""
    for above in node.iterancestors():
        if above is top:
            return False
        if local(above) in ("del", "moveFrom"):
            return True
    return False


def _gather(node: Node, words: Words, control: Control | None) -> None:
    for child in node:
        name = local(child)
        if name in LEFT_OUT:
            continue
        if name == "r":
            _run(child, words, control)
        elif name == "sdt":
            _inside(child, words, control)
        elif name in GRAPHICS:
            words.boxes.extend(boxes(child))
        else:
            _gather(child, words, control)


def _inside(sdt: Node, words: Words, around: Control | None) -> None:
    control = control_of(sdt, around)
    if is_blank(sdt):
        words.pieces.append(Piece("", control))  # it is there, and says nothing
        return
    before = len(words.pieces)
    _gather(sdt, words, control)
    if len(words.pieces) == before and control is not None:
        words.pieces.append(Piece("", control))


def _run(run: Node, words: Words, control: Control | None) -> None:
    properties = run.find(f"{W}rPr")
    if properties is not None and switched_on(properties.find(f"{W}vanish")):
        return
    text = "".join(_texts(run, words))
    if text:
        marked = properties is not None and any(_is_on(properties, name) for name in STANDS_OUT)
        struck = properties is not None and (_is_on(properties, "strike") or _is_on(properties, "dstrike"))
        words.pieces.append(Piece(text, control, marked, struck))


def _is_on(properties: Node, name: str) -> bool:
    found = properties.find(f"{W}{name}")
    if found is None:
        return False
    if name == "shd":
        return (found.get(f"{W}fill") or "auto").lower() not in ("auto", "ffffff")
    return on(found.get(f"{W}val", "1"))


def _texts(run: Node, words: Words) -> Iterator[str]:
    for child in run:
        name = local(child)
        if name == "t":
            yield child.text or ""
        elif name in SIGNS:
            yield SIGNS[name]
        elif name in GRAPHICS:
            words.boxes.extend(boxes(child))
        elif name in OTHERS:
            yield OTHERS[name](child)
        elif name == "ruby":
            yield "".join(t.text or "" for t in child.iterfind(f"{W}rubyBase/{W}r/{W}t"))


def _symbol(node: Node) -> str:
    """A character of a symbol font: known boxes and bullets, nothing for one whose look is unknown."""
    try:
        code = int(node.get(f"{W}char", ""), 16)
    except ValueError:
        return ""
    return SYMBOLS.get(code, "" if 0xE000 <= code <= 0xF8FF or code > 0xFFFF else chr(code))


def _old_field(node: Node) -> str:
    """What an old form field shows that is no text of its own: a box ticked or not, a choice."""
    data = node.find(f"{W}ffData")
    if data is None:
        return ""
    if (box := data.find(f"{W}checkBox")) is not None:
        state = box.find(f"{W}checked")
        state = box.find(f"{W}default") if state is None else state
        return TICKED if switched_on(state) else UNTICKED
    if (choice := data.find(f"{W}ddList")) is not None:
        entries = [value(entry) or "" for entry in choice.findall(f"{W}listEntry")]
        chosen = choice.find(f"{W}result")
        place = number(value(chosen)) if chosen is not None else None
        return entries[place] if place is not None and place < len(entries) else ""
    return ""


OTHERS: dict[str, Callable[[Node], str]] = {"sym": _symbol, "fldChar": _old_field}
