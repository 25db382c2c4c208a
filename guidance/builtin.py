"""The built-in guidance: the CARaG in our own words, in force until a service imports the official text."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from pydantic import Field, ValidationError

from guidance.editions import stamp
from guidance.models import Entry, GuidanceDocument, Part

CARAG = "carag"
TITLE = "Case assessment rules and guidance: domain two and victims' standards"
PUBLISHER = "HM Inspectorate of Probation"
SECTIONS = {  # the files in the order of the document, with the part of the document each one holds
    "information": "Information about the child",
    "assessing": "Assessing",
    "planning": "Planning",
    "delivery": "Delivery",
    "services": "Case manager interview",
    "victims": "Victim work",
}


class _Introduction(Part):
    """A standard or key question as its file writes it."""

    number: str
    kind: Literal["standard", "key question"]
    label: str
    points: tuple[str, ...] = Field(min_length=1)


class _Entry(Part):
    """A numbered entry as its file writes it; `duplicate` marks the second of two with the same number."""

    number: str
    kind: Literal["information", "prompt", "summary"]
    label: str
    points: tuple[str, ...] = Field(min_length=1)
    standard: str | None = None
    key_question: str | None = None
    applies: str | None = None
    duplicate: bool = False


class _File(Part):
    """What one file holds."""

    preface: tuple[str, ...] = ()
    introduction: tuple[_Introduction, ...] = ()
    entry: tuple[_Entry, ...] = ()


@cache
def carag() -> GuidanceDocument:
    """The built-in CARaG with its edition, entries in the order of the document.

    Raises ValueError naming file and entry where a content file does not fit.
    """
    folder = files("guidance") / "content" / "carag"
    held = {name: (folder / f"{name}.toml").read_text(encoding="utf-8") for name in SECTIONS}
    return carag_from(held)


def carag_from(texts: Mapping[str, str]) -> GuidanceDocument:
    """The CARaG that TOML texts hold, keyed by the names in `SECTIONS`, which also give the order.

    Raises ValueError naming file and entry for an unknown, missing or misshapen key, for a number that stands
    twice without its mark, and for a standard or key question that nothing introduces.
    """
    read = {name: _file(f"{name}.toml", texts[name]) for name in SECTIONS if name in texts}
    introductions = [
        _introduction(row, SECTIONS[name]) for name, file in read.items() for row in file.introduction
    ]
    entries = [_entry(row, SECTIONS[name]) for name, file in read.items() for row in file.entry]
    _check_numbers(introductions, entries)
    return stamp(
        GuidanceDocument(
            document=CARAG,
            title=TITLE,
            publisher=PUBLISHER,
            source="built-in",
            preface=tuple(point for file in read.values() for point in file.preface),
            introductions=tuple(introductions),
            entries=tuple(entries),
        )
    )


def _file(name: str, text: str) -> _File:
    """What the text of one file holds. Raises ValueError naming file, entry and key."""
    try:
        table = tomllib.loads(text)
        return _File.model_validate(table)
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{name} is not valid TOML: {error}.") from error
    except ValidationError as error:
        first = error.errors()[0]
        place = _place(table, first["loc"])
        raise ValueError(f"{name}, {place}: {first['msg']}.") from error


def _place(table: Mapping[str, Any], steps: tuple[int | str, ...]) -> str:
    """Where a fault lies, naming the entry by its number where it has one: `entry 2.1.01, label`."""
    match steps:
        case (str() as kind, int() as index, *rest):
            row = table[kind][index]
            number = row.get("number", f"no. {index + 1}") if isinstance(row, dict) else f"no. {index + 1}"
            return ", ".join([f"{kind} {number}", *map(str, rest)])
        case _:
            return ", ".join(map(str, steps))


def _introduction(row: _Introduction, section: str) -> Entry:
    """A standard or key question in the shape of the guidance; a key question names its standard."""
    return Entry(
        id=row.number,
        number=row.number,
        document=CARAG,
        source="built-in",
        kind=row.kind,
        question=row.label,
        section=section,
        standard=row.number.rpartition(".")[0] if row.kind == "key question" else None,
        paragraphs=row.points,
    )


def _entry(row: _Entry, section: str) -> Entry:
    """A numbered entry in the shape of the guidance."""
    return Entry(
        id=f"{row.number}#2" if row.duplicate else row.number,
        number=row.number,
        number_status="duplicate" if row.duplicate else "printed",
        document=CARAG,
        source="built-in",
        kind=row.kind,
        question=row.label,
        section=section,
        standard=row.standard,
        key_question=row.key_question,
        applies=row.applies,
        paragraphs=row.points,
    )


def _check_numbers(introductions: list[Entry], entries: list[Entry]) -> None:
    """Raise ValueError where two rows have one id, or an entry belongs to something not introduced."""
    introduced = {row.number for row in introductions}
    seen: set[str] = set()
    for row in (*introductions, *entries):
        if row.id in seen:
            raise ValueError(f"Entry {row.number} stands twice; mark the second with duplicate = true.")
        seen.add(row.id)
        for owner in (row.standard, row.key_question):
            if owner is not None and owner not in introduced:
                raise ValueError(f"Entry {row.number} belongs to {owner}, which no introduction explains.")
