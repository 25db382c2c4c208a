"""A printed list of ratings in which one is chosen: ticked, marked, underlined, or all others crossed out."""

import re
from collections.abc import Iterable, Sequence

from audit.ratings import recognise
from docgen.form_reading.blocks import Piece

TICKED = re.compile(r"[☒☑✓✔√]|\[\s*[xX✓]\s*\]|\(\s*[xX✓]\s*\)")
BOX = re.compile(r"[☒☑✓✔√☐□⬜◯○]|\[\s*[xX✓]?\s*\]|\(\s*[xX✓]?\s*\)")
LABEL = re.compile(r"(?:overall |section )?(?:rating|grade|judge?ment)s?\s*:?", re.IGNORECASE)
BETWEEN = re.compile(r"\s*(?:[/|;,\n\t]|\bor\b|\s{2,})\s*", re.IGNORECASE)


def chosen(pieces: Sequence[Piece], options: tuple[str, ...]) -> str:
    """The chosen rating of a printed list; empty where none is chosen; any other text as it is."""
    text = "".join(piece.text for piece in pieces)
    if BOX.search(text):
        found = _boxed(text, options)
        if found is not None:
            return found
    left = _standing(piece.text for piece in pieces if not piece.struck)
    if left != _standing([text]) and recognise(left, options):
        return left
    listed = _listed(text, options)
    if len(listed) < 2:
        return text
    marked = {found for piece in pieces if piece.marked for found in _listed(piece.text, options)}
    return marked.pop() if len(marked) == 1 else _beside_list(text, options)


def _boxed(text: str, options: tuple[str, ...]) -> str | None:
    """Of ratings with boxes the one that is ticked; None where the boxes are no list of ratings."""
    boxes = [(box.group(), box.start(), box.end()) for box in BOX.finditer(text)]
    after = [
        (mark, recognise(text[end : boxes[n + 1][1] if n + 1 < len(boxes) else len(text)], options))
        for n, (mark, _, end) in enumerate(boxes)
    ]
    before = [
        (mark, recognise(text[boxes[n - 1][2] if n else 0 : start], options))
        for n, (mark, start, _) in enumerate(boxes)
    ]
    for pairs in (after, before):
        if all(option for _, option in pairs):
            ticked = [option for mark, option in pairs if option and TICKED.fullmatch(mark)]
            return ticked[0] if len(ticked) == 1 else "" if not ticked else " / ".join(ticked)
    return None


def _beside_list(text: str, options: tuple[str, ...]) -> str:
    """A rating that stands beside a printed list of them; else what stands there besides, never the list."""
    parts = [part.strip() for part in BETWEEN.split(text) if part.strip()]
    named = [recognise(part, options, loosely=False) for part in parts]
    counted = {option: named.count(option) for option in named if option}
    again = [option for option, times in counted.items() if times > 1]
    for cut in (":", "\n", " - ", " – "):
        head, mark, tail = text.rpartition(cut)
        alone = recognise(tail, options) if mark else None
        if alone and len(_listed(head, options)) > 1:
            return alone
    if len(again) == 1:
        return again[0]
    besides = [part for part, option in zip(parts, named, strict=True) if option is None]
    return "\n".join(part for part in besides if not LABEL.fullmatch(part))


def _listed(text: str, options: tuple[str, ...]) -> list[str]:
    """The ratings that a text lists, each once."""
    parts = (re.sub(r"^\W+|\W+$", "", part) for part in BETWEEN.split(BOX.sub("\n", text)))
    found = (recognise(part, options, loosely=False) for part in parts if part)
    return list(dict.fromkeys(option for option in found if option))


def _standing(texts: Iterable[str]) -> str:
    return re.sub(r"^(?:[\s/|,;]|or\b)+|(?:[\s/|,;]|\bor)+$", "", "".join(texts), flags=re.IGNORECASE)
