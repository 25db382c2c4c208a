"""Sealing what nobody but the service may read (AES-256-GCM), and finding it again (HMAC-SHA256).

A sealed value is: format (1 byte), key id (4), nonce (12, random), ciphertext and tag. What is sealed is the
JSON of the value, bound to its place (table, column, row), so that it opens nowhere else.
"""

import hmac
import json
import os
import unicodedata
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from storage.errors import DamagedRecord, WrongKey
from storage.keys import Key, KeyRing

FORMAT = b"\x01"
NONCE = 12  # bytes
HEAD = 1 + 4 + NONCE  # bytes before the ciphertext


class Sealer:
    """Seals, opens and makes look-up hashes with the keys of one ring. May be shared by threads."""

    def __init__(self, ring: KeyRing) -> None:
        self._current = ring.current.id
        self._ciphers = {key.id: AESGCM(_derived(key, b"sealing")) for key in ring.keys}
        self._look_ups = [_derived(key, b"look-up") for key in ring.keys]

    def seal(self, value: Any, *place: str) -> bytes:
        """A JSON value (texts, numbers, lists, objects), sealed for one place."""
        plain = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        nonce = os.urandom(NONCE)
        cipher = self._ciphers[self._current]
        # surrogatepass: half a character is kept as it is rather than losing the answer round it
        body = cipher.encrypt(nonce, plain.encode("utf-8", "surrogatepass"), _bound(place))
        return FORMAT + self._current + nonce + body

    def unseal(self, sealed: object, *place: str) -> Any:
        """The value sealed for that place. Raises WrongKey, or DamagedRecord naming the place."""
        if not isinstance(sealed, bytes) or len(sealed) < HEAD or sealed[:1] != FORMAT:
            raise DamagedRecord(f"{_named(place)} is not as it was written: restore a backup")
        cipher = self._ciphers.get(sealed[1:5])
        if cipher is None:
            raise WrongKey(
                "the encryption key is not the one this record was sealed with: set CHECKBACK_KEY or"
                " CHECKBACK_KEY_FILE to the key it was made with"
            )
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
        return [hmac.digest(secret, message, "sha256") for secret in self._look_ups]


def folded(text: str) -> str:
    """A text without case, spaces and differences of coding, as names and ids are compared."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def _derived(key: Key, purpose: bytes) -> bytes:
    return HKDF(SHA256(), length=32, salt=None, info=b"checkback " + purpose).derive(key.secret)


def _bound(place: tuple[str, ...]) -> bytes:
    return json.dumps(place).encode("ascii")


def _named(place: tuple[str, ...]) -> str:
    column, *row = place
    return f"{column} of row {', '.join(row)}" if row else column
