"""Lint of a form: every fault at once, each with its place and its mend, so that one look puts all right.

A check is one function from a form to its problems; CHECKS lists them. A new check is a function and a line.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from questionbank.models import Form, Label, Meaning, Problem, Question, Section

WORSE_AND_WORSE: tuple[Meaning, ...] = ("good", "needs-work", "inadequate")


def check(form: Form) -> list[Problem]:
    """Every fault of the form, in the order of CHECKS; an empty list for a sound form."""
    return [problem for one in CHECKS for problem in one(form)]


def form_is_named(form: Form) -> Iterator[Problem]:
    """A form has an id and a title."""
    if not form.document.strip():
        yield _problem("form", "it has no document id. Give it one, such as case-audit.")
    if not form.title.strip():
        yield _problem("form", "it has no title. Give it one.")


def form_asks_something(form: Form) -> Iterator[Problem]:
    """A form has questions, and so has each of its sections and groups."""
    if not any(form.questions()):
        yield _problem("form", "it has no questions at all. Check that the right document was read.")
        return
    for where, section in _sections(form):
        if not any(group.questions for group in section.groups):
            yield _problem(where, "the section has no questions. Add them, or leave the section out.")
            continue
        for place, group in enumerate(section.groups, start=1):
            if not group.questions:
                name = group.title or f"group {place}"
                yield _problem(f"{where}, {name}", "the group has no questions. Add them, or leave it out.")


def headings_are_told_apart(form: Form) -> Iterator[Problem]:
    """Sections have titles, no two the same; nor have two groups of one section."""
    for where, section in _sections(form):
        if not section.title.strip():
            yield _problem(where, "the section has no title. Give it one.")
        titles = [group.title for group in section.groups if group.title is not None]
        yield from _labels(f"{where}, groups", titles)
    for title in _repeated(section.title for section in form.sections if section.title.strip()):
        yield _problem(f"section {title}", "two sections have this title. Rename one, or join them.")


def numbers_are_told_apart(form: Form) -> Iterator[Problem]:
    """Every question has its own number."""
    for where, question in _questions(form):
        if not question.number.strip():
            yield _problem(where, "the question has no number. Give it one.")
    for number in _repeated(question.number for question in form.questions() if question.number.strip()):
        yield _problem(f"question {number}", "more than one question has this number. Renumber all but one.")


def questions_have_words(form: Form) -> Iterator[Problem]:
    """A question has a title or a prompt, and no part of it is blank or said twice."""
    for where, question in _questions(form):
        if not (question.title or "").strip() and not any(prompt.strip() for prompt in question.prompts):
            yield _problem(where, "it has neither title nor prompt. Write what is asked.")
            continue
        if question.title is not None and not question.title.strip():
            yield _problem(where, "its title is blank. Write it, or leave it out.")
        yield from _labels(f"{where}, prompts", question.prompts)
        yield from _labels(f"{where}, notes", question.notes)


def ratings_can_be_chosen(form: Form) -> Iterator[Problem]:
    """Each list of ratings has at least two, all different, all on the scale, each with a rank of its own."""
    for where, ratings in _rating_lists(form):
        if len(ratings) < 2:
            yield _problem(where, f"it offers {len(ratings)} ratings to choose from. Give at least two.")
        yield from _labels(where, ratings)
        steps = [step for step in form.scale if step.label in ratings]
        on_scale = {step.label for step in steps}
        for rating in dict.fromkeys(rating for rating in ratings if rating.strip()):
            if rating not in on_scale:
                yield _problem(where, f'"{rating}" is not on the scale. Add it there with rank and meaning.')
        yield from _ranks(where, steps)


def scale_is_clear(form: Form) -> Iterator[Problem]:
    """The scale's labels are not blank, no two the same."""
    yield from _labels("scale", [step.label for step in form.scale])


def overall_ratings_have_labels(form: Form) -> Iterator[Problem]:
    """A line that asks for an overall rating says so."""
    for where, overall in [(where, s.overall) for where, s in _sections(form)] + [("form", form.overall)]:
        if overall and not overall.label.strip():
            yield _problem(where, "its overall rating has no label. Write one, such as Overall Rating.")


def feedback_is_told_apart(form: Form) -> Iterator[Problem]:
    """Each feedback table has a key of its own and questions with text and numbers of their own."""
    yield from _labels("feedback keys", [table.key for table in form.feedback])
    for table in form.feedback:
        where = f"feedback from {table.from_ or table.key}"
        if not table.from_.strip():
            yield _problem(where, "it does not say whose feedback it is. Write it.")
        if not table.questions:
            yield _problem(where, "the table has no questions. Add them, or leave the table out.")
        for number in _repeated(question.number for question in table.questions):
            yield _problem(f"{where}, question {number}", "two questions have this number. Renumber one.")
        for question in table.questions:
            if not question.text.strip():
                yield _problem(f"{where}, question {question.number}", "it has no text. Write what is asked.")


def tables_have_labels(form: Form) -> Iterator[Problem]:
    """The header, the columns, the action table and the verification have labels, no two the same."""
    yield from _labels("header", form.header)
    yield from _labels("columns", form.columns)
    yield from _labels("verification", form.verification)
    if form.actions:
        yield from _labels("actions, columns", form.actions.columns)
        if not form.actions.columns:
            yield _problem("actions", "the table has no columns. Name them, or leave the table out.")


def _problem(where: str, what: str) -> Problem:
    return Problem(where=where, what=what[0].upper() + what[1:])


def _sections(form: Form) -> list[tuple[str, Section]]:
    return [
        (f"section {section.title.strip() or place}", section)
        for place, section in enumerate(form.sections, start=1)
    ]


def _questions(form: Form) -> Iterator[tuple[str, Question]]:
    for place, question in enumerate(form.questions(), start=1):
        yield f"question {question.number.strip() or f'in place {place}'}", question


def _rating_lists(form: Form) -> Iterator[tuple[str, Sequence[str]]]:
    if any(question.ratings is None for question in form.questions()):
        yield "question ratings", form.question_ratings
    if form.overall_ratings or form.overall or form.graded_sections():
        yield "overall ratings", form.overall_ratings
    if form.overall:
        yield "overall rating", form.overall.options
    for where, section in _sections(form):
        if section.overall:
            yield f"{where}, overall rating", section.overall.options
    for where, question in _questions(form):
        if question.ratings is not None:
            yield f"{where}, ratings", question.ratings


def _labels(where: str, labels: Iterable[str]) -> Iterator[Problem]:
    """Blank labels, by their place in the list, and repeated ones."""
    texts = list(labels)
    for place, text in enumerate(texts, start=1):
        if not text.strip():
            yield _problem(where, f"number {place} is blank. Write it, or leave it out.")
    for text in _repeated(text for text in texts if text.strip()):
        yield _problem(where, f'"{text}" stands there more than once. Leave one, or tell them apart.')


def _ranks(where: str, steps: Sequence[Label]) -> Iterator[Problem]:
    """Ranks of one list of ratings: from 1, each once, and better meanings before worse ones."""
    ranked = sorted((step for step in steps if step.meaning in WORSE_AND_WORSE), key=lambda step: step.rank)
    for step in ranked:
        if step.rank < 1:
            yield _problem(where, f'"{step.label}" has rank {step.rank}. Count ranks from 1, the best.')
    for better, worse in pairwise(ranked):
        if better.rank == worse.rank:
            yield _problem(
                where,
                f'"{better.label}" and "{worse.label}" both have rank {worse.rank}. Say which is better.',
            )
        elif WORSE_AND_WORSE.index(better.meaning) > WORSE_AND_WORSE.index(worse.meaning):
            yield _problem(
                where,
                f'"{better.label}" ({better.meaning}) ranks before "{worse.label}" ({worse.meaning}). '
                "Mend the ranks or the meanings.",
            )


def _repeated(texts: Iterable[str]) -> list[str]:
    """The texts that come more than once, each once; case and spacing do not count."""
    seen: dict[str, list[str]] = {}
    for text in texts:
        seen.setdefault(" ".join(text.casefold().split()), []).append(text.strip())
    return [found[0] for found in seen.values() if len(found) > 1]


Check = Callable[[Form], Iterable[Problem]]
CHECKS: tuple[Check, ...] = (
    form_is_named,
    form_asks_something,
    headings_are_told_apart,
    numbers_are_told_apart,
    questions_have_words,
    ratings_can_be_chosen,
    scale_is_clear,
    overall_ratings_have_labels,
    feedback_is_told_apart,
    tables_have_labels,
)
