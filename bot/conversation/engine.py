"""The conversation itself: takes a line of text, says what was done, and shows what comes next.

It keeps nothing in memory that matters: where a person stands and all that was said is in the record, so
leaving, resuming and two windows at once are no special cases.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from audit.deadlines import uk_date
from audit.errors import AuditError
from audit.permissions import Actor
from audit.ratings import recognise
from audit.record import AuditRecord
from bot.conversation import actions, facts, feedback, informing, judgements, questions, review
from bot.conversation.context import STAY, Context, Misread, Parts, Turn
from bot.conversation.screens import Info, QuestionScreen, Reply, Screen, SectionScreen, SubmittedScreen
from bot.conversation.steps import ACTIONS, REVIEW, following, kind, named, preceding, steps
from bot.conversation.typed import Typed, understand
from guidance.errors import GuidanceError
from questionbank.models import Form

Asks = Callable[[Context], Screen]
Understands = Callable[[Context, str], Turn]

# One line for each kind of step: what it shows, and what it makes of an answer.
STEP_KINDS: dict[str, tuple[Asks, Understands]] = {
    "fact": (facts.screen, facts.answer),
    "question": (questions.screen, questions.answer),
    "section": (judgements.screen, judgements.answer),
    "feedback": (feedback.screen, feedback.answer),
    "actions": (actions.screen, actions.answer),
    "action": (actions.field_screen, actions.field_answer),
    "review": (review.screen, review.answer),
}

# What can be asked for at any step without leaving it.
INFORMING: dict[str, Callable[[Context], Info]] = {
    "progress": informing.progress,
    "standards": informing.standards,
    "definitions": informing.definitions,
    "help": informing.help_,
}
# The steps whose answer is a rating and a comment: how they are recorded, and what the coach says of them.
JUDGES: dict[str, Callable[[Context, str | None, str | None], Turn]] = {
    "question": questions.judged,
    "section": judgements.judged,
}
ADVISES: dict[str, Callable[[Context, str | None, str | None], tuple[str, ...]]] = {
    "question": questions.advice,
    "section": judgements.advice,
}
GONE = "That step is gone meanwhile; type it again here."
OPEN = ("allocated", "in progress", "returned")
MOST_WORDS = 3  # "go to school was hard for her" is an answer, not a place to go to


class Conversation:
    """One person's conversation about one audit.

    `brief` is for one that lives for a single act: it reads the audit once, and anew only after changing it.
    """

    def __init__(
        self,
        parts: Parts,
        audit_id: str,
        actor: Actor,
        now: Callable[[], dt.datetime],
        leave_out: frozenset[str] = frozenset(),
        *,
        brief: bool = False,
    ) -> None:
        self._parts = parts
        self._leave_out = leave_out  # steps that this face does not ask, such as a name kept out of Slack
        self._audit = audit_id
        self._actor = actor
        self._now = now
        self._at: str | None = None  # the step of the screen this person is looking at
        self._seen: int | None = None  # and the version of the audit that it shows
        self._shown = questions.SNIPPETS  # how many passages of guidance were shown at this step
        self._brief = brief
        self._held: tuple[AuditRecord, Form] | None = None

    def open(self) -> Reply:
        """Begin, or go on where this person was."""
        record, form = self._read()
        return Reply(self._screen(self._context(record, form, self._standing(record, form), arrived=True)))

    def stand(self, step: str, seen: int | None) -> None:
        """Stand where a screen stood that was shown earlier: at that step, made from that version."""
        self._at, self._seen = step, seen

    def say(self, text: str) -> Reply:
        """Take one line of text and say what came of it. Bad input changes nothing and is explained."""
        if not text.strip():
            return self.show()
        return self._tried(lambda context: self._heard(context, self._meant(context, text), text))

    def answer(self, text: str, *, move: bool = True) -> Reply:
        """Take text as the answer to what is asked, also where it is a word of the conversation.

        Without `move` the conversation stays, however complete the answer is.
        """
        if not text.strip():
            return self.show()

        def act(context: Context) -> Reply:
            turn = self._turn(context, Typed("answer", text), text)
            return self._moved(context, turn if move else replace(turn, goto=STAY))

        return self._tried(act)

    def go(self, step: str) -> Reply:
        """Go to a step; to the one where the person is, if it is not asked any more."""
        context = self._here()
        there = step in self._steps(context.record, context.form)
        return self._moved(context, Turn(goto=step if there else STAY))

    def show(self) -> Reply:
        """The screen once more, as it is now."""
        record, form = self._read()
        return Reply(self._screen(self._context(record, form, self._standing(record, form), arrived=True)))

    def look(self, step: str) -> Screen:
        """The screen of a step, without going there and without taking it as seen."""
        record, form = self._read()
        if record.state not in OPEN:
            return SubmittedScreen(self._context(record, form, step).where("Submitted"), record.state)
        return STEP_KINDS[kind(step)][0](self._context(record, form, step))

    def judge(self, rating: str | int | None, comment: str | None, *, move: bool = True) -> Reply:
        """Record rating and comment of the question or section of this step, given apart; None leaves one.

        A rating may be given by its place among the options. Without `move` the conversation stays, however
        complete the answer is. Raises StaleScreen.
        """
        context = self._here()
        if self._at not in (None, context.step):
            return Reply(self._screen(context), notes=(GONE,), taken=False)
        self._closed(context)
        chosen = _options(context)[rating] if isinstance(rating, int) else rating
        turn = JUDGES[kind(context.step)](context, chosen, comment)
        return self._moved(context, turn if move else replace(turn, goto=STAY))

    def advice(self, rating: str | None, comment: str | None) -> tuple[str, ...]:
        """What the coach would say of that answer to this step, before anything is kept."""
        context = self._here()
        return ADVISES[kind(context.step)](context, rating, comment)

    def _read(self) -> tuple[AuditRecord, Form]:
        """The audit as it is now, with its form."""
        if self._held is None or not self._brief:
            self._held = self._parts.service.show(self._audit, self._actor)
        return self._held

    def _here(self) -> Context:
        record, form = self._read()
        return replace(self._context(record, form, self._standing(record, form)), seen=self._seen)

    def _tried(self, act: Callable[[Context], Reply]) -> Reply:
        """The reply of that act, or the screen again with the sentence that says why not."""
        context = self._here()
        if self._at not in (None, context.step):
            return Reply(self._screen(context), notes=(GONE,), taken=False)
        try:
            return act(context)
        except (Misread, AuditError, GuidanceError) as error:
            return Reply(self._screen(context), notes=(str(error),), taken=False)

    def _meant(self, context: Context, text: str) -> Typed:
        """A single letter is the rating that it stands for where ratings are asked for."""
        if len(text.strip()) == 1:
            screen = STEP_KINDS[kind(context.step)][0](context)
            if isinstance(screen, QuestionScreen | SectionScreen) and recognise(text, screen.options):
                return Typed("answer", text.strip())
        return understand(text)

    def _heard(self, context: Context, typed: Typed, text: str) -> Reply:
        if typed.word == "pause":
            note = f"Paused. Everything is kept; `checkback chat --audit {self._audit}` goes on here."
            return Reply(self._screen(context), notes=(note,), ended=True)
        if typed.word in INFORMING:
            return Reply(self._screen(context), info=INFORMING[typed.word](context))
        if typed.word == "correct":
            return self._corrected(context, typed.rest)
        if typed.word in ("guidance", "more"):
            return Reply(self._screen(context), info=self._guidance(context, typed))
        return self._moved(context, self._turn(context, typed, text))

    def _corrected(self, context: Context, typed: str) -> Reply:
        """Set the guidance beside the question of this step; the person must be an administrator."""
        if kind(context.step) != "question":
            raise Misread("Go to a question first: `go 12`, then `correct 2.1.08 2.1.23`.")
        entries = [] if typed == "nothing" else typed.replace(",", " ").split()
        made = self._parts.correct(context.form, context.key, entries, self._actor)
        note = f"Guidance for question {context.key}: {', '.join(made) or 'none'}"
        return Reply(self._screen(context), notes=(note,))

    def _turn(self, context: Context, typed: Typed, text: str) -> Turn:
        if moved := self._move(context, typed):
            return moved
        self._closed(context)
        if typed.word == "submit":
            return review.submit(context, typed.rest)
        return STEP_KINDS[kind(context.step)][1](context, text.strip())

    def _closed(self, context: Context) -> None:
        """Refuse an answer to an audit that takes none."""
        if context.record.state not in OPEN:
            raise Misread(f"This audit is {context.record.state}; it can be read, not answered.")

    def _steps(self, record: AuditRecord, form: Form) -> list[str]:
        """The steps of this audit that this face asks."""
        return [step for step in steps(record, form) if step not in self._leave_out]

    def _move(self, context: Context, typed: Typed) -> Turn | None:
        """Where a word of the conversation leads, or None for a word that moves nowhere by itself."""
        listed = self._steps(context.record, context.form)
        if typed.word == "go":
            to = self._destination(context, typed.rest, listed)
            return Turn(goto=to) if to else None
        if typed.word == "skip":
            return Turn(goto=actions.after_field(context.step) if kind(context.step) == "action" else None)
        leads = {
            "again": STAY,
            "back": preceding(context.step, listed),
            "actions": ACTIONS,
            "missing": REVIEW,
        }
        return Turn(goto=leads[typed.word]) if typed.word in leads else None

    def _moved(self, context: Context, turn: Turn) -> Reply:
        """The reply after a turn, at the step it leads to, with the audit as it is now."""
        self._held = (turn.record, context.form) if turn.record else None
        record, form = self._held or self._read()
        listed = self._steps(record, form)
        step = following(context.step, listed) if turn.goto is None else turn.goto
        step = context.step if step == STAY else step
        if step != context.step:
            self._parts.service.set_position(self._audit, self._actor, step)
            self._shown = questions.SNIPPETS
        arrived = turn.goto not in (None, STAY)
        screen = self._screen(self._context(record, form, step, arrived=arrived))
        return Reply(screen, notes=turn.notes, info=turn.info, warnings=turn.warnings, remarks=turn.remarks)

    def _destination(self, context: Context, to: str, listed: list[str]) -> str | None:
        """The step that is meant; None where the words are rather the beginning of an answer."""
        wanted = to.strip().casefold().rstrip(".")
        if context.form.question(to.strip()):
            step = f"question:{to.strip()}"
            if step not in listed:
                raise Misread(f"Question {to.strip()} is not part of this audit.")
            return step
        if found := named(wanted, listed):
            return found
        if len(wanted.split()) > MOST_WORDS:
            return None
        raise Misread(f"There is no question {to!r} on this form. `progress` shows its parts.")

    def _guidance(self, context: Context, typed: Typed) -> Info:
        if typed.rest:
            return informing.look_up(context, typed.rest)
        start = self._shown if typed.word == "more" else 0
        self._shown = start + questions.SNIPPETS
        return informing.guidance_here(context, start, questions.SNIPPETS)

    def _context(self, record: AuditRecord, form: Form, step: str, *, arrived: bool = False) -> Context:
        today = uk_date(self._now())
        return Context(self._parts, record, form, self._actor, today, step, arrived)

    def _standing(self, record: AuditRecord, form: Form) -> str:
        """The step this person sees; one that is no longer asked (an action taken back) leads on."""
        listed = self._steps(record, form)
        step = self._at or self._parts.service.position(self._audit, self._actor) or listed[0]
        if kind(step) == "action":
            return step if step.split(":")[1] in {a.id for a in record.data.actions} else ACTIONS
        return step if step in listed else REVIEW

    def _screen(self, context: Context) -> Screen:
        if context.record.state not in OPEN:
            return SubmittedScreen(context.where("Submitted"), context.record.state)
        self._at, self._seen = context.step, context.record.version
        return STEP_KINDS[kind(context.step)][0](context)


def _options(context: Context) -> tuple[str, ...]:
    """The ratings that can be given at a step; none where it asks for no rating."""
    screen = STEP_KINDS[kind(context.step)][0](context)
    return screen.options if isinstance(screen, QuestionScreen | SectionScreen) else ()
