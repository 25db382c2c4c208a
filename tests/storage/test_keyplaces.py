"""A key in the system's keyring, and a file that is replaced whole."""

import stat
from collections.abc import Iterator
from pathlib import Path

import keyring
import keyring.backend
import keyring.errors
import pytest

from storage.errors import NoKey, Unreachable
from storage.keyplaces import File, SystemKeyring, key_place
from storage.keys import KeyRing, new_key_text, read_keys
from storage.opening import open_store
from storage.rotation import rotate


class Memory(keyring.backend.KeyringBackend):
    """A keyring that forgets."""

    priority = 1  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}
        self.locked = False

    def get_password(self, service: str, username: str) -> str | None:
        if self.locked:
            raise keyring.errors.KeyringLocked("locked")
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


@pytest.fixture
def memory() -> Iterator[Memory]:
    before, own = keyring.get_keyring(), Memory()
    keyring.set_keyring(own)
    yield own
    keyring.set_keyring(before)


def test_a_record_is_opened_with_the_key_in_the_keyring_and_rotated_there(
    tmp_path: Path, memory: Memory
) -> None:
    store = open_store(tmp_path, keyring="checkback")
    assert [file.name for file in tmp_path.iterdir() if file.name == "key"] == []
    place = key_place(tmp_path, None, None, "checkback")
    rotate(store, place)
    assert len(place.read().keys) == 2
    store.close()
    again = open_store(tmp_path, keyring="checkback")
    assert again.verify() is None
    again.close()


def test_a_record_whose_key_left_the_keyring_gets_no_other(tmp_path: Path, memory: Memory) -> None:
    open_store(tmp_path, keyring="checkback").close()
    memory.kept.clear()
    with pytest.raises(NoKey, match="the system's keyring"):
        open_store(tmp_path, keyring="checkback")
    assert memory.kept == {}


def test_a_locked_keyring_is_said_to_be_locked(memory: Memory) -> None:
    memory.locked = True
    with pytest.raises(Unreachable, match="is it unlocked"):
        SystemKeyring("checkback").read()


def test_a_key_file_is_replaced_whole_and_stays_private(tmp_path: Path) -> None:
    place = File(tmp_path / "key")
    place.make()
    ring = KeyRing((*read_keys(new_key_text(), "the test").keys, *place.read().keys))
    place.write(ring)
    assert place.read() == ring
    assert stat.S_IMODE(place.path.stat().st_mode) == 0o600
    assert [file.name for file in tmp_path.iterdir()] == ["key"]
