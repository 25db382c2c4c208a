"""The places a form has: which fact of an audit belongs to each tag and each title."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from audit.facts import pointer
from audit.models import OVERALL
from audit.ratings import question_options
from audit.rules import overall_options
from docgen.form import places
from docgen.form.values import FACTS
from docgen.ooxml.controls import Place, shortened
from questionbank.models import Form, Question, Section

Kind = Literal["text", "rating", "date", "conversation", "month", "yes-no", "agreement", "age"]
KINDS: dict[str, Kind] = {
    "date": "date",
    "verification.date": "date",
    "month": "month",
    "child.age": "age",
    "child.social_care.allocated": "yes-no",
    "conversations.case_manager": "conversation",
    "conversations.child": "conversation",
    "conversations.parents": "conversation",
}
AUDIT_ID = "audit.id"  # a place that tells which audit this is, and takes no answer
ACTION_TAG = re.compile(r"action\.(?P<key>[\w-]{1,20})\.(?P<fact>[\w.-]+)")
ACTION_TITLE = re.compile(r"Action (?P<key>[\w-]{1,20}): (?P<title>.+?)( \(\d+\))?", re.DOTALL)
FIELDS = {"owner": "responsibility"}  # a column's fact where the record calls it otherwise


@dataclass(frozen=True, slots=True)
class Spot:
    """A place for one fact. `fact` is its pointer; empty where the record has no place for it."""

    fact: str
    name: str
    kind: Kind = "text"
    options: tuple[str, ...] = ()


class Known:
    """The places of one form, by tag and by title."""

    def __init__(self, form: Form) -> None:
        self.form = form
        pairs = list(_pairs(form))
        titles = Counter(shortened(place.title) for place, _ in pairs)
        self._by_tag = {place.tag: spot for place, spot in pairs}
        self._by_title = {
            shortened(place.title): spot for place, spot in pairs if titles[shortened(place.title)] == 1
        }
        self._boxes = {
            named: (spot, meant)
            for place, spot in pairs
            for box in places.boxes(place)
            for _, meant in box.choices
            for named in (box.tag, box.title)
        }
        columns = [fact for _, fact in places.action_columns(form)]
        self._columns = {fact.title: fact.tag for fact in columns}

    def tagged(self, tag: str) -> Spot | None:
        """The place of a tag."""
        return self._by_tag.get(tag)

    def titled(self, title: str) -> Spot | None:
        """The place of a title, where only one has it."""
        return self._by_title.get(title)

    def box(self, tag: str, title: str) -> tuple[Spot, str] | None:
        """The place that a box to be ticked is for, and what its tick means; by tag or else by title."""
        return self._boxes.get(tag) or self._boxes.get(title)

    def action(self, tag: str, title: str) -> tuple[str, str] | None:
        """Row and field of a place for an action, by tag or else by title."""
        if found := ACTION_TAG.fullmatch(tag):
            return found["key"], field_of(found["fact"])
        found = ACTION_TITLE.fullmatch(title)
        if found and found["title"] in self._columns:
            return found["key"], field_of(self._columns[found["title"]])
        return None


def field_of(fact: str) -> str:
    """The field of an action that a column is for; a column of the form's own keeps its tag."""
    return FIELDS.get(fact, fact)


def rating_spot(form: Form, question: Question) -> Spot:
    """The place of a question's rating."""
    fact = pointer("answers", question.number, "rating")
    return Spot(fact, f"question {question.number}: rating", "rating", question_options(form, question))


def comment_spot(question: Question) -> Spot:
    """The place of the comment on a question."""
    return Spot(pointer("answers", question.number, "comment"), f"question {question.number}: comment")


def judgement_spots(form: Form, section: Section | None) -> tuple[Spot, Spot]:
    """The places of the rating and the comment of a section, or of the whole."""
    base = pointer("sections", section.title) if section else "/overall"
    name = section.title if section else OVERALL
    options = section.overall.options if section and section.overall else overall_options(form)
    return (
        Spot(f"{base}/rating", f"{name}: rating", "rating", options),
        Spot(f"{base}/comment", f"{name}: comment"),
    )


def feedback_spot(key: str, number: str) -> Spot:
    """The place of what someone said to a feedback question."""
    return Spot(pointer("feedback", key, number), f"feedback {key} {number}")


def fact_spot(tag: str, name: str) -> Spot:
    """The place of a fact beside a label; a label of the form's own has none in the record."""
    known = tag in FACTS or tag in ("verification.by", "verification.date", "verification.comments")
    return Spot(pointer(*tag.split(".")) if known else "", name, KINDS.get(tag, "text"))


def agreement_spot(name: str) -> Spot:
    """The place of a moderator's agreement with one judgement."""
    return Spot(pointer("verification", "agrees", name), f"agreement with {name}", "agreement")


def _pairs(form: Form) -> Iterator[tuple[Place, Spot]]:
    for _, place in places.header(form):
        yield place, fact_spot(place.tag, place.title)
    for question in form.questions():
        yield places.rating(form, question), rating_spot(form, question)
        yield places.comment(question), comment_spot(question)
    for section in (*form.graded_sections(), None):
        yield from zip(places.judgement(form, section), judgement_spots(form, section), strict=True)
    for table in form.feedback:
        for asked in table.questions:
            yield places.feedback(table, asked), feedback_spot(table.key, asked.number)
    judged = {places.agreement_tag(name): name for name in places.judged(form)}
    for _, held in places.verification(form):
        for place in held:
            name = judged.get(place.tag)
            yield place, agreement_spot(name) if name else fact_spot(place.tag, place.title)
