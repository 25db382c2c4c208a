"""Bringing filled forms into the record: what the command line and Slack share."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from audit.deadlines import uk_date
from audit.models import OVERALL, Judgement
from audit.permissions import Actor
from audit.record import AuditRecord, State
from audit.taking.desk import Wanted
from audit.taking.models import Filled, Take, Taken
from audit.taking.places import name
from bot.bootstrap import App
from bot.delivery import look
from bot.errors import NoForms
from bot.form_files import file_of
from docgen.errors import NotAFilledForm
from docgen.form_reading import bytes_of, read_filled, texts_of_file
from questionbank.models import Form

LOCK = "~$"  # what Word calls the file that says that somebody has a document open
DONE_WITH: tuple[State, ...] = ("moderated", "escalated", "closed")  # nobody writes these again


@dataclass(frozen=True, slots=True)
class Remark:
    """What the coach says of one comment or action that came in."""

    place: str
    about: str
    advice: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Brought:
    """What came of some documents: one by one, what the coach says of each, files that hold no form."""

    taken: tuple[Taken, ...]
    remarks: tuple[tuple[Remark, ...], ...]
    passed_over: tuple[str, ...] = ()


def read_form(
    app: App, file_name: str, data: bytes, actor: Actor, *, into: str | None = None, take: Take | None = None,
    dry_run: bool = False,
) -> Brought:  # fmt: skip
    """Take one filled form in, given as bytes. Raises what `bring` raises."""
    return bring(app, [(file_name, data)], actor, Wanted(into=into, take=take, dry_run=dry_run))


def bring(
    app: App, files: Sequence[tuple[str, bytes]], actor: Actor, wanted: Wanted, *, walked: Sequence[str] = ()
) -> Brought:
    """Take filled forms in, all or none.

    `walked` are the names of those that were found in a folder: one of them that holds no form is passed
    over. Raises questionbank's UnreadableDocument, docgen's NotAFilledForm, NoForms, and errors of
    `audit.errors`; then nothing changed.
    """
    desk = app.form_desk
    form = desk.form(wanted, actor)
    prints = texts_of_file(app.form_writer.blank(form, look(app), file_of(app.store, form)))
    today = uk_date(app.settings.clock())
    read: list[Filled] = []
    passed: list[str] = []
    for file_name, data in files:
        try:
            read.append(read_filled(file_name, data, form, today=today, prints=prints))
        except NotAFilledForm:
            if file_name not in walked:
                raise
            passed.append(file_name)
    if not read:
        raise NoForms("none of the documents in the folder is a filled form; nothing was read")
    taken = tuple(desk.take(read, wanted, actor))
    return Brought(taken, tuple(_remarks(app, one, form) for one in taken), tuple(passed))


def gathered(paths: Sequence[Path]) -> tuple[list[tuple[str, bytes]], list[str]]:
    """The files of some paths with their content, and the names of those that stand in a given folder.

    Folders are walked for .docx. Raises NoForms where a folder holds none, and UnreadableDocument.
    """
    files: list[tuple[str, bytes]] = []
    walked: list[str] = []
    for path in paths:
        if not path.is_dir():
            files.append((path.name, bytes_of(path)))
            continue
        inside = sorted(found for found in path.rglob("*") if _is_document(found))
        if not inside:
            raise NoForms(f"{path} holds no Word document (.docx); give the folder with the filled forms")
        for found in inside:
            walked.append(str(found.relative_to(path)))
            files.append((walked[-1], bytes_of(found)))
    return files, walked


def _is_document(path: Path) -> bool:
    return path.suffix.lower() == ".docx" and not path.name.startswith((LOCK, ".")) and path.is_file()


def _dated(record: AuditRecord) -> AuditRecord:
    """The audit with a day from which its timescales count: last year's were not made today."""
    month = dt.date.fromisoformat(f"{record.data.month}-01")
    if record.data.date is not None or month >= uk_date(record.created_at).replace(day=1):
        return record
    return record.model_copy(update={"data": record.data.model_copy(update={"date": month})})


def _remarks(app: App, taken: Taken, form: Form) -> tuple[Remark, ...]:
    """What the coach says of everything that came in with this document."""
    if taken.record.state in DONE_WITH:
        return ()
    record, coach = _dated(taken.record), app.coach
    places = dict.fromkeys(one.place.rpartition("/")[0] for one in taken.differences)
    said: list[Remark] = []
    for number in record.data.answers:
        if f"/answers/{number}" in places:
            said.append(
                Remark(f"/answers/{number}", f"question {number}", coach.on_answer(record, form, number))
            )
    for title, held in (*record.data.sections.items(), (OVERALL, record.data.overall)):
        place = "/overall" if title == OVERALL else f"/sections/{title}"
        if place in places:
            said.append(Remark(place, title, coach.on_judgement(record, form, title, held or Judgement())))
    for action in record.data.actions:
        if (place := f"/actions/{action.id}") in places:
            said.append(Remark(place, name(place), coach.on_action(record, action)))
    return tuple(remark for remark in said if remark.advice)
