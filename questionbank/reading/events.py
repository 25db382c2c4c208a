"""What a line of a form can be: a form is first read as a row of these events, then put together."""

import re
from dataclasses import dataclass, field, replace
from functools import cached_property

from questionbank.reading.column_words import Role
from questionbank.reading.lines import Piece
from questionbank.reading.text import plain, words

TITLE_RANK, BODY_RANK, SHORT_RANK, BAND_RANK, LOW_BAND_RANK = 0, 10, 15, 20, 21
QUESTION_MARK = re.compile(r"\?[)\"”’]*(\s|$)")


@dataclass(frozen=True)
class Event:
    """Anything read from one place of a document."""

    where: str


@dataclass(frozen=True)
class Heading(Event):
    """A heading. `rank` says how far up it stands: 0 the title, 1 to 9 by its style, then by its looks."""

    text: str
    rank: int
    number: str = ""
    options: tuple[str, ...] = ()

    @cached_property
    def plain(self) -> str:
        """The text for comparing."""
        return plain(self.text)


@dataclass(frozen=True)
class Text(Event):
    """A paragraph that is nothing more particular. `table` is 0 outside tables."""

    text: str
    bullet: bool = False
    bold: bool = False
    table: int = 0
    number: str = ""  # a number that stood before it and turned out to be no question's
    gap: int = 0  # empty lines before it

    @cached_property
    def plain(self) -> str:
        """The text for comparing."""
        return plain(self.text)

    @property
    def short(self) -> bool:
        """Whether it could be a heading or a label: a few words that make no sentence."""
        return (
            words(self.text) <= 10 and not self.bullet and not self.text.endswith((".", "?", ";", ",", ":"))
        )

    @property
    def printed(self) -> str:
        """The paragraph with the bullet or number that stood before it."""
        mark = "• " if self.bullet else f"{self.number}. " if self.number else ""
        return mark + self.text


@dataclass(frozen=True)
class Standards(Event):
    """The line that introduces what good looks like."""

    text: str


@dataclass(frozen=True)
class Columns(Event):
    """The headings of a table's columns, by the grid column where each begins."""

    labels: tuple[str, ...]
    roles: dict[int, Role] = field(default_factory=dict)
    starts: tuple[int, ...] = ()  # the column of each label
    options: tuple[str, ...] = ()
    table: int = 0
    width: int = 0  # grid columns of its table
    title: str = ""  # of the section, where it stands in place of a heading for the questions
    number: str = ""  # of that section

    def has(self, *roles: Role) -> bool:
        """Whether one of its columns has one of these roles."""
        return any(role in roles for role in self.roles.values())

    def column(self, role: Role) -> int | None:
        """The first column of a role."""
        return next((column for column, has in sorted(self.roles.items()) if has == role), None)

    @property
    def asks(self) -> bool:
        """Whether the table asks questions to be rated or commented on."""
        return self.has("question", "area") and self.has("rating", "comment") and not self.acts

    @property
    def acts(self) -> bool:
        """Whether it is a table of actions."""
        return self.has("action") and self.has("owner", "when") and not self.has("rating", "question")


@dataclass(frozen=True)
class Ask(Event):
    """A question, or what looks like one until its surroundings are known.

    `firm`: it stands in a row with cells for the answer. `leftovers` are words in those cells that are no
    list of ratings. `continued`: its number cell is merged with the row above.
    """

    number: str | None
    pieces: tuple[Piece, ...]
    options: tuple[str, ...] = ()
    table: int = 0
    firm: bool = False
    leftovers: tuple[str, ...] = ()
    hints: tuple[Piece, ...] = ()  # what a column for guidance says about it
    area: str | None = None  # empty: the area named above goes on
    continued: bool = False
    automatic: bool = False  # its number is printed by Word itself

    @cached_property
    def text(self) -> str:
        """All its words."""
        return " ".join(piece.text for piece in self.pieces)

    @property
    def asking(self) -> bool:
        """Whether one of its sentences asks something."""
        return any(QUESTION_MARK.search(piece.text) for piece in self.pieces)

    def with_pieces(self, *more: Piece) -> "Ask":
        """The same question with more paragraphs."""
        return replace(self, pieces=self.pieces + more)


@dataclass(frozen=True)
class Overall(Event):
    """The line for the rating of a section or of the whole form."""

    label: str
    options: tuple[str, ...] = ()

    @cached_property
    def plain(self) -> str:
        """The label for comparing."""
        return plain(self.label)


@dataclass(frozen=True)
class Choices(Event):
    """A line that is a list of ratings and nothing else, or one label of a list with a line for each."""

    labels: tuple[str, ...]
    text: str = ""  # the line as printed


@dataclass(frozen=True)
class Answer(Event):
    """A place for an answer with its label: "Comment:", "Rating:"."""

    text: str


@dataclass(frozen=True)
class Fields(Event):
    """Labels beside blank cells, and what was printed in cells that should be blank."""

    labels: tuple[str, ...]
    values: tuple[tuple[str, str], ...] = ()
    table: int = 0
    full: bool = False  # no cell of the row is blank: every second one may be an answer


@dataclass(frozen=True)
class Blank(Event):
    """A row with nothing in it but perhaps its number; or a number on a line of its own."""

    number: str | None
    table: int = 0
    cells: int = 1


@dataclass(frozen=True)
class Contents(Event):
    """A line of a table of contents."""

    text: str
