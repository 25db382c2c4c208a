"""A document read as a form: the pipeline from a source to a reading."""

import re

from questionbank.editions import stamp
from questionbank.errors import UnreadableDocument
from questionbank.models import FormReading
from questionbank.reading.assemble import Assembler, Pieces
from questionbank.reading.classify import Classifier
from questionbank.reading.end import late_labels, read_end, read_tail
from questionbank.reading.events import Ask, Contents, Event, Text
from questionbank.reading.evidence import check, no_questions, only_contents, weigh
from questionbank.reading.files import Source
from questionbank.reading.front import cut_front, read_front, told_apart
from questionbank.reading.heads import take_organisation, take_title
from questionbank.reading.lines import Line
from questionbank.reading.problems import Problems
from questionbank.reading.ratings.options import OptionFinder
from questionbank.reading.ratings.scale import ScaleMaker
from questionbank.reading.ratings.vocabulary import Vocabulary
from questionbank.reading.sections import Body, BodyReader
from questionbank.reading.settling import settled
from questionbank.reading.text import plain, titled
from questionbank.reading.text_lines import text_lines
from questionbank.reading.word_lines import word_lines
from questionbank.reading.words import CASE_AUDIT
from questionbank.reading.zones import Splitter, Zone

CASE_AUDIT_ID = "case-audit"
MOST_LINES, MOST_CHARACTERS = 5_000, 1_000_000  # the longest form known has 150 lines and 24,000 characters
ENOUGH = 4_000  # lines that show what a document is


def lines_of(source: Source) -> list[Line]:
    """The lines of a document."""
    return text_lines(source) if source.kind == "txt" else word_lines(source)


def _bounded(source: Source) -> list[Line]:
    """The lines of a form. Raises UnreadableDocument for far more of them than any form has."""
    lines = lines_of(source)
    if len(lines) > MOST_LINES or sum(len(line.text) for line in lines) > MOST_CHARACTERS:
        raise UnreadableDocument(f"{source.name} is far larger than any audit form; give the form alone.")
    return lines


def settled_events(lines: list[Line], finder: OptionFinder) -> tuple[list[Event], int]:
    """The settled events of some lines, and how many lines of a table of contents were left out."""
    events = list(Classifier(finder).events(lines))
    kept = [event for event in events if not isinstance(event, Contents)]
    return settled(kept), len(events) - len(kept)


def likeness(source: Source) -> float:
    """How much a document looks like an audit form, from 0 (nothing asks for an answer) to 1."""
    events, _ = settled_events(lines_of(source)[:ENOUGH], OptionFinder(Vocabulary()))
    return weigh(events).likeness


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
        check(self._source.name, events)
        title, events = take_title(events, self._source.furniture, self._source.title)
        organisation, events = take_organisation(events, self._source.furniture)
        pieces = Pieces(self._id(title), title or self._named_after_file(), organisation)
        for event in events:
            self._scale.explain(event.text if isinstance(event, Text) else "")
        zones = Splitter(events).zones()
        asking, after = _parted(zones)
        if not any(isinstance(event, Ask) for event in asking):
            raise no_questions(self._source.name)
        body = self._front_and_body(asking, pieces)
        closing = read_end(after, body, pieces, self._problems)
        pieces.header = told_apart([*pieces.header, *late_labels(body, self._problems)])
        read_tail(zones, pieces, self._finder, self._problems)
        pieces.verification = list(told_apart(pieces.verification))
        form = Assembler(self._finder, self._scale, self._problems).form(pieces, body, closing)
        for remark in self._scale.remarks():
            self._problems.add("ratings", remark)
        return FormReading(form=stamp(form), problems=self._problems.found())

    def _events(self) -> list[Event]:
        """The events of the document, settled, without a table of contents."""
        events, contents = settled_events(_bounded(self._source), self._finder)
        if contents and not any(isinstance(event, Ask) for event in events):
            raise only_contents(self._source.name)
        if contents:
            self._problems.add("contents", "A table of contents was left out.")
        return events

    def _front_and_body(self, asking: list[Event], pieces: Pieces) -> Body:
        """Read what stands before the questions, then the questions."""
        cut = cut_front(asking)
        front = read_front(asking[:cut], self._problems)
        body = BodyReader(self._problems, pieces.title).read(asking[cut:])
        pieces.introduction, pieces.key = front.introduction, front.ratings
        pieces.header = tuple(front.header)
        return body

    def _named_after_file(self) -> str:
        self._problems.add("title", "The document prints no title; the form is named after the file.")
        return titled(re.sub(r"[_\s]+", " ", self._source.name.rsplit(".", 1)[0]).strip())

    def _id(self, title: str) -> str:
        """The id of the document: as given, the usual one for a case audit, else from the title."""
        if self._document:
            return self._document
        if CASE_AUDIT.search(plain(title)):
            return CASE_AUDIT_ID
        return re.sub(r"[^a-z0-9]+", "-", plain(title)).strip("-")[:60].strip("-") or "form"


def _parted(zones: list[Zone]) -> tuple[list[Event], list[Event]]:
    """What stands up to the last questions, and what stands after them, without the other zones."""
    main = [zone for zone in zones if zone.kind == "main"]
    asking = [place for place, zone in enumerate(main) if any(isinstance(e, Ask) for e in zone.events)]
    last = asking[-1] + 1 if asking else len(main)
    return [e for zone in main[:last] for e in zone.events], [e for zone in main[last:] for e in zone.events]
