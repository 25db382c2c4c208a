"""The authority's own form, compiled: filled as quickly as the built-in template is."""

import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO

from audit.record import AuditRecord
from docgen.form import places
from docgen.form.own.binding import bind
from docgen.form.own.finding import unplaced
from docgen.form.own.tail import tail
from docgen.form.values import action_keys, action_values, values
from docgen.form.written_for import written_for
from docgen.ooxml.controls import TICKED, UNTICKED, Place
from docgen.ooxml.fragments import Shown
from docgen.ooxml.gaps import Gapped
from docgen.ooxml.own_property import with_own_property
from questionbank.models import Form

STYLES = "word/styles.xml"
HEADING_STYLE = re.compile(
    rb'<w:style\b[^>]*w:styleId="([\w-]+)"[^>]*>\s*<w:name w:val="heading 1"', re.IGNORECASE
)


class OwnForm:
    """A form's own file, bound and compiled. Immutable once made.

    `missing` are the places that were looked for and not found; `has_rows` says whether it has rows for
    actions.
    """

    def __init__(self, form: Form, docx: bytes, name: str = "the form") -> None:
        """Bind and compile. Raises TemplateError, naming the file, where it cannot be used."""
        bound = bind(form, docx, name)
        self.form = form
        self._empty = bound
        self._gaps = Gapped(with_own_property(bound.docx), bound.ids)
        self._boxes = dict(_boxes(form, self._gaps.tags))
        self._heading = _heading_style(bound.docx)
        self.has_rows = bound.action_rows > 0
        self.missing = tuple(unplaced(form, bound.missing))
        self._lacking = {place.tag for place in bound.missing}

    def fill(self, record: AuditRecord) -> bytes:
        """The audit in the authority's own document; what that has no place for follows in a table."""
        shown = values(self.form, record)
        actions = record.data.actions
        keys = action_keys(actions, self._gaps.rows)
        acted = action_values(self.form, record.data, keys)
        left = [*self._left(shown), *self._left_actions(keys, acted)]
        held = {**shown, **acted, **self._ticked(shown)}
        return self._gaps.fill(held, keys, written_for(record), lambda ids: tail(left, ids, self._heading))

    def blank(self) -> bytes:
        """The empty form with a control in each place; what the file has no place for follows in a table."""
        left = [(place, Shown(place.prompt, blank=True)) for place in self.missing]
        if not self.has_rows:
            left += [(place, Shown(place.prompt, blank=True)) for place in _first_action(self.form)]
        empty = Gapped(self._empty.docx, self._empty.ids)  # as it came: no property of ours in it
        return empty.fill({}, (), tail=lambda ids: tail(left, ids, self._heading))

    def _left(self, shown: Mapping[str, Shown]) -> Iterator[tuple[Place, Shown]]:
        """What was recorded and has no place, or no box for its rating, in the order of the form."""
        for place in places.every(self.form):
            said = shown.get(place.tag)
            if said is None or said.blank:
                continue
            _, boxes = self._boxes.get(place.tag, (place, ()))
            if place.tag in self._lacking or (boxes and not any(_means(box, said) for box in boxes)):
                yield place, said

    def _left_actions(self, keys: Sequence[str], acted: Mapping[str, Shown]) -> Iterator[tuple[Place, Shown]]:
        if self.has_rows:
            return
        for key in keys:
            for _, fact in places.action_columns(self.form):
                place = places.action(key, fact)
                if not acted[place.tag].blank:
                    yield place, acted[place.tag]

    def _ticked(self, shown: Mapping[str, Shown]) -> dict[str, Shown]:
        return {
            box.tag: Shown(TICKED if _means(box, shown[tag]) else UNTICKED)
            for tag, (_, boxes) in self._boxes.items()
            for box in boxes
        }


def _boxes(form: Form, tags: frozenset[str]) -> Iterator[tuple[str, tuple[Place, tuple[Place, ...]]]]:
    """The places that have boxes in this file, by tag, with the boxes it has."""
    for place in places.every(form):
        if boxes := tuple(box for box in places.boxes(place) if box.tag in tags):
            yield place.tag, (place, boxes)


def _means(box: Place, shown: Shown) -> bool:
    return not shown.blank and shown.text in box.choices[0]


def _first_action(form: Form) -> list[Place]:
    return [places.action("1", fact) for _, fact in places.action_columns(form)]


def _heading_style(docx: bytes) -> str | None:
    """The id of the file's style for headings of the first level, if it has one."""
    with zipfile.ZipFile(BytesIO(docx)) as archive:
        found = HEADING_STYLE.search(archive.read(STYLES)) if STYLES in archive.namelist() else None
    return found.group(1).decode() if found else None
