"""Filling a report's template: strictly, safely, with native charts in their places."""

import re
from collections.abc import Mapping
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import jinja2
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.exceptions import PackageNotFoundError
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docxtpl import DocxTemplate
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml.etree import LxmlError
from markupsafe import Markup
from pydantic import BaseModel

from audit.text import clean_tree
from audit.themes.models import Figures
from docgen.errors import TemplateError
from docgen.ooxml.text import attribute
from docgen.reports.charts import ChartPart, chart_of
from docgen.reports.tables import fit_tables
from docgen.template_fields import asked

CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
BOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDE, ROW, AROUND = 6120000, 330000, 900000  # a chart's width, a bar's share and the rest, in EMU
BROKEN = (BadZipFile, PackageNotFoundError, KeyError, ValueError, LxmlError, OSError)
WRONG_USE = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
QUOTED = re.compile(r"'([^']+)'")


class ReportTemplate:
    """One .docx template with Jinja tags. Raises TemplateError, naming the template and what is wrong."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._environment = ImmutableSandboxedEnvironment(undefined=jinja2.StrictUndefined, autoescape=True)

    @cached_property
    def fields(self) -> set[str]:
        """Every field it asks for, in body, headers and footers."""
        template = self._opened()
        source = template.patch_xml(template.get_xml())
        for uri in (template.HEADER_URI, template.FOOTER_URI):
            source += "".join(
                template.patch_xml(template.get_part_xml(part))
                for _, part in template.get_headers_footers(uri)
            )
        try:
            return asked(self._environment.parse(source))
        except jinja2.TemplateSyntaxError as error:
            raise self._wrong(f"{error.message}; mend the tag in Word") from None

    def fill(self, report: BaseModel) -> bytes:
        """The report as a .docx."""
        template = self._opened()
        try:
            template.render(self._context(template, report), self._environment, autoescape=True)
        except jinja2.UndefinedError as error:
            quoted = QUOTED.findall(error.message or "")
            raise self._wrong(
                f"there is no field {quoted[-1] if quoted else error.message!r};"
                " `checkback templates check` lists those there are"
            ) from None
        except jinja2.TemplateSyntaxError as error:
            raise self._wrong(f"{error.message}; mend the tag in Word") from None
        except SecurityError as error:
            raise self._wrong(f"{error}; a template may only print fields") from None
        except WRONG_USE as error:
            raise self._wrong(f"{error}; mend it or take the built-in one") from None
        fit_tables(template.docx.element.body)
        made = BytesIO()
        template.save(made)
        return made.getvalue()

    def _opened(self) -> Any:
        try:
            template = DocxTemplate(BytesIO(self._path.read_bytes()))
            template.render_init()
        except BROKEN:
            raise self._wrong("it cannot be opened as a Word document; save it in Word as .docx") from None
        return template

    def _wrong(self, what: str) -> TemplateError:
        return TemplateError(f"template {self._path.name}: {what}")

    def _context(self, template: Any, report: BaseModel) -> Mapping[str, object]:
        """The fields of the report, with a chart in the place of each table's `chart`."""
        cleaned, _ = clean_tree(report.model_dump())
        fields: dict[str, object] = dict(cleaned)
        for name in type(report).model_fields:
            figures = getattr(report, name)
            if isinstance(figures, Figures) and not figures.is_empty and f"{name}.chart" in self.fields:
                fields[name] = {**cleaned[name], "chart": _placed(template, chart_of(figures), figures)}
        return fields


def _placed(template: Any, chart: ChartPart, figures: Figures) -> Markup:
    """Put the chart's parts into the package; gives what stands in the text for it."""
    package, document = template.docx.part.package, template.docx.part
    number = sum(1 for part in package.iter_parts() if part.content_type == CHART_TYPE) + 1
    book = Part(PackURI(f"/word/embeddings/figures{number}.xlsx"), BOOK_TYPE, chart.workbook, package)
    part = Part(PackURI(f"/word/charts/chart{number}.xml"), CHART_TYPE, chart.xml, package)
    part.relate_to(book, RT.PACKAGE)  # the first relation: rId1
    name = attribute(figures.title)
    high = AROUND + ROW * max(2, len(figures.rows))
    xml = (
        '</w:t></w:r><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
        f'wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{WIDE}" cy="{high}"/>'
        f'<wp:docPr id="{number}" name="Chart {number}: {name}" descr="{attribute(chart.told)}"/>'
        '<wp:cNvGraphicFramePr/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c='
        '"http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:r="http://schemas.openxmlformats.org/'
        f'officeDocument/2006/relationships" r:id="{document.relate_to(part, RT.CHART)}"/></a:graphicData>'
        '</a:graphic></wp:inline></w:drawing></w:r><w:r><w:t xml:space="preserve">'
    )
    return Markup(xml)  # noqa: S704 - all of it is ours or escaped
