"""What every place of a form shows for one audit. Nothing answered is said in words, never left blank."""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence

from audit.completeness import asked, judged_sections
from audit.form_words import section_key
from audit.models import OVERALL, Action, AuditData, Conversation, Judgement
from audit.ratings import is_not_applicable
from audit.record import AuditRecord
from audit.text import clean
from audit.written import day, month
from docgen.form import places
from docgen.form.labels import Fact
from docgen.ooxml.controls import Place
from docgen.ooxml.fragments import Shown
from questionbank.models import Form

NOT_ANSWERED = "Not answered"
NOT_RECORDED = "Not recorded"
NO_COMMENT = "No comment"
NO_REASON = "No reason given"
NOT_IN_SAMPLE = "Not part of this sample"
NOT_RATED = "Not rated in a dip sample"
NO_ACTION = "No action recorded"
NOT_NEEDED = "No action needed"
UNUSED = "Not used"
NOTHING = "–"
KEY = re.compile(r"[\w-]{1,20}")

Told = Iterator[tuple[str, Shown]]


def values(form: Form, record: AuditRecord) -> dict[str, Shown]:
    """What each control shows, by tag, but for the rows of actions."""
    return dict(_all(form, record))


def action_values(form: Form, data: AuditData, keys: Sequence[str]) -> dict[str, Shown]:
    """What the controls of the rows for actions show; keys beyond the actions are of unused rows."""
    actions = data.actions
    columns = [fact for _, fact in places.action_columns(form)]
    shown: dict[str, Shown] = {}
    for number, key in enumerate(keys):
        action = actions[number] if number < len(actions) else None
        unused = NO_ACTION if not actions and number == 0 else UNUSED
        for fact in columns:
            prompt = (
                unused
                if action is None and fact.tag == "action"
                else NOTHING
                if action is None
                else NOT_RECORDED
            )
            shown[places.action(key, fact).tag] = told(action_field(action, fact) if action else None, prompt)
    if keys and not actions and (because := no_action(data)):
        first = next(fact for fact in columns if fact.tag == "action")
        shown[places.action(keys[0], first).tag] = told(because, NO_ACTION)
    return shown


def no_action(data: AuditData) -> str | None:
    """That no action is needed and why, as documents say it; None where that was not said."""
    because = (data.no_action_because or "").strip()
    return f"{NOT_NEEDED}, because {because}" if because and not data.actions else None


def action_keys(actions: Sequence[Action], rows: int) -> list[str]:
    """The key of each row: the action's id, and numbers that no action has for the rows left over."""
    taken = {action.id for action in actions if action.id}
    free = (str(n) for n in range(1, len(actions) + rows + len(taken) + 1) if str(n) not in taken)
    seen: set[str] = set()
    keys: list[str] = []
    for number in range(max(rows, len(actions))):
        own = actions[number].id if number < len(actions) else None
        fits = own is not None and KEY.fullmatch(own) and own not in seen
        keys.append(own if own is not None and fits else next(free))
        seen.add(keys[-1])
    return keys


def told(value: str | dt.date | None, prompt: str) -> Shown:
    """A value as it is shown, or the prompt that says that there is none."""
    if isinstance(value, dt.date):
        return Shown(day(value), date=value)
    kept = clean(value)[0] if value else ""
    return Shown(kept) if kept.strip() else Shown(prompt, blank=True)


def _all(form: Form, record: AuditRecord) -> Told:
    data = record.data
    yield "audit.id", Shown(record.id)
    for _, place in places.header(form):
        yield place.tag, told(_fact(place.tag, data), NOT_RECORDED)
    yield from _questions(form, data)
    rated = judged_sections(data, form)
    for section in form.graded_sections():
        comment = NO_COMMENT if section.title in rated else NOT_RATED
        yield from _judged(places.judgement(form, section), _of_section(data, section.title), comment)
    if form.overall:
        comment = NOT_RATED if data.kind == "dip-sample" else NO_COMMENT
        yield from _judged(places.judgement(form, None), data.overall, comment)
    yield from _feedback(form, data)
    yield from _verification(form, data)


def _questions(form: Form, data: AuditData) -> Told:
    in_sample = {question.number for question in asked(data, form)}
    for question in form.questions():
        answer = data.answers.get(question.number, Judgement())
        without = NO_COMMENT
        if is_not_applicable(form, answer.rating):
            without = NO_REASON
        elif not answer.rating and question.number not in in_sample:
            without = NOT_IN_SAMPLE
        yield from _judged((places.rating(form, question), places.comment(question)), answer, without)


def _judged(held: tuple[Place, Place], judgement: Judgement, without: str) -> Told:
    """A rating and its comment; `without` says why there is no comment."""
    rating, comment = held
    printed = {value: shown for shown, value in rating.choices}
    said = printed.get(judgement.rating, judgement.rating) if judgement.rating else None
    yield rating.tag, told(said, NOT_ANSWERED)
    if not judgement.rating and without == NO_COMMENT:
        without = NOT_ANSWERED
    yield comment.tag, told(judgement.comment, without)


def _of_section(data: AuditData, title: str) -> Judgement:
    wanted = section_key(title)
    return next((j for name, j in data.sections.items() if section_key(name) == wanted), Judgement())


def _feedback(form: Form, data: AuditData) -> Told:
    for table in form.feedback:
        said = data.feedback.get(table.key, {})
        for question in table.questions:
            yield places.feedback(table, question).tag, told(said.get(question.number), NOT_ANSWERED)


def _verification(form: Form, data: AuditData) -> Told:
    agrees = {section_key(name): agreed for name, agreed in data.verification.agrees.items()}
    names = {places.agreement_tag(name): section_key(name) for name in (*places.judged(form), OVERALL)}
    facts = {
        "verification.by": data.verification.by,
        "verification.date": data.verification.date,
        "verification.comments": data.verification.comments,
    }
    for _, held in places.verification(form):
        for place in held:
            agreed = agrees.get(names.get(place.tag, ""))
            word = None if agreed is None else places.AGREEMENT[0 if agreed else 1]
            yield place.tag, told(facts.get(place.tag, word), NOT_RECORDED)


def _conversation(held: Conversation | None) -> str | None:
    if held is None:
        return None
    return ", ".join(
        part for part in (day(held.date), held.mode, held.with_ and f"with {held.with_}") if part
    )


def _allocated(data: AuditData) -> str | None:
    allocated = data.child.social_care.allocated
    return None if allocated is None else places.YES_NO[0 if allocated else 1]


FACTS: dict[str, Callable[[AuditData], str | dt.date | None]] = {
    "child.name": lambda data: data.child.name,
    "child.age": lambda data: None if data.child.age is None else str(data.child.age),
    "child.gender": lambda data: data.child.gender,
    "child.childview_id": lambda data: data.child.childview_id,
    "child.mosaic_id": lambda data: data.child.mosaic_id,
    "child.social_care.allocated": _allocated,
    "child.social_care.status": lambda data: data.child.social_care.status,
    "conversations.case_manager": lambda data: _conversation(data.conversations.case_manager),
    "conversations.parents": lambda data: _conversation(data.conversations.parents),
    "conversations.child": lambda data: _conversation(data.conversations.child),
    "month": lambda data: month(data.month),
    "date": lambda data: data.date,
    "auditor": lambda data: data.auditor,
    "case_manager": lambda data: data.case_manager,
    "team_manager": lambda data: data.team_manager,
}
ACTION_FIELDS: dict[str, Callable[[Action], str | None]] = {
    "action": lambda action: action.action,
    "owner": lambda action: action.responsibility,
    "timescale": lambda action: action.timescale,
    "question": lambda action: action.question,
    "finding": lambda action: action.finding,
    "measure": lambda action: action.measure,
    "check_back": lambda action: action.check_back,
    "status": lambda action: action.status,
    "progress": lambda action: action.progress,
    "evidence": lambda action: action.evidence,
    "outcome": lambda action: action.outcome,
}


def action_field(action: Action, fact: Fact) -> str | None:
    """What an action says in one field."""
    field = ACTION_FIELDS.get(fact.tag)
    return field(action) if field else None


def _fact(tag: str, data: AuditData) -> str | dt.date | None:
    fact = FACTS.get(tag)
    return fact(data) if fact else None
