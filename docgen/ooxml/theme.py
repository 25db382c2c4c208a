"""The theme of the base document: the colours and the font that Word offers to whoever restyles it."""

from docgen.ooxml.styles import BAND, FONT, GREY, INK, LABEL, NAVY, WHITE

# The twelve places of a theme's colours, in the order of the schema.
COLOURS = {
    "dk1": INK, "lt1": WHITE, "dk2": NAVY, "lt2": LABEL, "accent1": BAND, "accent2": "2F6690",
    "accent3": "3A7D6B", "accent4": "8A6D1F", "accent5": "7A4B7C", "accent6": GREY, "hlink": "1F5FA8",
    "folHlink": "6B4C9A",
}  # fmt: skip
PLAIN = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
LINE = f'<a:ln w="9525">{PLAIN}</a:ln>'
EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"


def theme_xml() -> str:
    """The whole theme part."""
    colours = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in COLOURS.items())
    font = f'<a:latin typeface="{FONT}"/><a:ea typeface=""/><a:cs typeface="{FONT}"/>'
    return (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="House style">'
        f'<a:themeElements><a:clrScheme name="House style">{colours}</a:clrScheme>'
        f'<a:fontScheme name="House style"><a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont>'
        f'</a:fontScheme><a:fmtScheme name="House style"><a:fillStyleLst>{PLAIN * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{LINE * 3}</a:lnStyleLst><a:effectStyleLst>{EFFECT * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{PLAIN * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )
