"""The facts of child and case: one card in the thread, and a modal in two parts to fill it in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.conversation.screens import FactScreen
from bot.slack import ids
from bot.slack.blocks import (
    Message,
    actions,
    button,
    context,
    escaped,
    message,
    modal,
    section,
    sections,
    text_input,
)
from bot.slack.ids import At
from bot.slack.views.parts import at, standing
from bot.slack.wording import spoken

KEPT_OUT = (
    "Names and numbers of the child that are not shown here come from the caseload extract or from Word; "
    "this service keeps them out of Slack."
)
A_PAGE = 6  # fields; more, and people lose their way


@dataclass(frozen=True)
class Fact:
    """One fact: its JSON pointer, what it is called, how to answer, and what the record holds."""

    pointer: str
    label: str
    hint: str
    current: str | None


def card(shown: FactScreen, facts: Sequence[Fact], *, names_kept_out: bool) -> Message:
    """What is known of child and case, and the fact that a reply would answer."""
    known = [
        f"•  {escaped(fact.label.rstrip('?'))}: {escaped(fact.current)}" for fact in facts if fact.current
    ]
    open_ = [fact.label.rstrip("?") for fact in facts if not fact.current]
    value = str(at(shown.where))
    blocks = [
        standing(shown.where),
        *sections("*The child and the case*\n" + ("\n".join(known) or "Nothing yet.")),
    ]
    if open_:
        blocks.append(section(f"*Still open:* {escaped('; '.join(open_))}"))
    blocks += [
        actions(
            [
                button("Fill in", ids.FACTS, value, style="primary"),
                button("To the questions", ids.TO_QUESTIONS, value),
                button("Go to…", ids.GO_TO, value),
            ]
        ),
        context(f"Or reply here, one by one. Next: *{escaped(shown.label)}*{_hint(shown)}"),
    ]
    blocks += [context(KEPT_OUT)] if names_kept_out else []
    return message(f"The child and the case. {shown.label}{_hint(shown)}", blocks)


def _hint(shown: FactScreen) -> str:
    hint = escaped(spoken(shown.hint))
    return f" ({hint})" if hint else ""


def folded(where: At, facts: Sequence[Fact]) -> Message:
    """The facts in one line, with a button to change them."""
    done = sum(1 for fact in facts if fact.current)
    line = f"*The child and the case*: {done} of {len(facts)} filled in"
    return message(
        f"The child and the case: {done} of {len(facts)} filled in.",
        [section(line, button("Edit", ids.FACTS, str(where)))],
    )


def form(
    where: At, facts: Sequence[Fact], page: int, typed: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """One page of the modal. `typed` is what stood in its fields, where it is shown again."""
    pages = paged(facts)
    fields = [
        text_input(
            fact.pointer,
            fact.label,
            value=(typed or {}).get(fact.pointer, fact.current or ""),
            hint=fact.hint.replace("`", ""),
        )
        for fact in pages[page]
    ]
    last = page == len(pages) - 1
    title = f"Child and case {page + 1}/{len(pages)}" if len(pages) > 1 else "Child and case"
    metadata = At(where.audit, where.seen, where.step, str(page))
    return modal(ids.FACTS_VIEW, title, fields, str(metadata), submit="Save" if last else "Save and go on")


def paged(facts: Sequence[Fact]) -> list[Sequence[Fact]]:
    """The facts page by page: the child and the people first, the day and the conversations after."""
    first = [fact for fact in facts if not fact.pointer.startswith(("/date", "/conversations"))]
    later = [fact for fact in facts if fact.pointer.startswith(("/date", "/conversations"))]
    listed: list[Sequence[Fact]] = [
        group[at : at + A_PAGE] for group in (first, later) for at in range(0, len(group), A_PAGE)
    ]
    return listed or [()]
