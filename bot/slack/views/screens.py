"""One table: which builder shows which screen, and which folds it once it is answered."""

from collections.abc import Callable
from typing import Any

from bot.conversation import screens as s
from bot.slack.blocks import Message
from bot.slack.views import feedback, plan, question, review, section

SHOWN: dict[type, Callable[[Any], Message]] = {
    s.QuestionScreen: question.question,
    s.SectionScreen: section.judgement,
    s.FeedbackScreen: feedback.feedback,
    s.ActionsScreen: plan.actions_list,
    s.ActionFieldScreen: plan.field,
    s.ReviewScreen: review.review,
    s.SubmittedScreen: review.submitted,
}
FOLDED: dict[type, Callable[[Any], Message]] = {
    s.QuestionScreen: question.folded,
    s.SectionScreen: section.folded,
    s.FeedbackScreen: feedback.folded,
    s.ActionsScreen: plan.folded,
    s.ReviewScreen: review.folded,
}


def shown(screen: s.Screen) -> Message:
    """A screen as the message that asks."""
    return SHOWN[type(screen)](screen)


def folded(screen: s.Screen) -> Message | None:
    """A screen as the line that remains of it; None where nothing does."""
    fold = FOLDED.get(type(screen))
    return fold(screen) if fold else None
