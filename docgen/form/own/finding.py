"""Every position that a form's own file has for its answers."""

from collections.abc import Iterator, Sequence

from audit.models import OVERALL
from audit.ratings import question_options
from docgen.form import places
from docgen.form.own.anchors import Anchors
from docgen.form.own.answers import Answers, Asked
from docgen.form.own.columns import headings, is_heading
from docgen.form.own.facts import Facts
from docgen.form.own.layout import Line, spelt
from docgen.form.own.rows import action_rows
from docgen.form.own.where import Claims, Placing
from docgen.form.own.words import labels
from docgen.ooxml.controls import Place
from docgen.ooxml.names import Node
from questionbank.models import NOT_APPLICABLE, Form, Question, Section


def find(form: Form, lines: Sequence[Line]) -> list[Placing]:
    """The positions, in the order in which they are found; each place has at most one (or its boxes)."""
    return list(_Finder(form, lines).placings())


class _Finder:
    def __init__(self, form: Form, lines: Sequence[Line]) -> None:
        self._form = form
        self._lines = lines
        self._claims = Claims()
        self._answers = Answers(self._claims)
        labelled = (*form.header, *form.verification)
        self._facts = Facts(lines, self._claims, labelled)
        self._options = _all_options(form)
        self._columns = headings(lines, form.columns, self._options)
        self._anchors = Anchors(lines)
        self._asked: dict[str, Line] = {}
        self._judged: dict[str, tuple[Line, Node]] = {}
        self._stops: set[int] = set()

    def placings(self) -> Iterator[Placing]:
        """Anchors first, so that the lines of each question end where the next thing begins."""
        self._anchor()
        yield from action_rows(self._form, self._lines, self._claims)
        yield from self._header()
        for section in self._form.sections:
            for group in section.groups:
                for question in group.questions:
                    yield from self._question(question)
            if section.overall:
                yield from self._judgement(section)
        yield from self._feedback()
        if self._form.overall:
            yield from self._judgement(None)
        yield from self._verification()

    # Anchors

    def _anchor(self) -> None:
        for section in self._form.sections:
            for question in (q for group in section.groups for q in group.questions):
                if (line := self._anchors.question(question)) is not None:
                    self._asked[question.number] = line
        self._first = min((line.place for line in self._asked.values()), default=len(self._lines))
        self._last = max((line.place for line in self._asked.values()), default=-1)
        for section in self._form.sections:
            if section.overall:
                self._anchor_overall(section.title, section.overall.label, self._after(section))
        if self._form.overall:
            self._anchor_overall(OVERALL, self._form.overall.label, self._last + 1)
        self._stops |= {line.place for line in self._asked.values()}
        self._stops |= {line.place for line, _ in self._judged.values()}
        self._stops |= self._headings()

    def _after(self, section: Section) -> int:
        """The place after the last question of a section."""
        numbers = [q.number for group in section.groups for q in group.questions]
        return max((self._asked[n].place + 1 for n in numbers if n in self._asked), default=0)

    def _anchor_overall(self, name: str, label: str, start: int) -> None:
        found = self._facts.label(label, start, len(self._lines)) or self._facts.label(
            label, 0, len(self._lines)
        )
        if found is not None:
            self._judged[name] = (found.line, found.paragraph)

    def _headings(self) -> set[int]:
        """The lines that head something: sections, groups, feedback, actions, columns."""
        titles = [section.title for section in self._form.sections]
        titles += [group.title for s in self._form.sections for group in s.groups if group.title]
        titles += [f"Feedback from {table.from_}" for table in self._form.feedback]
        titles += [self._form.actions.heading] if self._form.actions else []
        said = {spelt(title) for title in titles}
        return {
            line.place
            for line in self._lines
            if line.words in said or is_heading(line, self._form.columns, self._options)
        }

    def _region(self, line: Line) -> list[Line]:
        """The lines from one up to the next that something else begins in."""
        end = next((p for p in range(line.place + 1, len(self._lines)) if p in self._stops), len(self._lines))
        return list(self._lines[line.place : end])

    # Answers

    def _question(self, question: Question) -> list[Placing]:
        line = self._asked.get(question.number)
        if line is None:
            return []
        rating = places.rating(self._form, question) if has_ratings(self._form, question) else None
        asked = Asked(rating, places.comment(question), self._region(line), self._columns.get(line.place))
        return self._answers.find(asked)

    def _judgement(self, section: Section | None) -> list[Placing]:
        found = self._judged.get(section.title if section else OVERALL)
        if found is None:
            return []
        line, paragraph = found
        rating, comment = places.judgement(self._form, section)
        asked = Asked(rating, comment, self._judged_lines(line), self._columns.get(line.place), paragraph)
        return self._answers.find(asked)

    def _judged_lines(self, line: Line) -> list[Line]:
        """The lines of an overall rating: its own, and those below that belong to its comment."""
        region = self._region(line)
        kept = region[:1]
        for other in region[1:6]:
            if not other.blank and not _is_labelled(other):
                break
            kept.append(other)
        return kept

    def _header(self) -> Iterator[Placing]:
        for label, place in places.header(self._form):
            found = self._facts.label(label, 0, self._first) or self._facts.label(
                label, self._first, len(self._lines)
            )
            if found is not None:
                yield from self._facts.beside(found, place)

    def _feedback(self) -> Iterator[Placing]:
        start = 0
        for table in self._form.feedback:
            head = self._facts.label(f"Feedback from {table.from_}", start, len(self._lines))
            start = head.line.place if head is not None else start
            for question in table.questions:
                found = self._facts.label(question.text, start, len(self._lines))
                if found is not None:
                    start = found.line.place
                    yield from self._facts.beside(found, places.feedback(table, question))

    def _verification(self) -> Iterator[Placing]:
        start = self._last + 1
        for label, held in places.verification(self._form):
            found = self._facts.label(label, start, len(self._lines))
            if found is None:
                continue
            if len(held) > 1:
                yield from self._facts.agreements(found, held)
            else:
                yield from self._facts.beside(found, held[0])


def has_ratings(form: Form, question: Question) -> bool:
    """Whether the form prints ratings for a question at all."""
    return bool(question.ratings or form.question_ratings)


def _is_labelled(line: Line) -> bool:
    return any(True for spot in line.spots for paragraph in spot.paragraphs for _ in labels(paragraph))


def _all_options(form: Form) -> tuple[str, ...]:
    """Every rating the form knows, and *Not applicable*."""
    own = [option for question in form.questions() for option in question_options(form, question)]
    return tuple(dict.fromkeys((*form.question_ratings, *form.overall_ratings, *own, NOT_APPLICABLE)))


def unplaced(form: Form, missing: Sequence[Place]) -> list[Place]:
    """The places that were looked for and not found: none for a rating that the form never prints."""
    silent = {
        places.rating(form, question).tag for question in form.questions() if not has_ratings(form, question)
    }
    return [place for place in missing if place.tag not in silent]
