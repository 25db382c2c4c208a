"""What stands on a page of a PDF, as data: words and rules, in points from its top left corner."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Word:
    """A word and the box round it."""

    left: float
    top: float
    right: float
    bottom: float
    bold: bool
    text: str

    @property
    def height(self) -> float:
        """Of its letters, from the tallest to the deepest."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """Halfway between top and bottom."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn line, level or upright."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def level(self) -> bool:
        """Whether the line runs across the page rather than down it."""
        return self.right - self.left >= self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Page:
    """One page. `pictured` says that it holds a picture."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...] = ()
    rules: tuple[Rule, ...] = ()
    pictured: bool = field(default=False)
