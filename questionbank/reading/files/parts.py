"""The XML parts of a Word file, parsed without entities, network or unbounded trees."""

import codecs
import posixpath
import re
from collections.abc import Iterator

from lxml import etree

from questionbank.errors import UnreadableDocument
from questionbank.reading.files.package import Package

Node = etree._Element
MOST_TAGS = 800_000  # opening and closing tags of one part
MOST_ATTRIBUTES = 1_200_000
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DECLARED = re.compile(rb"^\s*<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"']")
MAIN_TYPE = "officeDocument"


def parse(package: Package, part: str) -> Node | None:
    """The root of an XML part, or None where the part is missing."""
    data = package.read(part)
    if data is None:
        return None
    data = _plain_encoding(package.name, part, data)
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise UnreadableDocument(f"{package.name} declares XML entities, which no Word document needs.")
    if data.count(b"<") > MOST_TAGS or data.count(b"=") > MOST_ATTRIBUTES:
        raise UnreadableDocument(f"{package.name} is too large: {part} holds more than a document does.")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True,
        remove_pis=True,
    )  # fmt: skip
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as problem:
        raise UnreadableDocument(f"{package.name} is damaged: {_reason(part, problem)}.") from problem


def related(package: Package, part: str, kind: str) -> Iterator[str]:
    """The names of the parts that a part names as related in one way ("styles", "header" and so on)."""
    folder, _, base = part.rpartition("/")
    root = parse(package, posixpath.join(folder, "_rels", f"{base}.rels"))
    if root is None:
        return
    for relation in root:
        if relation.get("Type", "").endswith(f"/{kind}") and relation.get("TargetMode") != "External":
            target = relation.get("Target", "")
            yield posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def main_part(package: Package) -> str:
    """The name of the part that holds the document's body."""
    for name in (*related(package, "", MAIN_TYPE), "word/document.xml"):
        if name in package.names():
            _check_type(package, name)
            return name
    raise UnreadableDocument(f"{package.name} is named .docx but holds no Word document.")


def body_of(package: Package) -> tuple[str, Node]:
    """The name of the main part, and the document's body. Raises UnreadableDocument where there is none."""
    main = main_part(package)
    root = parse(package, main)
    body = None if root is None else root.find(f"{W}body")
    if body is None:
        raise UnreadableDocument(f"{package.name} is named .docx but holds no Word document.")
    return main, body


def _check_type(package: Package, name: str) -> None:
    """Refuse a main part that is another program's, or made to run macros."""
    types = parse(package, "[Content_Types].xml")
    given = (
        [node.get("ContentType", "") for node in types if node.get("PartName") == f"/{name}"]
        if types is not None
        else []
    )
    if any("macroEnabled" in kind for kind in given):
        raise UnreadableDocument(f"{package.name} may contain macros; save it as .docx without them.")
    if given and not any("wordprocessingml" in kind for kind in given):
        raise UnreadableDocument(f"{package.name} is named .docx but is not a Word document.")


def _plain_encoding(name: str, part: str, data: bytes) -> bytes:
    """The part in UTF-8, so that the checks see what the parser will see."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            text = data.decode("utf-16")
        except UnicodeDecodeError as problem:
            raise UnreadableDocument(f"{name} is damaged: {part} breaks off.") from problem
        return re.sub(r"^\s*<\?xml[^>]*\?>", "", text).encode("utf-8")
    declared = DECLARED.match(data.removeprefix(codecs.BOM_UTF8))
    if declared and declared.group(1).lower() not in {b"utf-8", b"us-ascii", b"ascii"}:
        raise UnreadableDocument(f"{name} is damaged: {part} is in an encoding no Word document uses.")
    return data


def _reason(part: str, problem: Exception) -> str:
    if "depth" in str(problem).lower():
        return f"{part} is nested far too deeply"
    return f"{part} breaks off or is not well formed"
