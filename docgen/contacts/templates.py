"""Filling a text template strictly: a field that does not exist is an error that names template and field."""

import re
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import jinja2
from jinja2 import nodes
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from docgen.errors import TemplateError
from docgen.template_fields import asked

BUILT_IN = Path(__file__).resolve().parents[2] / "templates"
QUOTED = re.compile(r"'([^']+)'")
# What an expression of a template can raise beside the errors of the template language itself.
WRONG_USE = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)


class Templates:
    """The text templates: a service's own copies where there are any, the built-in ones for the rest."""

    def __init__(self, own: Path | None = None) -> None:
        """Open the folders. Raises TemplateError where the service's own is no folder."""
        if own is not None and not own.is_dir():
            raise TemplateError(f"{own} is no folder; name the folder that holds the service's own templates")
        folders = [folder for folder in (own, BUILT_IN) if folder]
        self._environment = ImmutableSandboxedEnvironment(
            loader=jinja2.FileSystemLoader(folders, encoding="utf-8-sig"),
            undefined=jinja2.StrictUndefined,
            autoescape=False,  # the result is plain text; escaping would change what was said
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )

    def fields(self, name: str) -> set[str]:
        """Every field that a template and those it builds on ask for. Raises TemplateError."""
        with self._told(name):
            source, _, _ = self._environment.loader.get_source(self._environment, name)  # type: ignore[union-attr]
            parsed = self._environment.parse(source, name)
        bases = [node.template for node in parsed.find_all(nodes.Extends)]
        bases += [node.template for node in parsed.find_all(nodes.Include)]
        known = [base.value for base in bases if isinstance(base, nodes.Const)]
        return asked(parsed).union(*(self.fields(base) for base in known))

    def fill(self, name: str, fields: Mapping[str, object]) -> str:
        """The text of a template with these fields. Raises TemplateError."""
        with self._told(name):
            return self._environment.get_template(name).render(fields)

    @contextmanager
    def _told(self, name: str) -> Iterator[None]:
        """Every error of a template as a sentence that names it."""
        try:
            yield
        except jinja2.UndefinedError as error:
            raise TemplateError(_missing(name, error)) from None
        except jinja2.TemplateSyntaxError as error:
            place = f"template {error.name or name}, line {error.lineno}"
            raise TemplateError(f"{place}: {error.message}; mend it or take the built-in one") from None
        except jinja2.TemplateNotFound as error:
            raise TemplateError(f"template {name} needs {error.name}, which is not there") from None
        except UnicodeDecodeError:
            raise TemplateError(
                f"template {name} or one it builds on is not UTF-8; save it as UTF-8"
            ) from None
        except SecurityError as error:
            raise TemplateError(f"{_place(name, error)}: {error}; a template may only print fields") from None
        except WRONG_USE as error:
            raise TemplateError(f"{_place(name, error)}: {error}; mend it or take the built-in one") from None


def _missing(name: str, error: jinja2.UndefinedError) -> str:
    quoted = QUOTED.findall(error.message or "")
    field = quoted[-1] if quoted else error.message
    return f"{_place(name, error)}: there is no field {field!r}; contact-base.txt.j2 lists those there are"


def _place(name: str, error: Exception) -> str:
    """The template and line in which it happened; jinja2 puts both into the traceback."""
    frames = [f for f in traceback.extract_tb(error.__traceback__) if f.filename.endswith(".j2")]
    return (
        f"template {Path(frames[-1].filename).name}, line {frames[-1].lineno}"
        if frames
        else f"template {name}"
    )
