"""Makes the base document `templates/house-style.docx` anew.

The file is what counts: a service opens it in Word, changes styles, page, header, footer, adds its logo, and
saves it; every form and plan then looks so. This module only says where the file came from, and gives it
back to those who want to begin again: `python -m docgen.ooxml.house_style`.
"""

from itertools import count

from docgen.ooxml.controls import Controls, Place
from docgen.ooxml.house import BASE, TEMPLATES, properties
from docgen.ooxml.markup import composed, paragraph
from docgen.ooxml.names import R_NS, W_NS
from docgen.ooxml.package import CONTENT_TYPES, pack
from docgen.ooxml.styles import FONT, PARAGRAPHS, styles_xml
from docgen.ooxml.subject import CORE
from docgen.ooxml.text import runs
from docgen.ooxml.theme import theme_xml

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
ROOT = f'xmlns:w="{W_NS}" xmlns:r="{R_NS}"'
PARTS = ("styles", "settings", "numbering", "header", "footer", "fontTable", "theme")
EXPLANATION = (
    "This document sets the look of every form and action plan. Change its styles, its page, its header and "
    "footer, add a logo, and save it. What is written in the body here is not printed; the grey places in "
    "header and footer are filled in for each document and have to stay."
)
BULLETS = (("•", 360), ("–", 720), ("•", 1080))


def base_document() -> bytes:
    """The base document as a .docx: our styles, an A4 page, header and footer with places to fill."""
    controls = Controls(count(1))
    marking = "Protective marking in the"
    header = composed(
        controls.inline(Place("look.marking", f"{marking} header", "OFFICIAL-SENSITIVE")), "Header"
    )
    footer = composed(
        controls.inline(Place("look.marking", f"{marking} footer", "OFFICIAL-SENSITIVE")), "Header"
    )
    about = controls.inline(Place("audit.id", "Audit reference in the footer", "blank form"))
    footer += composed(f"{runs('Case audit: ')}{about}{runs(' · Page ')}{_field('PAGE')}{runs(' of ')}"
                       f"{_field('NUMPAGES')}", "Footer")  # fmt: skip
    parts = {
        CONTENT_TYPES: _content_types(),
        "_rels/.rels": _relations(
            ("officeDocument", "word/document.xml"), ("metadata/core-properties", CORE)
        ),
        CORE: properties("House style", "Styles, page, header and footer"),
        "word/document.xml": f"<w:document {ROOT}><w:body>{_samples()}{_page()}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations(*((name, f"{name}.xml") for name in PARTS)),
        "word/styles.xml": styles_xml(),
        "word/settings.xml": f"<w:settings {ROOT}>{SETTINGS}</w:settings>",
        "word/numbering.xml": f"<w:numbering {ROOT}>{_numbering()}</w:numbering>",
        "word/header.xml": f"<w:hdr {ROOT}>{header}</w:hdr>",
        "word/fontTable.xml": f"<w:fonts {ROOT}>{FONTS}</w:fonts>",
        "word/theme.xml": theme_xml(),
        "word/footer.xml": f"<w:ftr {ROOT}>{footer}</w:ftr>",
    }
    return pack({name: (XML + text).encode() for name, text in parts.items()})


def main() -> None:
    """Write the base document to where the product looks for it."""
    (TEMPLATES / BASE).write_bytes(base_document())


FONTS = (
    f'<w:font w:name="{FONT}"><w:panose1 w:val="020B0604020202020204"/><w:charset w:val="00"/>'
    '<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>'
)
SETTINGS = (
    '<w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/>'
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"'
    ' w:val="15"/></w:compat><w:themeFontLang w:val="en-GB"/>'
    '<w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2" w:accent1="accent1"'
    ' w:accent2="accent2" w:accent3="accent3" w:accent4="accent4" w:accent5="accent5" w:accent6="accent6"'
    ' w:hyperlink="hyperlink" w:followedHyperlink="followedHyperlink"/><w:decimalSymbol w:val="."/>'
    '<w:listSeparator w:val=","/>'
)


def _samples() -> str:
    """What the body of the base document shows: each style by name, so that it is seen as it is changed."""
    shown = (s for s in PARAGRAPHS if s.id not in ("Normal", "Header", "Footer"))
    return paragraph(EXPLANATION) + "".join(
        paragraph(f"{style.name}: as it will look", style.id) for style in shown
    )


def _page() -> str:
    """A4, upright, margins of 1.9 cm at the sides."""
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:footerReference w:type="default"'
        ' r:id="rId5"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1304" w:right="1077" w:bottom="1304"'
        ' w:left="1077" w:header="567" w:footer="510" w:gutter="0"/><w:cols w:space="708"/></w:sectPr>'
    )


def _numbering() -> str:
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
        f"{'<w:pStyle w:val=' + chr(34) + 'ListBullet' + chr(34) + '/>' if depth == 0 else ''}"
        f'<w:lvlText w:val="{sign}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{left}" w:hanging="360"/>'
        "</w:pPr></w:lvl>"
        for depth, (sign, left) in enumerate(BULLETS)
    )
    return (
        f'<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/>{levels}'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )


def _field(code: str) -> str:
    return f'<w:fldSimple w:instr=" {code} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def _relations(*targets: tuple[str, str]) -> str:
    each = "".join(
        f'<Relationship Id="rId{number}" Type="{PACKAGE if "/" in kind else OFFICE}/relationships/{kind}"'
        f' Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{each}</Relationships>'


def _content_types() -> str:
    kinds = {"document": "document.main", **{name: name for name in PARTS}}
    del kinds["theme"]
    each = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{WORD}.{kind}+xml"/>'
        for name, kind in kinds.items()
    )
    return (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{each}'
        '<Override PartName="/word/theme.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.theme+xml"/>'
        f'<Override PartName="/{CORE}" ContentType='
        '"application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )


if __name__ == "__main__":
    main()
