"""How people wish to be told things, as they are kept."""

from audit.notices.shapes import Wishes
from audit.ports import Clock, Store, Transaction
from audit.record import Act, Change
from audit.text import folded

SHELF = "wishes"


def wishes_of(reading: Transaction, person: str) -> Wishes:
    """A person's wishes; the usual ones where they have said none."""
    content = reading.item(SHELF, person)
    return Wishes.model_validate_json(content) if content else Wishes()


def all_wishes(reading: Transaction) -> dict[str, Wishes]:
    """Everybody's wishes, by folded name."""
    return {folded(person): Wishes.model_validate_json(content) for person, content in reading.items(SHELF)}


def keep_wishes(store: Store, clock: Clock, person: str, wishes: Wishes) -> None:
    """Keep what somebody wishes for themselves."""
    with store.transaction() as transaction:
        old = wishes_of(transaction, person).model_dump(mode="json")
        new = wishes.model_dump(mode="json")
        changed = [
            Change(fact=f"/{name}", before=old[name], after=new[name])
            for name in new
            if old[name] != new[name]
        ]
        if changed:
            transaction.keep_item(SHELF, person, wishes.model_dump_json())
            transaction.note("wishes/all", changed, Act(actor=person, name="set wishes", at=clock()))
