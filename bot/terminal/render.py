"""Screens as text for a terminal of eighty columns. Pure: values in, text out."""

import textwrap
from collections.abc import Callable, Iterable
from typing import Any

from audit.models import OVERALL, Action, Judgement
from bot.conversation import screens as s
from guidance.models import Entry, Result
from guidance.snippets import marked

WIDTH = 80
BAR = 24

WAITING = {
    "rating": "Rate it, and say why in a sentence.",
    "comment": "And why? What you saw, where, and what it meant for the child. (`skip` leaves it.)",
    "reason": "Why does it not apply? (`skip` leaves it.)",
    "": "Type a new rating or comment to change it, + to add to the comment, or `skip` to go on.",
}


def reply(said: s.Reply) -> str:
    """Everything a reply says, in the order in which it is read."""
    parts = [*(f"* {note}" for note in said.notes), *(f"! {warning}" for warning in said.warnings)]
    parts += [_wrap(remark, "  ", bullet="~ ") for remark in said.remarks]
    if said.info:
        parts += [info(said.info), "", _waits(said.screen)]
    elif not said.ended:
        parts += ["", screen(said.screen)]
    return "\n".join(parts)


def _waits(shown: s.Screen) -> str:
    """What is still asked after something was looked up: one line, not the whole screen again."""
    kind, _, about = shown.where.step.partition(":")
    place = f"question {about}" if kind == "question" else shown.where.part
    return f"{place} waits for your answer; `again` shows it."


def screen(shown: s.Screen) -> str:
    """One screen as text."""
    return "\n".join(RENDERERS[type(shown)](shown))


def info(shown: s.Info) -> str:
    """Something asked for beside the conversation."""
    lines = ["", shown.heading, "-" * min(len(shown.heading), WIDTH)]
    lines += [_wrap(line) for line in shown.lines]
    for number, result in enumerate(shown.results, 1):
        lines += _result(number, result, shown.query)
    for entry in shown.entries:
        lines += _entry(entry)
    return "\n".join([*lines, *([shown.footer] if shown.footer else [])])


def bar(done: int, of: int) -> str:
    """A text progress bar with its figures."""
    filled = round(BAR * done / of) if of else 0
    return f"[{'#' * filled}{'.' * (BAR - filled)}] {done} of {of} answered"


def _where(where: s.Where) -> list[str]:
    return [f"{where.part}   {bar(where.answered, where.asked)}", ""]


def _fact(shown: s.FactScreen) -> Iterable[str]:
    yield from _where(shown.where)
    yield _wrap(f"{shown.label} ({shown.hint})")
    if shown.current:
        yield f"  now: {shown.current}"


def _question(shown: s.QuestionScreen) -> Iterable[str]:
    yield from _where(shown.where)
    if shown.group and shown.purpose:
        yield shown.group.upper()
        yield _wrap(shown.purpose)
        yield ""
    yield f"Question {shown.number}{f'  {shown.title}' if shown.title else ''}"
    yield from (_wrap(prompt, "  ") for prompt in shown.prompts)
    yield from (_wrap(f"Note: {note.removeprefix('Note:').strip()}", "  ") for note in shown.notes)
    yield ""
    yield from _snippets(shown)
    yield from _judgement(shown.answer)
    yield _wrap(f"{_options(shown.options)}. {WAITING[shown.waiting]}")


def _snippets(shown: s.QuestionScreen) -> Iterable[str]:
    if not shown.snippets:
        yield "  The guidance in force has nothing on this question."
    for number, result in enumerate(shown.snippets, 1):
        yield from _result(number, result)
    if shown.more_snippets:
        yield f"  ({shown.more_snippets} more: type `more`)"
    yield ""


def _section(shown: s.SectionScreen) -> Iterable[str]:
    yield from _where(shown.where)
    yield shown.label
    if shown.standards:
        yield "What good looks like:"
        yield from (_wrap(line, "  ", bullet="- ") for line in shown.standards)
    yield "Sections so far:" if shown.title == OVERALL else "Your answers here:"
    yield _wrap(", ".join(f"{label} {count}" for label, count in shown.spread) or "none", "  ")
    if shown.definitions:
        yield "The grades:"
        yield from (_wrap(f"{label}: {text}", "  ", bullet="- ") for label, text in shown.definitions)
    yield ""
    yield from _judgement(shown.judgement)
    yield _wrap(f"{_options(shown.options)}. {WAITING[shown.waiting]}")


def _feedback(shown: s.FeedbackScreen) -> Iterable[str]:
    yield from _where(shown.where)
    yield _wrap(f"{shown.number} of {shown.of}: {shown.text}")
    if shown.current:
        yield _wrap(f"now: {shown.current}", "  ")
    yield "Type what was said, in their words where you can; `skip` if nothing was."


def _actions(shown: s.ActionsScreen) -> Iterable[str]:
    yield from _where(shown.where)
    if shown.findings:
        yield "These answers ask for an action:"
    for finding in shown.findings:
        mark = "x" if finding.answered else " "
        label = textwrap.shorten(finding.label, 56)
        yield f"  [{mark}] question {finding.number}: {label} ({finding.rating})"
    for action in shown.actions:
        yield from _action(action)
    if shown.not_needed:
        yield _wrap(f"No action needed, because {shown.not_needed}", "  ")
    yield _wrap(
        "Type an action, or `8: Visit the child at home and record it` to answer question 8. "
        "`draft 8` drafts one from your comment there. `edit 1`, `remove 1`; `done` when there are no more. "
        "Where none is needed: `no action needed, because ...`."
    )


def _action(action: Action) -> Iterable[str]:
    about = f" (question {action.question})" if action.question else ""
    yield _wrap(f"Action {action.id}{about}: {action.action or ''}", "  ")
    owner, when = action.responsibility or "no owner yet", action.timescale or "no timescale yet"
    yield _wrap(f"{owner}; {when}; check-back {action.check_back or 'not set'}", "    ")


def _action_field(shown: s.ActionFieldScreen) -> Iterable[str]:
    yield _wrap(f"Action {shown.action.id}: {shown.action.action or ''}", "  ")
    yield f"{shown.label} ({shown.hint})"
    if shown.current:
        yield f"  now: {shown.current}"


def _review(shown: s.ReviewScreen) -> Iterable[str]:
    yield from _where(shown.where)
    for heading, gaps in (("Missing:", shown.missing), ("Thin, though it could be handed in:", shown.thin)):
        if gaps:
            yield heading
            yield from (_wrap(sentence, "  ", bullet="- ") for _, sentence in gaps)
    if not shown.missing and not shown.thin:
        yield "Everything is there."
    word = "`submit because ...`" if shown.missing else "`submit`"
    mend = "`go 12` or `go conversations` to mend something"
    yield _wrap(f"Type {word} to hand in, {mend}, `pause` to come back later.")


def _submitted(shown: s.SubmittedScreen) -> Iterable[str]:
    yield f"Audit {shown.where.audit} is {shown.state}."
    yield _wrap(f"`checkback audits documents {shown.where.audit}` writes its documents; `pause` leaves.")


def _judgement(held: Judgement) -> Iterable[str]:
    if held.rating or held.comment:
        yield _wrap(f"now: {held.rating or 'not rated'}; {held.comment or 'no comment'}", "  ")


def _options(options: tuple[str, ...]) -> str:
    return " / ".join(options)


def _result(number: int, result: Result, query: str = "") -> Iterable[str]:
    """A passage with its number, question and citation; the words that were looked for stand in stars."""
    yield _wrap(f"{result.number}  {result.question}", "     ", bullet=f"{number}. ")
    parts = marked(result.snippet, query) if query else [(result.snippet, False)]
    yield _wrap("".join(f"*{text}*" if found else text for text, found in parts), "     ")
    serves = f"; on prompt {result.prompt} of the question" if result.prompt else ""
    yield _wrap(f"[{result.cite}{serves}]", "     ")


def _entry(entry: Entry) -> Iterable[str]:
    yield ""
    yield _wrap(f"{entry.number}  {entry.question}")
    if entry.applies and entry.applies not in entry.paragraphs:
        yield _wrap(entry.applies, "  ")
    yield from (_wrap(paragraph, "  ", bullet="- ") for paragraph in entry.paragraphs)
    yield f"  [{entry.cite}]"


def _wrap(text: str, indent: str = "", bullet: str = "") -> str:
    first = indent[: max(len(indent) - len(bullet), 0)] + bullet if bullet else indent
    rest = indent if len(indent) >= len(bullet) else indent + " " * len(bullet)
    paragraphs = text.split("\n") or [""]
    lines = [
        textwrap.fill(paragraph, WIDTH, initial_indent=first if i == 0 else rest, subsequent_indent=rest)
        for i, paragraph in enumerate(paragraphs)
    ]
    return "\n".join(lines)


RENDERERS: dict[type, Callable[[Any], Iterable[str]]] = {
    s.FactScreen: _fact,
    s.QuestionScreen: _question,
    s.SectionScreen: _section,
    s.FeedbackScreen: _feedback,
    s.ActionsScreen: _actions,
    s.ActionFieldScreen: _action_field,
    s.ReviewScreen: _review,
    s.SubmittedScreen: _submitted,
}
