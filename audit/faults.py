"""Turning a validation fault into the one sentence a person needs: which field, what was expected."""

from pydantic import ValidationError
from pydantic_core import ErrorDetails

MOST = 3  # more than this in one sentence helps nobody

EXPECTED = {
    "missing": "it is required",
    "extra_forbidden": "there is no such field",
    "string_type": "a text was expected",
    "bool_type": "true or false was expected",
    "bool_parsing": "true or false was expected",
    "int_type": "a whole number was expected",
    "int_from_float": "a whole number was expected",
    "finite_number": "a number was expected",
    "dict_type": "an object was expected",
    "model_type": "an object was expected",
    "model_attributes_type": "an object was expected",
    "tuple_type": "a list was expected",
    "date_from_datetime_parsing": "a date such as 2026-11-20 was expected",
    "date_parsing": "a date such as 2026-11-20 was expected",
    "date_type": "a date such as 2026-11-20 was expected",
    "string_too_short": "it may not be empty",
}


def first_fault(error: ValidationError) -> str:
    """The sentence for a ValidationError: the first faults, each with its place."""
    details = error.errors(include_url=False)
    told = list(dict.fromkeys(_fault(detail) for detail in details))
    more = f"; and {len(told) - MOST} more" if len(told) > MOST else ""
    return "; ".join(told[:MOST]) + more


def _fault(detail: ErrorDetails) -> str:
    where = ".".join(str(part) for part in detail["loc"] if not _is_branch(part)) or "the whole"
    return f"{where}: {expected(detail)}"


def expected(detail: ErrorDetails) -> str:
    """What was expected at one place."""
    kind = detail["type"]
    if kind == "string_pattern_mismatch":
        return "a month such as 2026-11 was expected"
    if kind == "literal_error":
        return f"expected {detail['ctx']['expected']}"
    return EXPECTED.get(kind, detail["msg"])


def _is_branch(part: int | str) -> bool:
    # pydantic names the branch of a union it tried ("int", "str"); that is no part of the person's data
    return part in ("int", "str")
