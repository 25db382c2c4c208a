"""Asking what the child, parents or carers, and the case manager said."""

from audit import commands as c
from bot.conversation.context import Context, Turn
from bot.conversation.screens import FeedbackScreen
from questionbank.models import Feedback, FeedbackQuestion


def screen(context: Context) -> FeedbackScreen:
    """The screen that asks the feedback question of this step."""
    table, question = _asked(context)
    return FeedbackScreen(
        where=context.where(f"Feedback: {table.from_}"),
        source=table.from_,
        number=question.number,
        of=len(table.questions),
        text=question.text,
        current=context.record.data.feedback.get(table.key, {}).get(question.number),
    )


def answer(context: Context, text: str) -> Turn:
    """Record what was said."""
    table, question = _asked(context)
    outcome = context.perform(
        c.RecordFeedback(audit=context.record.id, source=table.key, number=question.number, text=text)
    )
    return Turn(notes=(f"{table.from_}, question {question.number}: kept",), warnings=outcome.notes)


def _asked(context: Context) -> tuple[Feedback, FeedbackQuestion]:
    source, _, number = context.key.rpartition(":")
    table = next(table for table in context.form.feedback if table.key == source)
    return table, next(question for question in table.questions if question.number == number)
