"""The authority's own form bound to its file: controls in its blank places, and what has no place."""

import copy
from collections.abc import Sequence, Set
from dataclasses import dataclass

from lxml import etree

from docgen.errors import TemplateError
from docgen.form.own.finding import find
from docgen.form.own.layout import lines
from docgen.form.own.looks import control_xml
from docgen.form.own.paragraphs import put, spaced
from docgen.form.own.unwrapping import unwrapped
from docgen.form.own.where import Placing, in_order
from docgen.form.places import boxes, every
from docgen.ooxml.controls import Controls, Place, shortened
from docgen.ooxml.fragments import id_of, tag_of
from docgen.ooxml.names import W_NS, Node, W
from docgen.ooxml.own_property import forgotten
from docgen.ooxml.package import main_part, pack, parsed, unpack
from docgen.ooxml.patterns import ACTION, DECLARATION, free_ids, used_ids
from questionbank.models import Form


@dataclass(frozen=True, slots=True)
class Bound:
    """A form's own file with controls in it. `missing` are the places that were not found in it.

    `action_rows` says how many rows for actions it has, `ids` which of its controls are places.
    """

    docx: bytes
    missing: tuple[Place, ...]
    action_rows: int
    ids: frozenset[str]


def bind(form: Form, docx: bytes, name: str = "the form") -> Bound:
    """Put the controls into a form's own file.

    The file must have been read as that form. Raises TemplateError, naming the file, where its XML is not
    what Word writes.
    """
    parts = unpack(docx, name)
    main = main_part(parts)
    root = _root(parts, main, name)
    body = root.find(f"{W}body")
    if body is None:
        raise TemplateError(f"{name} has no text; save it in Word once")
    kept = _kept(form, root)
    placings = [p for p in find(form, lines(body)) if p.place.tag not in kept]
    titles = [alias.get(f"{W}val", "") for alias in root.iter(f"{W}alias")]
    made = _insert(placings, Controls(free_ids(used_ids(parts)), titles))
    parts[main] = DECLARATION.encode() + etree.tostring(root, encoding="utf-8")
    parts = forgotten(parts)
    tags = kept.keys() | {placing.place.tag for placing in placings}
    missing = tuple(place for place in every(form) if not _is_placed(place, tags))
    rows = {tag.split(".")[1] for tag in tags if tag.startswith("action.")}
    return Bound(pack(parts), missing, len(rows), frozenset([*kept.values(), *map(id_of, made)]))


def _root(parts: dict[str, bytes], main: str, name: str) -> Node:
    if main not in parts:
        raise TemplateError(f"{name} is not laid out as Word does it; open it in Word and save it as .docx")
    root = parsed(parts[main], main, name)
    if root.nsmap.get("w") != W_NS:
        raise TemplateError(
            f"{name} is in the strict format, which cannot be filled; save it as Word Document (.docx)"
        )
    return root


def _kept(form: Form, root: Node) -> dict[str, str]:
    """The places of a form bound before: their tags, where tag and title are ours, with the controls' ids."""
    known = set(every(form)) | {box for place in every(form) for box in boxes(place)}
    titles = {place.tag: shortened(place.title) for place in known}
    found = {}
    for sdt in root.iter(f"{W}sdt"):
        tag, alias = tag_of(sdt), sdt.find(f"{W}sdtPr/{W}alias")
        title = alias.get(f"{W}val", "") if alias is not None else ""
        action = ACTION.match(tag) is not None and title.startswith("Action ")
        if action or (tag in titles and title.removesuffix(" (2)") == titles[tag]):
            found[tag] = id_of(sdt)
    return found


def _insert(placings: Sequence[Placing], controls: Controls) -> list[Node]:
    """Put a control at each position, the last of a paragraph first; gives the controls."""
    ready = {id(p): control_xml(controls, p) for p in placings}
    for placing in in_order(placings):
        where = placing.where
        made = ready[id(placing)]
        paragraph = unwrapped(where.paragraph)
        if where.mode == "below":
            paragraph = _below(paragraph)
        if where.mode == "behind":
            spaced(paragraph, made)
        else:
            put(paragraph, where.start, where.end, made)
        if where.lead:
            made.addprevious(_lead(made, where.lead))
    return list(ready.values())


def _below(paragraph: Node) -> Node:
    """A new paragraph that looks like this one, after it."""
    new = etree.Element(f"{W}p")
    if (properties := paragraph.find(f"{W}pPr")) is not None:
        kept = copy.deepcopy(properties)
        for name in ("numPr", "sectPr", "pPrChange"):
            for node in kept.findall(f"{W}{name}"):
                kept.remove(node)
        new.append(kept)
    paragraph.addnext(new)
    return new


def _lead(control: Node, words: str) -> Node:
    """A run with the words that stand before a control, in its look."""
    run = etree.Element(f"{W}r")
    if (look := control.find(f"{W}sdtPr/{W}rPr")) is not None:
        run.append(copy.deepcopy(look))
    text = etree.SubElement(run, f"{W}t")
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    text.text = words
    return run


def _is_placed(place: Place, tags: Set[str]) -> bool:
    return place.tag in tags or any(tag.startswith(f"{place.tag}.") for tag in tags)
