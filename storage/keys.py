"""Encryption keys: what one is, and where the service's comes from.

A key is 32 random bytes, written as base64. Several, separated by spaces, commas or lines, make a ring: the
first seals, the others only open what they sealed once, so that a key can be replaced without a gap.
"""

import base64
import binascii
import hashlib
import os
import re
import secrets
from dataclasses import dataclass, field
from pathlib import Path

from storage.errors import NoKey, Unreachable

LENGTH = 32  # bytes
KEY_FILE = "key"  # the name of the file in the data folder
SHAPE = f"a key is {LENGTH} random bytes written as base64 (44 characters)"


@dataclass(frozen=True)
class Key:
    """One key. `id` tells keys apart and gives nothing away."""

    secret: bytes = field(repr=False)

    @property
    def id(self) -> bytes:
        """Four bytes that stand before everything this key sealed."""
        return hashlib.sha256(b"checkback key id:" + self.secret).digest()[:4]


@dataclass(frozen=True)
class KeyRing:
    """The keys of one service: the first seals, all of them open."""

    keys: tuple[Key, ...]

    @property
    def current(self) -> Key:
        """The key that seals."""
        return self.keys[0]


def new_key_text() -> str:
    """A fresh random key, as text."""
    return base64.b64encode(secrets.token_bytes(LENGTH)).decode("ascii")


def read_keys(text: str, where: str) -> KeyRing:
    """The ring that a text holds. Raises NoKey, naming `where` the text came from, never what it says."""
    words = re.split(r"[\s,]+", text.strip())
    return KeyRing(tuple(_key(word, where) for word in words))


def load_key(home: Path, key: str | None, key_file: Path | None, *, may_make: bool) -> KeyRing:
    """The service's keys: those given as text, else those in a file, else those in the data folder.

    Where there are none and `may_make` allows it, a key is made in the data folder, readable by its owner
    only; a key that is there is never overwritten. Raises NoKey or Unreachable.
    """
    if key and key.strip():
        return read_keys(key, "CHECKBACK_KEY")
    if key_file is not None:
        return read_keys(_text(key_file), str(key_file))
    own = home / KEY_FILE
    if not own.exists():
        if not may_make:
            raise NoKey(
                f"no encryption key is set: give the key of this record in CHECKBACK_KEY or in"
                f" CHECKBACK_KEY_FILE, or put its file back at {own}"
            )
        _make(own)
    return read_keys(_text(own), str(own))


def _key(word: str, where: str) -> Key:
    try:
        secret = base64.b64decode(word.replace("-", "+").replace("_", "/"), validate=True)
    except (binascii.Error, ValueError):
        secret = b""
    if len(secret) != LENGTH:
        raise NoKey(f"{where} holds no encryption key: {SHAPE}")
    return Key(secret)


def _text(file: Path) -> str:
    try:
        return file.read_text("ascii")
    except UnicodeDecodeError:
        raise NoKey(f"{file} holds no encryption key: {SHAPE}") from None
    except OSError as error:
        raise NoKey(f"the encryption key in {file} cannot be read: {error.strerror}") from error


def _make(file: Path) -> None:
    draft = file.with_name(f".{file.name}.{secrets.token_hex(8)}")
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write_durably(draft, new_key_text() + "\n")
        try:
            os.link(draft, file)  # whole or not at all, and never over a key that somebody else just made
        except FileExistsError:
            pass
        finally:
            draft.unlink()
        _sync_folder(file.parent)
    except OSError as error:
        raise Unreachable(f"no encryption key can be made in {file.parent}: {error.strerror}") from error


def _write_durably(file: Path, text: str) -> None:
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
