"""Encryption keys: what one is, and how a ring of them is written.

A key is 32 random bytes, written as base64. Several, separated by spaces, commas or lines, make a ring: the
first seals, the others only open what they sealed once, so that a key can be replaced without a gap.
"""

import base64
import binascii
import hashlib
import re
import secrets
from dataclasses import dataclass, field

from storage.errors import NoKey

LENGTH = 32  # bytes
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


def ring_text(ring: KeyRing) -> str:
    """The ring as `read_keys` reads it."""
    return " ".join(base64.b64encode(key.secret).decode("ascii") for key in ring.keys)


def _key(word: str, where: str) -> Key:
    try:
        secret = base64.b64decode(word.replace("-", "+").replace("_", "/"), validate=True)
    except (binascii.Error, ValueError):
        secret = b""
    if len(secret) != LENGTH:
        raise NoKey(f"{where} holds no encryption key: {SHAPE}")
    return Key(secret)
