"""`checkback tracker`: the workbook managers live in."""

from pathlib import Path

import click

from bot.cli.common import acting, actor, app, as_json, show, show_json, tell, write_file


def register(root: click.Group) -> None:
    """Add the commands of this module."""
    root.add_command(tracker_)


@click.group("tracker")
def tracker_() -> None:
    """The Excel tracker of audits and actions."""


@tracker_.command("write")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@acting
@as_json
def write(file: Path, person: str | None, json_: bool) -> None:
    """Write the tracker of every audit you may see."""
    from bot import tracker

    content, audits, actions = tracker.workbook(app(), actor(person), tell)
    path = write_file(file, content)
    if json_:
        show_json({"file": str(path), "audits": audits, "actions": actions})
    else:
        show(f"{path}: {audits} audits, {actions} actions")
