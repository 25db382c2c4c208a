"""What a person can ask for beside the conversation: guidance, progress, standards, definitions, help."""

from collections import Counter

from audit.completeness import asked
from audit.models import Judgement
from bot.conversation.context import Context
from bot.conversation.screens import Info
from bot.conversation.steps import kind
from guidance.errors import UnknownEntry
from guidance.models import Entry
from questionbank.models import Section

LOOKED_UP = "(A look-up: nothing was recorded.)"
NOTHING = "Nothing in the guidance in force answers this."
HELP = (
    "Answer in a sentence: `good - home visit on 3 March, mother and child seen`. A letter will do for the"
    " rating (g, ri, n/a); begin with + to add to a comment.",
    "back, skip: one step back or on. go 39 or q39: to a question. go actions, go review: there.",
    "guidance, more: the passages for this question. guidance 2.1.03 or ? speech and language: look up.",
    "what good looks like, definitions: what this part is judged by.",
    "correct 2.1.08 2.1.23: an administrator sets the guidance for this question.",
    "progress, missing: how far you are, and what is left.",
    "actions, submit: build the plan, hand in. pause: leave; everything said so far is kept.",
)


def guidance_here(context: Context, shown: int, many: int) -> Info:
    """The passages for the question of this step, from the `shown`-th on."""
    if kind(context.step) != "question":
        return Info(
            "Guidance", ("Type what you look for: `guidance speech and language`, `guidance 2.1.03`.",)
        )
    results = context.guidance.for_question(context.form, context.key, limit=shown + many + 1)
    here = tuple(results[shown : shown + many])
    heading = f"Guidance for question {context.key}"
    if not here:
        return Info(heading, ("That is all there is." if shown else NOTHING,))
    footer = "`more` shows more." if len(results) > shown + many else None
    return Info(heading, results=here, footer=footer)


def look_up(context: Context, query: str) -> Info:
    """Guidance by number or in words; a number gives the entry whole."""
    desk = context.guidance
    found = desk.search(query, context.form, limit=5)
    if found.kind == "number":
        return Info(f"Guidance {query}", entries=tuple(_entries(context, query)), footer=LOOKED_UP)
    if not found.results:
        return Info(f"Guidance on {query!r}", (NOTHING,), footer=LOOKED_UP)
    heading = (
        f"Guidance for question {found.form_question}" if found.form_question else f"Guidance on {query!r}"
    )
    return Info(heading, results=found.results, footer=LOOKED_UP, query=query)


def progress(context: Context) -> Info:
    """How many questions are answered, section by section."""
    numbers = {question.number for question in asked(context.record.data, context.form)}
    lines = tuple(_section_line(context, section, numbers) for section in context.form.sections)
    where = context.where("")
    return Info(
        f"{where.answered} of {where.asked} questions answered", tuple(line for line in lines if line)
    )


def standards(context: Context) -> Info:
    """What good looks like in the section of this step."""
    section = _section_of(context)
    if section is None or not section.standards:
        return Info("What good looks like", ("This part of the form has no standards of its own.",))
    return Info(f"What good looks like: {section.title}", tuple(f"- {line}" for line in section.standards))


def definitions(context: Context) -> Info:
    """The grading definitions."""
    lines = tuple(f"{label}: {text}" for label, text in context.parts.definitions.items())
    return Info("Grading definitions", lines or ("The service has set none.",))


def help_(context: Context) -> Info:
    """The words of the conversation."""
    del context
    return Info("What you can type", HELP)


def _entries(context: Context, query: str) -> list[Entry]:
    try:
        return list(context.guidance.show(query))
    except UnknownEntry:
        return []


def _section_of(context: Context) -> Section | None:
    about = context.key
    for section in context.form.sections:
        numbers = {question.number for group in section.groups for question in group.questions}
        if section.title == about or (kind(context.step) == "question" and about in numbers):
            return section
    return None


def _section_line(context: Context, section: Section, numbers: set[str]) -> str:
    own = [q.number for group in section.groups for q in group.questions if q.number in numbers]
    if not own:
        return ""
    answers = context.record.data.answers
    count = Counter(answers.get(number, Judgement()).rating for number in own)
    rated = len(own) - count.pop(None, 0)
    spread = ", ".join(f"{label} {n}" for label, n in count.items())
    judged = context.record.data.sections.get(section.title, Judgement()).rating
    counts = f" ({spread})" if spread else ""
    return f"{section.title}: {rated} of {len(own)}{counts}; rated {judged or 'not yet'}"
