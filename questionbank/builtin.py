"""The built-in form: the case audit in Checkback's own words, in force until a service imports its own."""

import tomllib
from functools import cache
from importlib.resources import files

from pydantic import ValidationError

from questionbank.editions import stamp
from questionbank.errors import UnreadableDocument
from questionbank.models import Form

CASE_AUDIT = "case-audit"


@cache
def case_audit() -> Form:
    """The built-in case audit form, with its edition. Raises UnreadableDocument where its file is damaged."""
    name = f"content/{CASE_AUDIT}.toml"
    return read_built_in((files("questionbank") / name).read_text(encoding="utf-8"), CASE_AUDIT, name)


def read_built_in(text: str, document: str, name: str) -> Form:
    """The form that a built-in TOML text holds, with its edition; `name` is how an error calls the file.

    The text has the shape of `questionbank.models.Form` without document, source and edition. Raises
    UnreadableDocument that names the first place that does not fit.
    """
    try:
        content = tomllib.loads(text)
        form = Form.model_validate({**content, "document": document, "source": "built-in"})
    except tomllib.TOMLDecodeError as error:
        raise UnreadableDocument(f"{name} is damaged: {error}. Install Checkback again.") from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(step) for step in first["loc"])
        raise UnreadableDocument(
            f"{name} is damaged at {place}: {first['msg']}. Install Checkback again."
        ) from error
    return stamp(form)
