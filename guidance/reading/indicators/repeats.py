"""Text that an extraction printed twice in one column: once in pieces, once whole."""

from collections.abc import Sequence

from guidance.reading.drafts import Piece
from guidance.reading.indicators.records import Record
from guidance.reading.language import keyed

WINDOW = 4  # words: text is the same where so many words in a row are
COVERED = 0.8  # the share of a text that must stand in another for it to say nothing more
SHORTEST = 12  # words: shorter texts may well stand twice


def drop_repeats(record: Record) -> None:
    """Leave out of each column what the same column says again, keeping the fuller of both."""
    for side in record.sides:
        kept = _fullest(side)
        if len(kept) < len(side):
            record.notes.append("part of its text stands twice in the document; the fuller was kept")
        side[:] = kept


def _fullest(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces without those whose words all stand in a longer one of the same column."""
    windows = [_windows(piece.text) for piece in pieces]
    lengths = [len(piece.text.split()) for piece in pieces]
    return [
        piece
        for index, piece in enumerate(pieces)
        if not any(
            index != other
            and lengths[other] > lengths[index] >= SHORTEST
            and _covers(windows[other], windows[index])
            for other in range(len(pieces))
        )
    ]


def _windows(text: str) -> frozenset[tuple[str, ...]]:
    keys = keyed(text.split())
    return frozenset(tuple(keys[start : start + WINDOW]) for start in range(len(keys) - WINDOW + 1))


def _covers(whole: frozenset[tuple[str, ...]], part: frozenset[tuple[str, ...]]) -> bool:
    return bool(part) and len(part & whole) >= COVERED * len(part)
