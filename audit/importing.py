"""Taking in a whole audit given as data: checked against the form and put into its words, with warnings."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from audit.completeness import blocking, judged_sections, rates_overall
from audit.deadlines import uk_date
from audit.errors import BadAudit, UnknownQuestion
from audit.models import OVERALL, Action, AuditData, Conversation, Judgement
from audit.ratings import question_options, recognise
from audit.record import Person, State
from audit.rules import graded_section, no_such_question, section_key, validated
from audit.text import clean_tree
from questionbank.models import Form

# What `audits show` prints beside the data; given back here it is left out, with a warning.
OF_THE_RECORD = ("id", "state", "edition", "document", "deadlines", "warnings", "version", "contacts")


def parse(raw: Any) -> tuple[AuditData, list[str]]:
    """A JSON value as an audit, with warnings about what was removed or left out. Raises BadAudit."""
    if not isinstance(raw, dict):
        raise BadAudit('the file must hold one audit as a JSON object, such as {"month": "2026-11", ...}')
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
            "overall": _judgement(data.overall, form.overall_ratings, "overall"),
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
    needed = set(judged_sections(data, form)) | ({OVERALL} if rates_overall(data, form) else set())
    verified = data.verification.by and data.verification.date
    if verified and needed <= set(data.verification.agrees):
        return "moderated"
    return "in progress" if blocking(data, form) else "submitted"


def warnings_about(data: AuditData, people: Sequence[Person], now: dt.datetime) -> list[str]:
    """What a person should look at, though it is taken as given: later dates, unknown names."""
    return [*_later_dates(data, uk_date(now)), *_unknown_names(data, people)]


def _numbered(actions: Sequence[Action]) -> tuple[Action, ...]:
    return tuple(action.model_copy(update={"id": str(i)}) for i, action in enumerate(actions, 1))


def _known_question(form: Form, number: str, where: str) -> str:
    question = form.question(number.strip())
    if question is None:
        raise BadAudit(f"{where}: {no_such_question(form, number)}")
    return question.number


def _answers(answers: Mapping[str, Judgement], form: Form) -> dict[str, Judgement]:
    fitted = {}
    for number, answer in answers.items():
        question = form.question(_known_question(form, number, f"answers.{number}"))
        assert question is not None  # it was found a line above
        options = question_options(form, question)
        fitted[question.number] = _judgement(answer, options, f"answers.{number}")
    return fitted


def _sections(sections: Mapping[str, Judgement], form: Form) -> dict[str, Judgement]:
    fitted = {}
    for title, judgement in sections.items():
        section = _known_section(form, title, "sections")
        fitted[section] = _judgement(judgement, form.overall_ratings, f"sections.{title}")
    return fitted


def _known_section(form: Form, title: str, where: str) -> str:
    try:
        return graded_section(form, title).title
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
    fitted: dict[str, str | None] = {}
    for number, rating in given.items():
        question = form.question(_known_question(form, number, f"{where}.{number}"))
        assert question is not None  # it was found a line above
        fitted[question.number] = _rating(rating, question_options(form, question), f"{where}.{number}")
    return fitted


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
    return {
        OVERALL
        if section_key(title) == "overall"
        else _known_section(form, title, "verification.agrees"): agreed
        for title, agreed in data.verification.agrees.items()
    }


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
