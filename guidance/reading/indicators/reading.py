"""Guidance that is laid out as number, criterion, quality indicators and extended guidance."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz, process

from guidance.models import Entry, GuidanceDocument, GuidanceReading
from guidance.reading.drafts import Piece
from guidance.reading.furniture import INDICATORS, is_header
from guidance.reading.headings import is_appendix
from guidance.reading.indicators.formula import Formula
from guidance.reading.indicators.gathering import gather
from guidance.reading.indicators.heads import put_back
from guidance.reading.indicators.kinds import kind_of, question_of
from guidance.reading.indicators.numbering import number
from guidance.reading.indicators.problems import problems_of
from guidance.reading.indicators.records import Record, Strip
from guidance.reading.indicators.repeats import drop_repeats
from guidance.reading.indicators.scraps import Scraps
from guidance.reading.indicators.strips import strips_of
from guidance.reading.joining import Joiner
from guidance.reading.language import Language
from guidance.reading.lines import Line
from guidance.reading.prose import Prose, limits
from guidance.reading.titles import identity, publisher_of, slug, title_of

VIEW = re.compile(r"^\W*(view)\s+(\d)\s*[\u2013–-]\s*(\w[\w ]*)", re.IGNORECASE)


def is_laid_out_so(lines: Sequence[Line]) -> bool:
    """Whether a header of the document names a column of quality indicators."""
    return any(is_header(line) and any(INDICATORS.match(cell) for cell in line.cells) for line in lines)


def read_indicators(lines: Sequence[Line], name: str, document: str | None) -> GuidanceReading:
    """The guidance in some lines of that layout."""
    front, body, back = _divided(lines)
    scraps = Scraps(body)
    strips = strips_of(body, scraps)
    language = _language(strips)
    formula = Formula(text for strip in strips for _, text, _ in strip.texts)
    records = gather(strips, formula, language)
    put_back(records, formula)
    records = number(records, formula)
    for record in records:
        drop_repeats(record)
    maker = _Maker(formula, Joiner(language), language, _views(lines, language))
    preface = maker.paragraphs(front)
    title = title_of(preface)
    known, superseded = identity(title, name)
    identifier = slug(document) if document else known
    entries = tuple(maker.entries(records, identifier))
    guidance = GuidanceDocument(
        document=identifier,
        title=title or name,
        publisher=publisher_of(" ".join(preface)),
        source="imported",
        superseded=superseded,
        preface=preface,
        entries=entries,
        appendices=maker.paragraphs(back),
    )
    problems = [*scraps.problems]
    for record, entry in zip(records, entries, strict=True):
        problems.extend(problems_of(record, entry, language))
    return GuidanceReading(guidance=guidance, problems=tuple(problems))


def _divided(lines: Sequence[Line]) -> tuple[Sequence[Line], Sequence[Line], Sequence[Line]]:
    """What stands before the first table of questions, the tables, and what stands after them."""
    headers = [index for index, line in enumerate(lines) if is_header(line)]
    first = next(index for index in headers if any(INDICATORS.match(cell) for cell in lines[index].cells))
    last = next(
        (
            index
            for index, line in enumerate(lines)
            if index > headers[-1] and line.alone and is_appendix(line.text) and len(line.text) < 40
        ),
        len(lines),
    )
    return lines[:first], lines[first:last], lines[last:]


def _language(strips: Sequence[Strip]) -> Language:
    """The language of a document, learnt from the lines that hold one column each."""
    mixed = {
        strip.line
        for strip in strips
        if strip.flows and (strip.inline or (strip.criteria and not strip.code))
    }
    return Language(text for strip in strips if strip.line not in mixed for _, text, _ in strip.texts)


def _views(lines: Sequence[Line], language: Language) -> dict[int, str]:
    """The headings of the views, each as it is spelt where it can be read."""
    found: dict[int, str] = {}
    for line in lines:
        heading = VIEW.match(" ".join(cell for cell in line.cells if cell))
        if heading and len(heading[0].split()) < 8:
            view, name = int(heading[2]), heading[3].strip()
            if name[:1].isupper():
                found.setdefault(view, f"View {view} – {name if line.alone else _spelt(name, language)}")
    return found


def _spelt(name: str, language: Language) -> str:
    """A name that columns have cut, as the document spells it elsewhere."""
    words = name.split()
    if all(language.knows_well(word) for word in words):
        return name
    close = process.extractOne(
        "".join(words).lower(), list(language.words), scorer=fuzz.ratio, score_cutoff=80
    )
    return str(close[0]).capitalize() if close else name


class _Maker:
    """Makes entries of records, and paragraphs of lines."""

    def __init__(self, formula: Formula, joiner: Joiner, language: Language, views: dict[int, str]) -> None:
        self._formula, self._joiner, self._views = formula, joiner, views
        self._prose = Prose(joiner, language, 0)
        self._used: Counter[str] = Counter()

    def paragraphs(self, lines: Sequence[Line]) -> tuple[str, ...]:
        """The paragraphs of flowing lines; the cells of a table row are one paragraph."""
        pieces: list[Piece] = []
        gap = True
        for line in lines:
            if not line.blank:
                text = " | ".join(cell for cell in line.cells if cell)
                pieces.append(Piece(text, line.number, line.items[0], gap, line.alone))
            gap = line.blank
        return self._prose.paragraphs(pieces)

    def entries(self, records: Sequence[Record], document: str) -> Iterator[Entry]:
        """The entries of a document."""
        for record in records:
            indicators = self._prose.paragraphs(record.sides[0])
            paragraphs = (*indicators, *self._prose.paragraphs(record.sides[1]))
            question = question_of(record)
            self._used[record.number] += 1
            times = self._used[record.number]
            view = record.code.key[0] if record.code else 0
            yield Entry(
                id=record.number if times == 1 else f"{record.number}#{times}",
                number=record.number,
                number_status=record.status,
                document=document,
                source="imported",
                kind=kind_of(record, question, self._formula),
                question=question,
                section=self._views.get(view, f"View {view}"),
                criterion=", ".join(dict.fromkeys(record.criteria)) or None,
                applies=limits(paragraphs),
                paragraphs=paragraphs,
                indicators=indicators or None,
            )
