"""The Excel library, made to do more: the file says its language, rows fit themselves, formulas are quick."""

from io import StringIO
from typing import Any

import xlsxwriter
from xlsxwriter.packager import Packager
from xlsxwriter.worksheet import Worksheet

LINE = 15  # points
MOST_LINES = 10  # a row is at most so high; its cells hold the rest


class Sheet(Worksheet):  # type: ignore[misc]  # the library publishes no types
    """A sheet that prepares each formula once; a column repeats its own in every row."""

    def __init__(self) -> None:
        super().__init__()
        self._prepared: dict[tuple[str, bool], str] = {}

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
        key = (formula, expand_future_functions)
        if key not in self._prepared:
            self._prepared[key] = super()._prepare_formula(formula, expand_future_functions)
        return self._prepared[key]


class Workbook(xlsxwriter.Workbook):  # type: ignore[misc]  # the library publishes no types
    """A workbook of such sheets, in British English, whose rows go on fitting themselves to their text."""

    worksheet_class = Sheet

    def _get_packager(self) -> Packager:
        return _Packager()


class _Packager(Packager):  # type: ignore[misc]  # the library publishes no types
    def _create_package(self) -> list[tuple[Any, str, bool]]:
        return [(_finished(part, name), name, binary) for part, name, binary in super()._create_package()]


def _finished(part: Any, name: str) -> Any:
    if name == "docProps/core.xml":
        end = "</cp:coreProperties>"
        return StringIO(part.getvalue().replace(end, f"<dc:language>en-GB</dc:language>{end}"))
    if name.startswith("xl/charts/"):
        return StringIO(part.getvalue().replace('"en-US"', '"en-GB"'))
    if name.startswith("xl/worksheets/sheet"):
        return StringIO(_fitting_rows(part.getvalue()))
    return part


def _fitting_rows(xml: str) -> str:
    """The rows of a sheet without the mark that their height was set by hand, but for the highest."""
    for lines in range(2, MOST_LINES):
        xml = xml.replace(f'ht="{lines * LINE}" customHeight="1"', f'ht="{lines * LINE}"')
    return xml
