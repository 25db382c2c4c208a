"""Asking a question of the form, and understanding the answer."""

from audit import commands as c
from audit.completeness import asked
from audit.models import Judgement
from audit.ratings import is_not_applicable, question_options, recognise, split_answer
from bot.conversation.context import STAY, Context, Misread, Turn
from bot.conversation.screens import QuestionScreen
from questionbank.models import Group, Question, Section

SNIPPETS = 3  # beside a question; `guidance` shows the rest
JOIN = "+"  # a comment that begins with it is added to the one before


def screen(context: Context) -> QuestionScreen:
    """The screen that asks the question of this step."""
    section, group, question = place(context)
    answer = context.record.data.answers.get(question.number, Judgement())
    results = context.guidance.for_question(context.form, question.number)
    begins = group.questions[0].number == question.number or context.arrived
    return QuestionScreen(
        where=context.where(section.title),
        number=question.number,
        group=group.title,
        purpose=group.purpose if begins else None,
        title=question.title,
        prompts=question.prompts,
        notes=question.notes,
        options=question_options(context.form, question),
        snippets=tuple(results[:SNIPPETS]),
        more_snippets=max(len(results) - SNIPPETS, 0),
        answer=answer,
        waiting=waiting(context, answer),
    )


def answer(context: Context, text: str) -> Turn:
    """Record a typed answer: a rating, a comment, or both; ask for what is still missing."""
    _, _, question = place(context)
    options = question_options(context.form, question)
    numbers = {one.number for one in asked(context.record.data, context.form)}
    if text in numbers and not recognise(text, options):
        return Turn(goto=f"question:{text}")
    held = context.record.data.answers.get(question.number, Judgement())
    rating, comment = split_answer(text, options)
    if rating is None and not comment:
        raise Misread(f"Please rate it: {', '.join(options)}.")
    return _recorded(context, question, rating, joined(held, comment))


def judged(context: Context, rating: str | None, comment: str | None) -> Turn:
    """Record rating and comment given apart; None leaves one as it is. Raises StaleScreen."""
    return _recorded(context, place(context)[2], rating, comment)


def advice(context: Context, rating: str | None, comment: str | None) -> tuple[str, ...]:
    """What the coach would say of that answer; nothing is kept."""
    data = context.record.data
    held = data.answers.get(context.key, Judgement())
    would_be = Judgement(rating=rating or held.rating, comment=comment or held.comment)
    after = data.model_copy(update={"answers": {**data.answers, context.key: would_be}})
    record = context.record.model_copy(update={"data": after})
    return context.parts.coach.on_answer(record, context.form, context.key)


def waiting(context: Context, held: Judgement) -> str:
    """What the answer still needs: `rating`, `comment`, `reason` (why it does not apply), or nothing."""
    if not held.rating:
        return "rating"
    if (held.comment or "").strip():
        return ""
    return "reason" if is_not_applicable(context.form, held.rating) else "comment"


def joined(held: Judgement, typed: str) -> str | None:
    """The comment after typing: a new one, or more of the old one; None where none was typed.

    What was typed before there was a rating stays: it was never more than the beginning.
    """
    if not typed:
        return None
    if typed.startswith(JOIN):
        return f"{held.comment} {typed[1:].strip()}" if held.comment else typed[1:].strip()
    return f"{held.comment}\n{typed}" if held.comment and not held.rating else typed


def place(context: Context) -> tuple[Section, Group, Question]:
    """The question of this step with its section and group."""
    return next(found for found in context.form.places() if found[2].number == context.key)


def _recorded(context: Context, question: Question, rating: str | None, comment: str | None) -> Turn:
    command = c.RecordAnswer(
        audit=context.record.id,
        question=question.number,
        rating=rating,
        comment=comment,
        seen=context.seen,
    )
    outcome = context.perform(command)
    now = outcome.record.data.answers[question.number]
    said = f"Question {question.number}: {now.rating or 'not rated yet'}"
    said += " - comment kept" if comment else ""
    more = waiting(context, now)
    remarks = context.parts.coach.on_answer(outcome.record, context.form, question.number) if comment else ()
    return Turn(
        notes=(said,),
        remarks=remarks,
        goto=STAY if more else None,
        warnings=outcome.notes,
        record=outcome.record,
    )
