"""What several screens share: progress, passages of guidance, the buttons that move about, what is kept."""

from collections.abc import Iterable, Sequence

from audit.models import Judgement
from bot.conversation.screens import Screen, Where
from bot.slack import ids
from bot.slack.blocks import Block, Element, button, context, escaped, section
from bot.slack.ids import At
from bot.slack.limits import shorten
from bot.slack.wording import spoken
from guidance.models import Result
from guidance.snippets import marked

BAR = 20
COMMENT_SHOWN = 600  # characters of a kept comment on its own screen; the record holds it whole
COMMENT_FOLDED = 120

WAITING = {
    "rating": "Choose a rating, and say why in a sentence.",
    "comment": "And why? What you saw, where, and what it meant for the child.",
    "reason": "Why does it not apply?",
    "": "This is answered. Change it, or go on.",
}


def bar(done: int, of: int) -> str:
    """A text progress bar with its figures in words."""
    filled = round(BAR * done / of) if of else 0
    return f"`[{'#' * filled}{'.' * (BAR - filled)}]` {done} of {of} answered"


def standing(where: Where) -> Block:
    """Where the person is."""
    return context(f"{escaped(where.part)}  ·  {bar(where.answered, where.asked)}")


def at(where: Where, more: str = "") -> At:
    """What a button on that screen stands at."""
    return At(where.audit, where.version, where.step, more)


def moving(where: Where, *first: Element) -> list[Element]:
    """The buttons of a screen followed by those that move about."""
    value = str(at(where))
    return [
        *first,
        button("Back", ids.BACK, value),
        button("Skip", ids.SKIP, value),
        button("Go to…", ids.GO_TO, value),
    ]


def kept(judgement: Judgement) -> list[Block]:
    """What is kept so far."""
    if not judgement.rating and not judgement.comment:
        return []
    comment = shorten(escaped(judgement.comment or "no comment yet"), COMMENT_SHOWN)
    return [section(f"*Kept so far:* {escaped(judgement.rating or 'not rated')} – {comment}")]


def ratings(where: Where, options: Sequence[str]) -> list[Element]:
    """A button for each rating of the scale."""
    return [
        button(option, f"rate_{place}", str(at(where, str(place)))) for place, option in enumerate(options)
    ]


def passages(results: Iterable[Result], query: str = "") -> list[Block]:
    """Passages of guidance with their citations; the words that were looked for stand out."""
    found: list[Block] = []
    for result in results:
        said = "".join(_part(text, hit) for text, hit in marked(result.snippet, query or " "))
        serves = f"; on prompt {result.prompt}" if result.prompt else ""
        found += [
            section(f"*{escaped(result.number)}*  {escaped(result.question)}\n{said}"),
            context(f"{escaped(result.cite)}{serves}"),
        ]
    return found


def bullets(lines: Iterable[str]) -> str:
    """Lines as a list."""
    return "\n".join(f"•  {escaped(line)}" for line in lines)


def said(notes: Sequence[str], warnings: Sequence[str], remarks: Sequence[str]) -> list[Block]:
    """What came of an answer: what was kept, what could not be, and what the coach thinks of it."""
    blocks = [context(*(escaped(spoken(note)) for note in notes))] if notes else []
    blocks += [section(f"*Please note:* {escaped(warning)}") for warning in warnings]
    if remarks:
        blocks.append(section(f"*A thought on that* (it is kept as it is)\n{bullets(remarks)}"))
    return blocks


def waiting_line(shown: Screen) -> list[Block]:
    """What is still asked, for somebody who typed an answer and looks at the end of the thread."""
    waiting = getattr(shown, "waiting", "")
    return [context(f"*{WAITING[waiting]}* Reply here.")] if waiting else []


def _part(text: str, hit: bool) -> str:
    plain = escaped(text)
    return f"*{plain}*" if hit and plain.strip() == plain and "*" not in plain else plain
