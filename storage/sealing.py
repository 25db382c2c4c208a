"""Sealing what nobody but the service may read (AES-256-GCM), and finding it again (HMAC-SHA256).

A sealed value is: format (1 byte), key id (4), nonce (12, random), ciphertext and tag. What is sealed is the
JSON of the value, bound to its place (table, column, row), so that it opens nowhere else.
"""

import hmac
import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from audit.text import folded
from storage.errors import DamagedRecord, WrongKey
from storage.keys import Key, KeyRing

FORMAT = b"\x01"
NONCE = 12  # bytes
HEAD = 1 + 4 + NONCE  # bytes before the ciphertext


@dataclass(frozen=True)
class _Derived:
    """What the keys of one ring are worked with."""

    current: bytes
    ciphers: Mapping[bytes, AESGCM]
    look_ups: tuple[bytes, ...]


class Sealer:
    """Seals, opens and makes look-up hashes with the keys of one ring. May be shared by threads.

    `reread` gives the service's ring as it is now: a key changed while the program runs is taken up when
    something turns out to be sealed with a key not known yet.
    """

    def __init__(self, ring: KeyRing, reread: Callable[[], KeyRing] | None = None) -> None:
        self._derived = _derived_from(ring)
        self._reread = reread

    def take_up(self, ring: KeyRing) -> None:
        """Go on with the keys of that ring."""
        self._derived = _derived_from(ring)

    @property
    def current(self) -> bytes:
        """The id of the key that seals."""
        return self._derived.current

    @property
    def known(self) -> list[bytes]:
        """The ids of all keys, the current one first."""
        return list(self._derived.ciphers)

    def seal(self, value: Any, *place: str) -> bytes:
        """A JSON value (texts, numbers, lists, objects), sealed for one place."""
        plain = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        nonce = os.urandom(NONCE)
        derived = self._derived
        # surrogatepass: half a character is kept as it is rather than losing the answer round it
        body = derived.ciphers[derived.current].encrypt(
            nonce, plain.encode("utf-8", "surrogatepass"), _bound(place)
        )
        return FORMAT + derived.current + nonce + body

    def unseal(self, sealed: object, *place: str) -> Any:
        """The value sealed for that place. Raises WrongKey, or DamagedRecord naming the place."""
        if not isinstance(sealed, bytes) or len(sealed) < HEAD or sealed[:1] != FORMAT:
            raise DamagedRecord(f"{_named(place)} is not as it was written: restore a backup")
        cipher = self._cipher(sealed[1:5])
        try:
            plain = cipher.decrypt(sealed[5:HEAD], sealed[HEAD:], _bound(place))
        except InvalidTag:
            raise DamagedRecord(f"{_named(place)} is not as it was written: restore a backup") from None
        return json.loads(plain.decode("utf-8", "surrogatepass"))

    def look_up(self, text: str, purpose: str) -> bytes:
        """The keyed hash (32 bytes) under which a text is found; case and spaces make no difference."""
        return self.look_ups(text, purpose)[0]

    def look_ups(self, text: str, purpose: str) -> list[bytes]:
        """The hashes of a text under every key of the ring, the current one first."""
        message = f"{purpose}:{folded(text)}".encode("utf-8", "surrogatepass")
        return [hmac.digest(secret, message, "sha256") for secret in self._derived.look_ups]

    def _cipher(self, key_id: bytes) -> AESGCM:
        if key_id not in self._derived.ciphers and self._reread:
            self._derived = _derived_from(self._reread())
        cipher = self._derived.ciphers.get(key_id)
        if cipher is None:
            raise WrongKey(
                "the encryption key is not the one this record was sealed with: set CHECKBACK_KEY or"
                " CHECKBACK_KEY_FILE to the key it was made with"
            )
        return cipher


def derived(key: Key, purpose: bytes) -> bytes:
    """The 32 bytes that a key comes to for one purpose."""
    return HKDF(SHA256(), length=32, salt=None, info=b"checkback " + purpose).derive(key.secret)


def key_of(sealed: bytes) -> bytes:
    """The id of the key that sealed a value."""
    return sealed[len(FORMAT) : len(FORMAT) + 4]


def _derived_from(ring: KeyRing) -> _Derived:
    ciphers = {key.id: AESGCM(derived(key, b"sealing")) for key in ring.keys}
    return _Derived(ring.current.id, ciphers, tuple(derived(key, b"look-up") for key in ring.keys))


def _bound(place: tuple[str, ...]) -> bytes:
    return json.dumps(place).encode("ascii")


def _named(place: tuple[str, ...]) -> str:
    column, *row = place
    return f"{column} of row {', '.join(row)}" if row else column
