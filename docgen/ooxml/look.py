"""What a service decides about the look of its documents."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Look:
    """The marking on every page, the name printed above the title, and the document the styles come from.

    `organisation` None takes the name the form has. `base` None takes `templates/house-style.docx`; a
    service that restyled a copy names it here.
    """

    marking: str = "OFFICIAL-SENSITIVE"
    organisation: str | None = None
    base: Path | None = None
