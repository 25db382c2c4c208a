"""The month's summary and the board's report as Word documents, from templates that a service may restyle."""

from docgen.reports.shelf import REPORTS, check_templates, write

__all__ = ["REPORTS", "check_templates", "write"]
