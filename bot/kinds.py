"""Telling an audit form from inspection guidance by what stands in the file."""

from pathlib import Path
from typing import Literal

import questionbank.reading as form_reading
from bot.errors import NeitherKind
from guidance.reading import Opened
from questionbank.reading.files import open_source

LIKELY = 0.3  # below this, a file shows no more signs of the kind than any council document does


def kind_of(path: Path, opened: Opened) -> Literal["form", "guidance"]:
    """What a file is, which was opened. Raises NeitherKind, or UnreadableDocument."""
    guidance = opened.likeness
    printed = path.suffix.lower() == ".pdf"  # forms come as Word documents and as text, to be filled in
    form = 0.0 if printed else form_reading.likeness(open_source(path))
    if printed and guidance < LIKELY:
        raise NeitherKind(
            f"{path.name} holds no numbered guidance, and audit forms are not read from PDF; give the Word "
            "document or a text file; nothing was imported"
        )
    if max(form, guidance) < LIKELY:
        raise NeitherKind(
            f"{path.name} is neither an audit form nor inspection guidance: no rated questions and no "
            "numbered guidance were found in it; nothing was imported"
        )
    return "form" if form >= guidance else "guidance"
