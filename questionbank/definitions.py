"""What the grades mean: the text beside a section's or the overall rating. A service may use its own."""

import tomllib
from importlib.resources import files
from pathlib import Path

from questionbank.errors import UnreadableDocument

BUILT_IN = "content/definitions.toml"


def definitions(path: Path | None = None) -> dict[str, str]:
    """The meaning of each grade by its label: from the service's own file, or from the built-in one.

    The file is TOML, one `"label" = "meaning"` for each grade. Raises UnreadableDocument where the file is
    missing, is no TOML, holds no grade, or holds anything but texts.
    """
    if path is None:
        return _read((files("questionbank") / BUILT_IN).read_text(encoding="utf-8"), BUILT_IN)
    try:
        text = path.read_text(encoding="utf-8-sig")  # Windows editors put a mark before the first letter
    except OSError as error:
        raise UnreadableDocument(
            f"The grading definitions {path} cannot be opened ({error.strerror}). Mend the path."
        ) from error
    except UnicodeDecodeError as error:
        raise UnreadableDocument(
            f"The grading definitions {path} are not UTF-8 text (byte {error.start}). Save them as UTF-8."
        ) from error
    return _read(text, str(path))


def _read(text: str, name: str) -> dict[str, str]:
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UnreadableDocument(
            f'The grading definitions {name} cannot be read: {error}. Write "label" = "meaning" on each line.'
        ) from error
    if not content:
        raise UnreadableDocument(
            f'The grading definitions {name} hold no grade. Write "label" = "meaning" for each grade.'
        )
    return {label: _meaning(label, value, name) for label, value in content.items()}


def _meaning(label: str, value: object, name: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise UnreadableDocument(
            f'The grading definitions {name} have no text for "{label}". Write "{label}" = "what it means".'
        )
    return value.strip()
