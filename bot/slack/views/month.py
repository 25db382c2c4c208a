"""A month of the programme as those who run it see it, with what they can do to it."""

import hashlib
from collections.abc import Sequence
from typing import Any

from audit.notices.wording import month_name
from audit.programme.themes import THEMES
from bot.slack import ids
from bot.slack.blocks import (
    Element,
    Message,
    actions,
    button,
    choice_input,
    context,
    escaped,
    message,
    modal,
    option,
    section,
    sections,
    select,
    text_input,
)
from bot.slack.blocks import menu_input as menu
from bot.slack.ids import At
from bot.slack.limits import shorten

KINDS = {
    "action": "Action",
    "workshop": "Learning workshop",
    "campaign": "Campaign",
    "celebration": "Practice to celebrate",
}
PLAN = 2_800  # characters of who would get whom
MONTH_HINT = "Its places are the month's usual ones where nothing is said of them."
DRAW = (
    "No children are drawn yet. Drop the caseload extract here as a .csv file, with the month in its name: "
    "`caseload-{}.csv`. You see the draw before it is kept."
)


def standing(month: str, told: str, lines: Sequence[str], *, is_drawn: bool) -> Message:
    """How a month stands, and the buttons of those who run it. `lines` are the titles of its lines."""
    value = str(At("", 0, "", month))
    out = [option(f"Take out: {title}", f"{month}|{short(title)}") for title in lines]
    row: list[Element] = [
        button("Add a line of enquiry…", ids.PLAN_LINE, value),
        *([select(ids.DROP_LINE, "Take a line out…", out)] if out else []),
        *([button("Give the children out…", ids.ALLOCATE, value)] if is_drawn else []),
        button("Agenda", ids.AGENDA, value),
        button("Sums of the year", ids.SUMS, value),
        button("Add an action of the service…", ids.ADD_SERVICE_ACTION, value),
    ]
    blocks = [
        section(f"*The programme in {month_name(month)}*"),
        *sections(escaped(told)),
        actions(row),
        *([] if is_drawn else [context(DRAW.format(month))]),
    ]
    return message(f"The programme in {month_name(month)}.", blocks)


def giving(at: At, plan: str) -> dict[str, Any]:
    """The window that gives the children out: who would get whom, and what is to be otherwise."""
    by_hand = text_input(
        "by_hand",
        "Any by hand?",
        lines=True,
        hint="Child and auditor, one pair a line, such as: CV-12 = Robin Example.",
    )
    blocks = [
        section(f"*Who would get whom*\n{shorten(escaped(plan), PLAN) or 'Everything has its auditor.'}"),
        by_hand,
        context("Everybody is told what they got, why, and by when."),
    ]
    return modal(ids.ALLOCATE_VIEW, "Give the children out", blocks, str(at), submit="Give out")


def short(title: str) -> str:
    """A line's title as a short id that says nothing of it."""
    return hashlib.sha256(title.encode()).hexdigest()[:16]


def line(at: At) -> dict[str, Any]:
    """The window that adds a line of enquiry."""
    themes = [option(theme.name, theme.key) for theme in THEMES]
    blocks = [
        text_input("line", "What does it look into?", optional=False),
        text_input("where", "Which children?", hint="A filter such as: knife and age < 16. Empty: all."),
        text_input(
            "places", "How many audits of each kind?", hint=f"Such as: 4 full, 2 dip-sample. {MONTH_HINT}"
        ),
        menu("theme", "Which yearly theme?", select("choice", "Choose", themes), optional=True),
        text_input(
            "questions", "Which questions do its dip samples ask?", hint="Numbers with commas between."
        ),
        context("A line of the same words is replaced."),
    ]
    return modal(ids.PLAN_LINE_VIEW, "A line of enquiry", blocks, str(at), submit="Save")


def service_action(at: At) -> dict[str, Any]:
    """The window that adds an action of the service's own."""
    kinds = [option(label, kind) for kind, label in KINDS.items()]
    blocks = [
        text_input("action", "What is to be done?", lines=True, optional=False),
        text_input("owner", "Who answers for it?", optional=False),
        text_input("timescale", "By when?", hint="Such as: by 15 January 2027.", optional=False),
        text_input("check_back", "When is it checked back?", hint="Where that is another day."),
        choice_input("kind", "What is it?", kinds, kinds[0]),
    ]
    return modal(ids.ADD_SERVICE_ACTION_VIEW, "An action", blocks, str(at), submit="Add")
