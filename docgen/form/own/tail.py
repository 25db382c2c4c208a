"""What the form has no place for, in a table at the end, so that nothing recorded is left out."""

from collections.abc import Iterator, Sequence

from docgen.form.labels import printed
from docgen.ooxml.controls import Controls, Place
from docgen.ooxml.fragments import PROMPT, Shown
from docgen.ooxml.markup import Cell, paragraph, row, table
from docgen.ooxml.text import attribute, runs

HEADING = "Further answers"
WHY = "This form has no place of its own for what stands here."
WIDTHS = (3200, 5800)
LINE = "".join(
    f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="7F7F7F"/>'
    for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
)
FRAME = f'<w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>{LINE}</w:tblBorders>'


def tail(held: Sequence[tuple[Place, Shown]], ids: Iterator[int], heading_style: str | None) -> str:
    """Heading, table and closing line; nothing where there is nothing to list."""
    if not held:
        return ""
    controls = Controls(ids)
    header = row([Cell(_bold("Place")), Cell(_bold("Answer"))], WIDTHS, header=True)
    rows = [header, *(_row(place, shown, controls) for place, shown in held)]
    made = table(rows, WIDTHS, title=HEADING, description=WHY)
    made = FRAME.join(_around(made))
    return f"{_heading(heading_style)}{made}{paragraph(WHY)}"


def _around(made: str) -> tuple[str, str]:
    """The string of a table before and after what says how it is framed."""
    begin = made.index("<w:tblPr>")
    end = made.index("<w:tblLook")
    return made[:begin], made[end:]


def _row(place: Place, shown: Shown, controls: Controls) -> str:
    said = controls.inline(place, prompt_look=PROMPT, answer=None if shown.blank else shown.text)
    return row([Cell(paragraph(printed(place.title))), Cell(f"<w:p>{said}</w:p>")], WIDTHS)


def _bold(text: str) -> str:
    return f"<w:p>{runs(text, '<w:rPr><w:b/><w:bCs/></w:rPr>')}</w:p>"


def _heading(style: str | None) -> str:
    if style:
        return paragraph(HEADING, attribute(style))
    look = "<w:rPr><w:b/><w:bCs/></w:rPr>"
    return f'<w:p><w:pPr><w:keepNext/><w:outlineLvl w:val="0"/></w:pPr>{runs(HEADING, look)}</w:p>'
