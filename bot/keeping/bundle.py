"""All that is held of one child, as one .zip file that a person can read and a program too."""

import io
import json
import zipfile
from collections.abc import Iterator
from typing import Any

from audit.care.service import ChildRecord
from audit.record import AuditRecord
from bot import audit_text
from bot.bootstrap import App
from bot.delivery import made
from bot.history_text import in_full

ABOUT = """\
What this folder holds: everything that the audit programme's record says of one child.

record.json      all of it, as data
ID.txt           each audit as text; ID-history.txt says who wrote what, and when
ID-*.docx        each audit on its form, and its action plan
elsewhere.txt    where else the programme's lists name the child

Not in it: what people wrote in Slack or in Word files of their own, and the case management system.
It is confidential: keep it where a child's record may be kept, and hand it over by a secure way only.
"""


def bundle(app: App, found: ChildRecord) -> bytes:
    """The .zip file."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as folder:
        for name, content in _files(app, found):
            folder.writestr(name, content)
    return stream.getvalue()


def _files(app: App, found: ChildRecord) -> Iterator[tuple[str, str | bytes]]:
    yield "about.txt", ABOUT
    yield "record.json", json.dumps(_data(found), ensure_ascii=False, indent=2)
    for record in found.audits:
        form = app.service.form_edition(record.document, record.edition)
        yield f"{record.id}.txt", audit_text.whole(record, form)
        yield f"{record.id}-history.txt", _history(found, record)
        yield from made(app, record, form).items()
    if found.items or found.lines:
        yield "elsewhere.txt", _elsewhere(found)


def _data(found: ChildRecord) -> dict[str, object]:
    return {
        "audits": [record.model_dump(mode="json", by_alias=True) for record in found.audits],
        "history": [line.model_dump(mode="json") for line in found.history],
        "elsewhere": [
            {"shelf": shelf, "key": key, "content": content} for shelf, key, content in found.items
        ],
        "other_history": [line.model_dump(mode="json") for line in found.lines],
    }


def _history(found: ChildRecord, record: AuditRecord) -> str:
    return in_full([line for line in found.history if line.audit == record.id])


def _elsewhere(found: ChildRecord) -> str:
    items = [f"{shelf}, under {key}:\n{_read(content)}\n" for shelf, key, content in found.items]
    return "\n".join([*items, in_full(found.lines)])


def _read(content: str) -> str:
    """What a shelf holds, a line for each thing it says."""
    try:
        said = json.loads(content)
    except ValueError:
        said = content
    return "\n".join(_lines("", said))


def _lines(name: str, said: Any) -> Iterator[str]:
    if isinstance(said, dict):
        for key, inner in said.items():
            yield from _lines(f"{name}, {key}" if name else key.replace("_", " "), inner)
    elif isinstance(said, list):
        for inner in said:
            yield from _lines(name, inner)
    elif said not in (None, "", False):
        yield f"    {name}: {said}" if name else f"    {said}"
