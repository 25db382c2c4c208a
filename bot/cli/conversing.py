"""`checkback chat` and `checkback demo`: the conversation typed, and played."""

import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import click

from audit.errors import NeedsReason
from bot.cli.common import acting, actor, app, looking, show, tell
from bot.terminal.loop import talk
from bot.terminal.moderating import is_to_moderate, moderate


def register(root: click.Group) -> None:
    """Add the commands of this module."""
    root.add_command(chat)
    root.add_command(demo)


@click.command()
@click.option("--audit", "audit_id", metavar="ID", help="The audit to go on with.")
@acting
def chat(audit_id: str | None, person: str | None) -> None:
    """The conversation, typed in a terminal; can be left and resumed."""
    who = actor(person)
    if audit_id and who.is_operator:
        app().service.show(audit_id, who, looking(who, None))  # the operator's look is recorded too
    try:
        if audit_id and is_to_moderate(app(), audit_id, who):
            moderate(app(), audit_id, who, _typed(), show)
        else:
            talk(app(), who, audit_id, _typed(), show)
    except NeedsReason:
        raise NeedsReason(
            f"audit {audit_id} is not yours to answer; `checkback audits show {audit_id} --reason TEXT` opens"
            " it, and says in its history why"
        ) from None


@click.command()
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), default=Path("demo-output"))
@click.option(
    "--sources", type=click.Path(exists=True, file_okay=False, path_type=Path), help="Official documents."
)
def demo(out: Path, sources: Path | None) -> None:
    """Play one fictional audit through the conversation and write its documents."""
    from bot.demo.play import play

    for path in play(out, sources, tell):
        show(str(path))


def _typed() -> Iterator[str]:
    """Lines from the keyboard with line editing, or from whatever standard input is."""
    if not sys.stdin.isatty():
        for data in sys.stdin.buffer:
            yield data.decode("utf-8", "replace")
        return
    with suppress(ImportError):  # Windows has line editing of its own
        import readline  # noqa: F401 - gives input() history and line editing

    while True:
        try:
            yield input("> ")
        except EOFError:
            return
