"""The taken facts, carried out on an audit by the core's own rules; pure."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypedDict

from audit import commands as c
from audit.facts import parts
from audit.form_words import validated
from audit.models import OVERALL
from audit.record import Act, AuditRecord, Value
from audit.rules import RULES
from audit.taking.models import Difference, FilledAction
from audit.taking.places import is_guarded, told
from questionbank.models import Form


def applied(
    record: AuditRecord, form: Form, differences: Sequence[Difference], new: Sequence[FilledAction], act: Act
) -> AuditRecord:
    """The audit with those differences and new actions. Raises an error of `audit.errors`."""
    if record.state == "allocated" and (differences or new):  # whoever answers it takes it up
        record = record.model_copy(update={"state": "in progress", "started_at": act.at})
    own = [one for one in differences if not is_guarded(one.place)]
    for command in (*_commands(record.id, own), *_added(record.id, new)):
        record = RULES[type(command)].rule(record, form, command, act)
    guarded = {one.place: one.after for one in differences if is_guarded(one.place)}
    return _guarded(record, guarded) if guarded else record


def _commands(audit: str, differences: Sequence[Difference]) -> Iterator[c.Command]:
    facts: dict[str, Value] = {}
    for one in differences:
        match parts(one.place):
            case ["answers", number, field]:
                yield c.RecordAnswer(audit=audit, question=number, **_judged(field, one.after))
            case ["sections", title, field]:
                yield c.RecordJudgement(audit=audit, section=title, **_judged(field, one.after))
            case ["overall", field]:
                yield c.RecordJudgement(audit=audit, section=OVERALL, **_judged(field, one.after))
            case ["feedback", whose, number]:
                yield c.RecordFeedback(audit=audit, source=whose, number=number, text=told(one.after))
            case ["actions", action, field]:
                yield c.ChangeAction(audit=audit, action=action, fields={field: told(one.after)})
            case _:
                facts[one.place] = one.after
    if facts:
        yield c.RecordParticulars(audit=audit, facts=facts)


class _Judged(TypedDict, total=False):
    rating: str
    comment: str


def _judged(field: str, value: Value) -> _Judged:
    return {"rating": told(value)} if field == "rating" else {"comment": told(value)}


def _added(audit: str, rows: Sequence[FilledAction]) -> Iterator[c.Command]:
    for row in rows:
        yield c.AddAction(audit=audit, fields=dict(row.fields))


def _guarded(record: AuditRecord, facts: Mapping[str, Value]) -> AuditRecord:
    """The record with facts that no command of an auditor changes: auditor, month, verification."""
    data: dict[str, Any] = record.data.model_dump(mode="json", by_alias=True)
    for place, value in facts.items():
        put(data, parts(place), value)
    return record.model_copy(update={"data": validated(data)})


def put(data: dict[str, Any], path: Sequence[str], value: Value) -> None:
    """Put a value into nested data, making what is missing on the way."""
    for part in path[:-1]:
        data = data.setdefault(part, {})
    data[path[-1]] = value
