"""Audits in one line, read from their own rows alone: no answer is opened for a list."""

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import ValidationError
from sqlalchemy import ColumnElement, Connection, Select, select, type_coerce
from sqlalchemy.types import NULLTYPE

from audit.headlines import Headline
from audit.record import State
from storage.errors import DamagedRecord
from storage.mapping import PERSON
from storage.sealing import Sealer
from storage.tables import ACTIONS, AUDITS, RATERS


def headlines(
    connection: Connection,
    sealer: Sealer,
    people: Mapping[str, str | None],
    states: Sequence[State],
    month: str | None,
    *,
    unsettled: bool = False,
) -> list[Headline]:
    """The audits chosen, oldest first; `people` by what they are to the audit (auditor, moderator...).

    Raises DamagedRecord, naming the audit.
    """
    query = _query(sealer, people)
    if states:
        query = query.where(AUDITS.c.state.in_(states))
    if unsettled:
        query = query.where(AUDITS.c.settled.is_(False))
    if month is not None:
        query = query.where(AUDITS.c.month == month)
    return [_headline(sealer, row) for row in connection.execute(query).mappings()]


def current(connection: Connection, sealer: Sealer, since: str) -> list[Headline]:
    """Audits that are not settled, and all of that month or a later one. Raises DamagedRecord."""
    query = _query(sealer, {}).where(AUDITS.c.settled.is_(False) | (AUDITS.c.month >= since))
    return [_headline(sealer, row) for row in connection.execute(query).mappings()]


def headlines_by_id(connection: Connection, sealer: Sealer, ids: Sequence[str]) -> dict[str, Headline]:
    """Those audits in one line each. Raises DamagedRecord, naming the audit."""
    rows = connection.execute(_query(sealer, {}).where(AUDITS.c.id.in_(ids))).mappings()
    return {row["id"]: _headline(sealer, row) for row in rows}


def _query(sealer: Sealer, people: Mapping[str, str | None]) -> Select[Any]:
    headline = type_coerce(AUDITS.c.headline, NULLTYPE).label("headline")
    query = select(AUDITS.c.id, headline).order_by(AUDITS.c.created_at, AUDITS.c.id)
    for what, name in people.items():
        if name is not None:
            query = query.where(_is(what, sealer.look_ups(name, PERSON)))
    return query


def _is(what: str, hashes: Sequence[bytes]) -> ColumnElement[bool]:
    if what == "rater":
        return AUDITS.c.id.in_(select(RATERS.c.audit_id).where(RATERS.c.person_hash.in_(hashes)))
    if what == "owner":
        return AUDITS.c.id.in_(select(ACTIONS.c.audit_id).where(ACTIONS.c.owner_hash.in_(hashes)))
    return AUDITS.c[f"{what}_hash"].in_(hashes)


def _headline(sealer: Sealer, row: Mapping[Any, Any]) -> Headline:
    content = sealer.unseal(row["headline"], str(AUDITS.c.headline), row["id"])
    try:
        return Headline.model_validate(content)
    except ValidationError:
        raise DamagedRecord(
            f"{AUDITS.c.headline} of row {row['id']} is not as it was written: restore a backup"
        ) from None
