"""Where the reports' templates stand, and whether they ask for what there is."""

from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel

from audit.themes.models import BoardReport, MonthReport
from docgen.errors import TemplateError
from docgen.ooxml.house import TEMPLATES
from docgen.reports.writer import ReportTemplate
from docgen.template_fields import TemplateCheck, compared

REPORTS: dict[type[BaseModel], str] = {MonthReport: "report-month.docx", BoardReport: "report-board.docx"}


def write(report: BaseModel, own: Path | None = None) -> bytes:
    """The report as a .docx. `own` is a folder with the service's own templates. Raises TemplateError."""
    template = _template(REPORTS[type(report)], own)
    missing = compared(REPORTS[type(report)], template.fields, type(report)).missing
    if missing:
        raise TemplateError(
            f"template {REPORTS[type(report)]}: there is no field {missing[0]!r};"
            " `checkback templates check` lists those there are"
        )
    return template.fill(report)


def check_templates(own: Path | None = None) -> Iterator[TemplateCheck]:
    """Each report's template against the fields of its report, both ways. Raises TemplateError."""
    for model, name in REPORTS.items():
        yield compared(name, _template(name, own).fields, model)


def _template(name: str, own: Path | None) -> ReportTemplate:
    path = own / name if own and (own / name).is_file() else TEMPLATES / name
    return ReportTemplate(path)
