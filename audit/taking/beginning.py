"""A whole new audit from a filled form: as data, with what the form does not say given beside it."""

from typing import Any

from audit.errors import BadAudit
from audit.facts import parts
from audit.models import AuditData, Verification
from audit.record import Value
from audit.taking.applying import put
from audit.taking.comparing import NOT_YOURS
from audit.taking.models import Filled, Left

# What every audit must say, what it is called, and how to give it where the form has no room for it.
REQUIRED = (
    ("/child/childview_id", "the ChildView ID", ""),
    ("/auditor", "the auditor", "--auditor"),
    ("/month", "the audit month", "--month"),
)


def as_data(filled: Filled, given: dict[str, Value]) -> dict[str, Any]:
    """The audit as data, as `audits import` takes it.

    `given` are facts by pointer that stand in where the form says nothing. The month follows from the date
    of the audit where neither says it. Raises BadAudit, naming the document and what is missing.
    """
    facts: dict[str, Value] = {**{place: value for place, value in given.items() if value}, **filled.facts}
    day = facts.get("/date")
    if not facts.get("/month") and isinstance(day, str):
        facts["/month"] = day[:7]
    missing = [(name, option) for place, name, option in REQUIRED if not str(facts.get(place) or "").strip()]
    if missing:
        raise BadAudit(_lacks(filled.name, missing))
    data: dict[str, Any] = {}
    for place, value in facts.items():
        put(data, parts(place), value)
    data["actions"] = [dict(row.fields) for row in filled.actions]
    return data


def without_verification(data: AuditData, filled: Filled) -> tuple[AuditData, tuple[Left, ...]]:
    """The audit without a moderator's verification, which is not the auditor's to give; and what was left."""
    places = [place for place in filled.facts if place.startswith("/verification/")]
    left = tuple(Left(place, filled.facts[place], None, NOT_YOURS) for place in places)
    return data.model_copy(update={"verification": Verification()}), left


def _lacks(name: str, missing: list[tuple[str, str]]) -> str:
    what = " and ".join([", ".join(name for name, _ in missing[:-1]), missing[-1][0]]) if len(
        missing) > 1 else missing[0][0]  # fmt: skip
    options = [option for _, option in missing if option]
    how = f"write it in the form, or give {' and '.join(options)}" if options else "write it in the form"
    return f"{name} does not say {what}: {how}"
