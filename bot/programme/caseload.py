"""A caseload extract as cases. Headers are forgiving; a bad row is left out and named by its line."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from audit.programme.errors import BadCaseload
from audit.programme.filters import column_key, gender_key, truth
from audit.programme.shapes import FLAGS, Case
from audit.text import clean_tree, folded

WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".ods")
AGE = re.compile(r"(\d{1,2})(?:\.0+)?(?: ?(?:years?|yrs?|y)(?: old)?)?")
AGES = range(8, 26)  # from prevention work to those who turned eighteen under supervision
LOOK_FOR_HEADERS = 15  # rows: extracts begin with a title, a date, a blank line
# What services call the columns; each as `column_key` writes it.
HEADERS: dict[str, str] = {
    "childview_id": "childview_id childview childview_number childview_no cv_id cvid child_id id",
    "case_manager": "case_manager case_worker caseworker worker allocated_worker practitioner case_holder "
    "allocated_practitioner responsible_officer case_prevention_officer",
    "team_manager": "team_manager manager line_manager operational_manager",
    "team": "team team_name",
    "name": "name child child_name name_of_child young_person young_person_name",
    "gender": "gender sex",
    "age": "age current_age age_years age_in_years",
    "order_type": "order_type order intervention intervention_type disposal outcome programme",
    "care_status": "care_status legal_status social_care_status cla_status lac_status",
    "custody": "custody in_custody custodial",
    "knife": "knife knife_crime knife_offence knife_flag weapon",
    "victim": "victim victims identifiable_victim victim_case",
    "joint": "joint joint_with_social_care social_care csc known_to_social_care open_to_social_care "
    "joint_with_csc known_to_csc",
}
COLUMN_OF = {header: column for column, headers in HEADERS.items() for header in headers.split()}


@dataclass(frozen=True)
class Problem:
    """A row that was left out: its line in the file, and what to mend there."""

    line: int
    what: str


@dataclass(frozen=True)
class Caseload:
    """The cases of a file, in its order, and the rows that could not be used."""

    cases: tuple[Case, ...]
    problems: tuple[Problem, ...]


def read(path: Path) -> Caseload:
    """The cases of a .csv file or a workbook. Raises BadCaseload, docgen's UnreadableWorkbook."""
    rows = list(enumerate(_rows(path), 1))
    start, columns = _headers(path, rows)
    seen: dict[str, int] = {}
    cases, problems = [], []
    for line, row in rows[start:]:
        if not any(cell.strip() for cell in row):
            continue
        found = _case(columns, row, seen)
        if isinstance(found, Case):
            cases.append(found)
            seen[folded(found.childview_id)] = line
        else:
            problems.append(Problem(line, found))
    if not cases:
        why = f"; line {problems[0].line}: {problems[0].what}" if problems else ""
        raise BadCaseload(f"{path} holds no child that could be used{why}")
    return Caseload(tuple(cases), tuple(problems))


def _rows(path: Path) -> list[list[str]]:
    if path.suffix.casefold() in WORKBOOKS:
        from docgen.caseload import rows

        return rows(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BadCaseload(f"{path} cannot be read: {error.strerror or error}") from None
    return _csv(path, data)


def _csv(path: Path, data: bytes) -> list[list[str]]:
    """The rows of a text file as Excel writes them here: UTF-8 or Windows-1252; `,`, `;` or tabs."""
    if b"\0" in data:
        raise BadCaseload(f"{path} is no text: save the extract as .csv or .xlsx")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    head = text[:2000]
    mark = max(",;\t", key=head.count)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=mark))
    except csv.Error as error:
        raise BadCaseload(f"{path} cannot be read as a table: {error}") from None


def _headers(path: Path, rows: Sequence[tuple[int, list[str]]]) -> tuple[int, list[str]]:
    """Where the rows begin, and the column of each place. Raises BadCaseload."""
    for number, (_, row) in enumerate(rows[:LOOK_FOR_HEADERS], 1):
        columns = [_column(cell) for cell in row]
        if "childview_id" in columns and len([column for column in columns if column]) > 1:
            twice = [column for column in columns if column and columns.count(column) > 1]
            if twice:
                raise BadCaseload(
                    f"{path} has two columns that mean {twice[0]}; rename or remove one of them"
                )
            return number, columns
    raise BadCaseload(
        f"{path} has no line of headers with a ChildView ID; the columns are: {', '.join(HEADERS)}"
    )


def _column(header: str) -> str:
    key = re.sub(r"[^\w]+", "_", column_key(header)).strip("_")
    return COLUMN_OF.get(key, key)


def _case(columns: Sequence[str], row: Sequence[str], seen: dict[str, int]) -> Case | str:
    """The case of a row, or what is wrong with it."""
    cells, _ = clean_tree([cell.strip() for cell in row])
    if any(cells[len(columns) :]):
        return "there are more cells than headers; a text with a comma stands in quotes"
    given = {column: cell for column, cell in zip(columns, cells, strict=False) if column and cell}
    child = given.get("childview_id")
    if not child:
        return "the ChildView ID is missing"
    if folded(child) in seen:
        return f"the child of line {seen[folded(child)]} once more; only that line counts"
    wrong = next(_faults(given), None)
    return wrong or Case.model_validate(_fields(given))


def _faults(given: dict[str, str]) -> Iterator[str]:
    age = given.get("age")
    if age is not None and _years(age) not in AGES:
        yield f"the age {age!r} is no age of a child known to youth justice"
    for flag in FLAGS:
        if truth(given.get(flag, "")) is None:
            yield f"{flag} says {given[flag]!r}; yes or no was expected"


def _fields(given: dict[str, str]) -> dict[str, object]:
    known = {column: cell for column, cell in given.items() if column in HEADERS and column not in FLAGS}
    flags = {flag: truth(given.get(flag, "")) for flag in FLAGS}
    other = {column: cell for column, cell in given.items() if column not in HEADERS}
    if "gender" in known:
        known["gender"] = gender_key(known["gender"])
    years = {"age": _years(known["age"])} if "age" in known else {}
    return {**known, **years, **flags, "other": other}


def _years(age: str) -> int | None:
    """An age as typed: `15`, `15.0`, `15 years`."""
    hit = AGE.fullmatch(age.strip().casefold())
    return int(hit[1]) if hit else None
