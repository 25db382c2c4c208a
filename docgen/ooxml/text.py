"""Any text a person can type as Word runs, and the text of runs read back: exactly the same.

A line break becomes `w:br`, a tab `w:tab`; parts written from right to left stand in runs of their own
marked `w:rtl`, because Word orders their commas and brackets by that mark and not by the letters.
"""

import re
from collections.abc import Iterator

from audit.text import clean
from docgen.ooxml.names import Node, local

RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
RTL_LETTER = re.compile(f"[{RIGHT_TO_LEFT}]")
# From one right-to-left letter to the last one that follows before a letter of the other direction.
RTL_STRETCH = re.compile(rf"[{RIGHT_TO_LEFT}](?:[{RIGHT_TO_LEFT}\W\d_]*[{RIGHT_TO_LEFT}])?")
FIRST_LETTER = re.compile(r"[^\W\d_]")

OPEN, CLOSE = '<w:t xml:space="preserve">', "</w:t>"
EMPTY = OPEN + CLOSE
SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
NOT_TEXT = {"del", "moveFrom", "instrText", "delText", "delInstrText", "pPr", "rPr", "sdtPr", "sdtEndPr"}
ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def escape(text: str) -> str:
    """Text as it may stand between XML tags."""
    return text.translate(ESCAPES)


def attribute(text: str) -> str:
    """Text as it may stand in an XML attribute between double quotes; a line break is kept as one."""
    return escape(clean(text)[0]).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")


def runs(text: str, properties: str = "", rtl_properties: str = "<w:rPr><w:rtl/></w:rPr>") -> str:
    """The runs that show a text. `properties` are whole `w:rPr` elements, one for each direction."""
    kept, _ = clean(text)
    if not RTL_LETTER.search(kept):
        return _run(kept, properties)
    pieces: list[str] = []
    end = 0
    for stretch in RTL_STRETCH.finditer(kept):
        pieces.append(_run(kept[end : stretch.start()], properties))
        pieces.append(_run(stretch.group(), rtl_properties))
        end = stretch.end()
    pieces.append(_run(kept[end:], properties))
    return "".join(pieces)


def is_right_to_left(text: str) -> bool:
    """Whether a text's first letter is of a script written from right to left."""
    first = FIRST_LETTER.search(text)
    return bool(first and RTL_LETTER.match(first.group()))


def text_of(node: Node) -> str:
    """The whole text under a node: through controls and tracked insertions, without tracked deletions.

    Paragraphs are joined by a line break.
    """
    paragraphs = list(_paragraphs(node))
    return "\n".join("".join(_pieces(p)) for p in paragraphs) if paragraphs else "".join(_pieces(node))


def _run(text: str, properties: str) -> str:
    if not text:
        return ""
    inside = escape(text).replace("\t", f"{CLOSE}<w:tab/>{OPEN}").replace("\n", f"{CLOSE}<w:br/>{OPEN}")
    return f"<w:r>{properties}{OPEN}{inside}{CLOSE}</w:r>".replace(EMPTY, "")


def _paragraphs(node: Node) -> Iterator[Node]:
    for child in node:
        name = local(child)
        if name == "p":
            yield child
        elif name not in NOT_TEXT:
            yield from _paragraphs(child)


def _pieces(node: Node) -> Iterator[str]:
    for child in node:
        name = local(child)
        if name == "t":
            yield child.text or ""
        elif name in SIGNS:
            yield SIGNS[name]
        elif name not in NOT_TEXT:
            yield from _pieces(child)
