"""The empty form with guidance beside its questions: each question's passages are a Word comment on it."""

from collections.abc import Iterator, Mapping, Sequence

from docgen.form.own.anchors import Anchors
from docgen.form.own.layout import Line, lines
from docgen.form.own.paragraphs import text_of
from docgen.ooxml.comments import Comment, Said, commented
from docgen.ooxml.names import Node, W
from docgen.ooxml.package import main_part, pack, parsed, unpack
from questionbank.models import Form

AUTHOR = "Checkback"
MOST = 3  # passages beside one question; more than that nobody reads in a margin
LONGEST = 420  # characters of one passage
Guidance = Mapping[str, Sequence[Said]]


def with_guidance(docx: bytes, form: Form, guidance: Guidance) -> bytes:
    """An empty form with comments; `guidance` holds the passages for each question's number, best first.

    A question that has none, or is not found in the file, gets no comment.
    """
    parts = unpack(docx, "the form")
    main = main_part(parts)
    root = parsed(parts[main], main, "the form")
    body = root.find(f"{W}body")
    comments = list(_comments(form, lines(body), guidance)) if body is not None else []
    return pack(commented(parts, root, comments, AUTHOR)) if comments else docx


def trimmed(text: str, most: int = LONGEST) -> str:
    """A passage of at most so many characters, cut at the end of a sentence or of a word."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    sentence = max(cut.rfind(mark) for mark in (". ", "? ", "; "))
    if sentence > most // 2:
        return cut[: sentence + 1] + " …"
    return cut[: cut.rfind(" ")].rstrip(" ,;:–-") + "…"


def _comments(form: Form, held: Sequence[Line], guidance: Guidance) -> Iterator[Comment]:
    anchors = Anchors(held)
    for question in form.questions():
        line = anchors.question(question)
        passages = [
            Said(said.source, trimmed(said.text)) for said in guidance.get(question.number, ())[:MOST]
        ]
        if line is not None and passages and (paragraph := _worded(line)) is not None:
            yield Comment(paragraph, passages)


def _worded(line: Line) -> Node | None:
    """The paragraph of a line that says most, and holds no place for an answer."""
    held = [p for spot in line.spots for p in spot.paragraphs if p.find(f".//{W}sdt") is None]
    return max(held, key=lambda paragraph: len(text_of(paragraph)), default=None)
