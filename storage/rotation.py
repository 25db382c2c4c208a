"""Replacing the key of a record, and putting an old one away."""

from dataclasses import dataclass

from storage.errors import NoKey
from storage.keyplaces import Environment, KeyPlace
from storage.keys import KeyRing, new_key_text, read_keys
from storage.store import SqlStore


@dataclass(frozen=True)
class Rotated:
    """What a rotation came to: the id of the key now in use, rows sealed anew, whether old pages are gone."""

    key: str
    rows: int
    cleaned: bool


def rotate(store: SqlStore, place: KeyPlace) -> Rotated:
    """Seal the whole record with a new key, made and put first in its place; finish one that was interrupted.

    Raises NoKey where the place cannot be written (the environment) and no new key stands there yet.
    """
    ring = place.read()
    if not any(store.sealed_with(key.id) for key in ring.keys[1:]):
        fresh = read_keys(new_key_text(), "a new key")
        ring = KeyRing((*fresh.keys, *ring.keys))
        place.write(ring)
    store.take_up(ring)
    rows = store.reseal()
    return Rotated(ring.current.id.hex(), rows, store.clean())


def retire(store: SqlStore, place: KeyPlace, old: str) -> None:
    """Take a key out of its place for good. Raises NoKey for one in use, or where it cannot be taken away."""
    ring = place.read()
    key = next((key for key in ring.keys if key.id.hex() == old.strip().lower()), None)
    if key is None:
        known = ", ".join(key.id.hex() for key in ring.keys)
        raise NoKey(f"there is no key {old!r} in {place.name}; the keys there are {known}")
    if key == ring.current or store.sealed_with(key.id):
        raise NoKey(f"the key {old} still seals the record: run `checkback key rotate` first")
    if isinstance(place, Environment):
        raise NoKey(
            f"the key {old} seals nothing any more: take it out of CHECKBACK_KEY yourself, and restart"
        )
    place.write(KeyRing(tuple(other for other in ring.keys if other != key)))
