"""The filled Word form: our two ways beside docxtpl and plain python-docx, on the same 60 answers.

Every way gets the same form (the built-in one) and the same audit, as the product holds them, and, where it
works from a template, the same template file with its own kind of marks in the same places. Measured are:

warm    median time of one document in a process that has made several
cold    time from the start of a new process to the finished file, all imports included
memory  the most a process uses that makes one document, in MiB, beyond one that only holds form and audit
"""

import io
import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from audit.record import AuditRecord
    from questionbank.models import Form

WAYS = (
    "ours, built-in layout",
    "ours, the service's own document",
    "docxtpl, the same template",
    "python-docx",
)
NOTHING = "nothing"  # the way of a process that only holds form and audit
WORDS = 88  # of one comment
WARM, COLD = 25, 5  # rounds
MAKE = Callable[[], bytes]


@dataclass(frozen=True)
class Figures:
    """What one way took: milliseconds, milliseconds, MiB, and how many of the 60 comments came through."""

    way: str
    warm: float
    cold: float
    memory: float
    kept: int


def figures() -> list[Figures]:
    """Measure every way, in turn in each round, so that a busy machine slows each alike."""
    with tempfile.TemporaryDirectory(prefix="checkback-bench-") as name:
        folder = Path(name)
        prepare(folder)
        makers = {way: maker(way, folder) for way in WAYS}
        kept = {way: _kept(make(), folder) for way, make in makers.items()}
        warm: dict[str, list[float]] = {way: [] for way in WAYS}
        for _ in range(WARM):
            for way, make in makers.items():
                begun = time.perf_counter()
                make()
                warm[way].append(time.perf_counter() - begun)
        cold = {way: [_once(way, folder) for _ in range(COLD)] for way in WAYS}
        bare = min(_once(NOTHING, folder)[1] for _ in range(COLD))
    return [
        Figures(
            way,
            median(warm[way]) * 1000,
            median(took for took, _ in cold[way]) * 1000,
            median(peak for _, peak in cold[way]) - bare,
            kept[way],
        )
        for way in WAYS
    ]


def told() -> list[str]:
    """The figures as lines, with what is to be reached."""
    found = figures()
    peer = next(one for one in found if one.way.startswith("docxtpl"))
    lines = [
        f"{'the filled form, 60 answers':36}" + f"{'warm ms':>10}{'of docxtpl':>12}{'cold ms':>10}{'MiB':>8}"
    ]
    lines[0] += f"{'kept':>8}"
    for one in found:
        share = f"{one.warm / peer.warm:.3f}"
        times = f"{one.warm:>10.1f}{share:>12}{one.cold:>10.0f}{one.memory:>8.1f}"
        lines.append(f"{one.way:36}{times}{one.kept:>5}/60")
    for one in found[:2]:
        reached = one.warm <= 0.10 * peer.warm and one.memory <= peer.memory
        lines.append(
            f"{one.way}: at most 0.10 of docxtpl's time and no more memory: {'yes' if reached else 'NO'}"
        )
    return lines


# What every way works from


def prepare(folder: Path) -> None:
    """Write the form, the audit, the service's own document and docxtpl's template into a folder."""
    from docgen.form import Look, template
    from questionbank.builtin import case_audit

    form = case_audit()
    (folder / "form.json").write_text(form.model_dump_json(by_alias=True))
    record = {
        "id": "2026-11-001",
        "state": "in progress",
        "document": form.document,
        "edition": form.edition,
        "data": _audit([question.number for question in form.questions()]),
        "created_at": "2026-11-01T09:00:00Z",
    }
    (folder / "audit.json").write_text(json.dumps(record))
    empty = template(form, Look())
    (folder / "docxtpl.docx").write_bytes(_with_tags(empty))
    (folder / "own.docx").write_bytes(_plain(form, None))


def maker(way: str, folder: Path) -> MAKE:
    """What makes one document in that way, ready to be called again and again."""
    form, record = _held(folder)
    if way == NOTHING:
        return bytes
    if way == "docxtpl, the same template":
        return lambda: _docxtpl(folder / "docxtpl.docx", record)
    if way == "python-docx":
        return lambda: _plain(form, record)
    return _ours(form, record, folder / "own.docx" if "own" in way else None)


def _held(folder: Path) -> "tuple[Form, AuditRecord]":
    """The form and the audit, as the record gives them."""
    from audit.record import AuditRecord
    from questionbank.models import Form

    form = Form.model_validate_json((folder / "form.json").read_text())
    return form, AuditRecord.model_validate_json((folder / "audit.json").read_text())


def _ours(form: "Form", record: "AuditRecord", file: Path | None) -> MAKE:
    from docgen.form.writer import FormWriter
    from docgen.ooxml.look import Look

    writer, look = FormWriter(), Look()
    own = file.read_bytes() if file else None
    return lambda: writer.write(form, record, look, own)


def _docxtpl(file: Path, record: "AuditRecord") -> bytes:
    from docxtpl import DocxTemplate

    values = {}
    for number, answer in record.data.answers.items():
        values[f"q{number}_rating"], values[f"q{number}_comment"] = answer.rating, answer.comment
    made = DocxTemplate(file)
    made.render(values, autoescape=True)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def _plain(form: "Form", record: "AuditRecord | None") -> bytes:
    """The form typed anew with python-docx: its own default template, tables with a style."""
    import docx

    answers = record.data.answers if record else {}
    made = docx.Document()
    made.add_heading(form.title, 0)
    facts = made.add_table(rows=0, cols=2, style="Table Grid")
    for label in form.header:
        facts.add_row().cells[0].text = label
    for section in form.sections:
        made.add_heading(section.title, 1)
        for point in section.standards:
            made.add_paragraph(point, style="List Bullet")
        table = made.add_table(rows=1, cols=4, style="Table Grid")
        _row(table.rows[0].cells, form.columns)
        for asked in (question for group in section.groups for question in group.questions):
            answer = answers.get(asked.number)
            said = (answer.rating or "", answer.comment or "") if answer else ("", "")
            wording = "\n".join([asked.title or "", *asked.prompts])
            _row(table.add_row().cells, [asked.number, wording, *said])
        if section.overall:
            made.add_paragraph(f"{section.overall.label}: {', '.join(section.overall.options)}")
            made.add_paragraph("Comment: ")
    _closing(made, form)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def _closing(made: Any, form: "Form") -> None:
    """Feedback, the rating of the whole, actions and verification."""
    for asked in form.feedback:
        made.add_heading(f"Feedback from {asked.from_}", 1)
        _table(made, [[question.number, question.text, ""] for question in asked.questions])
    if form.overall:
        made.add_paragraph(f"{form.overall.label}: {', '.join(form.overall.options)}")
        made.add_paragraph("Comment: ")
    if form.actions:
        made.add_heading(form.actions.heading, 1)
        blank = [""] * len(form.actions.columns)
        _table(made, [list(form.actions.columns), *[blank] * form.actions.rows])
    made.add_heading("Verification", 1)
    _table(made, [[label, ""] for label in form.verification])


def _table(made: Any, rows: list[list[str]]) -> None:
    table = made.add_table(rows=0, cols=len(rows[0]), style="Table Grid")
    for texts in rows:
        _row(table.add_row().cells, texts)


def _row(cells: Any, texts: Sequence[str]) -> None:
    for cell, text in zip(cells, texts, strict=True):
        cell.text = text


def _audit(numbers: list[str]) -> dict[str, object]:
    """An audit of sixty answers, each comment of so many words. Everyone in it is made up."""
    return {
        "month": "2026-11",
        "auditor": "Alex Auditor",
        "child": {"childview_id": "CV-1", "name": "Robin Example"},
        "answers": {
            number: {"rating": "Good", "comment": f"Answer {number}: " + " ".join(_words(place))}
            for place, number in enumerate(numbers)
        },
    }


def _words(place: int) -> list[str]:
    said = re.findall(r"\w+", "the worker met the child at home and wrote down what mattered to them all")
    return [said[(place + count) % len(said)] for count in range(WORDS - 2)]


def _with_tags(docx: bytes) -> bytes:
    """The same template with docxtpl's marks: a tag in place of each control of a question."""
    from docgen.ooxml.package import pack, unpack

    parts = unpack(docx, "the template")
    main = parts["word/document.xml"].decode()
    for kind in ("rating", "comment"):
        main = re.sub(
            rf'<w:sdt>(?:(?!</w:sdt>).)*?<w:tag w:val="q(\w+)\.{kind}"/>.*?</w:sdt>',
            rf"<w:r><w:t>{{{{ q\1_{kind} }}}}</w:t></w:r>",
            main,
            flags=re.DOTALL,
        )
    return pack({**parts, "word/document.xml": main.encode()})


# Measuring


def _kept(docx: bytes, folder: Path) -> int:
    """How many of the comments stand in the document, word for word."""
    import zipfile

    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        main = archive.read("word/document.xml").decode()
    _, record = _held(folder)
    return sum((answer.comment or "") in main for answer in record.data.answers.values())


def _once(way: str, folder: Path) -> tuple[float, float]:
    """Seconds and MiB of a new process that makes one document."""
    begun = time.perf_counter()
    command = [sys.executable, "-m", "benchmarks.documents.form", way, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return time.perf_counter() - begun, float(done.stdout)


def main(way: str, folder: Path) -> None:
    """Make one document and print the most memory this process has used, in MiB."""
    maker(way, folder)()
    status = Path("/proc/self/status")  # Linux counts there from the start of this program, not of its parent
    if status.exists():
        peak = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        print(int(peak.split()[1]) / 1024)
    else:
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
