"""`checkback audits`: one audit in, shown, told, and its documents out."""

import json
import sys
from pathlib import Path
from typing import Any, get_args

import click

from audit import commands as c
from audit.deadlines import UK
from audit.errors import BadAudit
from audit.record import State
from bot import audit_text, history_text
from bot.audit_json import audit_json, summary_json
from bot.cli.common import acting, actor, app, as_json, looking, show, show_json, tell, write_file

ORDER = get_args(State)  # the order of an audit's life
OUT = click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    help="The folder to write into.",
)


WHY_LOOK = click.option(
    "--reason", metavar="TEXT", help="Why you look, where the audit is not yours; recorded."
)


def register(root: click.Group) -> None:
    """Add the commands of this module."""
    root.add_command(audits)


@click.group()
def audits() -> None:
    """Audits: list, show, history, import, documents."""


@audits.command("list")
@acting
@as_json
def list_(person: str | None, json_: bool) -> None:
    """List the audits you may see, by state, with their deadlines."""
    lines = sorted(app().service.headlines(actor(person)), key=lambda line: ORDER.index(line.state))
    if json_:
        show_json([summary_json(line, app().settings.timings) for line in lines])
    elif lines:
        show("\n".join(audit_text.line(line, app().settings.timings) for line in lines))
    else:
        show("No audits yet. `checkback chat` begins one; `checkback audits import FILE.json` records one.")


@audits.command("show")
@click.argument("audit_id", metavar="ID")
@WHY_LOOK
@acting
@as_json
def show_(audit_id: str, reason: str | None, person: str | None, json_: bool) -> None:
    """Show one audit whole."""
    who = actor(person)
    record, form = app().service.show(audit_id, who, looking(who, reason))
    if json_:
        show_json(audit_json(record, app().settings.timings))
    else:
        show(audit_text.whole(record, form))


@audits.command("history")
@click.argument("audit_id", metavar="ID")
@WHY_LOOK
@acting
@as_json
def history(audit_id: str, reason: str | None, person: str | None, json_: bool) -> None:
    """Tell who did what to one audit, when."""
    who = actor(person)
    lines = app().service.history(audit_id, who, looking(who, reason))
    if json_:
        told = [line.model_dump(mode="json") | {"words": history_text.sentence(line)} for line in lines]
        show_json(told)
    else:
        show(history_text.history_text(lines))


@audits.command("import")
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--document", default="case-audit", show_default=True, help="The form it was made on.")
@acting
@as_json
def import_(file: Path, document: str, person: str | None, json_: bool) -> None:
    """Record an audit given as data; each call makes a new one."""
    outcome = app().service.take_in(_json_in(file), actor(person), document)
    record = outcome.record
    if json_:
        show_json({"id": record.id, "state": record.state, "warnings": list(outcome.notes)})
        return
    for warning in outcome.notes:
        tell(f"warning: {warning}")
    show(f"Audit {record.id} recorded: {record.state}")


@audits.command("documents")
@click.argument("audit_id", metavar="ID")
@OUT
@click.option("--pdf", is_flag=True, help="The Word documents as PDF too (needs LibreOffice).")
@WHY_LOOK
@acting
@as_json
def documents(
    audit_id: str, out: Path, pdf: bool, reason: str | None, person: str | None, json_: bool
) -> None:
    """Write the Word form, the action plan and the contact texts of one audit."""
    from bot import delivery

    made = delivery.documents(app(), audit_id, actor(person), pdf=pdf, reason=reason)
    written = [write_file(out / name, content) for name, content in made.items()]
    if json_:
        show_json({"id": audit_id, "files": [str(path) for path in written]})
    else:
        show("\n".join(str(path) for path in written))


@audits.command("contact")
@click.argument("audit_id", metavar="ID")
@click.argument("kind")
@click.option("--undo", is_flag=True, help="Take the tick back.")
@acting
def contact(audit_id: str, kind: str, undo: bool, person: str | None) -> None:
    """Tick off a contact text as recorded in the case management system."""
    command = c.TickContact(audit=audit_id, kind=kind, recorded=not undo)
    record = app().service.perform(command, actor(person)).record
    tick = record.contacts.get(kind)
    when = f"{tick.at.astimezone(UK):%d %B %Y at %H:%M}" if tick else ""
    show(f"{kind}: recorded by {tick.by} on {when}" if tick else f"{kind}: not recorded")


def _json_in(file: Path) -> Any:
    """The JSON value of a file, or of standard input for `-`. Raises BadAudit where there is none."""
    try:
        data = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    except OSError as error:
        raise BadAudit(f"{file} cannot be read: {error.strerror or error}") from None
    try:
        text = data.decode("utf-8-sig")
        return json.loads(text, object_pairs_hook=_each_once, parse_constant=_no_number)
    except UnicodeDecodeError:
        raise BadAudit(f"{file} is not UTF-8 text; save it as UTF-8 JSON") from None
    except json.JSONDecodeError as error:
        where = f"{file} is not JSON at line {error.lineno}"
        raise BadAudit(f"{where}: it must hold one audit as a JSON object") from None
    except (ValueError, RecursionError) as error:
        raise BadAudit(f"{file} cannot be taken: {error}") from None


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose names are each given once: of two values one would be lost without a word."""
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        raise ValueError(f"{next(n for n in names if names.count(n) > 1)!r} is given twice in one object")
    return found


def _no_number(constant: str) -> Any:
    raise ValueError(f"{constant} is no JSON value")
