"""Each formula gives the value that is written beside it: LibreOffice calculates the workbook afresh."""

import datetime as dt
import os
import re
import shutil
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from audit.deadlines import uk_date
from docgen.ooxml.look import Look
from docgen.tracker import Tracked, write
from tests.docgen.contacts.samples import audit, form, section
from tests.docgen.tracker.books import read

OFFICE = shutil.which("soffice")
RESULT = re.compile(rb"(</f>)<v>[^<]*</v>")
NOW = dt.datetime.now(dt.UTC)
TODAY = uk_date(NOW)


def without_results(data: bytes) -> bytes:
    """The same workbook with formulas that have not been calculated."""
    source, target = zipfile.ZipFile(BytesIO(data)), BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in source.namelist():
            archive.writestr(name, RESULT.sub(rb"\1", source.read(name)))
    return target.getvalue()


def calculated(data: bytes, folder: Path) -> bytes:
    """The workbook as LibreOffice calculates it; through its own format, so that nothing is carried over."""
    path = folder / "tracker.xlsx"
    environment = {**os.environ, "TZ": "Europe/London"}  # the days of the record are those of this country
    path.write_bytes(without_results(data))
    for kind in ("ods", "xlsx"):
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        out = folder / kind
        command = [OFFICE or "", "--headless", profile, "--convert-to", kind, "--outdir", str(out), str(path)]
        subprocess.run(command, check=True, capture_output=True, timeout=60, env=environment)
        path = out / f"tracker.{kind}"
    return path.read_bytes()


def samples() -> list[Tracked]:
    on = form(section("Plan [draft] #1 'x'", "1"), section("Reviewing", "2"))
    days = [TODAY - dt.timedelta(days=late) for late in (-1, 0, 1, 30)]
    statuses = ("Not started", "In progress", "Completed", "Checked back", "Dropped")
    actions = [
        {"id": f"{d}-{s}", "action": "Act", "timescale": day.isoformat(), "status": status}
        for d, day in enumerate(days)
        for s, status in enumerate(statuses)
    ]
    data: dict[str, Any] = {
        "answers": {"1": {"rating": "Good"}},
        "sections": {"Plan [draft] #1 'x'": {"rating": "Good"}},
        "overall": {"rating": "Inadequate"},
        "actions": [*actions, {"id": "9", "action": "Act", "timescale": "ASAP"}],
    }
    month = dt.timedelta(days=31)
    lives: list[dict[str, Any]] = [
        {},
        {"created_at": NOW - 3 * month},
        {"created_at": NOW - 3 * month, "submitted_at": NOW, "state": "submitted"},
        {"created_at": NOW - 3 * month, "submitted_at": NOW - month, "state": "moderated"},
        {"submitted_at": NOW, "state": "returned"},
        {"state": "closed"},
        {"state": "withdrawn"},
    ]
    audits = [
        audit(f"A-{n}", data if n < 2 else {}, **({"created_at": NOW} | life)) for n, life in enumerate(lives)
    ]
    return [Tracked(record, on) for record in audits]


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed here")
def test_every_formula_gives_the_value_written_beside_it(tmp_path: Path) -> None:
    data = write(samples(), Look(), NOW)
    formulas, ours = read(data, values=False), read(data)
    theirs = read(calculated(data, tmp_path))
    cells = [
        (s.title, c.coordinate) for s in formulas for row in s.iter_rows() for c in row if c.data_type == "f"
    ]
    differing = [
        (sheet, cell, ours[sheet][cell].value, theirs[sheet][cell].value)
        for sheet, cell in cells
        if (ours[sheet][cell].value or 0) != (theirs[sheet][cell].value or 0)
    ]
    assert differing == []
    assert len({str(theirs[sheet][cell].value) for sheet, cell in cells}) > 10
