"""The service's people from a .csv file: checked whole before anybody is added."""

import csv
import io
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from audit.errors import BadAudit
from audit.faults import first_fault
from audit.permissions import Role
from audit.record import OPERATOR, Person

COLUMNS = ("name", "email", "slack_id", "roles", "team", "line_manager", "leaves_on")
EXAMPLE = """\
Ada Example,ada@example.invalid,,auditor,North,Tess Example,
Ben Example,ben@example.invalid,,auditor; moderator,South,Alex Example,
Tess Example,tess@example.invalid,,team manager,North,Alex Example,
Sam Example,sam@example.invalid,,case manager,North,Tess Example,
Alex Example,alex@example.invalid,,head of service; learning academy,,,
"""


class BadPeople(BadAudit):
    """The file of people cannot be used; the sentence names line and column."""

    code = "bad_people"


def example(administrator: Person) -> str:
    """An example file of people; the administrator stands in it first, so that taking it in leaves one."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(COLUMNS)
    rows.writerow(
        [administrator.name, administrator.email or "", "", "; ".join(administrator.roles), "", "", ""]
    )
    return text.getvalue() + EXAMPLE


def read(path: Path) -> list[Person]:
    """The people of a .csv file with the columns name, email, slack_id, roles (by `;`) and so on."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        why = "it is not UTF-8 text" if isinstance(error, UnicodeDecodeError) else error.strerror
        raise BadPeople(f"{path} cannot be read: {why}") from None
    reader = csv.DictReader(io.StringIO(text))
    names = [name.strip().lower() for name in reader.fieldnames or ()]
    if "name" not in names or "roles" not in names:
        raise BadPeople(f"{path}: the first line must name the columns {', '.join(COLUMNS)}")
    if unknown := [name for name in names if name not in COLUMNS]:
        raise BadPeople(f"{path}: unknown column {unknown[0]!r}; the columns are {', '.join(COLUMNS)}")
    reader.fieldnames = names
    return [_person(path, line, row) for line, row in enumerate(reader, 2) if any(row.values())]


def _person(path: Path, line: int, row: dict[str | Any, Any]) -> Person:
    if None in row:
        raise BadPeople(f"{path}, line {line}: more values than columns; put a text with a comma in quotes")
    given = {name: (value or "").strip() or None for name, value in row.items()}
    if not given["name"]:
        raise BadPeople(f"{path}, line {line}: the name is missing")
    if given["name"].casefold() == OPERATOR:
        raise BadPeople(f"{path}, line {line}: the name {OPERATOR!r} is kept for the command line itself")
    roles = tuple(role.strip().lower() for role in (given["roles"] or "").split(";") if role.strip())
    known = [role.value for role in Role]
    if wrong := [role for role in roles if role not in known]:
        raise BadPeople(
            f"{path}, line {line}: there is no role {wrong[0]!r}; the roles are {', '.join(known)}"
        )
    try:
        return Person.model_validate({**given, "roles": roles})
    except ValidationError as error:
        raise BadPeople(f"{path}, line {line}: {first_fault(error)}") from None
