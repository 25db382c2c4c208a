"""Starting the process that opens a PDF, within limits, and one clear line for every way in which it ends."""

import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from guidance.errors import UnreadableDocument
from guidance.reading.pdf.pages import Page, Rule, Word

PROGRAM = Path(__file__).with_name("extracting.py")
SECONDS = 30.0  # by the clock; the process stops itself far earlier, by its own time
WITHOUT_LIMITS = 9.0  # by the clock, on a system where it cannot
END, TAIL = b"%%EOF", 4096  # what a PDF ends with, and within how many bytes
SCANNED = 0.5  # the share of pages with a picture and hardly a word that makes a document a scan
FEW = 5  # words of a page that is no more than a picture
WAITING = "please wait"  # what a form made by one maker's program says to all other programs
REFUSED = {
    "locked": "is protected by a password; save a copy without one.",
    "damaged": "is damaged or breaks off: it cannot be opened as a PDF.",
    "long": "is far longer than any guidance; give the guidance alone.",
}
STOPPED = "cannot be read within the time and memory allowed: it is damaged, or far too intricate."


def extract(name: str, data: bytes) -> list[Page]:
    """The pages of a PDF with their words and rules. Raises UnreadableDocument, in one sentence."""
    if END not in data[-TAIL:]:
        raise UnreadableDocument(f"{name} {REFUSED['damaged']}")
    found = _run(name, data)
    if "refused" in found:
        raise UnreadableDocument(f"{name} {REFUSED[found['refused']]}")
    pages = [_page(number, page) for number, page in enumerate(found["pages"], 1)]
    _refuse_without_text(name, pages, form=bool(found["form"]))
    return pages


def _run(name: str, data: bytes) -> dict[str, Any]:
    """What the process says of the PDF."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    try:
        done = subprocess.run(  # noqa: S603  our own program; the file goes in as bytes, not as a name
            [sys.executable, "-P", str(PROGRAM)],
            input=data, capture_output=True, timeout=_seconds(), check=True, env=environment,
        )  # fmt: skip
        found: dict[str, Any] = json.loads(done.stdout)
    except (subprocess.SubprocessError, json.JSONDecodeError) as problem:
        raise UnreadableDocument(f"{name} {STOPPED}") from problem
    except OSError as problem:
        raise UnreadableDocument(f"{name} cannot be read: {problem.strerror or problem}.") from problem
    return found


def _seconds() -> float:
    """How long the process may take by the clock."""
    return SECONDS if find_spec("resource") else WITHOUT_LIMITS


def _page(number: int, page: dict[str, Any]) -> Page:
    words = tuple(Word(*word) for word in page["words"])
    rules = tuple(Rule(*rule) for rule in page["rules"])
    return Page(number, page["width"], page["height"], words, rules, page["pictured"])


def _refuse_without_text(name: str, pages: list[Page], form: bool) -> None:
    """Raise UnreadableDocument for pictures of pages, and for a form that one program only shows."""
    said = " ".join(word.text for page in pages[:1] for word in page.words[:40]).lower()
    if form and len(pages) == 1 and WAITING in said:
        raise UnreadableDocument(
            f"{name} is a form that only its maker's program shows; give a Word document."
        )
    empty = sum(len(page.words) <= FEW for page in pages)
    pictured = sum(page.pictured and len(page.words) <= FEW for page in pages)
    if pictured and pictured >= SCANNED * len(pages):
        raise UnreadableDocument(
            f"{name} holds pictures of its pages and no text; ask for the document itself, or have the text "
            "recognised first."
        )
    if empty == len(pages):
        raise UnreadableDocument(f"{name} holds no text.")
