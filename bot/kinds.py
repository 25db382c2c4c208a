"""Telling an audit form from inspection guidance by what stands in the file."""

from pathlib import Path
from typing import Literal

import guidance.reading as guidance_reading
import questionbank.reading as form_reading
from bot.errors import NeitherKind

LIKELY = 0.3  # below this, a file shows no more signs of the kind than any council document does


def kind_of(path: Path) -> Literal["form", "guidance"]:
    """What a file is. Raises NeitherKind, or UnreadableDocument where it cannot be opened."""
    form, guidance = form_reading.likeness(path), guidance_reading.likeness(path)
    if max(form, guidance) < LIKELY:
        raise NeitherKind(
            f"{path.name} is neither an audit form nor inspection guidance: no rated questions and no "
            "numbered guidance were found in it; nothing was imported"
        )
    return "form" if form >= guidance else "guidance"
