"""What can go wrong when documents are made. Each error is one sentence: what is wrong, where, what to do.

DocumentError
├── TemplateError   a template cannot be read, or asks for a field that does not exist; names both
└── NoOffice        a PDF cannot be made here, for want of LibreOffice
"""


class DocumentError(Exception):
    """The root of this package's errors; `str(error)` is the sentence for the person."""

    code = "document"


class TemplateError(DocumentError):
    """A template cannot be read, or asks for a field that does not exist; names both."""

    code = "template"


class NoOffice(DocumentError):
    """A PDF cannot be made here: LibreOffice is missing, or did not manage it."""

    code = "no_office"
