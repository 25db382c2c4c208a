"""A reading as a file that a person can correct and give back.

The file is JSON: {"kind": "form", "form": {...}, "problems": [{"where", "what"}]}, with the form as
`checkback form show --json` prints it. The edition is worked out anew from the corrected content; problems
are kept as they stand, so that a person can strike out those that are settled.
"""

import json
from collections import Counter
from typing import Any

from pydantic import ValidationError

from questionbank.editions import stamp
from questionbank.errors import UnreadableDocument
from questionbank.models import Form, FormReading

KIND = "form"
FIELDS = {"kind", "form", "problems"}
LARGEST = 20_000_000  # characters
UNSAID = "unknown field; take it out or mend its name"
EXPECTED = {
    "missing": "is missing",
    "extra_forbidden": UNSAID,
    "string_type": "should be a text",
    "int_type": "should be a whole number",
    "int_parsing": "should be a whole number",
    "tuple_type": "should be a list",
    "model_type": "should be an object with named fields",
    "string_too_short": "should not be empty",
}


def to_json(reading: FormReading) -> str:
    """The reading as text for a file, in a shape that a person can edit."""
    form = reading.form.model_dump(mode="json", by_alias=True)
    problems = [problem.model_dump() for problem in reading.problems]
    return json.dumps({"kind": KIND, "form": form, "problems": problems}, ensure_ascii=False, indent=2) + "\n"


def from_json(text: str) -> FormReading:
    """The reading in a corrected file, with its edition worked out anew.

    Raises UnreadableDocument, naming the field and what was expected there, for a file that does not fit.
    """
    data = _loaded(text)
    if not isinstance(data, dict) or data.get("kind") != KIND:
        raise _unfit('kind: should be "form", as in the file that import wrote')
    if unknown := sorted(set(data) - FIELDS):
        raise _unfit(f"{unknown[0]}: {UNSAID}")
    try:
        reading = FormReading.model_validate({"form": data.get("form"), "problems": data.get("problems", [])})
    except ValidationError as problem:
        raise _unfit(_first(problem)) from problem
    _check_numbers(reading.form)
    _check_ratings(reading.form)
    form = stamp(reading.form.model_copy(update={"source": "imported"}))
    before = reading.form.edition
    return reading.model_copy(
        update={"form": form, "corrects": before if before not in {"", form.edition} else None}
    )


def _loaded(text: str) -> Any:
    if len(text) > LARGEST:
        raise _unfit("its end: it is far too large")
    try:
        return json.loads(text)
    except json.JSONDecodeError as problem:
        raise _unfit(
            f"line {problem.lineno}, column {problem.colno}: it is not JSON ({problem.msg})"
        ) from problem
    except RecursionError as problem:
        raise _unfit("its middle: it is nested far too deeply") from problem


def _first(problem: ValidationError) -> str:
    """The first thing that does not fit: the field, and what was expected there."""
    errors = problem.errors(include_url=False)
    error = next(
        (e for e in errors if e["type"] == "extra_forbidden"), errors[0]
    )  # a misspelt name says most
    field = ".".join(str(part) for part in error["loc"])
    return f"{field}: {EXPECTED.get(error['type'], error['msg'])}"


def _check_numbers(form: Form) -> None:
    counts = Counter(question.number for question in form.questions())
    for number, count in counts.items():
        if count > 1:
            raise _unfit(f"form.sections: the question number {number} is used {count} times; each once")


def _check_ratings(form: Form) -> None:
    """Every rating that can be chosen needs a meaning, for advice and themes depend on it."""
    known = {step.label for step in form.scale}
    for question in form.questions():
        for label in question.ratings or ():
            if label not in known:
                raise _unfit(f'question {question.number}: the rating "{label}" is not on form.scale')
    for field, labels in (
        ("question_ratings", form.question_ratings),
        ("overall_ratings", form.overall_ratings),
    ):
        for label in labels:
            if label not in known:
                raise _unfit(f'form.{field}: the rating "{label}" is not on form.scale')


def _unfit(what: str) -> UnreadableDocument:
    return UnreadableDocument(f"The corrected reading does not fit at {what}.")
