"""The styles of the base document, as data. Sizes are in points, spaces before and after too.

Arial, because every reader has it or one of the same widths. The colours keep a contrast of at least 7 to 1
on what lies behind them (WCAG 2.2, AAA); no colour says anything that words do not.
"""

from dataclasses import dataclass

INK = "1D2733"
NAVY = "1B3A57"
GREY = "4F5B66"
BAND = "E3EBF2"
LABEL = "F2F5F8"
LINE = "A9B7C4"
WHITE = "FFFFFF"
FONT = "Arial"
# The same colours by their names in the theme, so that a service changes them all at once in Word.
THEMED = {INK: "text1", WHITE: "background1", NAVY: "text2", LABEL: "background2", BAND: "accent1"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """One paragraph style. `shade` is the colour behind it, which a table cell of that style takes over."""

    id: str
    name: str
    size: float
    based_on: str | None = "Normal"
    follows: str | None = None
    bold: bool = False
    italic: bool = False
    caps: bool = False
    colour: str = INK
    shade: str | None = None
    before: float = 0
    after: float = 0
    line: int = 252  # of 240ths of a line
    level: int | None = None  # in the outline, from 0
    centred: bool = False
    with_next: bool = False
    rule: bool = False  # a thin line beneath
    list_number: int | None = None


PARAGRAPHS = (
    Style(id="Normal", name="Normal", size=10.5, based_on=None, after=6, line=264),
    Style(id="Title", name="Title", size=22, follows="Normal", bold=True, colour=NAVY, after=4, line=240,
          with_next=True),
    Style(id="Subtitle", name="Subtitle", size=12, follows="Normal", colour=GREY, after=2, with_next=True),
    Style(id="Heading1", name="heading 1", size=16, follows="Normal", bold=True, colour=NAVY, before=22,
          after=8, line=240, level=0, with_next=True, rule=True),
    Style(id="Heading2", name="heading 2", size=12.5, follows="Normal", bold=True, colour=NAVY, before=14,
          after=5, line=240, level=1, with_next=True),
    Style(id="Heading3", name="heading 3", size=10.5, follows="BandText", bold=True, colour=NAVY, shade=BAND,
          before=3, after=2, line=240, level=2, with_next=True),
    Style(id="BandText", name="Band Text", size=9.5, shade=BAND, after=3, with_next=True),
    Style(id="TableHeading", name="Table Heading", size=9.5, bold=True, colour=WHITE, shade=NAVY, before=3,
          after=3, line=240, with_next=True),
    Style(id="TableLabel", name="Table Label", size=9.5, bold=True, shade=LABEL, before=3, after=3),
    Style(id="TableText", name="Table Text", size=9.5, before=3, after=3),
    Style(id="TableRating", name="Table Rating", size=9.5, bold=True, before=3, after=3),
    Style(id="TableNote", name="Table Note", size=9, based_on="TableText", colour=GREY, before=0, after=3),
    Style(id="ListBullet", name="List Bullet", size=10.5, after=4, line=264, list_number=1),
    Style(id="Marking", name="Protective Marking", size=10.5, bold=True, colour=INK, after=14, line=240),
    Style(id="SmallPrint", name="Small Print", size=9, colour=GREY, after=4),
    Style(id="Options", name="Rating Options", size=9.5, colour=GREY, after=4, with_next=True),
    Style(id="Header", name="header", size=9.5, bold=True, colour=INK, line=240, centred=True),
    Style(id="Footer", name="footer", size=9, colour=GREY, line=240, centred=True),
)  # fmt: skip


def styles_xml() -> str:
    """The whole styles part."""
    paragraphs = "".join(_paragraph(style) for style in PARAGRAPHS)
    return (
        '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults>'
        f'<w:rPrDefault><w:rPr><w:rFonts w:ascii="{FONT}" w:eastAsia="{FONT}" w:hAnsi="{FONT}"'
        f' w:cs="{FONT}"/>'
        '<w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        f"{paragraphs}{CHARACTERS}{TABLES}{LISTS}</w:styles>"
    )


def _paragraph(style: Style) -> str:
    default = ' w:default="1"' if style.id == "Normal" else ""
    based_on = f'<w:basedOn w:val="{style.based_on}"/>' if style.based_on else ""
    follows = f'<w:next w:val="{style.follows}"/>' if style.follows else ""
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{style.id}"><w:name w:val="{style.name}"/>'
        f"{based_on}{follows}<w:qFormat/><w:pPr>{_spacing(style)}</w:pPr><w:rPr>{_letters(style)}</w:rPr>"
        "</w:style>"
    )


def _spacing(style: Style) -> str:
    """Paragraph properties in the order of the schema."""
    rule = f'<w:pBdr><w:bottom w:val="single" w:sz="8" w:space="3" w:color="{NAVY}"/></w:pBdr>'
    parts = (
        "<w:keepNext/><w:keepLines/>" if style.with_next else "",
        f'<w:numPr><w:numId w:val="{style.list_number}"/></w:numPr>' if style.list_number else "",
        rule if style.rule else "",
        _shade(style.shade) if style.shade else "",
        f'<w:spacing w:before="{style.before * 20:.0f}" w:after="{style.after * 20:.0f}" '
        f' w:line="{style.line}" w:lineRule="auto"/>',
        '<w:jc w:val="center"/>' if style.centred else "",
        f'<w:outlineLvl w:val="{style.level}"/>' if style.level is not None else "",
    )
    return "".join(parts)


def _letters(style: Style) -> str:
    """Run properties in the order of the schema; every one for both kinds of script."""
    parts = (
        "<w:b/><w:bCs/>" if style.bold else "",
        "<w:i/><w:iCs/>" if style.italic else "",
        "<w:caps/>" if style.caps else "",
        _colour(style.colour),
        f'<w:sz w:val="{style.size * 2:.0f}"/><w:szCs w:val="{style.size * 2:.0f}"/>',
    )
    return "".join(parts)


def _colour(colour: str) -> str:
    theme = f' w:themeColor="{THEMED[colour]}"' if colour in THEMED else ""
    return f'<w:color w:val="{colour}"{theme}/>'


def _shade(colour: str) -> str:
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{colour}" w:themeFill="{THEMED[colour]}"/>'


CHARACTERS = (
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:qFormat/>'
    "<w:rPr><w:b/><w:bCs/></w:rPr></w:style>"
    '<w:style w:type="character" w:styleId="PlaceholderText"><w:name w:val="Placeholder Text"/>'
    f'<w:rPr><w:i/><w:iCs/><w:color w:val="{GREY}"/></w:rPr></w:style>'
)
EDGES = "".join(
    f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/>'
    for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
)
TABLES = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
    '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="table" w:styleId="AuditTable"><w:name w:val="Audit Table"/>'
    f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{EDGES}</w:tblBorders></w:tblPr></w:style>'
)
LISTS = (
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    "<w:semiHidden/></w:style>"
)
