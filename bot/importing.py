"""Taking in official documents: find out what a file is, read it, put it in force as a new edition."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from pydantic import BaseModel

import guidance.reading as guidance_reading
import guidance.reading.corrections as guidance_corrections
import questionbank.reading as form_reading
import questionbank.reading.corrections as form_corrections
from audit.beside import keep_edition
from audit.permissions import Actor, Do, require
from audit.ports import Store, Transaction
from audit.record import Edition
from bot import corrected, form_files, guidance_shelf
from bot.errors import NeitherKind
from bot.form_files import BUILT_IN
from bot.kinds import kind_of
from guidance.errors import GuidanceError
from guidance.models import GuidanceReading
from questionbank.errors import FormError, UnreadableDocument
from questionbank.models import FormReading

Kind = Literal["form", "guidance"]
Reading = FormReading | GuidanceReading
NOT_OFFICIAL = (NeitherKind, FormError, GuidanceError)  # what a folder of mixed files may hold


class Imported(BaseModel):
    """What came of one file. The fields are those of `checkback import --json`."""

    file: str
    kind: Kind
    document: str
    title: str
    edition: str
    found: dict[str, int]
    problems: list[dict[str, str]]
    new: bool = True


def read(path: Path, kind: Kind | None, document: str | None) -> Reading:
    """Read one file, finding out what it is unless that is said. Raises a reading error or NeitherKind."""
    if path.suffix.lower() == ".json":
        return _corrected(path)
    if kind == "form":
        return _form(path, document)
    opened = guidance_reading.opened(path)
    if (kind or kind_of(path, opened)) == "form":
        return _form(path, document)
    return opened.read(document)


def _form(path: Path, document: str | None) -> Reading:
    return form_files.with_remarks(path, form_reading.read(path, document))


def to_json(reading: Reading) -> str:
    """A reading as text for a file that a person can correct and give back."""
    if isinstance(reading, FormReading):
        return form_corrections.to_json(reading)
    return guidance_corrections.to_json(reading)


def put_in_force(
    store: Store, readings: Sequence[tuple[Path, Reading]], actor: Actor, now: dt.datetime
) -> list[Imported]:
    """Keep every reading as an edition and put it in force: all of them, or none. Raises NotAllowed."""
    require(actor, Do.DOCUMENTS)
    told = []
    with store.transaction() as transaction:
        if any(isinstance(reading, GuidanceReading) for _, reading in readings):
            guidance_shelf.note_change(transaction)
        for path, given in readings:
            reading = _settled(transaction, path, given)
            new = _keep(transaction, path, reading, _edition(path, reading, actor, now))
            told.append(describe(path, reading, new=new))
    return told


def _settled(transaction: Transaction, path: Path, reading: Reading) -> Reading:
    """A reading as it is put in force: a person's correction of it stands, if there is one."""
    if path.suffix.lower() != ".json":
        return corrected.with_correction(transaction, reading)
    corrected.remember(transaction, reading)
    return reading


def describe(path: Path, reading: Reading, *, new: bool = True) -> Imported:
    """What a reading found, as data."""
    content = reading.form if isinstance(reading, FormReading) else reading.guidance
    return Imported(
        file=path.name,
        kind="form" if isinstance(reading, FormReading) else "guidance",
        document=content.document,
        title=content.title,
        edition=content.edition,
        found=_found(reading),
        problems=[problem.model_dump() for problem in reading.problems],
        new=new,
    )


def gives_layout(one: Imported) -> bool:
    """Whether the documents of that edition come in the layout of the file itself."""
    told = (problem["what"] for problem in one.problems)
    return one.kind == "form" and form_files.is_word(Path(one.file)) and not any(BUILT_IN in w for w in told)


def _corrected(path: Path) -> Reading:
    """A reading that was written by `import --dry-run --out` and corrected. Raises UnreadableDocument."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        why = "it is not UTF-8 text" if isinstance(error, UnicodeDecodeError) else error.strerror
        raise UnreadableDocument(f"{path.name} cannot be read: {why}") from None
    if '"kind": "guidance"' in text[:200]:
        return guidance_corrections.from_json(text)
    return form_corrections.from_json(text)


def _keep(transaction: Transaction, path: Path, reading: Reading, edition: Edition) -> bool:
    """Keep an edition, and the Word file it came from; False where the edition was kept already."""
    if isinstance(reading, GuidanceReading):
        return keep_edition(transaction, edition)
    before = form_files.file_in_force(transaction, edition.document)
    new = keep_edition(transaction, edition)
    form_files.keep(transaction, path, reading.form, before)
    return new


def _found(reading: Reading) -> dict[str, int]:
    if isinstance(reading, GuidanceReading):
        document = reading.guidance
        return {"entries": len(document.entries), "introductions": len(document.introductions)}
    form = reading.form
    return {
        "questions": sum(1 for _ in form.questions()),
        "sections": len(form.sections),
        "graded_sections": len(form.graded_sections()),
        "groups": sum(1 for s in form.sections for g in s.groups if g.title),
        "standards": sum(len(section.standards) for section in form.sections),
        "feedback_questions": sum(len(table.questions) for table in form.feedback),
        "header": len(form.header),
        "action_rows": form.actions.rows if form.actions else 0,
        "verification": len(form.verification),
    }


def _edition(path: Path, reading: Reading, actor: Actor, now: dt.datetime) -> Edition:
    content = reading.form if isinstance(reading, FormReading) else reading.guidance
    return Edition(
        kind="form" if isinstance(reading, FormReading) else "guidance",
        document=content.document,
        edition=content.edition,
        title=content.title,
        source=content.source,
        content=content.model_dump_json(by_alias=True),
        kept_at=now,
        kept_by=actor.name,
        file_name=path.name,
        in_force=True,
    )
