"""Namespaces of WordprocessingML, and the order in which its schema (ECMA-376, part 1) wants elements."""

from lxml import etree

Node = etree._Element

W_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R_NS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W = f"{{{W_NS}}}"

# The properties of a run, in their order.
RUN_PROPERTIES = (
    "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow",
    "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing", "w", "kern",
    "position", "sz", "szCs", "highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs",
    "em", "lang", "eastAsianLayout", "specVanish", "oMath", "rPrChange",
)  # fmt: skip
# What follows an element in its parent, where we put that element into somebody else's XML.
AFTER_RTL = ("cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath", "rPrChange")
AFTER_BIDI = (
    "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap",
    "jc", "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr",
    "sectPr", "pPrChange",
)  # fmt: skip
AFTER_SHOWING = (
    "dataBinding", "label", "tabIndex", "equation", "comboBox", "date", "docPartObj", "docPartList",
    "dropDownList", "picture", "richText", "text", "citation", "group", "bibliography",
)  # fmt: skip


def local(node: Node) -> str:
    """The name of an element without its namespace; empty for what is no element."""
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def put_in_order(parent: Node, child: Node, successors: tuple[str, ...]) -> None:
    """Put `child` into `parent` before the first of the elements that may only follow it.

    Elements of other namespaces (Word's later inventions) stand at the end, so they count as followers.
    """
    for position, sibling in enumerate(parent):
        foreign = isinstance(sibling.tag, str) and not sibling.tag.startswith(W)
        if foreign or local(sibling) in successors:
            parent.insert(position, child)
            return
    parent.append(child)
