"""What Word repairs silently, asked of every .docx we make. `faults` names everything it finds.

Not a validator of the whole schema: it checks what such validators miss (ids, titles, grids, header rows) and
the order of the elements we write.
"""

import zipfile
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from posixpath import dirname, join, normpath

from lxml import etree

Node = etree._Element
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DC = "{http://purl.org/dc/elements/1.1/}"
TYPES = "[Content_Types].xml"

ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr "
    "shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi "
    "adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection "
    "textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof "
    "snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText "
    "vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign "
    "hideMark",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc "
    "tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "sdtPr": "rPr alias tag id lock placeholder temporary showingPlcHdr dataBinding label tabIndex equation "
    "comboBox date docPartObj docPartList dropDownList picture richText text citation group bibliography",
    "sdt": "sdtPr sdtEndPr sdtContent",
    "tc": "tcPr sdt p tbl",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders "
    "lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed "
    "qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
}


def parts(docx: bytes) -> dict[str, bytes]:
    """Every part by name."""
    with zipfile.ZipFile(BytesIO(docx)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def body(docx: bytes) -> Node:
    """The root of the main part."""
    return etree.fromstring(parts(docx)["word/document.xml"])


def texts(docx: bytes) -> list[str]:
    """The text of each paragraph of the body, in order."""
    return ["".join(t.text or "" for t in p.iter(f"{W}t")) for p in body(docx).iter(f"{W}p")]


def text(docx: bytes) -> str:
    """All the text of the body, a line for each paragraph."""
    return "\n".join(texts(docx))


def headings(docx: bytes) -> list[tuple[int, str]]:
    """Each heading with its level."""
    return [(level, _text(p)) for p, level in _headings(body(docx))]


def faults(docx: bytes) -> list[str]:
    """Everything wrong with a file, a line each."""
    with zipfile.ZipFile(BytesIO(docx)) as archive:
        doubled = [name for name, times in Counter(archive.namelist()).items() if times > 1]
    held = parts(docx)
    roots = {name: etree.fromstring(data) for name, data in held.items() if name.endswith((".xml", ".rels"))}
    document, styles = roots["word/document.xml"], roots["word/styles.xml"]
    return [
        *(f"two parts are named {name}" for name in doubled),
        *_package(held, roots),
        *(fault for name, root in roots.items() for fault in _order(name, root)),
        *_controls(roots),
        *(fault for table in document.iter(f"{W}tbl") for fault in _table(table)),
        *_heading_order(document),
        *_language(roots),
        *_styles(document, styles),
        *_paragraphs(document),
        *_page(roots),
        *_properties(roots),
    ]


def package_faults(docx: bytes) -> list[str]:
    """What is wrong with the parts, their types and relations; a dead part of the original counts too."""
    held = parts(docx)
    roots = {name: etree.fromstring(data) for name, data in held.items() if name.endswith((".xml", ".rels"))}
    return [fault for fault in _package(held, roots) if not fault.endswith("is a dead part")]


def order_faults(docx: bytes) -> list[str]:
    """Elements of ours that stand in an order the schema does not allow: those of controls and their text."""
    root = body(docx)
    return [fault for sdt in root.iter(f"{W}sdt") for fault in _order("document.xml", sdt)]


def control_faults(docx: bytes) -> list[str]:
    """Ids, titles and tags of controls that are doubled, missing or too long."""
    return list(_controls({"word/document.xml": body(docx)}))


def grid_faults(docx: bytes, original: bytes) -> list[str]:
    """Rows that do not fill their grid, where the original's did."""
    before = {fault for table in body(original).iter(f"{W}tbl") for fault in _grid(table)}
    return [fault for table in body(docx).iter(f"{W}tbl") for fault in _grid(table) if fault not in before]


def _grid(table: Node) -> Iterator[str]:
    columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
    for number, row in enumerate(table.iterfind(f"{W}tr"), 1):
        spans = [int(_value(cell.find(f"{W}tcPr/{W}gridSpan")) or 1) for cell in row.iterfind(f"{W}tc")]
        if sum(spans) != columns:
            yield f"row {number} has {sum(spans)} columns of {columns}"
        for cell in row.iterfind(f"{W}tc"):
            if _local(cell[-1]) != "p":
                yield f"row {number}: a cell does not end with a paragraph"


def _package(held: dict[str, bytes], roots: dict[str, Node]) -> Iterator[str]:
    defaults = {node.get("Extension") for node in roots[TYPES] if node.tag.endswith("Default")}
    named = {node.get("PartName", "").lstrip("/") for node in roots[TYPES] if node.tag.endswith("Override")}
    reached = {TYPES, *(name for name in held if name.endswith(".rels"))}
    for name in named - held.keys():
        yield f"{name} has a content type and is not there"
    for name in held:
        if name not in named and name.rpartition(".")[2] not in defaults:
            yield f"{name} has no content type"
    for name, root in roots.items():
        if not name.endswith(".rels"):
            continue
        folder = dirname(dirname(name))
        ids = [relation.get("Id") for relation in root]
        if len(set(ids)) != len(ids):
            yield f"{name} has an id twice"
        for relation in root:
            target = normpath(join(folder, relation.get("Target", "")))
            reached.add(target)
            if relation.get("TargetMode") != "External" and target not in held:
                yield f"{name} points at {target}, which is not there"
    for name in held.keys() - reached:
        yield f"{name} is a dead part"


def _order(name: str, root: Node) -> Iterator[str]:
    for node in root.iter(*(f"{W}{parent}" for parent in ORDER)):
        parent = _local(node)
        wanted = ORDER[parent].split()
        found = [_local(child) for child in node if isinstance(child.tag, str) and child.tag.startswith(W)]
        strange = [child for child in found if child not in wanted]
        if strange:
            yield f"{name}: {parent} holds {strange}"
        places = [wanted.index(child) for child in found if child in wanted]
        if parent != "tc" and places != sorted(places):
            yield f"{name}: {parent} holds {found} in that order"
        if parent.endswith("Pr") and len(set(found)) != len(found) and parent != "sectPr":
            yield f"{name}: {parent} holds something twice: {found}"


def _controls(roots: dict[str, Node]) -> Iterator[str]:
    held = [node for root in roots.values() for node in root.iter(f"{W}sdtPr")]
    for kind in ("id", "alias"):
        values = [_value(properties.find(f"{W}{kind}")) for properties in held]
        yield from (
            f"two controls have the {kind} {v!r}" for v, times in Counter(values).items() if times > 1
        )
    for properties in held:
        title, tag = _value(properties.find(f"{W}alias")), _value(properties.find(f"{W}tag"))
        if not title or not tag or len(title) > 64 or len(tag) > 64:
            yield f"control {tag!r} is titled {title!r}"
        if _value(properties.find(f"{W}lock")) != "sdtLocked":
            yield f"control {tag!r} can be deleted by a slip"
        for choices in properties.iter(f"{W}dropDownList"):
            values = [item.get(f"{W}value") for item in choices]
            if not values or len(set(values)) != len(values):
                yield f"control {tag!r} offers {values}"
    names = [node.get(f"{W}name") for root in roots.values() for node in root.iter(f"{W}bookmarkStart")]
    yield from (f"two bookmarks are named {name}" for name, times in Counter(names).items() if times > 1)


def _table(table: Node) -> Iterator[str]:
    grid = [int(column.get(f"{W}w", "0")) for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]
    title = _value(table.find(f"{W}tblPr/{W}tblCaption"))
    if not title or not _value(table.find(f"{W}tblPr/{W}tblDescription")):
        yield "a table has no title or no description"
    rows = list(table.iterfind(f"{W}tr"))
    header = rows[0].find(f"{W}trPr/{W}tblHeader")
    if header is None or header.attrib:
        yield f"table {title}: its first row is not marked as its header"
    for number, row in enumerate(rows, 1):
        column = 0
        for cell in row.iterfind(f"{W}tc"):
            span = int(_value(cell.find(f"{W}tcPr/{W}gridSpan")) or 1)
            width = cell.find(f"{W}tcPr/{W}tcW")
            if width is None or int(width.get(f"{W}w", "0")) != sum(grid[column : column + span]):
                yield f"table {title}, row {number}: a cell is not as wide as its columns"
            if _local(cell[-1]) != "p":
                yield f"table {title}, row {number}: a cell does not end with a paragraph"
            column += span
        if column != len(grid):
            yield f"table {title}, row {number}: {column} columns of {len(grid)}"


def _heading_order(document: Node) -> Iterator[str]:
    before = 0
    for paragraph, level in _headings(document):
        if level > before + 1:
            yield f"heading {_text(paragraph)!r} of level {level} follows one of level {before}"
        in_table = next(paragraph.iterancestors(f"{W}tbl"), None) is not None
        if in_table != (level == 3):
            where = "in" if in_table else "outside"
            yield f"heading {_text(paragraph)!r} of level {level} stands {where} a table"
        before = level


def _language(roots: dict[str, Node]) -> Iterator[str]:
    languages = {
        node.get(f"{W}{kind}")
        for root in roots.values()
        for node in root.iter(f"{W}lang", f"{W}themeFontLang")
        for kind in ("val", "eastAsia")
        if node.get(f"{W}{kind}")
    }
    if languages != {"en-GB"}:
        yield f"the languages are {languages}"


def _styles(document: Node, styles: Node) -> Iterator[str]:
    known = {style.get(f"{W}styleId") for style in styles.iter(f"{W}style")}
    used = {_value(n) for n in document.iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")}
    yield from (f"there is no style {name}" for name in used - known)


def _paragraphs(document: Node) -> Iterator[str]:
    for paragraph in document.iter(f"{W}p"):
        if not _text(paragraph).strip():
            yield "a paragraph is empty"
    root = document.find(f"{W}body")
    assert root is not None
    for first, second in pairwise(root):
        if _local(first) == _local(second) == "tbl":
            yield "two tables touch each other"


def _page(roots: dict[str, Node]) -> Iterator[str]:
    modes = [
        node.get(f"{W}val")
        for node in roots["word/settings.xml"].iter(f"{W}compatSetting")
        if node.get(f"{W}name") == "compatibilityMode"
    ]
    if modes != ["15"]:
        yield f"the compatibility mode is {modes}"
    sizes = [{node.get(f"{W}w"), node.get(f"{W}h")} for node in roots["word/document.xml"].iter(f"{W}pgSz")]
    if sizes != [{"11906", "16838"}]:
        yield f"the page is no A4: {sizes}"
    footers = [root for name, root in roots.items() if "footer" in name and name.endswith(".xml")]
    fields = {node.get(f"{W}instr", "").strip() for root in footers for node in root.iter(f"{W}fldSimple")}
    if fields != {"PAGE", "NUMPAGES"}:
        yield f"the footer counts {fields}"


def _properties(roots: dict[str, Node]) -> Iterator[str]:
    core = roots["docProps/core.xml"]
    for name in ("title", "subject", "creator"):
        if not (core.findtext(f"{DC}{name}") or "").strip():
            yield f"the document's {name} is not set"


def _headings(document: Node) -> Iterator[tuple[Node, int]]:
    for paragraph in document.iter(f"{W}p"):
        style = _value(paragraph.find(f"{W}pPr/{W}pStyle"))
        if style.startswith("Heading"):
            yield paragraph, int(style.removeprefix("Heading"))


def _text(node: Node) -> str:
    return "".join(t.text or "" for t in node.iter(f"{W}t"))


def _value(node: Node | None) -> str:
    return "" if node is None else node.get(f"{W}val", "")


def _local(node: Node) -> str:
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""
