"""The form from everything that was found: sections, scale, overall ratings, numbers, head and tail."""

import re
from collections import Counter
from dataclasses import dataclass, field

from questionbank.models import ActionTable, Feedback, Form, Group, Overall, Question, Section
from questionbank.reading import events as found
from questionbank.reading.asks import Wording, wording_of
from questionbank.reading.counting import numbered
from questionbank.reading.outline import names
from questionbank.reading.problems import Problems, quoted
from questionbank.reading.ratings.options import OptionFinder
from questionbank.reading.ratings.scale import ScaleMaker
from questionbank.reading.sections import Asked, Body, SectionDraft
from questionbank.reading.text import plain
from questionbank.reading.words import WHOLE_FORM

PARAGRAPHS = "\n\n"


@dataclass(slots=True)
class Pieces:
    """Everything of a form that stands outside its sections."""

    document: str
    title: str
    organisation: str | None = None
    introduction: list[str] = field(default_factory=list)
    header: tuple[str, ...] = ()
    feedback: list[Feedback] = field(default_factory=list)
    actions: ActionTable | None = None
    verification: list[str] = field(default_factory=list)
    key: tuple[str, ...] = ()  # the ratings that a key explains


class Assembler:
    """Turns drafts into a form; the scale grows while it does."""

    def __init__(self, finder: OptionFinder, scale: ScaleMaker, problems: Problems) -> None:
        self._finder = finder
        self._scale = scale
        self._problems = problems
        self._usual: tuple[str, ...] = ()

    def form(self, pieces: Pieces, body: Body, closing: list[found.Overall]) -> Form:
        """The whole form. `closing` are overall ratings that stand outside the sections."""
        overall = self._overall_of_form(body.sections, closing)
        worded = self._worded(body)
        numbers = numbered(body.sections, self._problems)
        offered = self._offered(body, worded)
        self._usual = _most_common(offered) or self._elsewhere(pieces, body.sections, overall)
        self._tell_titles_apart(body.sections)
        sections = tuple(self._section(draft, worded, offered, numbers) for draft in body.sections)
        closes = self._overall(overall) if overall else None
        self._tell_leftovers(body)
        return Form(
            document=pieces.document,
            title=pieces.title,
            organisation=pieces.organisation,
            introduction=PARAGRAPHS.join(pieces.introduction) or None,
            source="imported",
            header=pieces.header,
            columns=self._columns(body),
            sections=sections,
            question_ratings=self._usual,
            overall_ratings=_overall_ratings(sections, closes),
            scale=self._scale.labels(),
            overall=closes,
            feedback=tuple(pieces.feedback),
            actions=pieces.actions,
            verification=tuple(pieces.verification),
        )

    def _tell_titles_apart(self, sections: list[SectionDraft]) -> None:
        """Give sections of the same title a count: answers are kept by the title of their section."""
        seen: Counter[str] = Counter()
        for draft in sections:
            seen[plain(draft.title)] += 1
            count = seen[plain(draft.title)]
            if count > 1:
                draft.title = f"{draft.title} ({count})"
                self._problems.add(
                    draft.where, f"Another section has this title; this one is {quoted(draft.title)}."
                )

    def _worded(self, body: Body) -> dict[int, Wording]:
        return {
            id(asked): wording_of(asked.ask, self._finder)
            for draft in body.sections
            for asked in draft.asked()
        }

    def _offered(self, body: Body, worded: dict[int, Wording]) -> dict[int, tuple[str, ...]]:
        """The ratings of each question under their names here, from the nearest place that prints them."""
        headed = {columns.table: columns.options for columns in body.columns if columns.options}
        anywhere = next(iter(headed.values()), ())
        given: dict[int, tuple[str, ...]] = {}
        for draft in body.sections:
            for asked in draft.asked():
                printed = asked.options or worded[id(asked)].options or draft.options
                printed = printed or headed.get(asked.ask.table, anywhere)
                given[id(asked)] = self._scale.add(printed) if printed else ()
        without = [asked.ask for draft in body.sections for asked in draft.asked() if not given[id(asked)]]
        if any(given.values()):
            for ask in without:
                self._problems.add(
                    ask.where, "No ratings are printed for this question; the usual ones are taken."
                )
        return given

    def _elsewhere(
        self, pieces: Pieces, sections: list[SectionDraft], overall: found.Overall | None
    ) -> tuple[str, ...]:
        """Ratings where none are printed beside any question: those of a key, else of the overall lines."""
        closing = [o for draft in sections for o in draft.overalls] + ([overall] if overall else [])
        printed = pieces.key or next((o.options for o in closing if o.options), ())
        source = "the key" if pieces.key else "the overall ratings"
        if not printed:
            self._problems.add(
                "ratings", "No ratings are printed for the questions; they take comments only."
            )
            return ()
        self._problems.add(
            "ratings", f"No ratings are printed beside the questions; those of {source} are taken."
        )
        return self._scale.add(printed)

    def _section(
        self, draft: SectionDraft, worded: dict[int, Wording], offered: dict[int, tuple[str, ...]],
        numbers: dict[int, str],
    ) -> Section:  # fmt: skip
        groups = tuple(
            Group(
                title=group.title,
                purpose=PARAGRAPHS.join(group.purpose) or None,
                questions=tuple(
                    self._question(asked, worded[id(asked)], offered[id(asked)], numbers[id(asked)])
                    for asked in group.asked
                ),
            )
            for group in draft.groups
            if group.asked
        )
        return Section(
            title=draft.title,
            introduction=_introduction(draft.introduction),
            standards=tuple(draft.standards),
            groups=groups,
            overall=self._overall(draft.overalls[0]) if draft.overalls else None,
        )

    def _question(self, asked: Asked, wording: Wording, offered: tuple[str, ...], number: str) -> Question:
        return Question(
            number=number,
            title=wording.title,
            prompts=tuple(wording.prompts),
            notes=(*wording.notes, *asked.notes),
            ratings=offered if offered and offered != self._usual else None,
        )

    def _overall(self, overall: found.Overall) -> Overall:
        printed = overall.options
        if not printed and self._usual:
            self._problems.add(
                overall.where,
                f'No ratings are printed for "{overall.label}"; those of the questions are taken.',
            )
            return Overall(label=overall.label, options=self._usual)
        return Overall(label=overall.label, options=self._scale.add(printed))

    def _overall_of_form(
        self, sections: list[SectionDraft], closing: list[found.Overall]
    ) -> found.Overall | None:  # fmt: skip
        """Give each overall rating to the section it names or closes; the one left over is the form's."""
        loose = [(draft, overall) for draft in sections for overall in draft.overalls]
        loose_closing: list[tuple[SectionDraft | None, found.Overall]] = [
            *loose,
            *((None, o) for o in closing),
        ]
        for draft in sections:
            draft.overalls = []
        left: list[tuple[SectionDraft | None, found.Overall]] = []
        for stood, overall in loose_closing:
            named = _named(overall, sections)
            if named is not None and not named.overalls:
                named.overalls.append(overall)
            else:
                left.append((stood, overall))
        return self._give_generic(left, sections)

    def _give_generic(
        self, left: list[tuple[SectionDraft | None, found.Overall]], sections: list[SectionDraft]
    ) -> found.Overall | None:  # fmt: skip
        """Overall ratings that name no section close the section they stand in, the last one the form."""
        whole: found.Overall | None = None
        each = len({id(stood) for stood, _ in left if stood}) > 1 or len(left) > len(sections)
        for stood, overall in left:
            of_section = stood is not None and not stood.overalls and each and not _whole(overall)
            if of_section and stood is not None:
                stood.overalls.append(overall)
            elif whole is None or (whole is not None and _whole(overall)):
                if whole is not None:
                    self._problems.unplaced(whole.where, whole.label, "is one more overall rating")
                whole = overall
            else:
                self._problems.unplaced(overall.where, overall.label, "is one more overall rating")
        return whole

    def _columns(self, body: Body) -> tuple[str, ...]:
        """The column headings of the questions' tables; where they differ, those of the first."""
        last = {
            columns.where: columns for columns in body.columns if columns.has("question", "area", "rating")
        }
        asking = list(last.values())
        for columns in asking[1:]:
            if [*map(plain, columns.labels)] != [*map(plain, asking[0].labels)]:
                self._problems.unplaced(
                    columns.where, " | ".join(columns.labels), "differ from the first column headings"
                )
        return asking[0].labels if asking else ()

    def _tell_leftovers(self, body: Body) -> None:
        for draft in body.sections:
            for asked in draft.asked():
                for text in asked.ask.leftovers:
                    self._problems.unplaced(asked.ask.where, text, "stands in a cell for the answer")


def _named(overall: found.Overall, sections: list[SectionDraft]) -> SectionDraft | None:
    """The section whose title an overall rating repeats, the longest title first."""
    fitting = [draft for draft in sections if names(overall.plain, draft.title)]
    numbered_as = re.search(r"\bsection (\w+)\b", overall.plain)
    if not fitting and numbered_as:
        fitting = [
            d
            for d in sections
            if re.search(rf"\b{numbered_as.group(1)}\b", f"{d.number} {plain(d.title)[:12]}")
        ]
    return max(fitting, key=lambda draft: len(draft.title), default=None)


def _whole(overall: found.Overall) -> bool:
    return bool(WHOLE_FORM.search(overall.plain))


def _introduction(paragraphs: list[str]) -> str | None:
    """Paragraphs as one text; points of a list follow line by line."""
    text = ""
    for paragraph in paragraphs:
        gap = "" if not text else "\n" if paragraph.startswith("• ") else PARAGRAPHS
        text += gap + paragraph
    return text or None


def _most_common(offered: dict[int, tuple[str, ...]]) -> tuple[str, ...]:
    """The list of ratings that most questions have."""
    counts = Counter(labels for labels in offered.values() if labels)
    return counts.most_common(1)[0][0] if counts else ()


def _overall_ratings(sections: tuple[Section, ...], overall: Overall | None) -> tuple[str, ...]:
    """The ratings of the overall lines: those of most sections."""
    listed = [section.overall.options for section in sections if section.overall] + (
        [overall.options] if overall else []
    )
    counts = Counter(options for options in listed if options)
    return counts.most_common(1)[0][0] if counts else ()
