"""Word comments: a part of their own, anchored at paragraphs."""

from collections.abc import Sequence
from dataclasses import dataclass
from posixpath import dirname, join, normpath, relpath

from lxml import etree

from docgen.ooxml.names import R_NS, W_NS, Node, W
from docgen.ooxml.package import CONTENT_TYPES, main_part, parsed, relations_of
from docgen.ooxml.patterns import DECLARATION
from docgen.ooxml.text import attribute, runs

KIND = f"{R_NS}/comments"
RELATION_NS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES_NS = "http://schemas.openxmlformats.org/package/2006/content-types"
COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
BOLD = "<w:rPr><w:b/><w:bCs/></w:rPr>"
REFERENCE = "<w:r><w:annotationRef/></w:r>"


@dataclass(frozen=True, slots=True)
class Said:
    """One paragraph of a comment: what it is from, and the words."""

    source: str
    text: str


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment on one paragraph of the main part."""

    paragraph: Node
    said: Sequence[Said]


def commented(
    parts: dict[str, bytes], root: Node, comments: Sequence[Comment], author: str
) -> dict[str, bytes]:
    """The parts of a file with comments on paragraphs of `root`, the tree of its main part.

    Comments that the file has already stay. Raises TemplateError where a part is damaged.
    """
    changed = dict(parts)
    main = main_part(parts)
    name = _part(changed, main)
    held = parsed(changed[name], name, "the form") if name in changed else _empty()
    first = 1 + max((int(node.get(f"{W}id", "0")) for node in held.iter(f"{W}comment")), default=-1)
    for number, comment in enumerate(comments, first):
        held.append(_element(_comment(number, comment, author)))
        _anchor(comment.paragraph, number)
    changed[name] = DECLARATION.encode() + etree.tostring(held, encoding="utf-8")
    changed[main] = DECLARATION.encode() + etree.tostring(root, encoding="utf-8")
    return changed


def _part(parts: dict[str, bytes], main: str) -> str:
    """The name of the part for comments, made known to the file where there is none yet."""
    own, folder = relations_of(main), dirname(main)
    relations = parsed(parts.get(own, _no_relations()), own, "the form")
    for relation in relations:
        if relation.get("Type") == KIND:
            return normpath(join(folder, relation.get("Target", "")).lstrip("/"))
    name = next(name for name in ("word/comments.xml", "word/checkback-comments.xml") if name not in parts)
    taken = {relation.get("Id") for relation in relations}
    new = etree.SubElement(relations, f"{{{RELATION_NS}}}Relationship")
    new.set("Id", next(f"rIdNotes{n}" for n in range(1, len(taken) + 2) if f"rIdNotes{n}" not in taken))
    new.set("Type", KIND)
    new.set("Target", relpath(name, folder))
    parts[own] = DECLARATION.encode() + etree.tostring(relations, encoding="utf-8")
    types = parsed(parts[CONTENT_TYPES], CONTENT_TYPES, "the form")
    override = etree.SubElement(types, f"{{{TYPES_NS}}}Override")
    override.set("PartName", f"/{name}")
    override.set("ContentType", COMMENTS_TYPE)
    parts[CONTENT_TYPES] = DECLARATION.encode() + etree.tostring(types, encoding="utf-8")
    return name


def _no_relations() -> bytes:
    return f'<Relationships xmlns="{RELATION_NS}"/>'.encode()


def _empty() -> Node:
    return etree.Element(f"{W}comments", nsmap={"w": W_NS})


def _comment(number: int, comment: Comment, author: str) -> str:
    paragraphs = [
        f"<w:p>{REFERENCE if place == 0 else ''}{runs(said.source, BOLD)}</w:p><w:p>{runs(said.text)}</w:p>"
        for place, said in enumerate(comment.said)
    ]
    initials = attribute(author[:2].upper())
    return (
        f'<w:comment w:id="{number}" w:author="{attribute(author)}" w:initials="{initials}">'
        f"{''.join(paragraphs)}</w:comment>"
    )


def _anchor(paragraph: Node, number: int) -> None:
    """Put the comment's range round what a paragraph holds, and its mark behind that."""
    properties = paragraph.find(f"{W}pPr")
    paragraph.insert(0 if properties is None else 1, _element(f'<w:commentRangeStart w:id="{number}"/>'))
    paragraph.append(_element(f'<w:commentRangeEnd w:id="{number}"/>'))
    paragraph.append(_element(f'<w:r><w:commentReference w:id="{number}"/></w:r>'))


def _element(xml: str) -> Node:
    return etree.fromstring(f'<w:x xmlns:w="{W_NS}">{xml}</w:x>')[0]
