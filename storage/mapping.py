"""An audit as rows, and rows as an audit: pure, and exact in both directions."""

from collections.abc import Callable, Mapping
from typing import Any

from pydantic import ValidationError

from audit.facts import pointer
from audit.headlines import headline_of, settled
from audit.models import Action, Judgement
from audit.record import AuditRecord, Stamp
from storage.cells import Row
from storage.errors import DamagedRecord

LookUp = Callable[[str, str], bytes]
Rows = dict[str, list[Row]]  # by name of table; `audits` has one row

PERSON = "person"  # what a look-up hash is for
CHILD = "child"

# What the record says of an audit in columns of the same name.
OWN_COLUMNS = (
    "id",
    "state",
    "document",
    "edition",
    "version",
    "actions_made",
    "created_at",
    "started_at",
    "submitted_at",
    "submit_reason",
)
# What the record says of an audit's life beside those: sealed as one piece.
LIFE = set(AuditRecord.model_fields) - set(OWN_COLUMNS) - {"data", "stamps", "contacts"}
# The data that has columns or tables of its own; everything else is sealed as one piece.
OWN_PLACE = {"month", "kind", "answers", "sections", "feedback", "overall", "actions"}
ACTION_COLUMNS = {"id": "action_id", "question": "question", "status": "status"}


def to_rows(record: AuditRecord, look_up: LookUp) -> Rows:
    """The rows that hold an audit."""
    data, stamps = record.data, dict(record.stamps)
    return {
        "answers": _judged_rows(record.id, "answers", "question", data.answers, stamps),
        "judgements": _judged_rows(record.id, "sections", "section", data.sections, stamps),
        "feedback": [
            {"audit_id": record.id, "source": source, "place": place, "texts": texts}
            for place, (source, texts) in enumerate(data.feedback.items())
        ],
        "actions": [
            _action_row(record.id, place, action, look_up) for place, action in enumerate(data.actions)
        ],
        "ticks": [
            {"audit_id": record.id, "contact": kind, "place": i, "ticked_by": tick.by, "ticked_at": tick.at}
            for i, (kind, tick) in enumerate(record.contacts.items())
        ],
        "raters": [
            {"audit_id": record.id, "place": i, "person_hash": look_up(name, PERSON), "person": name}
            for i, name in enumerate(record.raters)
        ],
        "audits": [_head(record, look_up, stamps)],  # the last, for it takes the stamps that are left
    }


def from_rows(rows: Mapping[str, list[Row]]) -> AuditRecord:
    """The audit that rows (each table's in the order of `place`) hold. Raises DamagedRecord."""
    head = rows["audits"][0]
    try:
        return AuditRecord.model_validate(
            {
                **{name: head[name] for name in OWN_COLUMNS},
                **(head["life"] or {}),
                "data": _data(head, rows),
                "stamps": _stamps(head, rows),
                "contacts": {
                    r["contact"]: {"by": r["ticked_by"], "at": r["ticked_at"]} for r in rows["ticks"]
                },
            }
        )
    except ValidationError as error:
        where = ", ".join(".".join(str(part) for part in fault["loc"]) for fault in error.errors())
        raise DamagedRecord(
            f"{where} of audit {head['id']} is not as it was written: restore a backup"
        ) from None


def _head(record: AuditRecord, look_up: LookUp, other_stamps: Mapping[str, Stamp]) -> Row:
    data = record.data
    return {
        **{name: getattr(record, name) for name in OWN_COLUMNS},
        "month": data.month,
        "kind": data.kind,
        "childview_hash": look_up(data.child.childview_id, CHILD),
        **_people(record, look_up),
        "overall_rating": data.overall.rating,
        "overall_comment": data.overall.comment,
        "particulars": data.model_dump(mode="json", by_alias=True, exclude=OWN_PLACE),
        "other_stamps": {f: stamp.model_dump(mode="json") for f, stamp in other_stamps.items()} or None,
        "life": record.model_dump(mode="json", include=LIFE, exclude_defaults=True) or None,
        "headline": headline_of(record).model_dump(mode="json", exclude_defaults=True),
        "settled": settled(record),
    }


def _people(record: AuditRecord, look_up: LookUp) -> Row:
    """The hashes under which the audits of a person are found."""
    data = record.data
    named = {
        "auditor_hash": data.auditor,
        "case_manager_hash": data.case_manager,
        "team_manager_hash": data.team_manager,
        "moderator_hash": record.moderator,
    }
    return {column: None if name is None else look_up(name, PERSON) for column, name in named.items()}


def _judged_rows(
    audit_id: str, part: str, key: str, judged: Mapping[str, Judgement], stamps: dict[str, Stamp]
) -> list[Row]:
    """The rows of answers or judgements, each taking its own stamp out of `stamps`."""
    rows = []
    for place, (name, judgement) in enumerate(judged.items()):
        row = {"audit_id": audit_id, key: name, "place": place, **judgement.model_dump()}
        rows.append(row | _stamped(stamps.pop(pointer(part, name), None)))
    return rows


def _stamped(stamp: Stamp | None) -> Row:
    if stamp is None:
        return {"version": None, "changed_by": None, "changed_at": None}
    return {"version": stamp.version, "changed_by": stamp.by, "changed_at": stamp.at}


def _action_row(audit_id: str, place: int, action: Action, look_up: LookUp) -> Row:
    contents = action.model_dump(mode="json", exclude=set(ACTION_COLUMNS))
    columns = {column: getattr(action, name) for name, column in ACTION_COLUMNS.items()}
    owner = None if action.responsibility is None else look_up(action.responsibility, PERSON)
    return {"audit_id": audit_id, "place": place, **columns, "contents": contents, "owner_hash": owner}


def _data(head: Row, rows: Mapping[str, list[Row]]) -> Row:
    return {
        **head["particulars"],
        "month": head["month"],
        "kind": head["kind"],
        "answers": {row["question"]: _judgement(row) for row in rows["answers"]},
        "sections": {row["section"]: _judgement(row) for row in rows["judgements"]},
        "feedback": {row["source"]: row["texts"] for row in rows["feedback"]},
        "overall": {"rating": head["overall_rating"], "comment": head["overall_comment"]},
        "actions": [
            row["contents"] | {name: row[column] for name, column in ACTION_COLUMNS.items()}
            for row in rows["actions"]
        ],
    }


def _judgement(row: Row) -> Row:
    return {"rating": row["rating"], "comment": row["comment"]}


def _stamps(head: Row, rows: Mapping[str, list[Row]]) -> dict[str, Any]:
    stamps = dict(head["other_stamps"] or {})
    for part, key, table in (("answers", "question", "answers"), ("sections", "section", "judgements")):
        for row in rows[table]:
            if row["version"] is not None:
                stamp = {"version": row["version"], "by": row["changed_by"], "at": row["changed_at"]}
                stamps[pointer(part, row[key])] = stamp
    return stamps
