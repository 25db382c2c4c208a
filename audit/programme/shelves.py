"""Where the programme is kept in the record: one shelf each, every change with its line of history."""

from collections.abc import Iterable
from typing import Any, TypeVar

from pydantic import BaseModel

from audit.ports import Transaction
from audit.programme.shapes import Draw, Exemption, Month
from audit.record import Act, Change, Value
from audit.text import folded

MONTHS, DRAWS, EXEMPTIONS, SINCE = "months", "draws", "exemptions", "auditors-since"
LINES = "given-line"
REFUSED = "exemptions-refused"
Item = TypeVar("Item", bound=BaseModel)


def month(reading: Transaction, name: str) -> Month | None:
    """A month as it was planned; None where nobody planned it."""
    return one(reading, MONTHS, name, Month)


def months(reading: Transaction) -> list[Month]:
    """Every month that was planned, oldest first."""
    return sorted(every(reading, MONTHS, Month), key=lambda planned: planned.month)


def keep_month(transaction: Transaction, planned: Month, act: Act) -> None:
    """Keep a month."""
    keep(transaction, MONTHS, planned.month, planned, f"programme/{planned.month}", act)


def draw(reading: Transaction, name: str) -> Draw | None:
    """The draw of a month; None where there was none."""
    return one(reading, DRAWS, name, Draw)


def keep_draw(transaction: Transaction, drawn: Draw, act: Act) -> None:
    """Keep a draw. History says by which seed from which caseload, and which audit each child became."""
    keep(
        transaction,
        DRAWS,
        drawn.month,
        drawn,
        f"programme/{drawn.month}",
        act,
        leave_out=("lines", "made_at"),
    )


def exemptions(reading: Transaction) -> list[Exemption]:
    """Every exemption asked for or agreed, oldest first."""
    return every(reading, EXEMPTIONS, Exemption)


def keep_exemption(transaction: Transaction, exemption: Exemption, act: Act) -> None:
    """Keep an exemption."""
    keep(transaction, EXEMPTIONS, exemption.id, exemption, f"exemption/{exemption.id}", act)


def since(reading: Transaction) -> dict[str, str]:
    """The first month in which each auditor could be given audits, by folded name."""
    return {folded(name): content for name, content in reading.items(SINCE)}


def keep_since(transaction: Transaction, name: str, first: str) -> None:
    """Remember it."""
    if transaction.item(SINCE, name) is None:
        transaction.keep_item(SINCE, name, first)


def keep_line_of(transaction: Transaction, audit: str, title: str) -> None:
    """Remember for which line of enquiry an audit was made."""
    transaction.keep_item(LINES, audit, title)


def lines_of(reading: Transaction) -> dict[str, str]:
    """The line of enquiry of every audit that was made for one, by the audit's id."""
    return dict(reading.items(LINES))


def one(reading: Transaction, shelf: str, key: str, kind: type[Item]) -> Item | None:
    """What is kept under a key."""
    content = reading.item(shelf, key)
    return kind.model_validate_json(content) if content else None


def every(reading: Transaction, shelf: str, kind: type[Item]) -> list[Item]:
    """Everything on a shelf, in the order first kept."""
    return [kind.model_validate_json(content) for _, content in reading.items(shelf)]


def keep(
    transaction: Transaction,
    shelf: str,
    key: str,
    item: BaseModel,
    subject: str,
    act: Act,
    leave_out: Iterable[str] = (),
) -> bool:
    """Keep an item with a line of history for each fact that changed; False where none did."""
    content = transaction.item(shelf, key)
    old = type(item).model_validate_json(content).model_dump(mode="json") if content else {}
    changed = _changes(old, item.model_dump(mode="json"), tuple(leave_out))
    if changed or content != item.model_dump_json():
        transaction.keep_item(shelf, key, item.model_dump_json())
        transaction.note(subject, changed, act)
    return bool(changed)


def _changes(old: dict[str, Any], new: dict[str, Any], leave_out: tuple[str, ...]) -> list[Change]:
    names = [name for name in new if name not in leave_out and old.get(name) != new[name]]
    return [Change(fact=f"/{name}", before=_value(old.get(name)), after=_value(new[name])) for name in names]


def _value(value: Any) -> Value:
    return value if value not in ([], {}, "") else None
