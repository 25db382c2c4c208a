"""Telling an audit form from inspection guidance by what stands in the file."""

from pathlib import Path
from typing import Literal

import guidance.reading as guidance_reading
import questionbank.reading as form_reading
from bot.errors import NeitherKind
from questionbank.reading.files import open_source

LIKELY = 0.3  # below this, a file shows no more signs of the kind than any council document does


def kind_of(path: Path) -> Literal["form", "guidance"]:
    """What a file is. Raises NeitherKind, or UnreadableDocument where it cannot be opened."""
    guidance = guidance_reading.likeness(path)
    # Forms come as Word documents and as text; a PDF cannot be filled in.
    form = 0.0 if path.suffix.lower() == ".pdf" else form_reading.likeness(open_source(path))
    if max(form, guidance) < LIKELY:
        raise NeitherKind(
            f"{path.name} is neither an audit form nor inspection guidance: no rated questions and no "
            "numbered guidance were found in it; nothing was imported"
        )
    return "form" if form >= guidance else "guidance"
