"""One content control taken apart into strings, so that filling it is joining strings.

A control may stand round a cell, round paragraphs or within one; whichever it is, its text takes the look of
what stood there: the paragraph's properties, and those of its first run or the ones the control asks for.
"""

import copy
import datetime as dt
import re
from dataclasses import dataclass
from typing import Self

from lxml import etree

from docgen.ooxml.controls import CHECKED, NOT_CHECKED, TICKED, W14_NS
from docgen.ooxml.names import AFTER_BIDI, AFTER_RTL, AFTER_SHOWING, W_NS, Node, W, put_in_order
from docgen.ooxml.text import is_right_to_left, runs

CONTENT = "<?cb-content ?>"
DATED = ' w:fullDate=""'
PROMPT = '<w:rPr><w:i/><w:iCs/><w:color w:val="595959"/></w:rPr>'  # where a template has no look for prompts
DECLARED = re.compile(r' xmlns:?([\w.-]*)="([^"]*)"')

Known = dict[str | None, str]  # the namespaces declared at a part's root, by prefix


@dataclass(frozen=True, slots=True)
class Shown:
    """What a control shows. `blank` marks a prompt that stands there because nothing was answered."""

    text: str
    blank: bool = False
    date: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Directed:
    """A properties element (`w:pPr` or `w:rPr`) as it is, and marked for text from right to left."""

    left: str
    right: str

    @classmethod
    def of(cls, own: Node | None, known: Known, name: str, mark: str, after: tuple[str, ...]) -> Self:
        """Both forms of an element that may be missing; `mark` is put into the second."""
        marked = etree.Element(f"{W}{name}", nsmap={"w": W_NS}) if own is None else copy.deepcopy(own)
        if marked.find(f"{W}{mark}") is None:
            put_in_order(marked, etree.Element(f"{W}{mark}"), after)
        return cls("" if own is None else fragment(own, known), fragment(marked, known))

    def for_text(self, text: str) -> str:
        """The form that a text wants."""
        return self.right if is_right_to_left(text) else self.left


@dataclass(frozen=True, slots=True)
class Gap:
    """A control as strings. `original` is the whole of it as the template has it."""

    tag: str
    original: str
    answered: str  # everything before the content, once it is answered
    asking: str  # the same while it shows a prompt
    close: str
    cell: str | None  # the beginning of the cell it stands round
    block: bool  # whether it holds paragraphs
    paragraph: Directed
    run: Directed
    prompt: str
    outside: Directed | None = None  # the beginning of the paragraph that holds nothing but the control

    def filled(self, shown: Shown) -> str:
        """The control showing that, with its paragraph where it has one to itself."""
        opening = self.asking if shown.blank else self.answered
        if DATED in opening:
            told = f' w:fullDate="{shown.date.isoformat()}T00:00:00Z"' if shown.date else ""
            opening = opening.replace(DATED, told)
        if NOT_CHECKED in opening and shown.text == TICKED:
            opening = opening.replace(NOT_CHECKED, CHECKED)
        if shown.blank:
            content = runs(shown.text, self.prompt)
        else:
            content = runs(shown.text, self.run.left, self.run.right)
        if self.block:
            content = f"<w:p>{self.paragraph.for_text(shown.text)}{content}</w:p>"
        if self.cell is not None:
            content = f"{self.cell}{content}</w:tc>"
        if self.outside is not None:
            return f"{self.outside.for_text(shown.text)}{opening}{content}{self.close}</w:p>"
        return f"{opening}{content}{self.close}"


def take_apart(sdt: Node, whole: Node, known: Known) -> Gap:
    """The strings of a control that has a tag; `whole` is what `whole_of` says of it."""
    properties, content = sdt.find(f"{W}sdtPr"), sdt.find(f"{W}sdtContent")
    assert properties is not None  # a control without properties has no tag and is no gap
    cell = content.find(f"{W}tc") if content is not None else None
    holder = cell if cell is not None else content
    paragraph = holder.find(f"{W}p") if holder is not None else None
    first = holder.find(f".//{W}r") if holder is not None else None
    own, prompt = _run_looks(properties, first)
    answered, close = _frame(sdt, known, asking=False)
    return Gap(
        tag=tag_of(sdt),
        original=fragment(whole, known),
        answered=answered,
        asking=_frame(sdt, known, asking=True)[0],
        close=close,
        cell=_cell(cell, known) if cell is not None else None,
        block=paragraph is not None,
        paragraph=Directed.of(_properties_of(paragraph, "pPr"), known, "pPr", "bidi", AFTER_BIDI),
        run=Directed.of(own, known, "rPr", "rtl", AFTER_RTL),
        prompt=fragment(prompt, known) if prompt is not None else PROMPT,
        outside=_outside(whole, sdt, known),
    )


def whole_of(sdt: Node) -> Node:
    """The paragraph that holds this control and nothing else, or the control itself."""
    parent = sdt.getparent()
    alone = parent is not None and parent.tag == f"{W}p" and not (parent.text or "").strip()
    others = [] if parent is None else [node for node in parent if node is not sdt and node.tag != f"{W}pPr"]
    return parent if alone and not others and parent is not None else sdt


def tag_of(sdt: Node) -> str:
    """A control's tag, or an empty text."""
    tag = sdt.find(f"{W}sdtPr/{W}tag")
    return tag.get(f"{W}val", "") if tag is not None else ""


def id_of(sdt: Node) -> str:
    """A control's id, or an empty text."""
    number = sdt.find(f"{W}sdtPr/{W}id")
    return number.get(f"{W}val", "") if number is not None else ""


def fragment(node: Node, known: Known) -> str:
    """An element as a string, without the namespace declarations that the root has already."""

    def unless_known(declared: re.Match[str]) -> str:
        prefix, uri = declared.groups()
        return "" if known.get(prefix or None) == uri else declared.group()

    return DECLARED.sub(unless_known, etree.tostring(node, encoding="unicode", with_tail=False))


def _frame(sdt: Node, known: Known, *, asking: bool) -> tuple[str, str]:
    """What stands before a control's content and after it."""
    frame = copy.deepcopy(sdt)
    for checked in frame.iterfind(f"{W}sdtPr/{{{W14_NS}}}checkbox/{{{W14_NS}}}checked"):
        checked.set(f"{{{W14_NS}}}val", "0")
    properties = frame.find(f"{W}sdtPr")
    assert properties is not None
    for mark in properties.findall(f"{W}showingPlcHdr"):
        properties.remove(mark)
    if asking:
        put_in_order(properties, etree.Element(f"{W}showingPlcHdr"), AFTER_SHOWING)
    date = properties.find(f"{W}date")
    if date is not None:
        date.attrib.pop(f"{W}fullDate", "")
        if not asking:
            date.set(f"{W}fullDate", "")
    content = frame.find(f"{W}sdtContent")
    if content is None:
        content = etree.SubElement(frame, f"{W}sdtContent")
    content[:] = [etree.ProcessingInstruction("cb-content")]
    opening, _, closing = fragment(frame, known).partition(CONTENT)
    return opening, closing


def _outside(whole: Node, sdt: Node, known: Known) -> Directed | None:
    """The beginning of the paragraph round a control, for each direction; None where there is none."""
    if whole is sdt:
        return None
    frame = copy.deepcopy(whole)
    frame[:] = [etree.ProcessingInstruction("cb-content")]
    start, _, _ = fragment(frame, known).partition(CONTENT)
    look = Directed.of(_properties_of(whole, "pPr"), known, "pPr", "bidi", AFTER_BIDI)
    return Directed(start + look.left, start + look.right)


def _cell(cell: Node, known: Known) -> str:
    properties = _properties_of(cell, "tcPr")
    return f"<w:tc>{fragment(properties, known) if properties is not None else ''}"


def _run_looks(properties: Node, first: Node | None) -> tuple[Node | None, Node | None]:
    """The properties an answer's run takes, and those a prompt's takes; None where there are none."""
    present = _properties_of(first, "rPr")
    asked = properties.find(f"{W}rPr")
    if properties.find(f"{W}showingPlcHdr") is not None:
        return asked, present
    return (asked if asked is not None else present), None


def _properties_of(node: Node | None, name: str) -> Node | None:
    return node.find(f"{W}{name}") if node is not None else None
