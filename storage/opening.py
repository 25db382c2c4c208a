"""Opening the service's record with its settings: which database, which key."""

from pathlib import Path

from sqlalchemy.engine import URL

from storage.engine import PATIENCE, parsed_url
from storage.keys import load_key
from storage.store import SqlStore

FILE = "checkback.db"  # the record's file in the data folder, where no other database is set


def open_store(
    home: Path,
    url: str | None = None,
    key: str | None = None,
    key_file: Path | None = None,
    patience: float = PATIENCE,
) -> SqlStore:
    """The record in the data folder `home`, or at the database URL; made, with its key, where there is none.

    `key` is the key itself as text, `key_file` a file that holds it; without either, the file `key` in `home`
    serves, and is made for a new SQLite record only: a record whose key is lost must not get another one.
    Raises what SqlStore and load_key raise.
    """
    place = parsed_url(url) if url else URL.create("sqlite", database=str(home / FILE))
    keys = load_key(home, key, key_file, may_make=_is_new_file(place))
    return SqlStore(place, keys, patience)


def _is_new_file(place: URL) -> bool:
    file = Path(place.database or "")
    return place.get_backend_name() == "sqlite" and (not file.exists() or file.stat().st_size == 0)
