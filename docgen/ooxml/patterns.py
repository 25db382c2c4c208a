"""Turning one XML part of a template into strings and gaps.

Marks (processing instructions) are put where the gaps and rows are, the part is serialised once, and the
string is cut at the marks: everything between keeps what the template had.
"""

import itertools
import re
from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass, replace

from lxml import etree

from docgen.errors import TemplateError
from docgen.ooxml.fragments import Gap, Known, id_of, tag_of, take_apart, whole_of
from docgen.ooxml.names import W_NS, Node, W
from docgen.ooxml.package import parsed
from docgen.ooxml.text import attribute

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MARK = re.compile(r"<\?cb-(gap|row|end|number|tail) (\w*)\?>")
ACTION = re.compile(r"action\.(\w+)\.")
ID = re.compile(r'(<w:id w:val=")-?\d+(")')
ANY_ID = re.compile(rb'<w:id w:val="(-?\d+)"')
# What may stand only once in a document; a repeated row goes without.
ONLY_ONCE = re.compile(r' w14:(?:paraId|textId)="[^"]*"|<w:bookmark(?:Start|End)\b[^>]*/>')


@dataclass(frozen=True, slots=True)
class NumberMark:
    """Where a row for an action prints its number."""


Piece = str | Gap | NumberMark


@dataclass(frozen=True, slots=True)
class Row:
    """A table row for an action: a pattern that can be filled with any action."""

    number: str
    pieces: tuple[Piece, ...]

    def tag(self, gap: Gap, key: str) -> str:
        """What the tag of one of its gaps is, once the row is for the action of that key."""
        own = f"action.{self.number}."
        return f"action.{key}.{gap.tag.removeprefix(own)}" if gap.tag.startswith(own) else gap.tag

    def renamed(self, gap: Gap, key: str) -> Gap:
        """One of its gaps, tagged and titled for the action of that key."""
        old, new = self.number, attribute(key)
        return gap if key == old else _rewritten(
            gap,
            lambda text: text.replace(f'"action.{old}.', f'"action.{new}.', 1).replace(
                f'"Action {old}: ', f'"Action {new}: ', 1
            ),
        )  # fmt: skip

    def repeated(self, ids: Iterator[int]) -> "Row":
        """A further row like this one, with ids of its own."""
        return replace(self, pieces=tuple(_anew(piece, ids) for piece in self.pieces))


@dataclass(frozen=True, slots=True)
class Tail:
    """The end of the body, where something may be added."""


Token = str | Gap | Row | Tail


def compiled(name: str, data: bytes, only: Container[str] | None = None) -> tuple[Token, ...]:
    """The tokens of a part of a Word file; empty where it has no gaps. `only`: the ids of its gaps."""
    if not name.endswith(".xml") or b"<w:sdt" not in data:
        return ()
    root = parsed(data, name, "the template")
    if root.nsmap.get("w") != W_NS:
        raise TemplateError(f"{name} of the template is not written as Word writes it; save it in Word once")
    gaps = _marked(root, dict(root.nsmap), only)
    if not gaps:
        return ()
    text = DECLARATION + etree.tostring(root, encoding="unicode")
    return tuple(_tokens(iter(MARK.split(text)), gaps))


def used_ids(parts: Mapping[str, bytes]) -> frozenset[int]:
    """The ids that anything in the template has."""
    return frozenset(int(number) for data in parts.values() for number in ANY_ID.findall(data))


def free_ids(used: frozenset[int]) -> Iterator[int]:
    """Ids that are not used, without end."""
    return (number for number in itertools.count(1) if number not in used)


def _marked(root: Node, known: Known, only: Container[str] | None) -> list[Gap]:
    """Put the marks into the tree and return the gaps in the order of their numbers."""
    _mark_rows(root)
    _mark_tail(root)
    gaps: list[Gap] = []
    for sdt in list(root.iter(f"{W}sdt")):
        if not tag_of(sdt) or not _is_within(sdt, root) or _holds_others(sdt):
            continue  # no gap, inside one that has been taken apart already, or only a frame round others
        if only is not None and id_of(sdt) not in only:
            continue
        whole = whole_of(sdt)
        gap = take_apart(sdt, whole, known)
        mark = etree.ProcessingInstruction("cb-gap", str(len(gaps)))
        mark.tail = whole.tail
        parent = whole.getparent()
        assert parent is not None  # a control is never the root
        parent.replace(whole, mark)
        gaps.append(gap)
    return gaps


def _mark_rows(root: Node) -> None:
    """Mark each row that is for an action, and within it the cell that prints its number."""
    for row in list(root.iter(f"{W}tr")):
        tags = [ACTION.match(tag_of(sdt)) for sdt in row.iter(f"{W}sdt")]
        numbers = {tag.group(1) for tag in tags if tag}
        if len(numbers) != 1 or row.find(f".//{W}tr") is not None:
            continue
        (number,) = numbers
        row.addprevious(etree.ProcessingInstruction("cb-row", number))
        row.addnext(etree.ProcessingInstruction("cb-end"))
        first = row.find(f"{W}tc")
        printed = [] if first is None else list(first.iter(f"{W}t"))
        if len(printed) == 1:
            _mark_number(printed[0], number)


def _mark_number(text: Node, number: str) -> None:
    """Mark the number that a text is, perhaps with a full stop or brackets."""
    before, found, after = (text.text or "").partition(number)
    if found and not (before + after).strip(" .()"):
        mark = etree.ProcessingInstruction("cb-number")
        text.text, mark.tail = before, after
        text.append(mark)


def _mark_tail(root: Node) -> None:
    body = root.find(f"{W}body")
    if body is None:
        return
    last = body[-1] if len(body) else None
    mark = etree.ProcessingInstruction("cb-tail", "end")
    if last is not None and last.tag == f"{W}sectPr":
        last.addprevious(mark)
    else:
        body.append(mark)


def _holds_others(sdt: Node) -> bool:
    return any(tag_of(inner) for inner in sdt.iterdescendants(f"{W}sdt"))


def _is_within(node: Node, root: Node) -> bool:
    return next(iter(node.iterancestors(root.tag)), None) is root


def _tokens(cut: Iterator[str], gaps: list[Gap]) -> Iterator[Token]:
    yield next(cut)
    for kind, argument, text in zip(cut, cut, cut, strict=True):
        if kind == "row":
            yield Row(argument, (text, *_pieces(cut, gaps)))
            yield next(cut)
        elif kind == "tail":
            yield Tail()
            yield text
        else:
            yield gaps[int(argument)]
            yield text


def _pieces(cut: Iterator[str], gaps: list[Gap]) -> Iterator[Piece]:
    """What stands up to the end of a row."""
    while (kind := next(cut)) != "end":
        argument = next(cut)
        yield NumberMark() if kind == "number" else gaps[int(argument)]
        yield next(cut)
    next(cut)


def _anew(piece: Piece, ids: Iterator[int]) -> Piece:
    if isinstance(piece, Gap):
        number = next(ids)
        return _rewritten(
            piece, lambda text: ID.sub(rf"\g<1>{number}\g<2>", ONLY_ONCE.sub("", text), count=1)
        )
    return ONLY_ONCE.sub("", piece) if isinstance(piece, str) else piece


def _rewritten(gap: Gap, change: Callable[[str], str]) -> Gap:
    return replace(
        gap, original=change(gap.original), answered=change(gap.answered), asking=change(gap.asking)
    )
