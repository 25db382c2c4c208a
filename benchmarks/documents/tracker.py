"""The tracker: written beside plain openpyxl and bare XlsxWriter, read beside python-calamine and openpyxl.

The bare XlsxWriter writes the very same workbook: every call that our writer makes of the library is recorded
once and replayed from data in memory. Bare, it prepares formulas once as we do, which makes it the harder
peer; "as it comes" it does not. Plain openpyxl gets the same cells and tables. Times are the processor's, so
that other programs count little.
"""

import datetime as dt
import gc
import io
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Any

SIZES = (100, 1_000, 10_000)
ACTIONS_EACH = 10  # of one audit
WRITINGS = {100: 9, 1_000: 5, 10_000: 2}  # rounds
READINGS = 7
NOW = dt.datetime(2026, 11, 20, 10, 30, tzinfo=dt.UTC)
WRITE_AIM, READ_AIM = 1.5, 2.0  # of XlsxWriter's and calamine's time, at 10,000 actions

Make = Callable[[], object]


@dataclass(frozen=True)
class Row:
    """One way at one size: what it did, how many actions, milliseconds, and times the peer's."""

    what: str
    actions: int
    took: float
    ratio: float


def measure(sizes: Sequence[int] = SIZES) -> list[Row]:
    """Measure every way at every size, in turn in each round, so that a busy machine slows each alike."""
    return [row for size in sizes for row in (*_written(size), *_read(size))]


def told() -> list[str]:
    """The figures as lines, with what is to be reached."""
    rows = measure()
    lines = [f"{'the tracker':36}{'actions':>9}{'ms':>10}{'of the peer':>13}"]
    lines += [f"{row.what:36}{row.actions:>9,}{row.took:>10.1f}{row.ratio:>13.2f}" for row in rows]
    aims = (("written by us", WRITE_AIM, "XlsxWriter"), ("read by us", READ_AIM, "calamine"))
    for what, aim, peer in aims:
        row = next(one for one in rows if (one.what, one.actions) == (what, SIZES[-1]))
        reached = "yes" if row.ratio <= aim else "NO"
        lines.append(f"{what}, 10,000 actions: at most {aim} times {peer}: {reached}")
    return lines


def _written(size: int) -> list[Row]:
    from docgen import tracker
    from docgen.ooxml.look import Look

    tracked = audits(size)
    calls = recorded(tracked)
    ways: dict[str, Make] = {
        "written by us": lambda: tracker.write(tracked, Look(), NOW, line=1),
        "written by XlsxWriter, bare": lambda: replayed(calls, quick=True),
        "written by XlsxWriter, as it comes": lambda: replayed(calls),
        "written by openpyxl, plain": lambda: _openpyxl(calls),
    }
    return _rows(ways, size, "written by XlsxWriter, bare", WRITINGS[size])


def _read(size: int) -> list[Row]:
    import openpyxl
    import python_calamine as calamine

    from docgen import tracker, tracker_reading
    from docgen.ooxml.look import Look

    data = tracker.write(audits(size), Look(), NOW, line=1)

    def ours() -> object:
        book = tracker_reading.Workbook("tracker.xlsx", data)
        return tracker_reading.read(book, lambda _audit, _action: None, NOW.date())

    def by_calamine() -> object:
        return (
            calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name("Actions").to_python()
        )

    def by_openpyxl() -> object:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        return [*book["Actions"].iter_rows(values_only=True)]

    ways: dict[str, Make] = {
        "read by us": ours,
        "read by calamine": by_calamine,
        "read by openpyxl": by_openpyxl,
    }
    return _rows(ways, size, "read by calamine", READINGS)


def _rows(ways: dict[str, Make], size: int, peer: str, rounds: int) -> list[Row]:
    took: dict[str, list[float]] = {way: [] for way in ways}
    for _ in range(rounds + 1):
        for way, make in ways.items():
            gc.collect()  # what others left behind is not for this one to clear away
            begun = time.process_time()
            make()
            took[way].append(time.process_time() - begun)
    middle = {way: median(times[1:]) for way, times in took.items()}  # the first round warms up
    return [Row(way, size, middle[way] * 1000, middle[way] / middle[peer]) for way in ways]


# What is written


def audits(actions: int) -> list[Any]:
    """Audits under the built-in form, all answered, with so many actions in all. Everyone is made up."""
    from audit.models import AuditData
    from audit.record import AuditRecord
    from docgen.tracker import Tracked
    from questionbank.builtin import case_audit

    form = case_audit()
    ratings = [step.label for step in form.scale]
    made = []
    for number in range(actions // ACTIONS_EACH):
        month = f"202{number // 240 % 7}-{number // 20 % 12 + 1:02d}"
        data = {
            "month": month,
            "date": f"{month}-11",
            "auditor": f"Auditor {number % 7}",
            "case_manager": f"Manager {number % 11}",
            "team_manager": "Ash Imaginary",
            "child": {"childview_id": f"CV-{number}"},
            "answers": {
                q.number: {"rating": ratings[1 + number % 2], "comment": "Seen."} for q in form.questions()
            },
            "sections": {s.title: {"rating": ratings[number % 4]} for s in form.graded_sections()},
            "overall": {"rating": ratings[number % 4]},
            "actions": [_action(number * ACTIONS_EACH + one, one + 1) for one in range(ACTIONS_EACH)],
        }
        record = AuditRecord(
            id=f"{month}-{number:05d}",
            state="submitted",
            document=form.document,
            edition=form.edition,
            data=AuditData.model_validate(data),
            created_at=NOW,
            submitted_at=NOW,
        )
        made.append(Tracked(record, form))
    return made


def _action(place: int, number: int) -> dict[str, str]:
    statuses = ("Not started", "In progress", "Completed")
    return {
        "id": str(number),
        "action": f"Agree step {place} with the family and the school, and write down what each will do.",
        "responsibility": f"Worker {place % 40}",
        "timescale": f"{place % 28 + 1}/{place % 12 + 1}/2027",
        "question": str(place % 60 + 1),
        "finding": f"What was found in case {place} did not yet lead to a plan that the family could follow.",
        "measure": "Seen in supervision",
        "check_back": f"2027-{place % 12 + 1:02d}-15",
        "status": statuses[place % 3],
        "progress": "The family was met and agreed." if place % 2 else "",
    }


# The library's calls, recorded and replayed


@dataclass
class Recorded:
    """The calls made of one object of the library, in the order of all; arguments may be such objects."""

    calls: list[tuple[int, str, tuple[Any, ...], dict[str, Any], int]] = field(default_factory=list)
    objects: int = 1


class Recorder:
    """Stands before an object of the library: passes every call on and remembers it."""

    def __init__(self, inner: Any, log: Recorded, number: int) -> None:
        self._inner, self._log, self._number = inner, log, number

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._inner, name)
        if not callable(found):
            return found

        def call(*args: Any, **named: Any) -> Any:
            result = found(*map(_bare, args), **{key: _bare(value) for key, value in named.items()})
            place = self._log.objects
            self._log.objects += 1
            self._log.calls.append((self._number, name, args, named, place))
            is_object = name.startswith("add_") and name not in ("add_table", "add_series")
            return Recorder(result, self._log, place) if is_object else result

        return call


def recorded(tracked: list[Any]) -> Recorded:
    """Every call of the library that our writer makes for these audits."""
    from docgen import tracker
    from docgen.ooxml.look import Look
    from docgen.tracker import book

    log = Recorded()
    whole = book.Workbook
    book.Workbook = lambda *args: Recorder(whole(*args), log, 0)  # type: ignore[assignment, misc]
    try:
        tracker.write(tracked, Look(), NOW, line=1)
    finally:
        book.Workbook = whole  # type: ignore[misc]
    return log


def replayed(log: Recorded, *, quick: bool = False) -> bytes:
    """The same calls made of XlsxWriter; `quick`: it prepares a formula that a column repeats only once."""
    import xlsxwriter

    from docgen.tracker.book import OPTIONS
    from docgen.tracker.excel import Sheet

    buffer = io.BytesIO()
    workbook = xlsxwriter.Workbook(buffer, OPTIONS)
    if quick:
        workbook.worksheet_class = Sheet
    made: dict[int, Any] = {0: workbook}

    def real(value: Any) -> Any:
        if isinstance(value, Recorder):
            return made[value._number]
        if isinstance(value, dict):
            return {key: real(one) for key, one in value.items()}
        return [real(one) for one in value] if isinstance(value, list) else value

    for number, name, args, named, place in log.calls:
        simple = name.startswith("write_")
        given = (
            [made[a._number] if isinstance(a, Recorder) else a for a in args] if simple else map(real, args)
        )
        made[place] = getattr(made[number], name)(*given, **({} if simple else real(named)))
    return buffer.getvalue()


def _openpyxl(log: Recorded) -> bytes:
    """The same cells and tables with openpyxl."""
    import openpyxl
    from openpyxl.worksheet.table import Table

    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    sheets: dict[int, Any] = {}
    for number, name, args, _, place in log.calls:
        if name == "add_worksheet":
            sheets[place] = book.create_sheet(args[0])
        elif name in ("write_string", "write_datetime", "write_formula"):
            cell = sheets[number].cell(args[0] + 1, args[1] + 1, args[2])
            if name == "write_string" and cell.data_type == "f":
                cell.data_type = "s"
        elif name == "add_table":
            top, left, bottom, right, options = args
            for offset, column in enumerate(options["columns"]):
                sheets[number].cell(top + 1, left + 1 + offset, column["header"])
            area = sheets[number].cell(top + 1, left + 1), sheets[number].cell(bottom + 1, right + 1)
            sheets[number].add_table(
                Table(displayName=options["name"], ref=":".join(one.coordinate for one in area))
            )
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _bare(value: Any) -> Any:
    if isinstance(value, Recorder):
        return value._inner
    if isinstance(value, dict):
        return {key: _bare(one) for key, one in value.items()}
    return [_bare(one) for one in value] if isinstance(value, list) else value
