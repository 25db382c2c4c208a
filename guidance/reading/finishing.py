"""From settled drafts to the guidance and the list of what a person should look at."""

from collections import Counter
from collections.abc import Iterator, Sequence

from guidance.models import Entry, GuidanceDocument, GuidanceReading, Kind
from guidance.reading.drafts import Draft, next_numbered
from guidance.reading.joining import Joiner
from guidance.reading.kinds import kind_of
from guidance.reading.numerals import Numeral
from guidance.reading.problems import headings_within, problems_of
from guidance.reading.prose import Parts, Prose, limits
from guidance.reading.questions import leading_sentence
from guidance.reading.titles import identity, publisher_of, slug, title_of


class Finisher:
    """Makes the models. `above` remembers the standard and key question in force while walking the drafts."""

    def __init__(self, joiner: Joiner, prose: Prose, document: str | None, name: str) -> None:
        self._joiner, self._prose = joiner, prose
        self._document, self._name = document, name
        self._standard: str | None = None
        self._key: tuple[str, str] | None = None
        self._used: Counter[str] = Counter()

    def reading(self, drafts: Sequence[Draft]) -> GuidanceReading:
        """The whole reading. The first draft is the preface."""
        preface = self._prose.paragraphs(drafts[0].pieces)
        title = title_of(preface)
        known, superseded = identity(title, self._name)
        document = slug(self._document) if self._document else known
        made = [(draft, *self._entry(draft, document)) for draft in self._numbered(drafts)]
        guidance = GuidanceDocument(
            document=document,
            title=title or self._name,
            publisher=publisher_of(" ".join(preface)),
            source="imported",
            superseded=superseded,
            preface=preface,
            introductions=tuple(entry for draft, entry, _ in made if draft.role != "entry"),
            entries=tuple(entry for draft, entry, _ in made if draft.role == "entry"),
            appendices=tuple(
                text for draft in drafts if draft.part == "appendix" for text in self._appendix(draft)
            ),
        )
        problems = [*headings_within(drafts[0])]
        for draft, entry, parts in made:
            problems.extend(problems_of(draft, entry, parts))
        return GuidanceReading(guidance=guidance, problems=tuple(problems))

    def _numbered(self, drafts: Sequence[Draft]) -> Iterator[Draft]:
        depth = _depth(drafts)
        for draft, following in zip(drafts, next_numbered(drafts), strict=True):
            if draft.counts:
                yield draft
            elif draft.part == "section" and draft.pieces:
                yield self._introduction(draft, following.numeral if following else None, depth)

    def _introduction(self, draft: Draft, following: Numeral | None, depth: int) -> Draft:
        """A standard that lost its number: its statement is the first sentence below its heading."""
        statement, rest = leading_sentence(draft.pieces[0].text)
        draft.pieces[0].text = rest
        draft.asked, draft.role, draft.status = [statement], "standard", "inferred"
        draft.number = _prefix(following, depth) if following else draft.section or ""
        return draft

    def _entry(self, draft: Draft, document: str) -> tuple[Entry, Parts]:
        question = self._joiner.join(draft.asked)
        parts = self._prose.parts([piece for piece in draft.pieces if piece.text])
        paragraphs = tuple(text for text, _ in parts)
        kind = self._kind(draft, question, paragraphs)
        self._used[draft.number] += 1
        times = self._used[draft.number]
        entry = Entry(
            id=draft.number if times == 1 else f"{draft.number}#{times}",
            number=draft.number,
            number_status=draft.status,
            document=document,
            source="imported",
            kind=kind,
            question=question,
            section=draft.section,
            standard=self._standard if kind != "standard" and self._covers(draft) else None,
            key_question=self._key[0] if draft.role == "entry" and self._key and self._asked(draft) else None,
            applies=limits(paragraphs),
            paragraphs=paragraphs,
        )
        return entry, parts

    def _kind(self, draft: Draft, question: str, paragraphs: Sequence[str]) -> Kind:
        """The kind of a row; a standard or key question is in force from here on."""
        if draft.role == "standard":
            self._standard, self._key = draft.number, None
            return "standard"
        if draft.role == "key question":
            self._key = (draft.number, question)
            return "key question"
        return kind_of(question, " ".join(paragraphs), draft.section, self._key[1] if self._key else None)

    def _covers(self, draft: Draft) -> bool:
        """Whether the standard in force is a row's: its number begins alike, or it begins with a letter."""
        standard, numeral = self._standard or "", draft.numeral
        return numeral is None or standard[:1].isalpha() or f"{numeral.text}.".startswith(f"{standard}.")

    def _asked(self, draft: Draft) -> bool:
        """Whether the key question in force is that of an entry."""
        key, numeral = self._key[0] if self._key else "", draft.numeral
        if numeral is None:
            return True
        branch = numeral.text.rpartition(".")[0]
        return branch in (key, key.rpartition(".")[0])

    def _appendix(self, draft: Draft) -> tuple[str, ...]:
        return (draft.section or "", *self._prose.paragraphs(draft.pieces))


def _depth(drafts: Sequence[Draft]) -> int:
    """How many groups the number of a standard has in this document."""
    depths = Counter(
        len(draft.numeral.parts) for draft in drafts if draft.numeral and draft.role == "standard"
    )
    return depths.most_common(1)[0][0] if depths else 1


def _prefix(numeral: Numeral, depth: int) -> str:
    return numeral.prefix + ".".join(map(str, numeral.parts[:depth]))
