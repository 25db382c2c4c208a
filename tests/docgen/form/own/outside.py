"""What differs between a form's own file and a document made from it, outside the places for answers."""

import copy
import re
from collections.abc import Iterator

from lxml import etree

from tests.docgen.office import W, parts

Node = etree._Element
MAIN = "word/document.xml"
OWN_PROPERTY = "docProps/custom.xml"
ADDED = re.compile(rb'<(?:Override|Relationship) [^>]*"/?docProps/custom\.xml"[^>]*/>')
TAIL = "Further answers"
FILL_IN = re.compile(r"[\s_.…☐☒□]+")
TAGS = re.compile(
    r"^(q|section\.|overall\.|feedback\.|action\.|verification\.|header\.|child\.|conversations\.)"
)
FACTS = {"auditor", "case_manager", "team_manager", "month", "date"}


def differences(before: bytes, after: bytes) -> list[str]:
    """Everything that is not the same outside the places: parts by name, and the tree of the main part."""
    old, new = parts(before), parts(after)
    if OWN_PROPERTY in new.keys() - old.keys():  # which audit it is, in a part by itself
        del new[OWN_PROPERTY]
        new |= {name: ADDED.sub(b"", new[name]) for name in ("[Content_Types].xml", "_rels/.rels")}
    found = [f"part {name} differs" for name in sorted(old.keys() | new.keys() - {MAIN}) if name != MAIN
             and old.get(name) != new.get(name)]  # fmt: skip
    return found + list(_differ(etree.fromstring(old[MAIN]), etree.fromstring(new[MAIN]), "document"))


def _differ(old: Node, new: Node, path: str) -> Iterator[str]:
    if old.tag != new.tag or dict(old.attrib) != dict(new.attrib):
        yield f"{path}: <{_name(old)}> became <{_name(new)}>"
        return
    if _name(old) == "p" and _holds_place(new):
        yield from _paragraph(old, new, path)
        return
    if (old.text or "") != (new.text or "") or (old.tail or "") != (new.tail or ""):
        yield f"{path}: {old.text!r} became {new.text!r}"
    first, second = _children(old), _children(new, _rows(old))
    for place, (one, other) in enumerate(_paired(first, second)):
        here = f"{path}/{_name(one if one is not None else other)}[{place}]"
        if one is None or other is None:
            yield f"{here}: {'added' if one is None else 'taken away'}"
        else:
            yield from _differ(one, other, here)


def _paired(old: list[Node], new: list[Node]) -> Iterator[tuple[Node | None, Node | None]]:
    """The children side by side; a paragraph that came with a place has none beside it and is passed over."""
    surplus = len(new) - len(old)
    waiting = iter(old)
    first = next(waiting, None)
    for second in new:
        own = first is not None and _name(first) == "p" and _said(first) in {"", _said(second)}
        if surplus > 0 and _is_only_place(second) and not own:
            surplus -= 1
            continue
        yield first, second
        first = next(waiting, None)
    while first is not None:
        yield first, None
        first = next(waiting, None)


def _paragraph(old: Node, new: Node, path: str) -> Iterator[str]:
    """A paragraph with a place in it: its properties and the words beside the answer are the same."""
    properties = [node.find(f"{W}pPr") for node in (old, new)]
    was, now = (_string(_from_left(one)) for one in properties)
    turned = any(one is not None and one.find(f"{W}bidi") is not None for one in properties[:1])
    if was != now or (turned and _string(properties[0]) != _string(properties[1])):
        yield f"{path}: the paragraph looks different"
    words = [_said(old), _said(new)]
    named = not words[0] and any(tag.startswith("verification.agrees.") for tag in _tags(new))
    if words[0] != words[1] and not named and not _was_value(words[0], words[1]):
        yield f"{path}: {words[0]!r} became {words[1]!r}"


def _from_left(properties: Node | None) -> Node | None:
    """The properties as they were before an answer was written from right to left."""
    if properties is None:
        return None
    turned = copy.deepcopy(properties)
    for bidi in turned.findall(f"{W}bidi"):
        turned.remove(bidi)
    return turned if len(turned) else None


def _said(node: Node) -> str:
    """The words outside controls, without what is there to be filled in."""
    return FILL_IN.sub("", _words(node))


def _was_value(old: str, new: str) -> bool:
    """Whether only what was filled in behind a label, or beside it, is gone."""
    return old.startswith(new) and (not new or new.endswith(":"))


def _children(node: Node, rows: int = 0) -> list[Node]:
    """The children that count: read through controls, without further rows for actions and the last table."""
    kept: list[Node] = []
    for child in node:
        if _name(child) == "sdt" and _name(node) not in {"p", "r"}:
            content = child.find(f"{W}sdtContent")
            kept.extend(_children(content) if content is not None else [])
        elif not (_name(child) == "tr" and _is_further_row(child, rows)):
            kept.append(child)
    tail = next((place for place, child in enumerate(kept) if _words(child) == TAIL), None)
    return kept if tail is None else [*kept[:tail], *kept[tail + 3 :]]


def _rows(table: Node) -> int:
    return len(table.findall(f"{W}tr")) if _name(table) == "tbl" else 0


def _is_only_place(node: Node) -> bool:
    """Whether there is nothing in a paragraph but a place and the name of what belongs there."""
    return _name(node) == "p" and _holds_place(node) and (not _words(node) or _words(node).endswith(": "))


def _is_further_row(row: Node, rows: int) -> bool:
    """Whether a row for an action was repeated: the table had fewer rows than actions."""
    keys = {tag.split(".")[1] for tag in _tags(row) if tag.startswith("action.")}
    place = len(list(row.itersiblings(f"{W}tr", preceding=True)))
    return bool(keys) and place >= rows


def _holds_place(node: Node) -> bool:
    return any(TAGS.match(tag) or tag in FACTS for tag in _tags(node))


def _tags(node: Node) -> list[str]:
    return [tag.get(f"{W}val", "") for tag in node.iterfind(f".//{W}sdt/{W}sdtPr/{W}tag")]


def _words(node: Node) -> str:
    """The text outside controls."""
    return "".join(
        text.text or "" for text in node.iter(f"{W}t") if next(text.iterancestors(f"{W}sdt"), None) is None
    )


def _string(node: Node | None) -> str:
    return "" if node is None else etree.tostring(node, method="c14n").decode()


def _name(node: Node | None) -> str:
    return node.tag.rpartition("}")[2] if node is not None and isinstance(node.tag, str) else ""
