"""`checkback tracker`: the workbook managers live in, both ways."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.cli.common import DONE, FALLS_SHORT, acting, actor, app, as_json, show, show_json, tell, write_file

if TYPE_CHECKING:
    from audit.tracking import Take

FILE = click.argument("file", type=click.Path(dir_okay=False, path_type=Path))


def register(root: click.Group) -> None:
    """Add the commands of this module."""
    root.add_command(tracker_)


@click.group("tracker")
def tracker_() -> None:
    """The Excel tracker of audits and actions."""


@tracker_.command("write")
@FILE
@click.option("--overwrite", is_flag=True, help="Give up edits in the file that were not read.")
@acting
@as_json
def write(file: Path, overwrite: bool, person: str | None, json_: bool) -> None:
    """Write the tracker of every audit you may see; your service's own is brought up to date."""
    from bot import tracker

    made = tracker.tracker_for(app(), file, actor(person), tell, overwrite=overwrite)
    path = write_file(file, made.content)
    if json_:
        show_json({"file": str(path), "audits": made.audits, "actions": made.actions})
    else:
        show(f"{path}: {made.audits} audits, {made.actions} actions")


@tracker_.command("read")
@FILE
@click.option("--take", type=click.Choice(["sheet", "record"]), help="Whose value holds in a conflict.")
@click.option("--dry-run", is_flag=True, help="Show what would be recorded; change nothing.")
@acting
@as_json
def read(file: Path, take: "Take | None", dry_run: bool, person: str | None, json_: bool) -> int:
    """Read an edited tracker back and merge it with the record."""
    from bot import tracker, tracker_text

    merged = tracker.read_tracker(app(), file, actor(person), take=take, dry_run=dry_run)
    for line in tracker_text.again(merged):
        tell(line)
    if json_:
        show_json(tracker_text.as_json(merged))
    else:
        show(tracker_text.told(merged, dry_run=dry_run))
    return FALLS_SHORT if merged.conflicts else DONE
