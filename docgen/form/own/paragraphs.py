"""The text of a paragraph, character by character, and putting a control among its characters."""

import copy
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from docgen.ooxml.names import Node, W, local
from docgen.ooxml.text import NOT_TEXT, SIGNS
from questionbank.reading.files.runs import SYMBOLS

BOX = "☐"
FIELD_BOX = f"{W}fldChar/{W}ffData/{W}checkBox"
FIELDS = {"text", "date", "dropDownList", "comboBox"}  # controls for a few words
LONGEST_PROMPT = 15  # words
ON = {None, "1", "true", "on"}
# What may stand beside text in a run that holds an old form field; it goes when the field goes.
LEFT_OUT = {"drawing", "pict", "object", "AlternateContent"}
FIELD = {"fldChar", "instrText", "rPr", "t", "tab", "noBreakHyphen"}


Piece = tuple[str, Node]  # a text and the element that holds it


@dataclass(slots=True)
class Mark:
    """One character of a paragraph: the element that holds it, and where in that element's text."""

    text: str
    node: Node
    place: int = 0


def marks(paragraph: Node) -> list[Mark]:
    """Every character that a reader sees, in order; nothing of what only asks to be filled in."""
    return [Mark(sign, node, place) for text, node in _seen(paragraph) for place, sign in enumerate(text)]


def text_of(paragraph: Node) -> str:
    """The characters as one text."""
    return "".join(text for text, _ in _seen(paragraph))


def is_asking(sdt: Node) -> bool:
    """Whether a control of an empty form waits for an answer: it shows a prompt, or is for a few words.

    The mark that it shows a prompt gets lost in some programs.
    """
    properties = sdt.find(f"{W}sdtPr")
    if properties is None:
        return False
    shown = properties.find(f"{W}showingPlcHdr")
    if shown is not None and shown.get(f"{W}val") in ON:
        return True
    lock = properties.find(f"{W}lock")
    fixed = lock is not None and lock.get(f"{W}val") in {"contentLocked", "sdtContentLocked"}
    if fixed or not any(local(node) in FIELDS for node in properties):
        return False
    said = "".join(text.text or "" for text in sdt.iter(f"{W}t"))
    return len(said.split()) <= LONGEST_PROMPT and not said.rstrip().endswith("?")


def _seen(paragraph: Node) -> Iterator[Piece]:
    asking = any(is_asking(sdt) for sdt in paragraph.iterancestors(f"{W}sdt"))
    return iter(()) if asking else _pieces(paragraph)


def _pieces(node: Node) -> Iterator[Piece]:
    for child in node:
        name = local(child)
        if name == "r":
            if not _hidden(child):
                yield from _in_run(child)
        elif name not in NOT_TEXT and name not in LEFT_OUT and not (name == "sdt" and is_asking(child)):
            yield from _pieces(child)


def _in_run(run: Node) -> Iterator[Piece]:
    for child in run:
        name = local(child)
        if name == "t":
            yield child.text or "", child
        elif name in SIGNS:
            yield SIGNS[name], child
        elif name == "sym":
            yield SYMBOLS.get(_code(child), ""), child
        elif name == "fldChar":
            if child.find(f"{W}ffData/{W}checkBox") is not None:
                yield BOX, child
        elif name not in NOT_TEXT and name not in LEFT_OUT:
            yield from _pieces(child)


def _code(symbol: Node) -> int:
    """The number of a symbol font's character; 0 where the file is wrong about it."""
    try:
        return int(symbol.get(f"{W}char", ""), 16)
    except ValueError:
        return 0


def _hidden(run: Node) -> bool:
    vanish = run.find(f"{W}rPr/{W}vanish")
    return vanish is not None and vanish.get(f"{W}val") in ON


def put(paragraph: Node, start: int, end: int, control: Node) -> None:
    """Put a control in place of the characters from `start` up to `end`, or among them where those are one.

    Old form fields and controls that only ask to be filled in are taken out where the whole text is blank.
    """
    held = marks(paragraph)
    if not "".join(mark.text for mark in held).strip():
        clear(paragraph)
        _begin_with(paragraph, control)
        return
    spot = _cut(paragraph, held, start)
    parent = spot.getparent()
    assert parent is not None  # the spot stands in the paragraph
    for mark in reversed(held[start:end]):
        _take_out(mark)
    parent.replace(spot, control)
    _tidy(paragraph)


def spaced(paragraph: Node, control: Node) -> None:
    """Put a control behind all the text, a space between them."""
    text = text_of(paragraph)
    if text and not text[-1].isspace():
        last = marks(paragraph)[-1].node.getparent()
        assert last is not None  # a character stands in a run
        run = etree.Element(f"{W}r")
        if (look := last.find(f"{W}rPr")) is not None:
            run.append(copy.deepcopy(look))
        space = etree.SubElement(run, f"{W}t")
        space.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        space.text = " "
        holder = _top(paragraph, last)
        holder.addnext(run)
        run.addnext(control)
        return
    put(paragraph, len(text), len(text), control)


def clear(paragraph: Node) -> None:
    """Take out the runs and controls of a paragraph that only ask; bookmarks and pictures stay."""
    for child in list(paragraph):
        name = local(child)
        if name == "sdt" or (name == "r" and all(local(part) in FIELD for part in child)):
            paragraph.remove(child)


def _begin_with(paragraph: Node, control: Node) -> None:
    properties = paragraph.find(f"{W}pPr")
    paragraph.insert(0 if properties is None else 1, control)


def _cut(paragraph: Node, held: list[Mark], start: int) -> Node:
    """A stand-in (an empty run) where the character at `start` stands, its run cut in two if need be."""
    spot = etree.Element(f"{W}r")
    if start >= len(held):
        if held:
            _top(paragraph, held[-1].node).addnext(spot)
        else:
            paragraph.append(spot)
        return spot
    mark = held[start]
    run = mark.node.getparent()
    assert run is not None
    first = _is_first(run, mark)
    if not first:
        run = _split(run, mark, held)
    _out_of_controls(paragraph, run).addprevious(spot)
    return spot


def _is_first(run: Node, mark: Mark) -> bool:
    before = [part for part in mark.node.itersiblings(preceding=True) if local(part) != "rPr"]
    return mark.place == 0 and not before and local(run) == "r"


def _split(run: Node, mark: Mark, held: list[Mark]) -> Node:
    """Cut a run before a character and give the second half; the marks follow their characters."""
    second = copy.deepcopy(run)
    second[:] = []
    if (look := run.find(f"{W}rPr")) is not None:
        second.append(copy.deepcopy(look))
    moved = [mark.node, *mark.node.itersiblings()]
    if mark.place:
        moved = moved[1:]
        tail = etree.SubElement(second, mark.node.tag)
        tail.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        mark.node.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        text, node, place = mark.node.text or "", mark.node, mark.place
        tail.text, node.text = text[place:], text[:place]
        for other in held:
            if other.node is node and other.place >= place:
                other.node, other.place = tail, other.place - place
    for part in moved:
        second.append(part)
    run.addnext(second)
    return second


def _out_of_controls(paragraph: Node, run: Node) -> Node:
    """The outermost control within the paragraph that holds this run, or the run."""
    found = run
    for parent in run.iterancestors():
        if parent is paragraph:
            break
        if local(parent) == "sdt":
            found = parent
    return found


def _take_out(mark: Mark) -> None:
    node = mark.node
    if local(node) == "t":
        text = node.text or ""
        node.text = text[: mark.place] + text[mark.place + 1 :]
        if node.text and node.text != node.text.strip():
            node.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        if node.text:
            return
    run = node.getparent()
    if run is None:
        return
    if local(node) == "fldChar":
        _take_out_field(run)
        return
    run.remove(node)
    _take_out_empty(run)


def _take_out_empty(run: Node) -> None:
    """Take out a run with nothing in it, and the control that holds nothing but it."""
    if any(local(part) != "rPr" for part in run):
        return
    holder = run.getparent()
    if holder is None:
        return
    holder.remove(run)
    if local(holder) == "sdtContent" and not len(holder):
        sdt = holder.getparent()
        outer = sdt.getparent() if sdt is not None else None
        if outer is not None and sdt is not None:
            outer.remove(sdt)


def _take_out_field(run: Node) -> None:
    """Take out an old form field from its beginning to its end."""
    parent = run.getparent()
    assert parent is not None
    for part in [run, *run.itersiblings()]:
        ends = any(node.get(f"{W}fldCharType") == "end" for node in part.iter(f"{W}fldChar"))
        if local(part) == "r":
            parent.remove(part)
        if ends:
            return


def _top(paragraph: Node, node: Node) -> Node:
    """The child of the paragraph that holds a node."""
    found = node
    for parent in node.iterancestors():
        if parent is paragraph:
            return found
        found = parent
    return found


def _tidy(paragraph: Node) -> None:
    """Take out the runs that cutting left empty."""
    for run in list(paragraph.iter(f"{W}r")):
        if not len(run) and run.getparent() is not None:
            parent = run.getparent()
            assert parent is not None
            parent.remove(run)
