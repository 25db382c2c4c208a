"""The places for answers that a form has: the tag and title of each control, and what it offers.

A form that prints a box or a column for each rating has, instead of one place for the rating, a box for each
choice: `q12.rating.good`, titled "Question 12: rating: Good" (`boxes`).
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import get_args

from rapidfuzz import fuzz

from audit.models import OVERALL, ActionStatus
from audit.ratings import question_options
from docgen.form.labels import ACTIONS, HEADER, NUMBER, VERIFICATION, Fact, placed, slug
from docgen.ooxml.controls import LONGEST, UNTICKED, Choice, Place
from questionbank.models import Feedback, FeedbackQuestion, Form, Question, Section

CHOOSE_RATING = "Choose a rating"
WRITE_COMMENT = "Type the comment"
PROMPTS = {"text": "Type here", "choice": "Choose", "date": "Choose a date"}
YES_NO = ("Yes", "No")
AGREEMENT = ("Agree", "Disagree")
SAME_WORD = 86  # likeness in per cent from which a spelling is the same word with a slip in it
COLUMNS = ("No", "Question", "Rating", "Comment")  # where a form names its columns otherwise or not at all


def rating(form: Form, question: Question) -> Place:
    """The rating of one question."""
    return Place(
        f"q{question.number}.rating",
        f"Question {question.number}: rating",
        CHOOSE_RATING,
        "choice",
        choices(form, question_options(form, question)),
    )


def comment(question: Question) -> Place:
    """The comment on one question."""
    return Place(f"q{question.number}.comment", f"Question {question.number}: comment", WRITE_COMMENT)


def judgement(form: Form, section: Section | None) -> tuple[Place, Place]:
    """Rating and comment of a graded section, or of the whole form."""
    overall = section.overall if section else form.overall
    tag, name = (f"section.{slug(section.title)}", section.title) if section else ("overall", OVERALL)
    options = overall.options if overall else form.overall_ratings
    return (
        Place(f"{tag}.rating", f"{name}: rating", CHOOSE_RATING, "choice", as_they_are(options)),
        Place(f"{tag}.comment", f"{name}: comment", WRITE_COMMENT),
    )


def feedback(table: Feedback, question: FeedbackQuestion) -> Place:
    """What one kind of person said to one feedback question."""
    return Place(
        f"feedback.{table.key}.{question.number}",
        f"Feedback from {table.from_}: {question.number}",
        "Type what was said",
    )


def header(form: Form) -> Iterator[tuple[str, Place]]:
    """The labels of the form's header, each with its place."""
    for label, fact in placed(form.header, HEADER, "header"):
        yield label, fact_place(fact, YES_NO)


def verification(form: Form) -> Iterator[tuple[str, tuple[Place, ...]]]:
    """The labels of the verification table, each with its place; agreement has one for each judgement."""
    for label, fact in placed(form.verification, VERIFICATION, "verification"):
        if fact.tag == "verification.agrees" and judged(form):
            yield label, tuple(_agreement(name) for name in judged(form))
        else:
            yield label, (fact_place(fact),)


def judged(form: Form) -> tuple[str, ...]:
    """What a moderator agrees with or not: the graded sections, and the whole."""
    return (*(s.title for s in form.graded_sections()), *([OVERALL] if form.overall else []))


def action_columns(form: Form) -> list[tuple[str, Fact]]:
    """The columns of the table of actions that are filled, without the one that numbers its rows."""
    labels = [label for label in (form.actions.columns if form.actions else ()) if not NUMBER.match(label)]
    return list(placed(labels, ACTIONS, "column"))


def action(key: str, fact: Fact) -> Place:
    """One field of one action."""
    found = fact_place(fact, get_args(ActionStatus))
    return Place(
        f"action.{key}.{fact.tag}", f"Action {key}: {fact.title}", found.prompt, found.kind, found.choices
    )


def question_columns(form: Form) -> tuple[str, str, str, str]:
    """The four headings of the question tables: number, question, rating, comment."""
    number, question, rated, said = form.columns if len(form.columns) == 4 else COLUMNS
    return number or COLUMNS[0], question or COLUMNS[1], rated or COLUMNS[2], said or COLUMNS[3]


def choices(form: Form, options: tuple[str, ...]) -> tuple[Choice, ...]:
    """Ratings as a drop-down offers them: the form's own spelling, standing for the rating."""
    return tuple((printed_rating(form, option), option) for option in options)


def as_they_are(options: tuple[str, ...]) -> tuple[Choice, ...]:
    """Ratings of a section or the whole: a form's own spelling belongs to its questions' column alone."""
    return tuple((option, option) for option in options)


def printed_rating(form: Form, rating: str) -> str:
    """A rating in the form's own words, but without its slips of the pen (`INADEQAUTE`)."""
    own = next((step.printed for step in form.scale if step.label == rating), None)
    return own if own and fuzz.ratio(own.casefold(), rating.casefold()) < SAME_WORD else rating


def fact_place(fact: Fact, options: tuple[str, ...] = ()) -> Place:
    """The place of a fact beside a label."""
    return Place(
        fact.tag, fact.title, PROMPTS[fact.kind], fact.kind, tuple((option, option) for option in options)
        if fact.kind == "choice" else ()
    )  # fmt: skip


def every(form: Form) -> Iterator[Place]:
    """Every place of a form, in its order, but for the rows of actions."""
    for _, place in header(form):
        yield place
    for section in form.sections:
        for question in (question for group in section.groups for question in group.questions):
            yield rating(form, question)
            yield comment(question)
        if section.overall:
            yield from judgement(form, section)
    for table in form.feedback:
        yield from (feedback(table, question) for question in table.questions)
    if form.overall:
        yield from judgement(form, None)
    for _, held in verification(form):
        yield from held


def boxes(place: Place) -> tuple[Place, ...]:
    """The boxes to be ticked that stand for one place with choices; each offers its own choice alone."""
    return tuple(
        replace(
            place,
            tag=_box_tag(place, meant, number),
            title=f"{place.title}: {shown}",
            prompt=UNTICKED,
            kind="box",
            choices=((shown, meant),),
        )
        for number, (shown, meant) in enumerate(place.choices, 1)
    )


def _box_tag(place: Place, meant: str, number: int) -> str:
    """The tag of a box: by its choice, or by that one's number where it would be longer than Word allows."""
    tag = f"{place.tag}.{slug(meant)}"
    return tag if len(tag) <= LONGEST else f"{place.tag}.{number}"


def agreement_tag(name: str) -> str:
    """The tag of a moderator's agreement with one judgement."""
    return f"verification.agrees.{slug(name)}"


def _agreement(name: str) -> Place:
    return Place(
        agreement_tag(name),
        f"{name}: agreement",
        PROMPTS["choice"],
        "choice",
        tuple((a, a) for a in AGREEMENT),
    )
