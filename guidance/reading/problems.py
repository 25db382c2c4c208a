"""What a person should look at: everything inferred, damaged or lost, each told with its place."""

from collections.abc import Iterator

from guidance.models import Entry, Problem
from guidance.reading.drafts import Draft
from guidance.reading.prose import Parts
from guidance.reading.words import begins_lower, closed, ends_question, opens_question

INFERRED = "its number is lost and was inferred from the rows around it"
TWICE = "the number {} is printed on another question too; both are kept"
LONG = 12  # words: a shorter paragraph may be a label, and needs no end


def problems_of(draft: Draft, entry: Entry, parts: Parts) -> Iterator[Problem]:
    """Everything about one row; `parts` are its paragraphs, and whether each is a list item."""
    where = f"{entry.id}, line {draft.line}"
    if draft.status == "inferred":
        yield Problem(where=where, what=INFERRED)
    if draft.status == "duplicate":
        yield Problem(where=where, what=TWICE.format(entry.number))
    for what in (*draft.notes, *_damaged_question(entry.question), *_damaged_text(parts)):
        yield Problem(where=where, what=what)
    yield from headings_within(draft)


def headings_within(draft: Draft) -> Iterator[Problem]:
    """The headings that stand across a table and were taken out of the text."""
    for line, text in draft.bands:
        what = f"the heading '{text}' stands across the table and is in no entry"
        yield Problem(where=f"line {line}", what=what)


def _damaged_question(question: str) -> Iterator[str]:
    if not question:
        yield "its question is lost"
    elif begins_lower(question):
        yield "the start of its question is lost"
    elif opens_question(question) and not ends_question(question):
        yield "its question has no question mark; its end may be lost"


def _damaged_text(parts: Parts) -> Iterator[str]:
    """What the extraction lost of a text, as far as the text itself shows it."""
    if parts and begins_lower(parts[0][0]) and not parts[0][1]:
        yield "the start of its text is lost"
    for (text, item), (after, listed) in zip(parts, [*parts[1:], ("", False)], strict=False):
        last = " ".join(text.split()[-4:])
        if text.endswith(":") and not listed and _is_sentence(after):
            yield f"a list is announced after '{last}' and does not follow"
        elif (
            not item and not closed(text) and len(text.split()) > LONG and (after[:1].isupper() or not after)
        ):
            yield f"a sentence breaks off after '{last}'"


def _is_sentence(text: str) -> bool:
    """Whether a paragraph is plainly no list item, or is not there at all."""
    return not text or (text[:1].isupper() and text.endswith(".") and len(text.split()) > LONG)
