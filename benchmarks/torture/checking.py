"""What must hold after a kill: nothing confirmed is lost, nothing is half made."""

import json
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from audit.permissions import THE_OPERATOR
from benchmarks.torture.acts import IMPORTED, Claim
from benchmarks.torture.worker import settings
from bot.bootstrap import App, open_app
from storage.backupfile import pieces, read_head
from storage.keyplaces import key_place


def faults(home: Path, out: Path, claims: Sequence[Claim]) -> list[str]:
    """A sentence for each thing that does not hold."""
    app = open_app(settings(home))
    try:
        return [*_record(app), *_lost(app, claims), *_files(home, out, claims)]
    finally:
        app.store.close()


def _record(app: App) -> Iterator[str]:
    broken = app.store.verify()
    if broken:
        yield broken
    for record in app.service.audits(THE_OPERATOR):
        if len(record.data.answers) < IMPORTED:
            yield f"audit {record.id} was half imported"
        yield from _half_merged(record.id, _said(app, record.id))


def _half_merged(audit: str, said: dict[str, list[str]]) -> Iterator[str]:
    """A merge writes one note in two rows: a note that was written once is a half."""
    notes = Counter(note for fact in said if fact.endswith("/progress") for note in said[fact])
    if any(note != "None" and count != 2 for note, count in notes.items()):
        yield f"audit {audit} was half merged"


def _lost(app: App, claims: Sequence[Claim]) -> Iterator[str]:
    wanted: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        wanted[claim["audit"]].append(claim)
    for audit, some in wanted.items():
        said = _said(app, audit)
        for claim in some:
            for fact, value in claim["facts"].items():
                if not any(value in text for text in said[fact]):
                    yield f"{claim['act']}: {fact} of audit {audit} was confirmed and is lost"


def _said(app: App, audit: str) -> dict[str, list[str]]:
    """All that the history ever said of each fact."""
    said: dict[str, list[str]] = defaultdict(list)
    with app.store.reading() as reading:
        for line in reading.history(audit):
            said[line.change.fact].append(str(line.change.after))
    return said


def _files(home: Path, out: Path, claims: Sequence[Claim]) -> Iterator[str]:
    for claim in claims:
        for name in claim.get("files", ()):
            if not (out / name).exists():
                yield f"the file {name} was confirmed and is lost"
    for path in out.rglob("*"):
        if path.is_file() and not path.name.endswith(".part"):
            fault = _file(home, path)
            if fault:
                yield fault


def _file(home: Path, path: Path) -> str | None:
    if path.suffix == ".docx" and not zipfile.is_zipfile(path):
        return f"{path.name} is half written"
    if path.suffix == ".backup":
        read_head(path)
        *_, last = pieces(path, key_place(home, None, None, None).read())
        told: dict[str, Any] = json.loads(last)
        return None if "counts" in told else f"{path.name} is half written"
    return None
