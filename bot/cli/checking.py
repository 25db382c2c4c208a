"""`checkback check`: the two coaches, for other programs."""

import json
import sys
from typing import Any, TypeVar

import click
from pydantic import BaseModel, ValidationError

from audit.coach import ActionItem, CommentItem, Remarks, check_action, check_comment
from audit.errors import BadAudit
from audit.faults import first_fault
from bot.cli.common import as_json, show_json
from bot.settings import load

Item = TypeVar("Item", bound=BaseModel)


def register(root: click.Group) -> None:
    """Add the commands of this module."""
    root.add_command(check)


@click.group()
def check() -> None:
    """Look at comments and actions given as a JSON list on standard input."""


@check.command("action")
@as_json
def action(json_: bool) -> None:
    """What the action coach says of each action."""
    del json_  # it prints JSON whatever is asked
    folder = load().coach
    show_json([_told(check_action(item, folder)) for item in _items(ActionItem)])


@check.command("comment")
@as_json
def comment(json_: bool) -> None:
    """What the comment coach says of each comment."""
    del json_  # it prints JSON whatever is asked
    folder = load().coach
    show_json([_told(check_comment(item, folder)) for item in _items(CommentItem)])


def _items(model: type[Item]) -> list[Item]:
    """The items on standard input. Raises BadAudit, naming the item and the field that does not fit."""
    try:
        given = json.loads(sys.stdin.buffer.read().decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise BadAudit("standard input is not JSON: it must hold a JSON list of items") from None
    if not isinstance(given, list):
        raise BadAudit("standard input must hold a JSON list of items")
    items = []
    for place, one in enumerate(given):
        try:
            items.append(model.model_validate(one))
        except ValidationError as error:
            raise BadAudit(f"item {place}: {first_fault(error)}") from None
    return items


def _told(remarks: Remarks) -> dict[str, Any]:
    return remarks.model_dump(mode="json")
