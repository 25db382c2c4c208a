"""Asking for the rating of a section or of the whole audit, with what it is judged by beside it."""

from collections import Counter

from audit import commands as c
from audit.completeness import asked
from audit.models import OVERALL, Judgement
from audit.ratings import split_answer
from bot.conversation.context import STAY, Context, Misread, Turn
from bot.conversation.questions import joined
from bot.conversation.screens import SectionScreen
from questionbank.models import Overall, Section


def screen(context: Context) -> SectionScreen:
    """The screen that asks for the judgement of this step."""
    section, overall = _judged(context)
    held = _held(context)
    return SectionScreen(
        where=context.where(section.title if section else "Overall"),
        title=section.title if section else OVERALL,
        label=overall.label,
        standards=section.standards if section else (),
        spread=_answers_spread(context, section) if section else _sections_spread(context),
        definitions=definitions(context, overall),
        options=overall.options,
        judgement=held,
        waiting=_waiting(held),
    )


def answer(context: Context, text: str) -> Turn:
    """Record a typed judgement: a rating, a comment, or both."""
    _, overall = _judged(context)
    rating, comment = split_answer(text, overall.options)
    if rating is None and not comment:
        raise Misread(f"Please rate it: {', '.join(overall.options)}.")
    return judged(context, rating, joined(_held(context), comment))


def advice(context: Context, rating: str | None, comment: str | None) -> tuple[str, ...]:
    """What the coach would say of that judgement; nothing is kept."""
    held = _held(context)
    would_be = Judgement(rating=rating or held.rating, comment=comment or held.comment)
    return context.parts.coach.on_judgement(context.record, context.form, context.key, would_be)


def judged(context: Context, rating: str | None, comment: str | None) -> Turn:
    """Record rating and comment given apart; None leaves one as it is. Raises StaleScreen."""
    outcome = context.perform(
        c.RecordJudgement(
            audit=context.record.id,
            section=context.key,
            rating=rating,
            comment=comment,
            seen=context.seen,
        )
    )
    now = _held(context.at(outcome.record))
    note = f"{context.key}: {now.rating or 'not rated yet'}{' - comment kept' if comment else ''}"
    coach = context.parts.coach
    remarks = coach.on_judgement(outcome.record, context.form, context.key, now) if comment else ()
    goto = STAY if _waiting(now) else None
    return Turn(notes=(note,), remarks=remarks, goto=goto, warnings=outcome.notes, record=outcome.record)


def definitions(context: Context, overall: Overall) -> tuple[tuple[str, str], ...]:
    """The grading definitions of these options, where the service has them."""
    known = context.parts.definitions
    return tuple((option, known[option]) for option in overall.options if option in known)


def _judged(context: Context) -> tuple[Section | None, Overall]:
    if context.key == OVERALL:
        fallback = Overall(label="Overall rating", options=context.form.overall_ratings)
        return None, context.form.overall or fallback
    section = next(s for s in context.form.graded_sections() if s.title == context.key)
    assert section.overall is not None  # a graded section has one
    return section, section.overall


def _held(context: Context) -> Judgement:
    data = context.record.data
    return data.overall if context.key == OVERALL else data.sections.get(context.key, Judgement())


def _waiting(held: Judgement) -> str:
    if not held.rating:
        return "rating"
    return "" if (held.comment or "").strip() else "comment"


def _answers_spread(context: Context, section: Section) -> tuple[tuple[str, int], ...]:
    """How often each rating was given in the section, and how many questions wait."""
    of_section = {question.number for group in section.groups for question in group.questions}
    numbers = [q.number for q in asked(context.record.data, context.form) if q.number in of_section]
    answers = context.record.data.answers
    count = Counter(answers.get(number, Judgement()).rating or "Not answered" for number in numbers)
    return tuple(count.items())


def _sections_spread(context: Context) -> tuple[tuple[str, int], ...]:
    sections = context.record.data.sections
    titles = [section.title for section in context.form.graded_sections()]
    return tuple(Counter(sections.get(t, Judgement()).rating or "Not rated" for t in titles).items())
