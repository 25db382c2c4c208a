"""Where the service's keys are kept: in the environment, a file, or the system's keyring.

Each place gives the ring it holds and, but for the environment, takes a changed one.
"""

import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from storage.errors import NoKey, Unreachable
from storage.keys import SHAPE, KeyRing, new_key_text, read_keys, ring_text

KEY_FILE = "key"  # the name of the file in the data folder
ENTRY = "record key"  # the name of the entry in the system's keyring


class KeyPlace(Protocol):
    """One place that holds the service's keys. Each of its acts may raise NoKey or Unreachable."""

    @property
    def name(self) -> str:
        """How a person is told of the place."""

    def holds(self) -> bool:
        """Whether there is anything."""

    def read(self) -> KeyRing:
        """The ring it holds."""

    def make(self) -> None:
        """Put a fresh key there; one that is there is never replaced."""

    def write(self, ring: KeyRing) -> None:
        """Replace what it holds, whole or not at all."""


def key_place(home: Path, key: str | None, key_file: Path | None, keyring: str | None) -> KeyPlace:
    """The place that the settings name: the first that is given; without any, the file in the data folder."""
    if key and key.strip():
        return Environment(key)
    if key_file is not None:
        return File(key_file, whose="service")
    if keyring:
        return SystemKeyring(keyring)
    return File(home / KEY_FILE)


@dataclass(frozen=True)
class Environment:
    """The setting CHECKBACK_KEY."""

    text: str = field(repr=False)
    name: str = "CHECKBACK_KEY"

    def holds(self) -> bool:
        """Always: an empty one is none."""
        return True

    def read(self) -> KeyRing:
        """The ring as it was when the program started."""
        return read_keys(self.text, self.name)

    def make(self) -> None:
        """There is one."""

    def write(self, ring: KeyRing) -> None:
        """Refused: a program cannot change the environment it is started in."""
        del ring
        raise NoKey(
            "CHECKBACK_KEY is set outside this program and cannot be changed by it: put the keys there"
            " yourself (`checkback key new` makes one; the new key first, then a space, then the old)"
        )


@dataclass(frozen=True)
class File:
    """A file; `whose` is who made it: one that the service names is never made by us."""

    path: Path
    whose: str = "ours"

    @property
    def name(self) -> str:
        """The path."""
        return str(self.path)

    def holds(self) -> bool:
        """Whether it is there; of a file that the service names we take it for granted."""
        return self.whose != "ours" or self.path.exists()

    def read(self) -> KeyRing:
        """The ring it holds."""
        return read_keys(self._text(), self.name)

    def make(self) -> None:
        """Make it, readable by its owner only; a key that is there stays."""
        draft = self._draft(new_key_text() + "\n")
        try:
            os.link(
                draft, self.path
            )  # whole or not at all, and never over a key that somebody else just made
        except FileExistsError:
            pass
        except OSError as error:
            raise self._refused(error) from error
        finally:
            draft.unlink()
        self._sync()

    def write(self, ring: KeyRing) -> None:
        """Replace it."""
        draft = self._draft(ring_text(ring) + "\n")
        try:
            draft.replace(self.path)
        except OSError as error:
            draft.unlink()
            raise self._refused(error) from error
        self._sync()

    def _text(self) -> str:
        try:
            return self.path.read_text("ascii")
        except UnicodeDecodeError:
            raise NoKey(f"{self.path} holds no encryption key: {SHAPE}") from None
        except OSError as error:
            raise NoKey(f"the encryption key in {self.path} cannot be read: {error.strerror}") from error

    def _draft(self, text: str) -> Path:
        draft = self.path.with_name(f".{self.path.name}.{secrets.token_hex(8)}")
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "w", encoding="ascii") as stream:
                stream.write(text)
                stream.flush()
                os.fsync(stream.fileno())
        except OSError as error:
            draft.unlink(missing_ok=True)
            raise self._refused(error) from error
        return draft

    def _sync(self) -> None:
        sync_folder(self.path.parent)

    def _refused(self, error: OSError) -> Unreachable:
        return Unreachable(f"no encryption key can be made in {self.path.parent}: {error.strerror}")


@dataclass(frozen=True)
class SystemKeyring:
    """An entry in the keyring of the system, under the name of the service."""

    service: str

    @property
    def name(self) -> str:
        """How a person finds it."""
        return f"the system's keyring ({self.service}: {ENTRY})"

    def holds(self) -> bool:
        """Whether the entry is there."""
        return self._text() is not None

    def read(self) -> KeyRing:
        """The ring it holds."""
        text = self._text()
        if text is None:
            raise NoKey(f"{self.name} holds no encryption key: put the key of this record there")
        return read_keys(text, self.name)

    def make(self) -> None:
        """Put a fresh key there unless there is one."""
        if not self.holds():
            self._put(new_key_text())

    def write(self, ring: KeyRing) -> None:
        """Replace the entry."""
        self._put(ring_text(ring))

    def _text(self) -> str | None:
        try:
            import keyring
            import keyring.errors
        except ImportError as error:
            raise self._missing() from error
        try:
            return keyring.get_password(self.service, ENTRY)
        except keyring.errors.KeyringError as error:
            raise self._refused(error) from error

    def _put(self, text: str) -> None:
        try:
            import keyring
            import keyring.errors
        except ImportError as error:
            raise self._missing() from error
        try:
            keyring.set_password(self.service, ENTRY, text)
        except keyring.errors.KeyringError as error:
            raise self._refused(error) from error

    def _missing(self) -> Unreachable:
        return Unreachable("the keyring cannot be used: install checkback with its extra `keyring`")

    def _refused(self, error: Exception) -> Unreachable:
        return Unreachable(f"{self.name} cannot be used ({type(error).__name__}): is it unlocked?")


def sync_folder(folder: Path) -> None:
    """Have a folder's changed names on the disk before going on."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
