"""Text that an extraction printed twice in one column: once in pieces, once whole."""

from collections.abc import Sequence

from guidance.reading.drafts import Piece
from guidance.reading.indicators.records import Record
from guidance.reading.language import keyed

WINDOW = 4  # words: text is the same where so many words in a row are
COVERED = 0.8  # the share of a text that must stand in another for it to say nothing more
OVER = 3  # how often words must be said one after the other to be an echo
VARIED = 0.35  # the share of different words above which a text is no echo
LONGEST_ECHO = 40  # words
MOST = 200  # lines of one column that are compared with each other
SHORTEST = 6  # words: shorter texts may well stand twice


def drop_repeats(record: Record) -> None:
    """Leave out of each column what the same column says again, keeping the fuller of both in its place."""
    for side in record.sides:
        for piece in side:
            piece.text = without_echo(piece.text)
        kept = _fullest(side)
        if len(kept) < len(side):
            record.notes.append("part of its text stands twice in the document; the fuller was kept")
        side[:] = kept


def _fullest(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces without those whose words all stand in a longer one of the same column.

    The longer one takes the place of the first of those that it makes superfluous.
    """
    if len(pieces) > MOST:
        return list(pieces)
    windows = [_windows(piece.text) for piece in pieces]
    places = list(range(len(pieces)))
    kept = []
    for index, piece in enumerate(pieces):
        fuller = [other for other in range(len(pieces)) if _says_more(pieces, windows, other, index)]
        if fuller:
            places[fuller[0]] = min(places[fuller[0]], index)
        else:
            kept.append((index, piece))
    return [piece for _, piece in sorted(kept, key=lambda pair: (places[pair[0]], pair[0]))]


def _says_more(
    pieces: Sequence[Piece], windows: Sequence[frozenset[tuple[str, ...]]], other: int, index: int
) -> bool:
    """Whether another piece is longer and holds the words of one."""
    length = len(pieces[index].text.split())
    longer = len(pieces[other].text.split()) > length >= SHORTEST
    return longer and _covers(windows[other], windows[index])


def without_echo(text: str) -> str:
    """A text in which a stretch of words that is said over and over again is said once."""
    words = text.split()
    keys = keyed(words)
    if len(set(keys)) > VARIED * len(keys):
        return text
    for start in range(len(words) - SHORTEST * OVER):
        for length in range(SHORTEST, min(LONGEST_ECHO, (len(words) - start) // OVER) + 1):
            times = 1
            while keys[start : start + length] == keys[start + times * length : start + (times + 1) * length]:
                times += 1
            if times >= OVER:
                return without_echo(" ".join((*words[: start + length], *words[start + times * length :])))
    return text


def _windows(text: str) -> frozenset[tuple[str, ...]]:
    keys = keyed(text.split())
    return frozenset(tuple(keys[start : start + WINDOW]) for start in range(len(keys) - WINDOW + 1))


def _covers(whole: frozenset[tuple[str, ...]], part: frozenset[tuple[str, ...]]) -> bool:
    return bool(part) and len(part & whole) >= COVERED * len(part)
