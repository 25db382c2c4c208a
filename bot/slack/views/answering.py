"""The modals that take an answer: rating and comment, one answer in words, and where to go."""

from collections.abc import Sequence
from typing import Any

from audit.models import Judgement
from bot.conversation.screens import FeedbackScreen, QuestionScreen, SectionScreen
from bot.slack import ids
from bot.slack.blocks import (
    Block,
    choice_input,
    context,
    escaped,
    grouped_select,
    menu_input,
    modal,
    option,
    section,
    sections,
    text_input,
)
from bot.slack.ids import At
from bot.slack.limits import shorten
from bot.slack.views.parts import bullets

Judged = QuestionScreen | SectionScreen
PROMPTS = 1_500  # characters of the prompts above the field; the message in the thread has them whole
REMARKED = "remarked"


def answer(
    shown: Judged,
    rating: str | None,
    comment: str | None,
    *,
    remarks: Sequence[str] = (),
    warning: str | None = None,
    seen: int | None = None,
) -> dict[str, Any]:
    """The modal for a rating and its comment. `remarks` are the coach's, before anything is kept.

    `seen` is the version that the person saw first, where that is not the screen's.
    """
    blocks: list[Block] = []
    if warning:
        blocks.append(section(f"*Changed meanwhile.* {escaped(warning)}"))
        blocks.append(section(_now(held(shown))))
    if remarks:
        blocks.append(section(f"*A thought before it is kept*\n{bullets(remarks)}"))
    else:
        blocks += sections(shorten(_asked(shown), PROMPTS))
    options = [option(label, str(place)) for place, label in enumerate(shown.options)]
    chosen = options[shown.options.index(rating)] if rating in shown.options else None
    blocks += [
        choice_input("rating", "Rating", options, chosen),
        text_input("comment", "And why?", value=comment or "", lines=True, hint=HINT),
    ]
    version = shown.where.version if seen is None else seen
    where = At(shown.where.audit, version, shown.where.step, REMARKED if remarks else "")
    verb = _verb(remarks, warning)
    title = _title(shown)
    return modal(ids.ANSWER_VIEW, title, blocks, str(where), submit=verb, close="Cancel", notify=True)


HINT = "What you saw, where, and what it meant for the child. Roles rather than names."


def held(shown: Judged) -> Judgement:
    """What is kept of the answer."""
    return shown.answer if isinstance(shown, QuestionScreen) else shown.judgement


def words(shown: FeedbackScreen, typed: str | None = None, warning: str | None = None) -> dict[str, Any]:
    """The modal for what somebody said."""
    blocks = [section(f"*Changed meanwhile.* {escaped(warning)}")] if warning else []
    blocks += sections(shorten(escaped(shown.text), PROMPTS))
    blocks.append(
        text_input("words", "What was said", value=typed or shown.current or "", lines=True, optional=False)
    )
    where = At(shown.where.audit, shown.where.version, shown.where.step)
    return modal(ids.WORDS_VIEW, "Feedback", blocks, str(where), submit="Save", close="Cancel")


def going(where: At, groups: Sequence[tuple[str, Sequence[tuple[str, str]]]]) -> dict[str, Any]:
    """The modal that leads anywhere: the steps in groups, each with its label and its short id."""
    menu = grouped_select(
        "choice",
        "Choose a place",
        [(label, [option(text, value) for text, value in steps]) for label, steps in groups],
    )
    blocks = [
        menu_input("to", "Where to?", menu),
        context("Nothing is lost; you can come back the same way."),
    ]
    return modal(ids.GO_VIEW, "Go to", blocks, str(where), submit="Go there")


def _title(shown: Judged) -> str:
    return f"Question {shown.number}" if isinstance(shown, QuestionScreen) else shown.title


def _verb(remarks: Sequence[str], warning: str | None) -> str:
    if warning:
        return "Save mine instead"
    return "Save anyway" if remarks else "Save"


def _asked(shown: Judged) -> str:
    if isinstance(shown, QuestionScreen):
        return bullets(shown.prompts)
    return f"*{escaped(shown.label)}*"


def _now(judgement: Judgement) -> str:
    comment = shorten(escaped(judgement.comment or "no comment"), PROMPTS)
    return f"*It now says:* {escaped(judgement.rating or 'not rated')} – {comment}"
