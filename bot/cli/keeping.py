"""`checkback backup`, `restore` and `key`: copies of the record, and the key that seals it."""

from pathlib import Path

import click

from audit.permissions import Do, require
from bot.cli.common import acting, actor, app, as_json, show, show_json, tell
from bot.keeping.record_text import record_text, sentence
from bot.settings import load
from storage.keyplaces import KeyPlace, key_place
from storage.keys import new_key_text
from storage.opening import load_key, record_url
from storage.restoring import restore as put_back
from storage.rotation import retire as put_away
from storage.rotation import rotate as replace_key
from storage.store import SqlStore

FILE = click.argument("file", type=click.Path(dir_okay=False, path_type=Path))


def register(root: click.Group) -> None:
    """Add the commands of this module."""
    for command in (backup, restore, key, history):
        root.add_command(command)


@click.command()
@FILE
@acting
@as_json
def backup(file: Path, person: str | None, json_: bool) -> None:
    """Write the whole record into FILE, sealed and proven, while people work. The key is not in it."""
    who, store = actor(person), _record()
    require(who, Do.BACKUP)
    settings = app().settings
    app().care.told(who, Do.BACKUP, "backup", {"backup": "begun"})
    counts = store.back_up(file, _keys().read(), settings.clock())
    line, told = store.end()
    if json_:
        end = {"line": line, "hash": told}
        show_json({"file": str(file), "bytes": file.stat().st_size, "rows": counts, "history_end": end})
    else:
        show(f"{file}: {counts['audits']} audits, {counts['history']} lines of history. Proven whole.")
        show(f"The history stands at line {line}, {told}.")
        tell("It opens with the record's key alone: keep a copy of the key, elsewhere.")


@click.command()
@FILE
@click.option("--replace", is_flag=True, help="Put it in the place of the record that is there.")
@acting
@as_json
def restore(file: Path, replace: bool, person: str | None, json_: bool) -> None:
    """Put the backup FILE back as the record, and prove that it holds."""
    if person is not None:
        require(actor(person), Do.BACKUP)
        app().store.close()
    settings = load()
    place = record_url(settings.home, settings.database_url)
    counts = put_back(place, load_key(_keys(), may_make=False), file, replace=replace)
    app().care.told(actor(None), Do.BACKUP, "restore", {"restored": "whole"})
    if json_:
        show_json({"file": str(file), "rows": counts, "whole": True})
    else:
        show(
            f"The record is back: {counts['audits']} audits, {counts['history']} lines of history. It holds."
        )


@click.command()
@acting
@as_json
def history(person: str | None, json_: bool) -> None:
    """Tell who did what to the record itself: people, editions, copies, keys, holds, deletions."""
    lines = app().care.history(actor(person))
    if json_:
        show_json([line.model_dump(mode="json") | {"words": sentence([line])} for line in lines])
    else:
        show(record_text(lines))


@click.group()
def key() -> None:
    """The key that seals the record: see docs/keys.md before you change it."""


@key.command("new")
def new() -> None:
    """Print a fresh key, for a service that keeps its key in the environment."""
    show(new_key_text())


@key.command("list")
@acting
@as_json
def list_(person: str | None, json_: bool) -> None:
    """List the keys by their ids, the one in use first, and what each still seals."""
    require(actor(person), Do.KEYS)
    keys = [(one.id, sum(_record().sealed_with(one.id).values())) for one in _keys().read().keys]
    if json_:
        show_json([{"key": one.hex(), "in_use": not place, "rows": n} for place, (one, n) in enumerate(keys)])
        return
    for place, (one, rows) in enumerate(keys):
        state = "in use" if not place else "old; `checkback key retire` puts it away" if not rows else "old"
        show(f"{one.hex()}  {state}, seals {rows} rows")


@key.command("rotate")
@acting
@as_json
def rotate(person: str | None, json_: bool) -> None:
    """Seal the whole record with a new key, while people work; finishes a rotation that was interrupted."""
    who = actor(person)
    require(who, Do.KEYS)
    done = replace_key(_record(), _keys())
    app().care.told(who, Do.KEYS, "key rotate", {"key": done.key})
    if json_:
        show_json({"key": done.key, "rows": done.rows, "cleaned": done.cleaned})
        return
    show(f"The record is sealed with the key {done.key}: {done.rows} rows sealed anew.")
    if not done.cleaned:
        tell("The file is in use, so traces under the old key stay in it: repeat this when nobody works.")
    tell("Keep a copy of the new key elsewhere. `checkback key list` shows the old one; retire it then.")


@key.command("retire")
@click.argument("old")
@acting
@as_json
def retire(old: str, person: str | None, json_: bool) -> None:
    """Put the old key with that id away for good; it opens nothing of the record any more."""
    who = actor(person)
    require(who, Do.KEYS)
    place = _keys()
    put_away(_record(), place, old)
    app().care.told(who, Do.KEYS, "key retire", {"retired": old})
    if json_:
        show_json({"retired": old})
    else:
        show(
            f"The key {old} is no longer in {place.name}."
            " Backups made under it need it: keep or destroy both."
        )


def _keys() -> KeyPlace:
    settings = load()
    return key_place(settings.home, settings.key, settings.key_file, settings.keyring)


def _record() -> SqlStore:
    store = app().store
    assert isinstance(store, SqlStore)  # the command line works on the record itself
    return store
