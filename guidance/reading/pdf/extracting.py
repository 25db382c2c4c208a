"""The words and rules of a PDF's pages, taken out in a process of its own: bytes in, JSON out.

A PDF is the one format here whose parsing cannot be bounded from within: it is read by a library written in
C++, and a file made to do harm can ask it for any time and memory. So this file runs as a program by itself
(`guarded.py` starts it), puts limits on itself before it looks at the file, and imports nothing of ours.

Output: {"refused": why} or {"form": bool, "pages": [{"width", "height", "words", "rules", "pictured"}]}, a
word as [left, top, right, bottom, bold, text], a rule as [left, top, right, bottom], all in points from the
top left corner of the page as it is shown.
"""

import ctypes
import json
import math
import sys
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice, pairwise
from typing import Any

SECONDS = 8  # of processor time
MEMORY = 380_000_000  # bytes
MOST_PAGES = 1_000
MOST_LETTERS = 800_000  # the longest guidance known has 400,000
MOST_OBJECTS = 400_000  # drawn things
MOST_RULES = 3_000  # of a page; one with more is a drawing and no table
DEEPEST = 6  # drawings one within another
THIN = 2.5  # points: a drawing that is no wider is a line
WHITE = 250  # of 255: a filling as light as this does not show
LEANING = 0.05  # radians by which upright text may lean
APART = 0.3  # of its height: a gap between two letters that parts words
ABOVE, BELOW = 0.8, 0.2  # the shares of a font's size above the line and below it
SMALLEST, LARGEST = 2.0, 200.0  # points of a font
SMALLER = (
    0.8  # of the font's size of the letter before: a letter this small is raised, or begins another word
)
HYPHEN = "\x02"  # what the library says for a hyphen at the end of a line

Box = tuple[float, float, float, float]
Matrix = tuple[float, float, float, float, float, float]
SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def main() -> None:
    """Read a PDF from standard input and print what stands in it."""
    _limit()
    import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

    data = sys.stdin.buffer.read()
    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        locked = pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD
        found: dict[str, Any] = {"refused": "locked" if locked else "damaged"}
    else:
        found = _document(pdfium, document)
    json.dump(found, sys.stdout)


def _limit() -> None:
    """Put limits on this process where the system knows them; the clock of `guarded.py` holds everywhere."""
    try:
        import resource
    except ImportError:  # Windows
        return
    limits = {"RLIMIT_CPU": SECONDS, "RLIMIT_CORE": 0, "RLIMIT_AS": MEMORY, "RLIMIT_DATA": MEMORY}
    for name, most in limits.items():
        with suppress(ValueError, OSError):  # a stricter limit is in force already
            resource.setrlimit(getattr(resource, name), (most, most))


def _document(pdfium: Any, document: Any) -> dict[str, Any]:
    count = pdfium.FPDF_GetPageCount(document)
    if count > MOST_PAGES:
        return {"refused": "long"}
    letters = objects = 0
    pages = []
    for index in range(count):
        handle = pdfium.FPDF_LoadPage(document, index)
        if not handle:
            return {"refused": "damaged"}
        page = _Page(pdfium, handle)
        pages.append(page.told())
        pdfium.FPDF_ClosePage(handle)
        letters, objects = letters + page.letters, objects + page.objects
        if letters > MOST_LETTERS or objects > MOST_OBJECTS:
            return {"refused": "long"}
    return {"form": pdfium.FPDF_GetFormType(document) != pdfium.FORMTYPE_NONE, "pages": pages}


class _Page:
    """One page while it is read. `letters` and `objects` count what stood on it."""

    def __init__(self, pdfium: Any, page: Any) -> None:
        self._pdfium, self._page = pdfium, page
        self._turned = pdfium.FPDFPage_GetRotation(page)
        self._width, self._height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
        self._left, self._bottom = self._corner()
        self.letters = self.objects = 0
        self._pictured = False

    def told(self) -> dict[str, Any]:
        """The page as data."""
        rules = [list(map(_short, self._shown(box))) for box in islice(self._rules(), MOST_RULES + 1)]
        kept = rules if len(rules) <= MOST_RULES else []
        size = {"width": self._width, "height": self._height}
        return {**size, "words": list(self._words()), "rules": kept, "pictured": self._pictured}

    def _corner(self) -> tuple[float, float]:
        """The lower left corner of what is shown of the page, in the page's own measure."""
        corners = [ctypes.c_float() for _ in range(4)]
        places = [ctypes.byref(corner) for corner in corners]
        shown = self._pdfium.FPDFPage_GetCropBox(self._page, *places)
        if not shown and not self._pdfium.FPDFPage_GetMediaBox(self._page, *places):
            return 0.0, 0.0
        return min(corners[0].value, corners[2].value), min(corners[1].value, corners[3].value)

    def _shown(self, box: Box) -> Box:
        """A box in the page's measure as it is shown: turned, and counted from the top left corner."""
        x, y = self._left, self._bottom
        left, bottom, right, top = box[0] - x, box[1] - y, box[2] - x, box[3] - y
        if self._turned == 1:
            return bottom, left, top, right
        if self._turned == 2:
            return self._width - right, bottom, self._width - left, top
        if self._turned == 3:
            return self._width - top, self._height - right, self._width - bottom, self._height - left
        return left, self._height - top, right, self._height - bottom

    # Words

    def _words(self) -> Iterator[list[Any]]:
        """The words of the page in the order in which the file holds them."""
        text = self._pdfium.FPDFText_LoadPage(self._page)
        self.letters = max(0, self._pdfium.FPDFText_CountChars(text))
        word, box, first, size = "", (0.0, 0.0, 0.0, 0.0), 0, 0.0
        for index in range(min(self.letters, MOST_LETTERS)):
            letter = _letter(self._pdfium.FPDFText_GetUnicode(text, index))
            place = self._place(text, index) if letter.strip() else None
            before, size = size, self._pdfium.FPDFText_GetFontSize(text, index) if place else size
            if word and (place is None or _apart(box, place) or size < SMALLER * before):
                yield from self._word(text, first, word, box)
                word = ""
            if place is None:
                continue
            box = _around(box, place) if word else place
            first = first if word else index
            word += letter
        if word:
            yield from self._word(text, first, word, box)
        self._pdfium.FPDFText_ClosePage(text)

    def _place(self, text: Any, index: int) -> Box | None:
        """Where a letter stands as shown."""
        rectangle = self._pdfium.FS_RECTF()
        if not self._pdfium.FPDFText_GetLooseCharBox(text, index, ctypes.byref(rectangle)):
            return None
        return self._shown((rectangle.left, rectangle.bottom, rectangle.right, rectangle.top))

    def _word(self, text: Any, index: int, word: str, box: Box) -> Iterator[list[Any]]:
        """A word as data, its height that of its font; nothing for one that does not stand upright."""
        matrix = self._pdfium.FS_MATRIX()
        if self._pdfium.FPDFText_GetMatrix(text, index, ctypes.byref(matrix)):
            angle = math.atan2(matrix.b, matrix.a) - self._turned * math.pi / 2
            if abs(math.remainder(angle, 2 * math.pi)) > LEANING:
                return
            size = self._pdfium.FPDFText_GetFontSize(text, index) * math.hypot(matrix.c, matrix.d)
            if SMALLEST <= size <= LARGEST:
                base = self._base(text, index)
                box = box[0], base - ABOVE * size, box[2], base + BELOW * size
        left, top, right, bottom = box
        yield [
            *map(_short, (left, top, max(right, left), max(bottom, top + 1))),
            self._bold(text, index),
            word,
        ]

    def _base(self, text: Any, index: int) -> float:
        """The height of the line on which a letter stands."""
        x, y = ctypes.c_double(), ctypes.c_double()
        self._pdfium.FPDFText_GetCharOrigin(text, index, ctypes.byref(x), ctypes.byref(y))
        return self._shown((x.value, y.value, x.value, y.value))[3]

    def _bold(self, text: Any, index: int) -> bool:
        if self._pdfium.FPDFText_GetFontWeight(text, index) >= 600:
            return True
        name = ctypes.create_string_buffer(128)
        flags = ctypes.c_int()
        self._pdfium.FPDFText_GetFontInfo(text, index, name, 128, ctypes.byref(flags))
        return b"bold" in name.value.lower() or b"black" in name.value.lower()

    # Rules

    def _rules(self) -> Iterator[Box]:
        """The lines drawn on the page and the edges of its drawn boxes."""
        for index in range(self._pdfium.FPDFPage_CountObjects(self._page)):
            yield from self._drawn(self._pdfium.FPDFPage_GetObject(self._page, index), SAME, 0)

    def _drawn(self, thing: Any, matrix: Matrix, depth: int) -> Iterator[Box]:
        self.objects += 1
        kind = self._pdfium.FPDFPageObj_GetType(thing)
        self._pictured |= kind == self._pdfium.FPDF_PAGEOBJ_IMAGE
        if self.objects > MOST_OBJECTS or depth > DEEPEST:
            return
        if kind == self._pdfium.FPDF_PAGEOBJ_FORM:
            inner = _times(self._matrix(thing), matrix)
            for index in range(self._pdfium.FPDFFormObj_CountObjects(thing)):
                yield from self._drawn(self._pdfium.FPDFFormObj_GetObject(thing, index), inner, depth + 1)
        elif kind == self._pdfium.FPDF_PAGEOBJ_PATH and self._visible(thing):
            yield from self._edges(thing, _times(self._matrix(thing), matrix))

    def _matrix(self, thing: Any) -> Matrix:
        found = self._pdfium.FS_MATRIX()
        if not self._pdfium.FPDFPageObj_GetMatrix(thing, ctypes.byref(found)):
            return SAME
        return found.a, found.b, found.c, found.d, found.e, found.f

    def _visible(self, path: Any) -> bool:
        """Whether a drawing shows: its lines are drawn, or it is filled with more than white."""
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        self._pdfium.FPDFPath_GetDrawMode(path, ctypes.byref(fill), ctypes.byref(stroke))
        if stroke.value:
            return True
        colours = [ctypes.c_uint() for _ in range(4)]
        known = self._pdfium.FPDFPageObj_GetFillColor(path, *map(ctypes.byref, colours))
        white = known and all(colour.value >= WHITE for colour in colours[:3])
        return bool(fill.value) and not white and (not known or colours[3].value > 0)

    def _edges(self, path: Any, matrix: Matrix) -> Iterator[Box]:
        """The upright and level lines of a drawing, each as a thin box."""
        points: list[tuple[float, float]] = []
        for index in range(min(self._pdfium.FPDFPath_CountSegments(path), MOST_OBJECTS)):
            self.objects += 1
            segment = self._pdfium.FPDFPath_GetPathSegment(path, index)
            x, y = ctypes.c_float(), ctypes.c_float()
            self._pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
            if self._pdfium.FPDFPathSegment_GetType(segment) == self._pdfium.FPDF_SEGMENT_MOVETO:
                yield from _sides(points)
                points = []
            points.append(_moved(x.value, y.value, matrix))
            if self._pdfium.FPDFPathSegment_GetClose(segment) and len(points) > 2:
                points.append(points[0])
        yield from _sides(points)


def _sides(points: list[tuple[float, float]]) -> Iterator[Box]:
    """The sides of one figure: a thin one is a line as a whole, of others each level or upright side is."""
    if len(points) < 2:
        return
    xs, ys = [x for x, _ in points], [y for _, y in points]
    if max(xs) - min(xs) <= THIN or max(ys) - min(ys) <= THIN:
        yield min(xs), min(ys), max(xs), max(ys)
        return
    for (x, y), (other_x, other_y) in pairwise(points):
        if abs(x - other_x) <= 1 or abs(y - other_y) <= 1:
            yield min(x, other_x), min(y, other_y), max(x, other_x), max(y, other_y)


def _letter(code: int) -> str:
    letter = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""
    private = 0xE000 <= code <= 0xF8FF  # where symbol fonts keep the marks of lists
    return (
        "\u00ad"
        if letter == HYPHEN
        else letter
        if private or letter.isprintable() or letter.isspace()
        else ""
    )


def _apart(word: Box, letter: Box) -> bool:
    """Whether a letter stands too far from a word to belong to it."""
    height = max(1.0, word[3] - word[1])
    beside = -height < letter[0] - word[2] < APART * height
    return not beside or abs(letter[3] - word[3]) > height / 2


def _around(one: Box, other: Box) -> Box:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return (
        a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m,
    )  # fmt: skip


def _moved(x: float, y: float, matrix: Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _short(value: float) -> float:
    return round(value, 1) if math.isfinite(value) else 0.0


if __name__ == "__main__":
    main()
