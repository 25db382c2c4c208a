"""The file of a backup: a head in plain, pieces sealed one by one in order, and a checksum of it all.

The head is one line of JSON: the form of the file, the id of the key, the salt of this file, the step of the
tables, when it was made. Each piece is its length (4 bytes) and a sealed, packed text (AES-256-GCM, under a
key of this file alone, bound to head, number and whether it is the last). The last 32 bytes are a SHA-256 of
everything before. What was sealed in the record stays sealed within. No key is ever in it.
"""

import hashlib
import json
import secrets
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from storage.errors import BadBackup, WrongKey
from storage.keys import Key, KeyRing
from storage.sealing import derived

MAGIC = b"Checkback backup 1\n"
CHECKSUM = hashlib.sha256().digest_size
LENGTH = 4  # bytes that say how long a piece is
LONGEST_HEAD = 4096
AT_ONCE = 1 << 20  # bytes read at once for the checksum


class Writer:
    """Writes one backup into an open, empty file."""

    def __init__(self, stream: IO[bytes], ring: KeyRing, facts: dict[str, Any]) -> None:
        self._stream = stream
        self._sum = hashlib.sha256()
        salt = secrets.token_hex(16)
        head = {**facts, "key": ring.current.id.hex(), "salt": salt}
        self._head = json.dumps(head, sort_keys=True).encode("ascii") + b"\n"
        self._cipher = _cipher(ring.current, salt)
        self._number = 0
        self._put(MAGIC + self._head)

    def add(self, text: str) -> None:
        """One piece."""
        self._seal(text, last=False)

    def finish(self, text: str) -> None:
        """The last piece, and the checksum."""
        self._seal(text, last=True)
        self._stream.write(self._sum.digest())

    def _seal(self, text: str, *, last: bool) -> None:
        packed = zlib.compress(text.encode("utf-8"), level=1)
        sealed = self._cipher.encrypt(
            _nonce(self._number), packed, _bound(self._head, self._number, last=last)
        )
        self._number += 1
        self._put(len(sealed).to_bytes(LENGTH, "big") + sealed)

    def _put(self, content: bytes) -> None:
        self._stream.write(content)
        self._sum.update(content)


def read_head(file: Path) -> dict[str, Any]:
    """What the head says, the whole file having been held against its checksum. Raises BadBackup."""
    try:
        with file.open("rb") as stream:
            _check_sum(stream, file)
            stream.seek(0)
            return _head(stream, file)[0]
    except OSError as error:
        raise BadBackup(f"{file} cannot be read: {error.strerror}") from None


def pieces(file: Path, ring: KeyRing) -> Iterator[str]:
    """The texts of the pieces in order. Raises WrongKey, or BadBackup where anything is not as written."""
    with file.open("rb") as stream:
        facts, head = _head(stream, file)
        cipher = _cipher(_key(ring, facts["key"], file), facts["salt"])
        end = file.stat().st_size - CHECKSUM
        number = 0
        while stream.tell() < end:
            length = int.from_bytes(stream.read(LENGTH), "big")
            sealed = stream.read(length)
            last = stream.tell() == end
            try:
                packed = cipher.decrypt(_nonce(number), sealed, _bound(head, number, last=last))
            except InvalidTag:
                raise BadBackup(f"{file} is damaged, or it is not a whole backup: use another") from None
            yield zlib.decompress(packed).decode("utf-8")
            number += 1


def _check_sum(stream: IO[bytes], file: Path) -> None:
    if stream.read(len(MAGIC)) != MAGIC:
        raise BadBackup(f"{file} is no backup of this program")
    told = hashlib.sha256(MAGIC)
    left = file.stat().st_size - len(MAGIC) - CHECKSUM
    while left > 0:
        content = stream.read(min(AT_ONCE, left))
        told.update(content)
        left -= len(content)
    if left < 0 or stream.read() != told.digest():
        raise BadBackup(f"{file} is damaged, or it is not a whole backup: use another")


def _head(stream: IO[bytes], file: Path) -> tuple[dict[str, Any], bytes]:
    stream.seek(len(MAGIC))
    line = stream.readline(LONGEST_HEAD)
    try:
        facts = json.loads(line)
        told = {name: str(facts[name]) for name in ("key", "salt", "step", "made_at")}
    except (ValueError, KeyError, TypeError):
        raise BadBackup(f"{file} is a backup of a kind that this version does not know") from None
    return told, line


def _key(ring: KeyRing, key_id: str, file: Path) -> Key:
    found = next((key for key in ring.keys if key.id.hex() == key_id), None)
    if found is None:
        raise WrongKey(
            f"{file} was made with the key {key_id}, which is not set: give it in CHECKBACK_KEY or in"
            " CHECKBACK_KEY_FILE (after the present one, where there is one)"
        )
    return found


def _cipher(key: Key, salt: str) -> AESGCM:
    return AESGCM(derived(key, b"backup " + salt.encode("utf-8")))


def _nonce(number: int) -> bytes:
    return number.to_bytes(12, "big")


def _bound(head: bytes, number: int, *, last: bool) -> bytes:
    return head + number.to_bytes(8, "big") + (b"last" if last else b"more")
