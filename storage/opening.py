"""Opening the service's record with its settings: which database, which key."""

from pathlib import Path

from sqlalchemy.engine import URL

from storage.engine import PATIENCE, parsed_url
from storage.errors import NoKey
from storage.keyplaces import KeyPlace, key_place
from storage.keys import KeyRing
from storage.store import SqlStore

FILE = "checkback.db"  # the record's file in the data folder, where no other database is set


def open_store(
    home: Path,
    url: str | None = None,
    key: str | None = None,
    key_file: Path | None = None,
    patience: float = PATIENCE,
    keyring: str | None = None,
) -> SqlStore:
    """The record in the data folder `home`, or at the database URL; made, with its key, where there is none.

    `key` is the key itself as text, `key_file` a file that holds it, `keyring` the name it has in the
    system's keyring; without any, the file `key` in `home` serves, and is made for a new SQLite record only:
    a record whose key is lost must not get another one. Raises what SqlStore and load_key raise.
    """
    place = record_url(home, url)
    keys = key_place(home, key, key_file, keyring)
    ring = load_key(keys, may_make=_is_new_file(place))
    return SqlStore(place, ring, patience, keys.read)


def record_url(home: Path, url: str | None) -> URL:
    """Where the record is: at the database URL, else in a file in the data folder."""
    return parsed_url(url) if url else URL.create("sqlite", database=str(home / FILE))


def load_key(keys: KeyPlace, *, may_make: bool) -> KeyRing:
    """The service's keys; where there are none, and `may_make` allows it, one is made.

    Raises NoKey or Unreachable.
    """
    if not keys.holds():
        if not may_make:
            raise NoKey(
                f"no encryption key is set: give the key of this record in CHECKBACK_KEY or in"
                f" CHECKBACK_KEY_FILE, or put it back at {keys.name}"
            )
        keys.make()
    return keys.read()


def _is_new_file(place: URL) -> bool:
    file = Path(place.database or "")
    return place.get_backend_name() == "sqlite" and (not file.exists() or file.stat().st_size == 0)
