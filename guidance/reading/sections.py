"""Which headings part the guidance, and which only stand within an entry or before everything."""

from collections.abc import Sequence

from guidance.reading.drafts import Draft, Piece, next_numbered
from guidance.reading.numerals import Numeral


def settle(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with headings decided: a preface, then each row with its section, introductions kept.

    A heading with text below it that parts two rows of the same standard is a heading within the first of
    them. One with text below it before another standard introduces that standard, and stays a draft.
    """
    first = next((index for index, draft in enumerate(drafts) if draft.counts), len(drafts))
    opening = _preface(drafts[0], drafts[1:first])
    end = _appendices(drafts, first)
    settled, section = [drafts[0]], opening
    for draft, following in zip(drafts[first:end], next_numbered(drafts)[first:end], strict=True):
        if draft.part == "section" and _within(settled[-1], draft, following):
            _demote(settled[-1], draft)
            continue
        if draft.part == "section":
            section = draft.section
            settled[-1].bands.extend(draft.bands)
        draft.section = section
        if draft.part != "section" or draft.pieces:
            settled.append(draft)
    return [*settled, *map(_as_appendix, drafts[end:])]


def _appendices(drafts: Sequence[Draft], first: int) -> int:
    """Where the appendices begin: at their heading, if most of the numbered rows stand before it."""
    rows = [index for index, draft in enumerate(drafts) if draft.counts]
    starts = (index for index, draft in enumerate(drafts) if draft.part == "appendix" and index > first)
    return next((start for start in starts if start > rows[len(rows) // 2]), len(drafts))


def _as_appendix(draft: Draft) -> Draft:
    """A draft as text of an appendix, its number and question as a paragraph."""
    if draft.counts:
        printed = draft.numeral.text if draft.numeral else ""
        draft.section = " ".join(filter(None, (printed, *draft.asked)))
    draft.part = "appendix"
    return draft


def _preface(preface: Draft, headings: Sequence[Draft]) -> str | None:
    """Take everything before the first row into the preface; return the heading directly over that row."""
    for draft in headings[:-1]:
        _demote(preface, draft)
    if not headings:
        return None
    titled = len(headings) == 1 and not preface.pieces
    if headings[-1].pieces or titled:
        _demote(preface, headings[-1])
    else:
        preface.bands.extend(headings[-1].bands)
    return None if titled else headings[-1].section


def _within(before: Draft, heading: Draft, following: Draft | None) -> bool:
    """Whether a heading stands within the entry before it."""
    if not before.counts:
        return False
    if following is None or following.numeral is None:
        return True
    same = before.numeral is not None and _branch(before.numeral) == _branch(following.numeral)
    return bool(heading.pieces) and same


def _branch(numeral: Numeral) -> tuple[str, tuple[int, ...]]:
    return numeral.prefix, numeral.parts[:2] if len(numeral.parts) > 2 else numeral.parts[:1]


def _demote(draft: Draft, heading: Draft) -> None:
    """Make a heading and what stands below it text of the draft before it."""
    draft.pieces.append(Piece(heading.section or "", heading.line, gap=True, flowing=True))
    draft.pieces.extend(heading.pieces)
    draft.bands.extend(heading.bands)
