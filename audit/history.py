"""The chain of history: every line carries a hash over itself and the line before.

The hash covers salted digests of the values, not the values: when a child's data must go, value and salt
are deleted and the chain still verifies, and nobody can guess a rating back from its digest.
"""

import hashlib
import json
from collections.abc import Iterable

from audit.record import Act, Value

GENESIS = "0" * 64


def digest(value: Value, salt: str) -> str:
    """The salted digest (hex) of one value of one line; `salt` is random, one per line."""
    return hashlib.sha256(f"{salt}:{canonical(value)}".encode()).hexdigest()


def chain(previous: str, audit: str, act: Act, fact: str, before: str, after: str) -> str:
    """The hash (hex) of a line whose values have the digests `before` and `after`."""
    line = [previous, audit, act.actor, act.name, act.at.isoformat(), act.reason, fact, before, after]
    return hashlib.sha256(canonical(line).encode()).hexdigest()


def first_break(lines: Iterable[tuple[str, str]]) -> int | None:
    """The position (from 0) of the first line whose stored hash is not the computed one, or None.

    Each line is (stored hash, hash computed from the line and the stored hash of the line before).
    """
    return next((i for i, (stored, computed) in enumerate(lines) if stored != computed), None)


def canonical(value: object) -> str:
    """One spelling of a JSON value, whatever the order of its keys."""
    return json.dumps(value, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
