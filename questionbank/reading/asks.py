"""One question from the paragraphs of its cell: title, prompts, notes, and the ratings offered for it."""

from dataclasses import dataclass

from questionbank.reading import numbers
from questionbank.reading.events import Ask
from questionbank.reading.lines import Piece
from questionbank.reading.ratings.options import OptionFinder
from questionbank.reading.text import joined, plain, runs_on, sentences, squeezed, without_blanks, words
from questionbank.reading.words import NOTE, ROUTING

LONGEST_TITLE = 14  # words


@dataclass(slots=True)
class Wording:
    """What a question says."""

    title: str | None
    prompts: list[str]
    notes: list[str]
    options: tuple[str, ...] = ()
    points: bool = False  # the last prompt is a point of a list by itself


def wording_of(ask: Ask, finder: OptionFinder) -> Wording:
    """The title, prompts, notes and ratings in the paragraphs of a question and in its cell for guidance."""
    paragraphs = _paragraphs(ask.pieces)
    wording = Wording(ask.area or None, [], [])
    wording.options = _take_options(paragraphs, finder)
    if not ask.area and _has_title(paragraphs):
        wording.title = paragraphs.pop(0).text.rstrip(":").strip()
    noting = False
    for paragraph in paragraphs:
        noting = _add(paragraph, wording, noting)
    if not wording.prompts and wording.title and not ask.area:
        wording.prompts, wording.title = [wording.title], None
    if not wording.prompts and wording.notes:
        wording.prompts.append(wording.notes.pop(0))
    wording.notes.extend(_mark(piece) + piece.text for piece in _paragraphs(ask.hints))
    return wording


def is_note(text: str) -> bool:
    """Whether a sentence is a hint to the auditor or says where to go on, rather than asking something."""
    said = plain(text)
    bracketed = said.startswith(("(", "[")) and said.rstrip(".").endswith((")", "]")) and words(said) > 2
    return bool(NOTE.match(said.lstrip("([* ")) or ROUTING.match(said) or bracketed) and not _asks(said)


def _asks(said: str) -> bool:
    """Whether a text that begins like a hint is a question all the same ("Evidence of ... seen?")."""
    return (
        said.endswith("?")
        and ":" not in said[:30]
        and not said.startswith(("(", "[", "note", "nb", "hint", "prompt", "if "))
    )


def _paragraphs(pieces: tuple[Piece, ...]) -> list[Piece]:
    """The paragraphs, with those joined that an extraction broke in the middle of a sentence."""
    found: list[Piece] = []
    for piece in pieces:
        text = without_blanks(squeezed(piece.text))
        if not text:
            continue
        whole = Piece(text, piece.label, piece.bullet, piece.bold)
        last = found[-1] if found else None
        if last is not None and not piece.bullet and not numbers.part(text) and runs_on(last.text, text):
            found[-1] = Piece(joined([last.text, text])[0], last.label, last.bullet, last.bold)
        else:
            found.append(whole)
    return found


def _take_options(paragraphs: list[Piece], finder: OptionFinder) -> tuple[str, ...]:
    """The ratings printed below the question or at its end; they are taken out of its words."""
    for place in range(len(paragraphs) - 1, -1, -1):
        text = paragraphs[place].text
        if len(paragraphs) > 1 and (labels := finder.whole(text)):
            del paragraphs[place]
            return labels
        listed = finder.trailing(text)
        if listed is not None and words(listed.rest) > 2:
            paragraphs[place] = Piece(
                listed.rest, paragraphs[place].label, paragraphs[place].bullet, paragraphs[place].bold
            )
            return listed.labels
    return ()


def _has_title(paragraphs: list[Piece]) -> bool:
    """Whether the first paragraph is a label over the others."""
    if len(paragraphs) < 2:
        return False
    first, second = paragraphs[0], paragraphs[1]
    if first.bullet or words(first.text) > LONGEST_TITLE or first.text.endswith(("?", ".", ",", ";")):
        return False
    if first.text.endswith(":"):
        return not second.bullet and (first.bold or words(first.text) <= 5) and not is_note(first.text)
    return not is_note(first.text) and not (second.bullet and not second.text.endswith("?")) and (
        words(second.text) > words(first.text) or second.text.endswith("?") or first.bold
    )  # fmt: skip


def _mark(paragraph: Piece) -> str:
    """What stands before a paragraph: a bullet or its automatic number."""
    return "• " if paragraph.bullet else f"{paragraph.label} " if paragraph.label else ""


def _add(paragraph: Piece, wording: Wording, noting: bool) -> bool:
    """Add a paragraph to prompts or notes; gives whether notes are being read."""
    mark = _mark(paragraph)
    if paragraph.bullet and noting:
        wording.notes[-1] += f"\n{mark}{paragraph.text}"
        return True
    if paragraph.bullet and wording.prompts and not wording.points and not paragraph.text.endswith("?"):
        wording.prompts[-1] += f"\n{mark}{paragraph.text}"
        return False
    wording.points = paragraph.bullet
    for sentence in sentences(paragraph.text):
        noting = is_note(sentence) or (noting and not sentence.endswith("?"))
        (wording.notes if noting else wording.prompts).append(sentence)
    return noting
