"""`checkback audits read`: filled Word forms into the record."""

from pathlib import Path

import click

from audit.record import Value
from audit.taking.desk import Wanted
from audit.taking.models import Take
from bot.cli.audits import audits
from bot.cli.common import DONE, FALLS_SHORT, acting, actor, app, as_json, show, show_json, tell


def register(_: click.Group) -> None:
    """Add the command to those about audits."""
    audits.add_command(read)


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE.docx...", type=click.Path(path_type=Path))
@click.option("--into", metavar="ID", help="The audit it belongs to; without it each form is a new audit.")
@click.option("--take", type=click.Choice(["form", "record"]), help="Whose word holds where they differ.")
@click.option("--dry-run", is_flag=True, help="Show what was read; change nothing.")
@click.option("--month", help="The audit month, such as 2026-11, where a form says none.")
@click.option("--auditor", help="The auditor, where a form names none.")
@click.option("--document", default="case-audit", show_default=True, help="The form they were made on.")
@acting
@as_json
def read(
    files: tuple[Path, ...],
    into: str | None,
    take: Take | None,
    dry_run: bool,
    month: str | None,
    auditor: str | None,
    document: str,
    person: str | None,
    json_: bool,
) -> int:
    """Read filled forms into the record; a folder is read whole.

    Exit status 1 while form and record differ and --take has not said whose word holds.
    """
    from bot import form_reading, reading_json, reading_text

    given: dict[str, Value] = {"/month": month, "/auditor": auditor}
    wanted = Wanted(into, take, given, document, dry_run)
    who = actor(person)
    found, walked = form_reading.gathered(files)
    brought = form_reading.bring(app(), found, who, wanted, walked=walked)
    if json_:
        told = reading_json.brought_json(brought)
        alone = len(files) == 1 and not walked
        show_json(told[0] if alone else told)
        for name in brought.passed_over:
            tell(f"{name}: passed over, for it holds no filled form")
    else:
        show(reading_text.whole(brought, dry_run=dry_run))
    return FALLS_SHORT if any(one.conflicts for one in brought.taken) else DONE
