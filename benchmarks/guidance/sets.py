"""The judged sets and the guidance that the look-up is measured on."""

import json
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from guidance.builtin import carag
from guidance.models import GuidanceDocument
from guidance.reading import read

HERE = Path(__file__).parent
SHARED = Path(os.environ.get("CHECKBACK_SHARED", HERE.parents[2] / "shared"))
CARAG_FILE, OLDER_FILE = "004_0d20161064ef24fb.txt", "002_d91dc17162bbe7ce.txt"


@dataclass(frozen=True)
class Judged:
    """A typed query with the grade of every entry that answers it; none where nothing answers."""

    text: str
    style: str
    grades: Mapping[str, int]


@dataclass(frozen=True)
class JudgedQuestion:
    """A question of the built-in form with the grade of every entry that answers it."""

    number: str
    grades: Mapping[str, int]


def ours(half: str) -> list[Judged]:
    """Half "a" (weights are fitted on it) or "b" (it only measures) of our own queries."""
    held = tomllib.loads((HERE / "queries.toml").read_text(encoding="utf-8"))["queries"]
    return [
        Judged(
            one["q"],
            one["style"],
            {**dict.fromkeys(one.get("helpful", ()), 1), **dict.fromkeys(one.get("best", ()), 2)},
        )
        for one in held
        if one["half"] == half
    ]


def public() -> list[Judged]:
    """The words of the public judged set beside the project; empty where it is not there."""
    return [
        Judged(one["q"], one["style"], one["relevant"])
        for one in _public("queries")
        if not one["style"].startswith("number")
    ]


def public_numbers() -> list[Judged]:
    """The look-ups by number of the public judged set, those that mean a form question left out."""
    return [
        Judged(one["q"], one["style"], one["relevant"])
        for one in _public("queries")
        if one["style"].startswith("number") and one["relevant"]
    ]


def public_questions() -> list[JudgedQuestion]:
    """The form questions of the public judged set."""
    return [JudgedQuestion(one["form"], one["relevant"]) for one in _public("crosswalk")]


def documents() -> dict[str, GuidanceDocument]:
    """The CARaG as built in, and as imported where the official document is there."""
    held = {"built-in": carag()}
    official = SHARED / "sources" / CARAG_FILE
    if official.is_file():
        held["imported"] = read(official, "carag").guidance
    return held


def older() -> GuidanceDocument | None:
    """The superseded 2015 guidance, where the official document is there."""
    file = SHARED / "sources" / OLDER_FILE
    return read(file).guidance if file.is_file() else None


def _public(part: str) -> list[dict[str, Any]]:
    """One part of the public set."""
    file = SHARED / "eval" / "guidance_public.json"
    held: list[dict[str, Any]] = json.loads(file.read_text(encoding="utf-8"))[part] if file.is_file() else []
    return held
