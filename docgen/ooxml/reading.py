"""The text of every control of a filled file."""

from docgen.ooxml.fragments import tag_of
from docgen.ooxml.names import Node, W
from docgen.ooxml.text import text_of


def read_controls(docx: bytes, name: str = "the document") -> dict[str, str]:
    """What each control of a document says, by tag; an empty text where it still shows its prompt.

    Line breaks, tabs and spaces come back as they were given. Raises questionbank's UnreadableDocument,
    naming the document by `name`, for what is damaged, protected or no Word document.
    """
    # What opens files safely is heavy, and whoever only writes documents can do without.
    from questionbank.reading.files.package import Package
    from questionbank.reading.files.parts import main_part, parse

    package = Package(name, docx)
    root = parse(package, main_part(package))
    if root is None:
        return {}
    return {tag: _said(sdt) for sdt in root.iter(f"{W}sdt") if (tag := tag_of(sdt))}


def _said(sdt: Node) -> str:
    content = sdt.find(f"{W}sdtContent")
    asking = sdt.find(f"{W}sdtPr/{W}showingPlcHdr") is not None
    return "" if content is None or asking else text_of(content)
