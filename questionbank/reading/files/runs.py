"""The text of one paragraph: read through controls, links and insertions, past deletions and field codes."""

from collections.abc import Callable
from dataclasses import dataclass, field

from questionbank.reading.files.blocks import Control
from questionbank.reading.files.controls import control_of, is_blank, local, old_field
from questionbank.reading.files.parts import Node, W
from questionbank.reading.files.plain import clean
from questionbank.reading.files.styles import Styles, switched_on, value

LEFT_OUT = {"del", "moveFrom", "instrText", "delText", "delInstrText", "pPr", "rPr", "sdtPr", "sdtEndPr",
            "rt", "rubyPr", "footnoteReference", "endnoteReference", "commentReference"}  # fmt: skip
SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
SYMBOLS = {0xF0B7: "•", 0xF0A7: "•", 0xF0A8: "☐", 0xF06F: "☐", 0xF0FE: "☒", 0xF0FC: "✓", 0xF0E0: "→"}
GRAPHICS = {"AlternateContent", "drawing", "pict", "object"}


@dataclass(slots=True)
class Words:
    """What has been gathered of one paragraph so far: `boxes` are the contents of its text boxes."""

    pieces: list[str] = field(default_factory=list)
    controls: list[Control] = field(default_factory=list)
    boxes: list[Node] = field(default_factory=list)
    plain_seen: bool = False
    bold_seen: bool = False

    def text(self) -> str:
        """The text, without characters that no document should hold."""
        return clean("".join(self.pieces)).strip()


def words_of(paragraph: Node, styles: Styles, style_id: str) -> Words:
    """The text, controls and text boxes of a paragraph."""
    words = Words()
    _gather(paragraph, words, styles, styles.bold(style_id))
    return words


def _gather(node: Node, words: Words, styles: Styles, bold: bool) -> None:
    for child in node:
        name = local(child)
        if name in LEFT_OUT:
            continue
        if name == "r":
            _run(child, words, styles, bold)
        elif name == "sdt":
            words.controls.append(control_of(child))
            if not is_blank(child):
                _gather(child, words, styles, bold)
        elif name in GRAPHICS:
            words.boxes.extend(boxes(child))
        else:
            _gather(child, words, styles, bold)


def _run(run: Node, words: Words, styles: Styles, bold: bool) -> None:
    """Add the text of one run."""
    properties = run.find(f"{W}rPr")
    if properties is not None and switched_on(properties.find(f"{W}vanish")):
        return
    before = len(words.pieces)
    for child in run:
        handler = RUN_PARTS.get(local(child))
        if handler is not None:
            handler(child, words)
        elif local(child) not in LEFT_OUT:
            _gather(child, words, styles, bold)
    if "".join(words.pieces[before:]).strip():
        heavy = _bold(properties, styles, bold)
        words.bold_seen |= heavy
        words.plain_seen |= not heavy


def _bold(properties: Node | None, styles: Styles, inherited: bool) -> bool:
    if properties is None:
        return inherited
    own = properties.find(f"{W}b")
    if own is not None:
        return switched_on(own)
    return inherited or styles.bold(value(properties.find(f"{W}rStyle")) or "")


def _text(node: Node, words: Words) -> None:
    words.pieces.append(node.text or "")


def _sign(node: Node, words: Words) -> None:
    words.pieces.append(SIGNS[local(node)])


def _symbol(node: Node, words: Words) -> None:
    """A character of a symbol font: known boxes and bullets, nothing for one whose look is unknown."""
    try:
        code = int(node.get(f"{W}char", ""), 16)
    except ValueError:
        return
    words.pieces.append(SYMBOLS.get(code, "" if 0xE000 <= code <= 0xF8FF or code > 0xFFFF else chr(code)))


def _field(node: Node, words: Words) -> None:
    for data in node.iter(f"{W}ffData"):
        if (control := old_field(data)) is not None:
            words.controls.append(control)


def _graphic(node: Node, words: Words) -> None:
    words.boxes.extend(boxes(node))


RUN_PARTS: dict[str, Callable[[Node, Words], None]] = {
    "t": _text,
    "sym": _symbol,
    "fldChar": _field,
    **dict.fromkeys(SIGNS, _sign),
    **dict.fromkeys(GRAPHICS, _graphic),
}


def boxes(node: Node) -> list[Node]:
    """The contents of the text boxes in a drawing, each once: Word writes every box twice, new and old."""
    name = local(node)
    if name == "txbxContent":
        return [node]
    if name == "AlternateContent":
        for branch in node:  # the first branch that holds a text box; the other says the same again
            if found := _in_children(branch):
                return found
        return []
    return _in_children(node)


def _in_children(node: Node) -> list[Node]:
    return [box for child in node for box in boxes(child)]
