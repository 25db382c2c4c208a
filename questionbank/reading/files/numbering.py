"""The numbers and bullets that Word prints by itself, worked out as Word works them out."""

import re
from dataclasses import dataclass, field

from questionbank.reading.files.package import Package
from questionbank.reading.files.parts import Node, W, parse, related
from questionbank.reading.files.styles import number, switched_on, value

PLACE = re.compile(r"%([1-9])")
BULLET = "•"
LONGEST_PATTERN = 60  # characters of a number's pattern such as "Question %1."
ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered. `restarts` is the level (from 1) after which it begins anew."""

    start: int = 1
    shape: str = "decimal"
    pattern: str = ""
    restarts: int | None = None
    arabic: bool = False


@dataclass(frozen=True, slots=True)
class ListKind:
    """A list in use: the counters it shares with others of the same `family`, and where it begins anew."""

    family: str
    levels: dict[int, Level]
    starts: dict[int, int]


@dataclass(slots=True)
class Numbering:
    """The lists of a document, and how far each has been counted. Ask in the order of the document."""

    lists: dict[str, ListKind] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def label(self, list_id: str, level: int) -> str:
        """The number or bullet of the next paragraph of a list; empty where the list prints none."""
        kind = self.lists.get(list_id)
        if kind is None or level not in kind.levels:
            return ""
        here = kind.levels[level]
        counts = self._counts.setdefault(kind.family, {})
        self._count(list_id, kind, level, counts)
        if here.shape == "bullet":
            return BULLET
        if here.shape == "none" and not PLACE.search(here.pattern):
            return here.pattern
        return PLACE.sub(lambda m: _shown(kind, int(m.group(1)) - 1, counts, here.arabic), here.pattern)

    def _count(self, list_id: str, kind: ListKind, level: int, counts: dict[int, int]) -> None:
        """Move the counter of a level on, and let the levels below begin anew."""
        start = kind.levels[level].start
        if level in kind.starts and (list_id, level) not in self._begun:
            self._begun.add((list_id, level))
            counts[level] = kind.starts[level]
        else:
            counts[level] = counts[level] + 1 if level in counts else start
        for deeper in [d for d in counts if d > level]:
            restarts = kind.levels[deeper].restarts if deeper in kind.levels else None
            if restarts is None or (restarts != 0 and level < restarts):
                del counts[deeper]


def read_numbering(package: Package, document: str) -> Numbering:
    """The lists of a document; none where the file has no numbering."""
    for part in related(package, document, "numbering"):
        root = parse(package, part)
        if root is not None:
            return Numbering(_lists(root))
    return Numbering()


def _lists(root: Node) -> dict[str, ListKind]:
    abstract = {node.get(f"{W}abstractNumId", ""): node for node in root.iter(f"{W}abstractNum")}
    by_style = {value(n.find(f"{W}styleLink")): key for key, n in abstract.items()}
    lists: dict[str, ListKind] = {}
    for node in root.iter(f"{W}num"):
        family = value(node.find(f"{W}abstractNumId")) or ""
        linked = value(abstract[family].find(f"{W}numStyleLink")) if family in abstract else None
        family = by_style.get(linked, family) if linked else family
        if family in abstract:
            lists[node.get(f"{W}numId", "")] = _list(node, family, abstract[family])
    return lists


def _list(node: Node, family: str, abstract: Node) -> ListKind:
    """One list: the levels of its family, changed where the list says so."""
    levels = {_depth(level): _level(level) for level in abstract.iter(f"{W}lvl")}
    starts: dict[int, int] = {}
    for override in node.iter(f"{W}lvlOverride"):
        depth = _depth(override)
        if (changed := override.find(f"{W}lvl")) is not None:
            levels[depth] = _level(changed)
        start = number(value(override.find(f"{W}startOverride")))
        if start is not None:
            starts[depth] = start
    return ListKind(family, levels, starts)


def _depth(node: Node) -> int:
    return number(node.get(f"{W}ilvl")) or 0


def _level(node: Node) -> Level:
    start = number(value(node.find(f"{W}start")))
    return Level(
        start=1 if start is None else start,
        shape=value(node.find(f"{W}numFmt")) or "decimal",
        pattern=(value(node.find(f"{W}lvlText")) or "")[:LONGEST_PATTERN],
        restarts=number(value(node.find(f"{W}lvlRestart"))),
        arabic=switched_on(node.find(f"{W}isLgl")),
    )


def _shown(kind: ListKind, depth: int, counts: dict[int, int], arabic: bool) -> str:
    """The counter of a level in its own figures."""
    level = kind.levels.get(depth, Level())
    return in_figures(counts.get(depth, level.start), "decimal" if arabic else level.shape)


def in_figures(count: int, shape: str) -> str:
    """A counter in the figures of a number format; unusual formats are given in ordinary figures."""
    if shape in {"lowerLetter", "upperLetter"} and 0 < count <= 26 * 4:
        letters = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letters if shape == "lowerLetter" else letters.upper()
    if shape in {"lowerRoman", "upperRoman"} and 0 < count < 4000:
        return _roman(count) if shape == "upperRoman" else _roman(count).lower()
    if shape == "decimalZero":
        return f"{count:02d}"
    return "" if shape in {"none", "bullet"} else str(count)


def _roman(count: int) -> str:
    figures = ""
    for worth, letters in ROMAN:
        while count >= worth:
            figures += letters
            count -= worth
    return figures
