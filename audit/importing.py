"""Taking in a whole audit given as data: checked against the form and put into its words, with warnings."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar

from audit.completeness import judged_places, unrated
from audit.deadlines import uk_date
from audit.errors import BadAudit, UnknownQuestion
from audit.form_words import (
    WHOLE,
    graded_section,
    judged_title,
    judgement_options,
    no_such_question,
    overall_options,
    section_key,
    validated,
)
from audit.models import OVERALL, Action, AuditData, Conversation, Joint, Judgement
from audit.ratings import question_options, recognise
from audit.record import Person, State
from audit.text import clean_tree
from questionbank.models import Form, Section

Fitted = TypeVar("Fitted")

# What `audits show` prints beside the data; given back here it is left out, with a warning.
OF_THE_RECORD = (
    "id",
    "state",
    "edition",
    "guidance",
    "document",
    "deadlines",
    "warnings",
    "version",
    "contacts",
    "submit_reason",
    "life",
)
DEEPEST = 50  # no part of an audit is nested further than a few levels


def parse(raw: Any) -> tuple[AuditData, list[str]]:
    """A JSON value as an audit, with warnings about what was removed or left out. Raises BadAudit."""
    if not isinstance(raw, dict):
        raise BadAudit('the file must hold one audit as a JSON object, such as {"month": "2026-11", ...}')
    if _deeper_than(raw, DEEPEST):
        raise BadAudit(f"the audit is nested more than {DEEPEST} levels deep; none is")
    kept, warnings = clean_tree(raw)
    for name in OF_THE_RECORD:
        if name in kept:
            del kept[name]
            warnings.append(f"{name}: left out, for the record gives it itself")
    data = validated(kept)
    return data.model_copy(update={"actions": _numbered(data.actions)}), warnings


def fit(data: AuditData, form: Form) -> AuditData:
    """The audit in the form's own words: labels, section titles. Raises BadAudit for what the form lacks."""
    return data.model_copy(
        update={
            "questions": tuple(
                _known_question(form, n, f"questions[{i}]") for i, n in enumerate(data.questions)
            ),
            "answers": _answers(data.answers, form),
            "sections": _sections(data.sections, form),
            "overall": _judgement(data.overall, overall_options(form), "overall"),
            "joint": _joint(data.joint, form),
            "feedback": _feedback(data.feedback, form),
            "ratings_by": {
                who: _ratings(given, form, f"ratings_by.{who}") for who, given in data.ratings_by.items()
            },
            "agreed": _ratings(data.agreed, form, "agreed"),
            "verification": data.verification.model_copy(update={"agrees": _agrees(data, form)}),
            "actions": tuple(_known_finding(action, form) for action in data.actions),
        }
    )


def state_of(data: AuditData, form: Form) -> State:
    """Where an audit given as data stands: moderated, submitted, or still in progress."""
    needed = set(judged_places(data, form))
    complete = not unrated(data, form)
    verified = data.verification.by and data.verification.date
    if verified and needed <= set(data.verification.agrees) and (needed or complete):
        return "moderated"
    return "submitted" if complete else "in progress"


def warnings_about(data: AuditData, people: Sequence[Person], now: dt.datetime) -> list[str]:
    """What a person should look at, though it is taken as given: later dates, unknown names."""
    return [*_later_dates(data, uk_date(now)), *_unknown_names(data, people), *_odd_sample(data)]


def _numbered(actions: Sequence[Action]) -> tuple[Action, ...]:
    return tuple(action.model_copy(update={"id": str(i)}) for i, action in enumerate(actions, 1))


def _known_question(form: Form, number: str, where: str) -> str:
    question = form.question(number.strip())
    if question is None:
        raise BadAudit(f"{where}: {no_such_question(form, number)}")
    return question.number


def _answers(answers: Mapping[str, Judgement], form: Form) -> dict[str, Judgement]:
    fitted: dict[str, Judgement] = {}
    for number, answer in answers.items():
        question = form.question(_known_question(form, number, f"answers.{number}"))
        assert question is not None  # it was found a line above
        options = question_options(form, question)
        _put_once(fitted, question.number, _judgement(answer, options, f"answers.{number}"), "answers")
    return fitted


def _sections(sections: Mapping[str, Judgement], form: Form) -> dict[str, Judgement]:
    fitted: dict[str, Judgement] = {}
    for title, judgement in sections.items():
        section = _known_section(form, title, "sections")
        assert section.overall is not None  # a graded section has one
        judged = _judgement(judgement, section.overall.options, f"sections.{title}")
        _put_once(fitted, section.title, judged, "sections")
    return fitted


def _joint(joint: Joint | None, form: Form) -> Joint | None:
    if joint is None:
        return None
    section = _judgement(joint.section, form.overall_ratings, "joint.section")
    return joint.model_copy(update={"section": section})


def _put_once(fitted: dict[str, Fitted], name: str, value: Fitted, where: str) -> None:
    """Put a value under the form's own name for it; two spellings of one name would lose the first."""
    if name in fitted:
        raise BadAudit(f"{where}: {name} stands there twice, spelt in two ways; give it once")
    fitted[name] = value


def _deeper_than(value: Any, levels: int) -> bool:
    if not isinstance(value, dict | list):
        return False
    if levels == 0:
        return True
    parts = value.values() if isinstance(value, dict) else value
    return any(_deeper_than(part, levels - 1) for part in parts)


def _known_section(form: Form, title: str, where: str) -> Section:
    try:
        return graded_section(form, title)
    except UnknownQuestion as error:
        raise BadAudit(f"{where}: {error}") from None


def _judgement(judgement: Judgement, options: Sequence[str], where: str) -> Judgement:
    return judgement.model_copy(update={"rating": _rating(judgement.rating, options, where)})


def _rating(given: str | None, options: Sequence[str], where: str) -> str | None:
    if given is None or not given.strip():
        return None
    found = recognise(given, options)
    if found is None:
        raise BadAudit(f"{where}.rating: {given!r} is not on the form; expected one of: {', '.join(options)}")
    return found


def _ratings(given: Mapping[str, str | None], form: Form, where: str) -> dict[str, str | None]:
    """One person's ratings: of questions by number, of sections and the whole by title."""
    fitted: dict[str, str | None] = {}
    for place, rating in given.items():
        name, options = _rated_place(form, place, f"{where}.{place}")
        _put_once(fitted, name, _rating(rating, options, f"{where}.{place}"), where)
    return fitted


def _rated_place(form: Form, place: str, where: str) -> tuple[str, Sequence[str]]:
    question = form.question(place.strip())
    if question:
        return question.number, question_options(form, question)
    try:
        title = judged_title(form, place)
    except UnknownQuestion:
        raise BadAudit(f"{where}: {no_such_question(form, place)}; sections go by their titles") from None
    return title, judgement_options(form, title)


def _feedback(
    feedback: Mapping[str, Mapping[str, str | None]], form: Form
) -> dict[str, Mapping[str, str | None]]:
    known = {table.key: {question.number for question in table.questions} for table in form.feedback}
    for source, said in feedback.items():
        if source not in known:
            raise BadAudit(
                f"feedback.{source}: this form asks for feedback from: {', '.join(known) or 'nobody'}"
            )
        for number in said:
            if number not in known[source]:
                numbers = ", ".join(sorted(known[source]))
                raise BadAudit(f"feedback.{source}.{number}: this form has the questions {numbers} there")
    return dict(feedback)


def _agrees(data: AuditData, form: Form) -> dict[str, bool]:
    fitted: dict[str, bool] = {}
    for title, agreed in data.verification.agrees.items():
        whole = section_key(title) in WHOLE
        name = OVERALL if whole else _known_section(form, title, "verification.agrees").title
        _put_once(fitted, name, agreed, "verification.agrees")
    return fitted


def _known_finding(action: Action, form: Form) -> Action:
    if action.question and form.question(action.question) is None:
        raise BadAudit(f"actions[{action.id}].question: {no_such_question(form, action.question)}")
    return action


def _later_dates(data: AuditData, today: dt.date) -> Iterator[str]:
    dates = {"date": data.date, "verification.date": data.verification.date}
    for name in ("case_manager", "child", "parents"):
        held: Conversation | None = getattr(data.conversations, name)
        dates[f"conversations.{name}"] = held.date if held else None
    for where, date in dates.items():
        if date and date > today:
            yield f"{where}: {date.isoformat()} lies in the future"
    if data.month > today.isoformat()[:7]:
        yield f"month: {data.month} lies in the future"


def _odd_sample(data: AuditData) -> Iterator[str]:
    if data.kind == "dip-sample" and not data.questions:
        yield "questions: a dip sample chooses some; without any it asks them all"
    if data.kind != "dip-sample" and data.questions:
        yield f"questions: only a dip sample chooses some; this {data.kind} audit asks them all"


def _unknown_names(data: AuditData, people: Sequence[Person]) -> Iterator[str]:
    named = {
        "auditor": data.auditor,
        "case_manager": data.case_manager,
        "team_manager": data.team_manager,
        "verification.by": data.verification.by,
    }
    if not people:
        yield "names were not checked, for the service knows nobody yet (`checkback people import FILE.csv`)"
        return
    known = {person.name.casefold() for person in people}
    for where, name in named.items():
        if name and name.strip().casefold() not in known:
            yield f"{where}: {name!r} is not among the people of the service"
