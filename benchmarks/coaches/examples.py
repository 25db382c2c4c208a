"""The judged examples: our own in two halves, three fresh sets of another hand, and the public ones."""

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

OURS = Path(__file__).with_name("examples.json")
BESIDE = Path(__file__).resolve().parents[3] / "shared" / "eval" / "coaches_public.json"
DEVELOPMENT, CHECK = "our development half", "our check half"
# Written by somebody who had not read the rules: the second was only measured, the others mended from.
FRESH_FIRST, FRESH_SECOND, FRESH_THIRD = "first fresh set", "second fresh set", "third fresh set"
FRESH = {
    FRESH_FIRST: OURS.with_name("fresh_first.json"),
    FRESH_SECOND: OURS.with_name("fresh_second.json"),
    FRESH_THIRD: OURS.with_name("fresh_third.json"),
}
Kind = Literal["actions", "comments"]
KINDS: tuple[Kind, ...] = ("actions", "comments")


@dataclass(frozen=True)
class Judged:
    """One item as the coach gets it, with the flaws that it was judged to have."""

    id: str
    kind: Kind
    item: Mapping[str, Any]
    flaws: Sequence[str]


def read_halves() -> dict[str, list[Judged]]:
    """Our own examples: the half the rules were written with, and the half that only checks them."""
    both = _read(OURS)
    return {
        DEVELOPMENT: [example for example, half in both if half == "development"],
        CHECK: [example for example, half in both if half == "check"],
    }


def read_fresh() -> dict[str, list[Judged]]:
    """The sets of another hand, by name."""
    return {name: read_set(path) for name, path in FRESH.items()}


def read_public() -> list[Judged] | None:
    """The public judged set: beside the project, or where CHECKBACK_COACHES_SET says; else None."""
    path = Path(os.environ.get("CHECKBACK_COACHES_SET", BESIDE))
    return read_set(path) if path.is_file() else None


def read_set(path: Path) -> list[Judged]:
    """A file of judged examples without halves."""
    return [example for example, _ in _read(path)]


def _read(path: Path) -> list[tuple[Judged, str]]:
    held = json.loads(path.read_text(encoding="utf-8"))
    return [(_judged(kind, raw), raw.get("half", "")) for kind in KINDS for raw in held.get(kind, ())]


def _judged(kind: Kind, raw: Mapping[str, Any]) -> Judged:
    item = {key: value for key, value in raw.items() if key not in ("id", "half", "flaws")}
    return Judged(raw["id"], kind, item, tuple(raw["flaws"]))
