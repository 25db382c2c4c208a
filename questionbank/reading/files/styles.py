"""The styles of a Word file: names, heading levels, weight and lists, with what they inherit."""

import re
from dataclasses import dataclass, field

from questionbank.reading.files.package import Package
from questionbank.reading.files.parts import Node, W, parse, related

HEADING = re.compile(r"heading ?([1-9])$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Style:
    """What one style says for itself; None where it leaves a matter to the style it is based on."""

    name: str = ""
    base: str = ""
    outline: int | None = None
    bold: bool | None = None
    list_id: str | None = None
    list_level: int | None = None


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles by id."""

    by_id: dict[str, Style] = field(default_factory=dict)
    usual: str = ""  # the id of the paragraph style used where none is named

    def chain(self, style_id: str) -> list[Style]:
        """A style and those it is based on, nearest first."""
        found: list[Style] = []
        seen: set[str] = set()
        while style_id in self.by_id and style_id not in seen:
            seen.add(style_id)
            found.append(self.by_id[style_id])
            style_id = found[-1].base
        return found

    def name(self, style_id: str) -> str:
        """The name of a style as Word shows it."""
        return self.by_id[style_id].name if style_id in self.by_id else style_id

    def heading(self, style_id: str) -> int | None:
        """The heading level that a style gives: 0 for the title, None for ordinary text."""
        for style in self.chain(style_id):
            if style.name.lower() == "title":
                return 0
            if named := HEADING.match(style.name):
                return int(named.group(1))
            if style.outline is not None:
                return style.outline + 1 if style.outline < 9 else None
        return None

    def bold(self, style_id: str) -> bool:
        """Whether a style makes text bold."""
        return next((s.bold for s in self.chain(style_id) if s.bold is not None), False)

    def list_of(self, style_id: str) -> tuple[str | None, int]:
        """The list a style puts its paragraphs in, and the level."""
        chain = self.chain(style_id)
        list_id = next((s.list_id for s in chain if s.list_id is not None), None)
        return list_id, next((s.list_level for s in chain if s.list_level is not None), 0)


def read_styles(package: Package, document: str) -> Styles:
    """The styles of a document; none where the file has no styles."""
    for part in related(package, document, "styles"):
        root = parse(package, part)
        if root is not None:
            return _styles(root)
    return Styles()


def _styles(root: Node) -> Styles:
    by_id: dict[str, Style] = {}
    usual = ""
    for node in root.iter(f"{W}style"):
        style_id = node.get(f"{W}styleId", "")
        by_id[style_id] = _style(node)
        if node.get(f"{W}type") == "paragraph" and on(node.get(f"{W}default", "0")):
            usual = style_id
    return Styles(by_id, usual)


def _style(node: Node) -> Style:
    bold = node.find(f"{W}rPr/{W}b")
    return Style(
        name=value(node.find(f"{W}name")) or "",
        base=value(node.find(f"{W}basedOn")) or "",
        outline=number(value(node.find(f"{W}pPr/{W}outlineLvl"))),
        bold=None if bold is None else switched_on(bold),
        list_id=value(node.find(f"{W}pPr/{W}numPr/{W}numId")),
        list_level=number(value(node.find(f"{W}pPr/{W}numPr/{W}ilvl"))),
    )


def value(node: Node | None) -> str | None:
    """The `w:val` of an element, None where there is none."""
    return None if node is None else node.get(f"{W}val")


def number(text: str | None, most: int = 32_767) -> int | None:
    """A whole number from an attribute within 0 to `most`, None where it is none."""
    if text is None or not text.strip().isascii() or not text.strip().isdigit():
        return None
    return min(int(text.strip()[:9]), most)


def on(text: str) -> bool:
    """Whether a switch's value means on."""
    return text.lower() not in {"0", "false", "off", "none"}


def switched_on(node: Node | None) -> bool:
    """Whether a switch (`w:b`, `w:vanish`, `w:tblHeader`) is there and on."""
    return node is not None and on(node.get(f"{W}val", "1"))
