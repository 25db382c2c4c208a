"""What an answer looks like: as the place it stands in, so that it might have been typed there."""

import copy

from lxml import etree

from docgen.form.own.paragraphs import marks
from docgen.form.own.where import Placing, Where
from docgen.ooxml.controls import Controls
from docgen.ooxml.names import RUN_PROPERTIES, W_NS, Node, W, local, put_in_order

CHANGES = {"ins", "del", "moveFrom", "moveTo", "rPrChange", "rStyle", "vanish", "webHidden"}
LOUD = {"b", "bCs", "i", "iCs", "u", "caps", "smallCaps", "highlight", "strike"}  # of labels, not of answers
QUIET = {"i": {}, "iCs": {}, "color": {"val": "595959"}}
GOTHIC = {"ascii": "MS Gothic", "eastAsia": "MS Gothic", "hAnsi": "MS Gothic", "hint": "eastAsia"}


def control_xml(controls: Controls, placing: Placing) -> Node:
    """The control for a place, in the look of its position."""
    look = look_at(placing.where)
    if placing.place.kind == "box":
        xml = controls.inline(placing.place, _string(with_properties(look, {"rFonts": GOTHIC})))
    else:
        own = _string(look) if len(look) else ""
        xml = controls.inline(placing.place, own, _string(with_properties(look, QUIET)))
    return etree.fromstring(f'<w:x xmlns:w="{W_NS}">{xml}</w:x>')[0]


def look_at(where: Where) -> Node:
    """The run properties at a position: those typed text would have."""
    if where.mode == "among" and where.end > where.start:
        mark = marks(where.paragraph)[where.start].node
        run = next((node for node in (mark, *mark.iterancestors()) if local(node) == "r"), None)
        return _kept(run.find(f"{W}rPr") if run is not None else None, {"u", "highlight"})
    own = where.paragraph.find(f"{W}pPr/{W}rPr")
    if where.mode in {"fill", "below"} and own is not None:
        return _kept(own, set() if where.mode == "fill" else LOUD)
    held = marks(where.paragraph)
    last = held[-1].node.getparent() if held else None
    return _kept(last.find(f"{W}rPr") if last is not None else own, LOUD)


def with_properties(look: Node, more: dict[str, dict[str, str]]) -> Node:
    """Run properties with further ones, each in the place the schema gives it."""
    made = copy.deepcopy(look)
    for name, attributes in more.items():
        for old in made.findall(f"{W}{name}"):
            made.remove(old)
        node = etree.Element(f"{W}{name}")
        for key, value in attributes.items():
            node.set(f"{W}{key}", value)
        put_in_order(made, node, RUN_PROPERTIES[RUN_PROPERTIES.index(name) + 1 :])
    return made


def _kept(properties: Node | None, without: set[str]) -> Node:
    kept = etree.Element(f"{W}rPr", nsmap={"w": W_NS})
    for node in properties if properties is not None else ():
        if isinstance(node.tag, str) and node.tag.startswith(W) and local(node) not in CHANGES | without:
            kept.append(copy.deepcopy(node))
    return kept


def _string(node: Node) -> str:
    text = etree.tostring(node, encoding="unicode")
    return text.replace(f' xmlns:w="{W_NS}"', "")
