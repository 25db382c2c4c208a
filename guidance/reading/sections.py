"""Which headings part the guidance, and which only stand within an entry or before everything."""

from collections.abc import Sequence

from guidance.reading.drafts import Draft, Piece
from guidance.reading.numerals import Numeral


def settle(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with headings decided: a preface, then each row with its section, introductions kept.

    A heading with text below it that parts two rows of the same standard is a heading within the first of
    them. One with text below it before another standard introduces that standard, and stays a draft.
    """
    first = next((index for index, draft in enumerate(drafts) if draft.counts), len(drafts))
    preface = drafts[0]
    opening = _preface(preface, drafts[1:first])
    settled, section, appendix = [preface], opening, False
    for index, draft in enumerate(drafts[first:], first):
        appendix = appendix or draft.part == "appendix"
        if draft.part == "section" and appendix:
            draft.part = "appendix"
        if draft.part == "section" and _within(settled[-1], draft, drafts[index + 1 :]):
            _demote(settled[-1], draft)
            continue
        if draft.part == "section":
            section = draft.section
            settled[-1].bands.extend(draft.bands)
        draft.section = draft.section if draft.part == "appendix" else section
        if draft.part != "section" or draft.pieces:
            settled.append(draft)
    return settled


def _preface(preface: Draft, headings: Sequence[Draft]) -> str | None:
    """Take everything before the first row into the preface; return the heading directly over that row."""
    for draft in headings[:-1]:
        _demote(preface, draft)
    if not headings:
        return None
    if headings[-1].pieces:
        _demote(preface, headings[-1])
    else:
        preface.bands.extend(headings[-1].bands)
    return headings[-1].section


def _within(before: Draft, heading: Draft, later: Sequence[Draft]) -> bool:
    """Whether a heading stands within the entry before it."""
    following = next((draft for draft in later if draft.numeral), None)
    if not before.counts:
        return False
    if following is None or following.numeral is None:
        return not any(draft.counts for draft in later)
    same = before.numeral is not None and _branch(before.numeral) == _branch(following.numeral)
    return bool(heading.pieces) and same


def _branch(numeral: Numeral) -> tuple[str, tuple[int, ...]]:
    return numeral.prefix, numeral.parts[:2] if len(numeral.parts) > 2 else numeral.parts[:1]


def _demote(draft: Draft, heading: Draft) -> None:
    """Make a heading and what stands below it text of the draft before it."""
    draft.pieces.append(Piece(heading.section or "", heading.line, gap=True, flowing=True))
    draft.pieces.extend(heading.pieces)
    draft.bands.extend(heading.bands)
