"""`checkback purge`, `hold` and `child`: what is kept long enough, held back, given out, deleted."""

from pathlib import Path
from typing import Any

import click

from audit.care.erasing import Erased
from audit.care.service import Lapsed
from bot.cli.common import acting, actor, app, as_json, show, show_json, tell
from bot.keeping.traces import WHAT_REMAINS
from storage.store import SqlStore

WHY = click.option("--reason", help="Why; it goes into the history. Name nobody in it.")


def register(root: click.Group) -> None:
    """Add the commands of this module."""
    for command in (purge, hold, child):
        root.add_command(command)


@click.command()
@click.option("--dry-run", is_flag=True, help="Show what would be deleted, and delete nothing.")
@WHY
@acting
@as_json
def purge(dry_run: bool, reason: str | None, person: str | None, json_: bool) -> None:
    """Delete what has been kept long enough, by the periods in the settings; what is held back stays."""
    who = actor(person)
    found = app().care.lapsed(who)
    if not json_:
        show("\n".join(_line(one) for one in found) or "Nothing has been kept long enough to be deleted.")
    done, remains = Erased(), list[str]()
    if not dry_run and found:
        audits = [one.id for one in found if one.what != "draws" and not one.held]
        remains = [left for traces in app().traces for left in traces.remove(audits)]
        for some in app().care.purge(found, who, reason):
            done = done.with_(some)
        remains += _clean()
    if json_:
        show_json(_told(done, remains, lapsed=[_as_data(one) for one in found], dry_run=dry_run))
    elif found and not dry_run:
        _say(done, remains)


@click.command()
@click.argument("audit_id", metavar="[ID]", required=False)
@click.option("--lift", is_flag=True, help="Let it go again.")
@WHY
@acting
@as_json
def hold(audit_id: str | None, lift: bool, reason: str | None, person: str | None, json_: bool) -> None:
    """Hold an audit back from deletion (a complaint, proceedings); without ID, list what is held."""
    who = actor(person)
    if audit_id:
        app().care.hold(audit_id, who, reason, lift=lift)
    held = app().care.held(who)
    if json_:
        show_json([{"audit": audit, "reason": why} for audit, why in held.items()])
    else:
        show("\n".join(f"{audit}: {why}" for audit, why in held.items()) or "Nothing is held back.")


@click.group()
def child() -> None:
    """All that is held of one child: to give out, or to delete."""


@child.command("export")
@click.argument("childview_id")
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("child-record.zip"),
    show_default=True,
    help="The file to write.",
)
@WHY
@acting
@as_json
def export(childview_id: str, out: Path, reason: str | None, person: str | None, json_: bool) -> None:
    """Write all that is held of one child into a .zip file; recorded as given out."""
    from bot.keeping.bundle import bundle
    from bot.keeping.files import write_private

    found = app().care.child(childview_id, actor(person), reason)
    write_private(out, bundle(app(), found))
    ids = [record.id for record in found.audits]
    if json_:
        show_json({"file": str(out), "audits": ids, "elsewhere": len(found.items) + len(found.lines)})
    else:
        show(f"{out}: {len(ids)} audits. It is confidential; hand it over by a secure way only.")


@child.command("erase")
@click.argument("childview_id")
@WHY
@acting
@as_json
def erase(childview_id: str, reason: str | None, person: str | None, json_: bool) -> None:
    """Delete all that is held of one child; an audit that is held back hinders it."""
    who = actor(person)
    audits = app().care.erasable(childview_id, who, reason)
    remains = [left for traces in app().traces for left in traces.remove(audits)]
    done = app().care.erase_child(childview_id, who, reason)
    remains += _clean()
    if json_:
        show_json(_told(done, remains))
    else:
        _say(done, remains)


def _clean() -> list[str]:
    store = app().store
    assert isinstance(store, SqlStore)  # the command line works on the record itself
    if store.clean():
        return []
    return ["The file is in use: run `checkback purge` again when nobody works, to clear its free pages."]


def _line(one: Lapsed) -> str:
    kind = "draw of" if one.what == "draws" else f"{one.what.replace('_', ' ')} audit"
    since = f"last changed {one.last_changed:%d %B %Y}, to be kept until {one.lapsed:%d %B %Y}"
    return f"{kind} {one.id}: {since}" + (f"; held back: {one.held}" if one.held else "")


def _as_data(one: Lapsed) -> dict[str, Any]:
    dates = {"last_changed": one.last_changed.isoformat(), "lapsed": one.lapsed.isoformat()}
    return {"id": one.id, "class": one.what, **dates, "held": one.held}


def _told(done: Erased, remains: list[str], **more: Any) -> dict[str, Any]:
    return {**more, "deleted": vars(done), "remains": [*remains, *WHAT_REMAINS]}


def _say(done: Erased, remains: list[str]) -> None:
    show(
        f"Deleted: {len(done.audits)} audits, the words of {done.lines} lines of history,"
        f" {done.removed} things beside them; {done.blanked} more no longer name the child."
    )
    for sentence in (*remains, *WHAT_REMAINS):
        tell(sentence)
