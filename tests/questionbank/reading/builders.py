"""Odd Word documents for the tests, put together in a line or two."""

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MORE = (
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:r="http://example.org/r"'
)
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
)
STYLES = f"""<w:styles {W}>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/></w:style>
<w:style w:type="paragraph" w:styleId="Heading3"><w:name w:val="heading 3"/></w:style>
<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
</w:styles>"""


def p(text: str = "", style: str = "", bold: bool = False, num: tuple[int, int] | None = None) -> str:
    """A paragraph; `num` is the list and the level of an automatic number; line breaks are breaks."""
    listed = f'<w:numPr><w:ilvl w:val="{num[1]}"/><w:numId w:val="{num[0]}"/></w:numPr>' if num else ""
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{styled}{listed}</w:pPr>{run(text, bold) if text else ''}</w:p>"


def run(text: str, bold: bool = False) -> str:
    """A run of text."""
    inner = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in text.split("\n"))
    return f"<w:r>{'<w:rPr><w:b/></w:rPr>' if bold else ''}{inner}</w:r>"


def h(text: str, level: int = 1) -> str:
    """A heading."""
    return p(text, "Title" if level == 0 else f"Heading{level}")


def cell(content: str | Sequence[str] = "", span: int = 1, merge: str = "") -> str:
    """A cell of paragraphs (text) or ready blocks (XML); `merge` is "restart" or "continue"."""
    parts = [content] if isinstance(content, str) else list(content)
    blocks = "".join(part if part.startswith("<w:") else p(part) for part in parts) or p()
    blocks += "" if blocks.endswith("</w:p>") else p()
    spans = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    merged = f'<w:vMerge w:val="{merge}"/>' if merge else ""
    return f"<w:tc><w:tcPr>{spans}{merged}</w:tcPr>{blocks}</w:tc>"


def row(*cells: str | Sequence[str], header: bool = False) -> str:
    """A row of cells; ready `<w:tc>` cells are taken as they are."""
    made = [c if isinstance(c, str) and c.startswith(("<w:tc>", "<w:sdt>")) else cell(c) for c in cells]
    return f"<w:tr>{'<w:trPr><w:tblHeader/></w:trPr>' if header else ''}{''.join(made)}</w:tr>"


def table(*rows: str | Sequence[str]) -> str:
    """A table of ready rows, or of sequences of cells."""
    made = [r if isinstance(r, str) else row(*r) for r in rows]
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(made)}</w:tbl>"


def choice(*labels: str, text: str = "Choose an item.", blank: bool = True) -> str:
    """A run-level drop-down that still shows its placeholder, or an answer."""
    items = "".join(
        f'<w:listItem w:displayText="{escape(label)}" w:value="{escape(label)}"/>' for label in labels
    )
    shown = "<w:showingPlcHdr/>" if blank else ""
    return (
        f"<w:p><w:sdt><w:sdtPr>{shown}<w:dropDownList>{items}</w:dropDownList></w:sdtPr>"
        f"<w:sdtContent>{run(text)}</w:sdtContent></w:sdt></w:p>"
    )


def control(blocks: str, blank: bool = False) -> str:
    """A control round whole blocks, rows or cells."""
    shown = "<w:showingPlcHdr/>" if blank else ""
    return f"<w:sdt><w:sdtPr>{shown}<w:text/></w:sdtPr><w:sdtContent>{blocks}</w:sdtContent></w:sdt>"


def box(text: str) -> str:
    """A paragraph with a text box, which Word writes twice."""
    content = f"<w:txbxContent>{p(text)}</w:txbxContent>"
    return (
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:wsp><wps:txbx>"
        f"{content}</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>"
        f"{content}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )


def numbering(*levels: tuple[str, str], restarts: int = 0) -> str:
    """One family of lists: (format, pattern) for each level; `restarts` further lists that begin anew."""
    shapes = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{shape}"/>'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
        for i, (shape, pattern) in enumerate(levels)
    )
    again = "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        f'<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        for n in range(2, 2 + restarts)
    )
    return (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="0">{shapes}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{again}</w:numbering>'
    )


def document(*blocks: str) -> str:
    """The XML of a document's main part."""
    return f"<w:document {W}{MORE}><w:body>{''.join(blocks)}</w:body></w:document>"


def packed(main: str | bytes, **parts: str | bytes) -> bytes:
    """A .docx file of a main part and further parts: `numbering`, `header`, or any `name` as given."""
    names = {"styles": STYLES, **parts}
    related = "".join(
        f'<Relationship Id="r{i}" Type="{OFFICE}/{kind}" Target="{kind}.xml"/>'
        for i, kind in enumerate(names)
    )
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": RELATIONS,
        "word/document.xml": main,
        "word/_rels/document.xml.rels": RELATIONS.split("<Relationship ", maxsplit=1)[0]
        + related
        + "</Relationships>",
        **{f"word/{kind}.xml": content for kind, content in names.items()},
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return out.getvalue()


def save(folder: Path, *blocks: str, name: str = "form.docx", **parts: str) -> Path:
    """A .docx file of some blocks in a folder."""
    path = folder / name
    path.write_bytes(packed(document(*blocks), **parts))
    return path


def save_text(folder: Path, text: str, name: str = "form.txt") -> Path:
    """A text file in a folder."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path
