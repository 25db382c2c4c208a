"""Where the answer to a question or the rating of a section goes: rating or boxes, and the comment."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from docgen.form import places
from docgen.form.own.columns import Columns
from docgen.form.own.layout import Line, Spot
from docgen.form.own.where import Claims, Placing, Where, is_blank
from docgen.form.own.words import Label, after, behind_label, box_places, labels, only_box
from docgen.ooxml.controls import Place
from docgen.ooxml.names import Node


@dataclass
class Asked:
    """What is to be placed: a rating (None where the form has none) and a comment, and the lines to look in.

    `label` is the paragraph that asks for the rating of a section.
    """

    rating: Place | None
    comment: Place
    lines: Sequence[Line]
    columns: Columns | None = None
    label: Node | None = None
    placed: list[Placing] = field(default_factory=list)

    @property
    def wants_rating(self) -> bool:
        """Whether the rating has no position yet."""
        tag = self.rating.tag if self.rating else ""
        return bool(tag) and not any(p.place.tag.startswith(tag) for p in self.placed)

    @property
    def wants_comment(self) -> bool:
        """Whether the comment has no position yet."""
        return not any(p.place.tag == self.comment.tag for p in self.placed)


class Answers:
    """Finds positions, each for one answer only."""

    def __init__(self, claims: Claims) -> None:
        self._claims = claims

    def find(self, asked: Asked) -> list[Placing]:
        """The positions of rating and comment, as far as the lines have them."""
        for step in (self._columns, self._boxes, self._labels, self._right, self._blanks, self._both):
            step(asked)
        return asked.placed

    def _rate(self, asked: Asked, where: Where) -> None:
        assert asked.rating is not None
        asked.placed.append(Placing(asked.rating, self._claims.take(where)))

    def _comment(self, asked: Asked, where: Where) -> None:
        asked.placed.append(Placing(asked.comment, self._claims.take(where)))

    def _columns(self, asked: Asked) -> None:
        """The cells under the headings for rating and comment, or under one for each rating."""
        columns = asked.columns
        if columns is None:
            return
        row = asked.lines[0]
        if asked.rating is not None:
            self._tick_columns(asked, asked.rating, row, columns)
        for spot in row.spots:
            role = columns.role(spot)
            if role == "rating" and asked.wants_rating and spot.column not in columns.options:
                self._rating_cell(asked, spot)
            elif role == "comment" and asked.wants_comment and self._claims.free(spot):
                self._comment(asked, self._claims.fill(spot))

    def _tick_columns(self, asked: Asked, rating: Place, row: Line, columns: Columns) -> None:
        found: list[Placing] = []
        for box in places.boxes(rating):
            meant = box.choices[0][1]
            spot = next((s for s in row.spots if columns.options.get(s.column) == meant), None)
            where = self._tick(spot) if spot is not None else None
            if where is not None:
                found.append(Placing(box, where))
        if len(found) > 1:
            asked.placed += [Placing(p.place, self._claims.take(p.where)) for p in found]

    def _tick(self, spot: Spot) -> Where | None:
        if (box := only_box(spot)) is not None and self._claims.open(box.paragraph):
            return box
        return Where(spot.paragraphs[0]) if self._claims.free(spot) else None

    def _rating_cell(self, asked: Asked, spot: Spot) -> None:
        """A cell for the rating: blank, with boxes (found later), or with the ratings printed in it."""
        assert asked.rating is not None
        if self._claims.free(spot) and not only_box(spot):
            self._rate(asked, self._claims.fill(spot))
        elif spot.text and not spot.below and not box_places(spot.paragraphs, places.boxes(asked.rating)):
            blank = next((p for p in spot.paragraphs if is_blank(p) and self._claims.open(p)), None)
            last = spot.paragraphs[-1]
            self._rate(asked, Where(blank) if blank is not None else Where(last, "below", lead="Rating: "))

    def _boxes(self, asked: Asked) -> None:
        """Boxes beside printed choices, in any cell."""
        if asked.rating is None or not asked.wants_rating:
            return
        offered = places.boxes(asked.rating)
        for paragraphs in _blocks(asked.lines):
            kept = [p for p in paragraphs if self._claims.open(p)]
            if found := box_places(kept, offered):
                asked.placed += [Placing(box, self._claims.take(where)) for box, where in found]
                return

    def _labels(self, asked: Asked) -> None:
        """Positions behind or beside "Rating:" and "Comment:"."""
        for line in asked.lines:
            for spot in line.spots:
                for place, paragraph in enumerate(spot.paragraphs):
                    if paragraph is asked.label:
                        continue
                    for label in labels(paragraph):
                        self._label(asked, label, line, spot, spot.paragraphs[place + 1 :])

    def _label(self, asked: Asked, label: Label, line: Line, spot: Spot, below: Sequence[Node]) -> None:
        wanted = asked.wants_rating if label.kind == "rating" else asked.wants_comment
        if not wanted:
            return
        where = self._beside(label, line, spot, below)
        if label.kind == "rating":
            self._rate(asked, where)
        else:
            self._comment(asked, where)

    def _beside(self, label: Label, line: Line, spot: Spot, below: Sequence[Node]) -> Where:
        """The blank cell to the right of a label, the blank paragraph below it, or right behind it."""
        whole = label.until == len(label.text) and not label.rest.strip(" _.…\t")
        right = line.spots[line.spots.index(spot) + 1 :][:1]
        if whole and right and self._claims.free(right[0]):
            return self._claims.fill(right[0])
        if whole and spot.is_cell and below and is_blank(below[0]) and self._claims.open(below[0]):
            return Where(below[0])
        return after(label)

    def _right(self, asked: Asked) -> None:
        """Blank cells in the row of the question: the rating first, then the comment."""
        spots = [s for s in asked.lines[0].spots if self._claims.free(s) and not self._other(asked, s)]
        if asked.wants_rating and asked.wants_comment and len(spots) == 2 and _wider_first(spots):
            spots.reverse()
        self._give(asked, spots if not (asked.wants_rating and asked.wants_comment) else spots[:2])

    def _other(self, asked: Asked, spot: Spot) -> bool:
        """Whether a blank cell is for something else: the number, a hint, an area."""
        role = asked.columns.role(spot) if asked.columns else None
        return role in {"number", "area", "guidance", "question", "action", "owner", "when"}

    def _blanks(self, asked: Asked) -> None:
        """Blank cells and paragraphs below the question."""
        spots = [spot for line in asked.lines[1:] for spot in line.spots if self._waits(asked, spot)]
        inner = [
            paragraph
            for spot in asked.lines[0].spots
            for paragraph in spot.paragraphs
            if spot.text and spot.is_cell and is_blank(paragraph) and self._claims.open(paragraph)
        ]
        needed = asked.wants_rating + asked.wants_comment
        if asked.label is not None and asked.wants_rating and len(inner) + len(spots) < needed:
            self._rate(asked, behind_label(asked.label))
        for paragraph in inner[-2:]:
            if asked.wants_rating:
                self._rate(asked, Where(paragraph))
            elif asked.wants_comment:
                self._comment(asked, Where(paragraph))
        self._give(asked, spots)

    def _waits(self, asked: Asked, spot: Spot) -> bool:
        """Whether a blank spot may be for this: an empty line under a table only keeps a distance."""
        return self._claims.free(spot) and (spot.is_cell or not asked.lines[0].table)

    def _give(self, asked: Asked, spots: Sequence[Spot]) -> None:
        if len(spots) == 1 and asked.wants_rating and asked.wants_comment:
            return  # one place for both, which is the last thing to be tried
        for spot in spots:
            if asked.wants_rating:
                self._rate(asked, self._claims.fill(spot))
            elif asked.wants_comment:
                self._comment(asked, self._claims.fill(spot))

    def _both(self, asked: Asked) -> None:
        """One place for both: the rating in it, and the comment in a paragraph below."""
        if asked.wants_rating and asked.wants_comment:
            spots = [spot for line in asked.lines for spot in line.spots if self._waits(asked, spot)]
            spots = [spot for spot in spots if not self._other(asked, spot)]
            if spots:
                self._rate(asked, self._claims.fill(spots[0]))
        if asked.wants_comment and (asked.label is not None or self._shares(asked)):
            rating = asked.placed[-1].where if asked.placed else None
            if rating is not None:
                self._comment(
                    asked, Where(rating.paragraph, "below", lead="Comment: " if rating.lead else "")
                )
        elif asked.wants_rating and asked.placed and asked.placed[0].where.mode == "fill":
            where = asked.placed.pop(0).where
            self._rate(asked, where)
            self._comment(asked, Where(where.paragraph, "below"))

    def _shares(self, asked: Asked) -> bool:
        """Whether the rating stands alone in the only blank cell of a question."""
        return len(asked.placed) == 1 and asked.placed[0].place is asked.rating and asked.columns is None


def _blocks(lines: Sequence[Line]) -> list[list[Node]]:
    """The paragraphs of each cell; those outside tables together."""
    cells = [spot.paragraphs for line in lines for spot in line.spots if spot.is_cell]
    outside = [spot.node for line in lines for spot in line.spots if not spot.is_cell]
    return [*cells, outside] if outside else cells


def _wider_first(spots: Sequence[Spot]) -> bool:
    """Whether the first of two blank cells is so much wider that it must be for the comment."""
    first, second = spots
    return bool(second.width) and first.width > second.width * 1.5
