"""A document read as a form: the pipeline from a source to a reading."""

import re

from questionbank.editions import stamp
from questionbank.errors import NotAForm
from questionbank.models import FormReading
from questionbank.reading.assemble import Assembler, Pieces
from questionbank.reading.classify import Classifier
from questionbank.reading.events import Ask, Contents, Event, Overall
from questionbank.reading.files import Source
from questionbank.reading.front import cut_front, distinct, read_front
from questionbank.reading.heads import take_organisation, take_title
from questionbank.reading.lines import Line
from questionbank.reading.problems import Problems
from questionbank.reading.ratings.options import OptionFinder
from questionbank.reading.ratings.scale import ScaleMaker
from questionbank.reading.ratings.vocabulary import Vocabulary
from questionbank.reading.sections import Body, BodyReader
from questionbank.reading.settle import settled
from questionbank.reading.tail import actions_of, feedback_of, verification_of
from questionbank.reading.text import plain, titled
from questionbank.reading.text_lines import text_lines
from questionbank.reading.word_lines import word_lines
from questionbank.reading.words import CASE_AUDIT
from questionbank.reading.zones import Splitter, Zone

CASE_AUDIT_ID = "case-audit"


def lines_of(source: Source) -> list[Line]:
    """The lines of a document."""
    return text_lines(source) if source.kind == "txt" else word_lines(source)


def read_form(source: Source, document: str | None = None) -> FormReading:
    """The form in a document. Raises NotAForm where there is none."""
    return _FormReader(source, document).read()


class _FormReader:
    """Takes one document through the steps."""

    def __init__(self, source: Source, document: str | None) -> None:
        self._source = source
        self._document = document
        self._problems = Problems()
        vocabulary = Vocabulary()
        self._finder = OptionFinder(vocabulary)
        self._scale = ScaleMaker(vocabulary)

    def read(self) -> FormReading:
        events = self._events()
        title, events = take_title(events, self._source.furniture, self._source.title)
        organisation, events = take_organisation(events, self._source.furniture)
        if not title:
            title = titled(re.sub(r"[_\s]+", " ", self._source.name.rsplit(".", 1)[0]).strip())
            self._problems.add("title", "The document prints no title; the form is named after the file.")
        zones = Splitter(events).zones()
        main = [event for zone in zones if zone.kind == "main" for event in zone.events]
        if not any(isinstance(event, Ask) for event in main):
            raise NotAForm(
                f"{self._source.name}: no questions were found here; it is not read as an audit form."
            )
        cut = cut_front(main)
        front = read_front(main[:cut], self._problems)
        body = BodyReader(self._problems, title).read(
            [e for e in main[cut:] if not isinstance(e, Overall) or self._in_body(e, zones)]
        )
        pieces = Pieces(self._id(title), title, organisation, front.introduction)
        self._tail(zones, pieces)
        pieces.header = distinct([*front.header, *self._late_labels(body)])
        closing = [
            e
            for zone in zones[1:]
            for e in zone.events
            if isinstance(e, Overall) and not self._in_body(e, zones)
        ]
        form = Assembler(self._finder, self._scale, self._problems).form(pieces, body, closing)
        for remark in self._scale.remarks():
            self._problems.add("ratings", remark)
        return FormReading(form=stamp(form), problems=self._problems.found())

    def _events(self) -> list[Event]:
        """The events of the document, settled, without a table of contents."""
        events = list(Classifier(self._finder).events(lines_of(self._source)))
        kept = [event for event in events if not isinstance(event, Contents)]
        if len(kept) < len(events):
            if not any(isinstance(event, Ask) for event in kept):
                raise NotAForm(
                    f"{self._source.name}: this looks like a contents page; no questions were found here."
                )
            self._problems.add("contents", "A table of contents was left out.")
        return settled(kept)

    def _in_body(self, overall: Overall, zones: list[Zone]) -> bool:
        """Whether an overall rating stands in the part with the questions, not after feedback or actions."""
        return any(overall is event for event in zones[0].events) or len(zones) == 1

    def _tail(self, zones: list[Zone], pieces: Pieces) -> None:
        for zone in zones:
            if zone.kind == "feedback":
                pieces.feedback.append(feedback_of(zone, self._problems))
            elif zone.kind == "verification":
                pieces.verification.extend(verification_of(zone, self._problems))
            elif zone.kind == "actions":
                self._actions(zone, pieces)
            elif zone.kind == "key":
                self._key(zone)

    def _actions(self, zone: Zone, pieces: Pieces) -> None:
        if pieces.actions is not None and pieces.actions.columns:
            where = zone.events[0].where if zone.events else "actions"
            self._problems.add(where, "There is more than one table of actions; the first is kept.")
            return
        pieces.actions = actions_of(zone, self._problems)

    def _key(self, zone: Zone) -> None:
        """A key to the ratings has no place in a form; its words are told."""
        for event in ([zone.heading] if zone.heading else []) + zone.events:
            text = getattr(event, "text", "") or " / ".join(getattr(event, "labels", ()))
            if text:
                self._problems.unplaced(event.where, text, "explains the ratings")

    def _late_labels(self, body: Body) -> list[str]:
        """Labels to be filled in that stand among the questions."""
        found: list[str] = []
        for fields in body.fields:
            found.extend(fields.labels)
            self._problems.add(
                fields.where, f"{', '.join(fields.labels)}: read as a fact of the case to be filled in."
            )
        return found

    def _id(self, title: str) -> str:
        """The id of the document: as given, the usual one for a case audit, else from the title."""
        if self._document:
            return self._document
        if CASE_AUDIT.search(plain(title)):
            return CASE_AUDIT_ID
        return re.sub(r"[^a-z0-9]+", "-", plain(title)).strip("-")[:60].strip("-") or "form"
