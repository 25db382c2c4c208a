"""What a person is shown, as plain values. Each face (terminal, Slack) renders these in its own way."""

from dataclasses import dataclass

from audit.models import Action, Judgement
from guidance.models import Entry, Result


@dataclass(frozen=True)
class Where:
    """Where the person stands: the audit, the step, the part of the form, and how far the questions are.

    `version` is the audit's version that the screen was made from; an answer sent back names it.
    """

    audit: str
    step: str
    version: int
    part: str
    answered: int
    asked: int


@dataclass(frozen=True)
class Finding:
    """A question whose rating says that work is needed, and whether an action answers it yet."""

    number: str
    label: str
    rating: str
    answered: bool


@dataclass(frozen=True)
class FactScreen:
    """Asks for one fact of the child or the case."""

    where: Where
    label: str
    hint: str
    current: str | None


@dataclass(frozen=True)
class QuestionScreen:
    """Asks one question of the form. `waiting` says what is still needed: rating, comment, reason, or "".

    `purpose` is given when a new group begins or the person has just arrived here.
    """

    where: Where
    number: str
    group: str | None
    purpose: str | None
    title: str | None
    prompts: tuple[str, ...]
    notes: tuple[str, ...]
    options: tuple[str, ...]
    snippets: tuple[Result, ...]
    more_snippets: int
    answer: Judgement
    waiting: str


@dataclass(frozen=True)
class SectionScreen:
    """Asks for the rating of a section or of the whole, with what it is judged by."""

    where: Where
    title: str
    label: str
    standards: tuple[str, ...]
    spread: tuple[tuple[str, int], ...]
    definitions: tuple[tuple[str, str], ...]
    options: tuple[str, ...]
    judgement: Judgement
    waiting: str


@dataclass(frozen=True)
class FeedbackScreen:
    """Asks what someone said to one feedback question."""

    where: Where
    source: str
    number: str
    of: int
    text: str
    current: str | None


@dataclass(frozen=True)
class ActionsScreen:
    """The actions so far, and the findings that ask for one."""

    where: Where
    actions: tuple[Action, ...]
    findings: tuple[Finding, ...]
    not_needed: str | None = None  # why no action is needed, where that was said


@dataclass(frozen=True)
class ActionFieldScreen:
    """Asks for one field of an action just begun."""

    where: Where
    action: Action
    label: str
    hint: str
    current: str | None


@dataclass(frozen=True)
class ReviewScreen:
    """What is missing and what is thin before submission, each with the step that mends it."""

    where: Where
    missing: tuple[tuple[str, str], ...]
    thin: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class SubmittedScreen:
    """The audit has been handed in, or is otherwise closed to answers."""

    where: Where
    state: str


Screen = (
    FactScreen
    | QuestionScreen
    | SectionScreen
    | FeedbackScreen
    | ActionsScreen
    | ActionFieldScreen
    | ReviewScreen
    | SubmittedScreen
)


@dataclass(frozen=True)
class Info:
    """Something asked for beside the conversation: a heading and paragraphs, or passages of guidance.

    `query` is what was looked up, so that its words can be marked in the passages.
    """

    heading: str
    lines: tuple[str, ...] = ()
    results: tuple[Result, ...] = ()
    entries: tuple[Entry, ...] = ()
    footer: str | None = None
    query: str = ""


@dataclass(frozen=True)
class Reply:
    """What the conversation says: what was done, something asked for, and the screen to go on with.

    `remarks` are the coach's on what was just kept; `warnings` say what could not be kept as typed. Where
    `taken` is false nothing was done, and the notes say why.
    """

    screen: Screen
    notes: tuple[str, ...] = ()
    info: Info | None = None
    ended: bool = False
    warnings: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    taken: bool = True
