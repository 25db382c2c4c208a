"""`checkback import` and `checkback form`: official documents in, forms shown."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from audit.permissions import Do, require
from bot import diff_text, form_text
from bot.cli.common import acting, actor, app, as_json, show, show_json, tell, write_file
from questionbank.differences import differences
from questionbank.models import Form

if TYPE_CHECKING:
    from bot.importing import Imported, Kind

FILES = click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))


def register(root: click.Group) -> None:
    """Add the commands of this module."""
    root.add_command(import_)
    root.add_command(form)


@click.command("import")
@FILES
@click.option("--kind", type=click.Choice(["form", "guidance"]), help="What the files are, if not found out.")
@click.option("--document", help="The document they are an edition of, such as case-audit.")
@click.option("--dry-run", is_flag=True, help="Show what was read; put nothing in force.")
@click.option("--out", type=click.Path(path_type=Path), help="Write the reading as JSON, to correct it.")
@acting
@as_json
def import_(
    files: tuple[Path, ...],
    kind: "Kind | None",
    document: str | None,
    dry_run: bool,
    out: Path | None,
    person: str | None,
    json_: bool,
) -> None:
    """Read audit forms and inspection guidance, and put them in force as new editions."""
    from bot import importing

    if out and len(files) > 1:
        raise click.UsageError("--out writes the reading of one file; give one file at a time")
    importer = actor(person)
    require(importer, Do.DOCUMENTS)
    readings = [(path, importing.read(path, kind, document)) for path in files]
    if out:
        write_file(out, importing.to_json(readings[0][1]).encode())
    if dry_run:
        told = [importing.describe(path, reading) for path, reading in readings]
    else:
        service = app()
        told = importing.put_in_force(service.store, readings, importer, service.settings.clock())
    if json_:
        show_json({"files": [one.model_dump(exclude={"new"}) for one in told]})
    else:
        show("\n".join(_told(one, dry_run) for one in told))


@click.group()
def form() -> None:
    """The audit form in force, its editions, and how they differ."""


@form.command("show")
@click.option("--document", default="case-audit", show_default=True)
@click.option("--edition", help="An edition that is not in force; `form list` shows them.")
@acting
@as_json
def show_form(document: str, edition: str | None, person: str | None, json_: bool) -> None:
    """Show the form in force, whole."""
    actor(person)
    found = _form(document, edition)
    if json_:
        show_json(found.model_dump(mode="json", by_alias=True))
    else:
        show(form_text.whole(found))


@form.command("list")
@acting
@as_json
def list_forms(person: str | None, json_: bool) -> None:
    """List the editions of every form."""
    actor(person)
    rows = _editions()
    if json_:
        show_json(rows)
    else:
        show("\n".join(_edition_line(row) for row in rows))


@form.command("diff")
@click.argument("old")
@click.argument("new")
@click.option("--document", default="case-audit", show_default=True)
@acting
@as_json
def diff_forms(old: str, new: str, document: str, person: str | None, json_: bool) -> None:
    """Say what differs between two editions of a form."""
    actor(person)
    found = differences(_form(document, old), _form(document, new))
    if json_:
        show_json(found.model_dump(mode="json", by_alias=True))
    else:
        show(diff_text.told(found))


def _form(document: str, edition: str | None) -> Form:
    service = app().service
    return service.form_edition(document, edition) if edition else service.form_in_force(document)


def _editions() -> list[dict[str, Any]]:
    """Every kept edition, and the built-in form where no import has replaced it."""
    service = app().service
    kept = service.forms()
    current = service.form_in_force()
    rows = [edition.model_dump(mode="json", exclude={"content"}) for edition in kept]
    if current.edition not in {edition.edition for edition in kept}:
        row = {"document": current.document, "edition": current.edition, "title": current.title}
        rows.insert(0, {**row, "source": current.source, "in_force": True})
    return [{**row, "in_force": row["in_force"] or row["edition"] == current.edition} for row in rows]


def _edition_line(row: dict[str, Any]) -> str:
    mark = "in force" if row["in_force"] else "        "
    return f"{mark}  {row['edition']}  {row['source']}  {row['title']}"


def _told(one: "Imported", dry_run: bool) -> str:
    """What came of one file, for a person."""
    from bot import importing

    found = ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in one.found.items() if count)
    how = "would be put in force" if dry_run else "now in force" if one.new else "already known; in force"
    lines = [f"{one.file}: {one.kind} {one.document}, edition {one.edition}, {how}", f"  found: {found}"]
    if importing.gives_layout(one):
        lines.append("  audits under it are delivered in this document's own layout")
    lines += [f"  look at {problem['where']}: {problem['what']}" for problem in one.problems]
    if dry_run:
        tell("nothing was changed")
    return "\n".join(lines)
