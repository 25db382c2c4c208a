"""What the commands share: their options, the service behind them, and how they print."""

import json
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

import click

from audit.permissions import Actor
from bot.bootstrap import App, open_app
from bot.settings import load

Command = TypeVar("Command", bound=Callable[..., Any])

DONE, FALLS_SHORT, WRONG = 0, 1, 2  # the exit statuses of the contract


def as_json(command: Command) -> Command:
    """Give a command the option --json."""
    option = click.option("--json", "json_", is_flag=True, help="Print one JSON value and nothing else.")
    return option(command)


def acting(command: Command) -> Command:
    """Give a command the option --as."""
    option = click.option("--as", "person", metavar="PERSON", help="Act as this person; permissions hold.")
    return option(command)


def app() -> App:
    """The service behind this command, opened once."""
    context = click.get_current_context().find_root()
    if not isinstance(context.obj, App):
        context.obj = open_app(load())
        context.call_on_close(context.obj.store.close)
    return context.obj


def actor(person: str | None) -> Actor:
    """Who acts: the person named by --as, or the operator."""
    return app().actor(person)


def looking(who: Actor, reason: str | None) -> str | None:
    """Why this person looks at an audit; the operator's look is recorded too, as what it is."""
    return reason or ("shown at the command line" if who.is_operator else None)


def show_json(value: Any) -> None:
    """Print one JSON value, UTF-8 whatever the terminal's own encoding."""
    data = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    _out(data)


def show(text: str) -> None:
    """Print a text for a person."""
    _out(text if text.endswith("\n") else text + "\n")


def tell(text: str) -> None:
    """Print progress or a remark, on standard error."""
    click.echo(text, err=True)


def settle() -> None:
    """Let the programme fill what the command left empty, and tell of it on standard error."""
    for done in app().programme.settle():
        tell(done)


def write_file(path: Path, content: bytes) -> Path:
    """Write a file whole or not at all, making its folder. Raises click's FileError where it cannot."""
    part = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(content)
        part.replace(path)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)  # half a document tells of a child as well
        raise click.ClickException(f"{path} cannot be written: {error.strerror or error}") from None
    return path


def _out(text: str) -> None:
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
    sys.stdout.buffer.flush()
