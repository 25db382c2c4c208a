"""The sections of a form with their groups and questions, put together from events."""

from dataclasses import dataclass, field

from questionbank.reading.asks import is_note
from questionbank.reading.events import (
    Answer,
    Ask,
    Blank,
    Choices,
    Columns,
    Event,
    Fields,
    Heading,
    Overall,
    Standards,
    Text,
)
from questionbank.reading.outline import Level, outline
from questionbank.reading.problems import Problems, quoted
from questionbank.reading.text import joined, runs_on, titled


@dataclass(slots=True)
class Asked:
    """A question as found: the event, and what was found for it after it."""

    ask: Ask
    options: tuple[str, ...] = ()
    notes: list[str] = field(default_factory=list)


@dataclass(slots=True)
class GroupDraft:
    """A group while its questions come in."""

    title: str | None = None
    purpose: list[str] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)


@dataclass(slots=True)
class SectionDraft:
    """A section while its parts come in. `options` are ratings printed in its heading line."""

    title: str
    where: str
    number: str = ""
    options: tuple[str, ...] = ()
    introduction: list[str] = field(default_factory=list)
    standards: list[str] = field(default_factory=list)
    groups: list[GroupDraft] = field(default_factory=list)
    overalls: list[Overall] = field(default_factory=list)

    def asked(self) -> list[Asked]:
        """Its questions in order."""
        return [asked for group in self.groups for asked in group.asked]


@dataclass(slots=True)
class Body:
    """What the questions' part of a document holds."""

    sections: list[SectionDraft] = field(default_factory=list)
    columns: list[Columns] = field(default_factory=list)
    fields: list[Fields] = field(default_factory=list)


class BodyReader:
    """Puts sections together, event by event."""

    def __init__(self, problems: Problems, title: str) -> None:
        self._problems = problems
        self._title = title
        self._body = Body()
        self._points: Standards | Text | None = None  # set while what good looks like is being read
        self._last: Event | None = None
        self._over: Heading | None = None  # a heading that stands over several groups

    def read(self, events: list[Event]) -> Body:
        """The sections in the events of the questions' part."""
        levels = outline(events)
        for place, event in enumerate(events):
            self._take(event, levels.get(place, "none"))
            self._last = event
        return self._body

    def _take(self, event: Event, level: Level) -> None:
        if isinstance(event, Standards):
            self._points = event
        elif isinstance(event, Text):
            self._text(event)
        else:
            if not isinstance(event, Answer | Blank):
                self._points = None
            self._part(event, level)

    def _part(self, event: Event, level: Level) -> None:
        if isinstance(event, Heading):
            self._heading(event, level)
        elif isinstance(event, Ask):
            self._group(event.where).asked.append(Asked(event, event.options))
        elif isinstance(event, Choices):
            self._choices(event)
        elif isinstance(event, Overall):
            self._section(event.where).overalls.append(event)
        elif isinstance(event, Columns):
            self._body.columns.append(event)
        elif isinstance(event, Fields):
            self._body.fields.append(event)

    def _heading(self, heading: Heading, level: Level) -> None:
        title = titled(heading.text)
        if self._over is not None and (level == "section" or heading.rank <= self._over.rank):
            self._over = None
        if level == "section":
            self._body.sections.append(SectionDraft(title, heading.where, heading.number, heading.options))
        elif level == "group":
            over = f"{titled(self._over.text)}: " if self._over else ""
            self._section(heading.where).groups.append(GroupDraft(over + title))
        elif level == "over":
            self._over = heading
            self._problems.add(
                heading.where, f"{quoted(heading.text)} stands over groups and is put before their titles."
            )
        else:
            self._problems.unplaced(
                heading.where, heading.text, "is a heading with no question of its own below it"
            )

    def _section(self, where: str) -> SectionDraft:
        """The section being read; questions above the first heading stand in one named after the form."""
        if not self._body.sections:
            self._body.sections.append(SectionDraft(self._title, where))
            self._problems.add(
                where, "The first questions stand under no heading; their section is named after the form."
            )
        return self._body.sections[-1]

    def _group(self, where: str) -> GroupDraft:
        section = self._section(where)
        if not section.groups:
            section.groups.append(GroupDraft())
        return section.groups[-1]

    def _choices(self, choices: Choices) -> None:
        """A list of ratings: of the question or overall rating before it, or of the whole section."""
        section = self._section(choices.where)
        asked = section.asked()
        if isinstance(self._last, Overall) and section.overalls and not section.overalls[-1].options:
            last = section.overalls[-1]
            section.overalls[-1] = Overall(last.where, last.label, choices.labels)
        elif asked and not asked[-1].options:
            asked[-1].options = choices.labels
        elif not asked:
            section.options = choices.labels

    def _text(self, text: Text) -> None:
        """Running text: a standard, an introduction, a purpose, or a hint on the question before."""
        if not self._body.sections:
            self._problems.unplaced(text.where, text.printed)
            return
        section = self._body.sections[-1]
        group = section.groups[-1] if section.groups else None
        if self._points is not None and self._goes_on(text):
            _append(section.standards, text.text)
            self._points = text
        elif group is None:
            _append(section.introduction, text.printed)
        elif not group.asked:
            _append(group.purpose, text.printed)
        elif text.bullet and group.asked[-1].notes:
            group.asked[-1].notes[-1] += f"\n{text.printed}"
        elif is_note(text.text):
            group.asked[-1].notes.append(text.printed)
        else:
            self._problems.unplaced(
                text.where, text.printed, "stands between questions and belongs to none of them"
            )

    def _goes_on(self, text: Text) -> bool:
        """Whether a paragraph is one more standard: bullets end where another place goes on without them."""
        last = self._points
        if isinstance(last, Standards) or last is None:
            return True
        return text.bullet or not last.bullet or text.where == last.where


def _append(paragraphs: list[str], text: str) -> None:
    """Add a paragraph, or the rest of the one before."""
    if paragraphs and runs_on(paragraphs[-1], text) and not text.startswith("• "):
        paragraphs[-1] = joined([paragraphs[-1], text])[0]
    else:
        paragraphs.append(text)
