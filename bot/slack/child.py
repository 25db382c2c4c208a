"""How much of the child Slack sees, by the service's setting."""

import re
from typing import Any

from audit.headlines import Headline
from audit.models import AuditData
from audit.record import AuditRecord
from bot.settings import Settings

# Steps that are not asked in Slack where names are kept out of it.
NAMING = frozenset({"fact:/child/name", "fact:/child/mosaic_id"})
# The parts of an audit that people write in their own words.
WRITTEN = frozenset(
    (
        *("comment", "comments", "feedback", "conversations_reason", "with", "action", "finding", "measure"),
        *("responsibility", "progress", "evidence", "outcome", "concerns", "meetings", "reason", "reasons"),
    )
)
SHORTEST_NAME = 3  # letters; "Al" inside other words would be torn out of them


def left_out(settings: Settings) -> frozenset[str]:
    """The steps that are not asked in Slack."""
    return frozenset() if settings.slack_child == "named" else NAMING


def reference(data: AuditData, settings: Settings) -> str:
    """How the child is called in messages: the ChildView ID with initials, or with the name."""
    name = (data.child.name or "").strip()
    if not name:
        return data.child.childview_id
    shown = name if settings.slack_child == "named" else initials(name)
    return f"{data.child.childview_id} ({shown})"


def in_a_line(line: Headline) -> str:
    """How the child is called in lists: the ChildView ID with initials."""
    return f"{line.childview_id} ({line.initials})" if line.initials else line.childview_id


def initials(name: str) -> str:
    """The first letters of a name."""
    return "".join(f"{part[0].upper()}." for part in re.split(r"[\s-]+", name) if part)


def pseudonymised(record: AuditRecord) -> AuditRecord:
    """The audit with the child's initials for the name, also in what was written, and no Mosaic ID."""
    name = (record.data.child.name or "").strip()
    data = record.data.model_dump(mode="json", by_alias=True)
    if name:
        parts = [part for part in re.split(r"[\s-]+", name) if len(part) >= SHORTEST_NAME]
        words = "|".join(re.escape(one) for one in (name, *parts))
        data = _replaced(data, re.compile(rf"\b(?:{words})\b", re.IGNORECASE), initials(name), free=False)
        data["child"]["name"] = initials(name)
    data["child"]["mosaic_id"] = None
    return record.model_copy(update={"data": AuditData.model_validate(data)})


def _replaced(value: Any, name: re.Pattern[str], by: str, *, free: bool) -> Any:
    """The value with the name replaced in texts that people write; labels and ids are left alone."""
    if isinstance(value, str):
        return name.sub(by, value) if free else value
    if isinstance(value, dict):
        return {key: _replaced(inner, name, by, free=free or key in WRITTEN) for key, inner in value.items()}
    if isinstance(value, list):
        return [_replaced(inner, name, by, free=free) for inner in value]
    return value
