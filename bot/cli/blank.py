"""`checkback audits blank`: the empty form, to be filled in Word."""

from pathlib import Path

import click

from bot.cli.audits import audits
from bot.cli.common import acting, actor, app, as_json, show, show_json, write_file


def register(_: click.Group) -> None:
    """Add the command to those about audits."""
    audits.add_command(blank)


@click.command()
@click.option(
    "--document", default="case-audit", show_default=True, help="The form, as `form list` names it."
)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="The file to write.")
@click.option("--no-guidance", is_flag=True, help="Leave the passages of guidance out of the margin.")
@acting
@as_json
def blank(document: str, out: Path | None, no_guidance: bool, person: str | None, json_: bool) -> None:
    """Write the empty form in force, with guidance beside each question as Word comments."""
    from bot import blanks

    actor(person)
    made = blanks.blank(app(), document, guidance=not no_guidance)
    path = write_file(out or Path(f"{document}-blank.docx"), made)
    if json_:
        show_json({"document": document, "file": str(path)})
    else:
        show(f"{path}\nFill it in Word, then bring it in with `checkback audits read {path.name}`.")
