"""What a form lacks in accessibility. It is the authority's form: this is told, and left alone."""

import re
from collections.abc import Iterator

from lxml import etree

from docgen.form.own.paragraphs import text_of
from docgen.ooxml.names import Node, W, local
from docgen.ooxml.package import main_part, unpack
from questionbank.models import Problem

WHERE = "accessibility"
DC = "{http://purl.org/dc/elements/1.1/}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
HEADING = re.compile(r"^heading [1-9]$", re.IGNORECASE)
SPACING = 3  # empty paragraphs in a row that are there for the look
LONG = 40  # paragraphs from which on a document needs headings
NOTHING = {"auto", "FFFFFF", None, ""}


def lacks(docx: bytes) -> list[Problem]:
    """Everything found wanting, one remark for each kind. The file must have been read as a form before."""
    parts = unpack(docx, "the form")
    roots = {name: _root(data) for name, data in parts.items() if name.endswith(".xml")}
    body, styles = roots.get(main_part(parts)), roots.get("word/styles.xml")
    if body is None:
        return []
    said = [
        *_tables(body),
        *_language(body, styles),
        *_title(roots.get("docProps/core.xml")),
        *_headings(body, styles),
        *_pictures(roots),
        *_spacing(body),
        *_colour(body),
    ]
    told = [Problem(where=WHERE, what=f"{what}.") for what in said]
    return [*told, *(Problem(where="template", what=f"{what}.") for what in _fixed(body, roots))]


def _fixed(body: Node, roots: dict[str, Node]) -> Iterator[str]:
    """What would keep people from reading or typing an answer."""
    heights = [node for node in body.iter(f"{W}trHeight") if node.get(f"{W}hRule") == "exact"]
    if heights:
        yield (
            f"{len(heights)} rows have an exact height, so a long answer is cut off on paper; in Word: Table "
            'Properties, Row, "At least"'
        )
    settings = roots.get("word/settings.xml")
    guard = settings.find(f"{W}documentProtection") if settings is not None else None
    if guard is not None and guard.get(f"{W}enforcement") in {"1", "true", "on"}:
        yield "the form is protected, so spelling help is off and parts cannot be typed in; in Word: Review"


def _root(data: bytes) -> Node:
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


def _tables(body: Node) -> Iterator[str]:
    tables = [table for table in body.iter(f"{W}tbl") if len(table.findall(f"{W}tr")) > 2]
    without = sum(table.find(f"{W}tr/{W}trPr/{W}tblHeader") is None for table in tables)
    if without:
        yield (
            f"{without} of {len(tables)} tables have no row marked as their header, so a screen reader "
            "cannot say which column it is in; in Word: Layout, Repeat Header Rows"
        )


def _language(body: Node, styles: Node | None) -> Iterator[str]:
    roots = [root for root in (body, styles) if root is not None]
    held = {node.get(f"{W}val") for root in roots for node in root.iter(f"{W}lang")} - {None, ""}
    if not held:
        yield "no language is set, so a screen reader guesses how to speak it; in Word: Review, Language"
    elif not any(str(language).casefold() in {"en-gb", "cy-gb"} for language in held):
        named = ", ".join(sorted(map(str, held)))
        yield f"the language is {named} and not English (UK); in Word: Review, Language"


def _title(core: Node | None) -> Iterator[str]:
    if core is None or not (core.findtext(f"{DC}title") or "").strip():
        yield "the file has no title among its properties; in Word: File, Info, Title"


def _headings(body: Node, styles: Node | None) -> Iterator[str]:
    names = {}
    for style in styles.iter(f"{W}style") if styles is not None else ():
        name = style.find(f"{W}name")
        names[style.get(f"{W}styleId")] = name.get(f"{W}val", "") if name is not None else ""
    paragraphs = list(body.iter(f"{W}p"))
    levels = [level for paragraph in paragraphs if (level := _level(paragraph, names)) is not None]
    if not levels and len(paragraphs) >= LONG:
        yield "it has no headings (only text made to look so), so it cannot be moved through by section"
    skipped = [after for before, after in zip([0, *levels], levels, strict=False) if after > before + 1]
    if skipped:
        yield f"its headings leave out a level {len(skipped)} times"


def _level(paragraph: Node, names: dict[str | None, str]) -> int | None:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    name = names.get(style.get(f"{W}val"), "") if style is not None else ""
    if HEADING.match(name) and text_of(paragraph).strip():
        return int(name[-1])
    return None


def _pictures(roots: dict[str, Node]) -> Iterator[str]:
    pictures = [node for root in roots.values() for node in root.iter(f"{WP}docPr")]
    without = sum(not (p.get("descr") or p.get("title")) and not _is_decoration(p) for p in pictures)
    if without:
        yield (
            f"{without} of {len(pictures)} pictures have no alternative text; in Word: right-click, "
            "Edit Alt Text"
        )


def _is_decoration(properties: Node) -> bool:
    return any(local(node) == "decorative" and node.get("val") in {"1", "true"} for node in properties.iter())


def _spacing(body: Node) -> Iterator[str]:
    run = longest = 0
    blocks = body.find(f"{W}body")
    for node in blocks if blocks is not None else ():
        empty = local(node) == "p" and not text_of(node).strip() and node.find(f".//{W}drawing") is None
        run = run + 1 if empty else 0
        longest = max(longest, run)
    if longest >= SPACING:
        yield (
            f"empty lines ({longest} in a row) make space and are read out as blank; spacing in the style is "
            "better"
        )


def _colour(body: Node) -> Iterator[str]:
    """Blank cells that differ by their colour alone."""
    coloured = set()
    for row in body.iter(f"{W}tr"):
        fills = [_fill(cell) for cell in row.findall(f"{W}tc") if not _words(cell)]
        own = [fill for fill in fills if fill not in NOTHING]
        coloured |= set(own) if len(set(own)) > 1 else set()
    if coloured:
        yield "blank cells side by side differ by their colour alone; say in words what each is for"


def _fill(cell: Node) -> str | None:
    shade = cell.find(f"{W}tcPr/{W}shd")
    return shade.get(f"{W}fill") if shade is not None else None


def _words(cell: Node) -> bool:
    return any(text_of(paragraph).strip() for paragraph in cell.iter(f"{W}p"))
