"""What was typed into a modal and is not kept yet: the coach had a remark, and the window may be closed."""

import json

from bot.slack import ids
from bot.slack.blocks import Message, button, escaped, message, section
from bot.slack.desk import Desk
from bot.slack.ids import At

SHELF = "slack.drafts"


def keep(desk: Desk, user: str, at: At, rating: str | None, comment: str) -> None:
    """Keep a draft until it is saved."""
    with desk.app.store.transaction() as transaction:
        transaction.keep_item(SHELF, _key(user, at), json.dumps([rating, comment]))


def find(desk: Desk, user: str, at: At) -> tuple[str | None, str] | None:
    """The draft of that person at that step."""
    with desk.app.store.reading() as reading:
        kept = reading.item(SHELF, _key(user, at))
    if kept is None:
        return None
    rating, comment = json.loads(kept)
    return rating, comment


def drop(desk: Desk, user: str, at: At) -> None:
    """Forget the draft: it is saved."""
    if find(desk, user, at) is None:
        return
    with desk.app.store.transaction() as transaction:
        transaction.remove_item(SHELF, _key(user, at))


def notice(at: At, place: str) -> Message:
    """That a comment waits."""
    text = f"Your comment on {place} is not in the record yet; the text waits for you."
    go_on = button("Go on with it", ids.COMMENT, str(at))
    return message("A comment you typed is not in the record yet.", [section(escaped(text), go_on)])


def _key(user: str, at: At) -> str:
    return f"{user} {at.audit} {at.step}"
