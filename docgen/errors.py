"""What can go wrong when documents are made. Each error is one sentence: what is wrong, where, what to do.

DocumentError
├── TemplateError   a template cannot be read, or asks for a field that does not exist; names both
├── NotAFilledForm  a document is given as a filled form, and nothing of the form is in it
├── NoOffice        a PDF cannot be made here, for want of LibreOffice
├── UnreadableWorkbook  a workbook cannot be opened: damaged, too large, protected, with macros
└── NotATracker     a workbook opens, but holds no table of actions
"""


class DocumentError(Exception):
    """The root of this package's errors; `str(error)` is the sentence for the person."""

    code = "document"


class TemplateError(DocumentError):
    """A template cannot be read, or asks for a field that does not exist; names both."""

    code = "template"


class NotAFilledForm(DocumentError):
    """A document is given as a filled form, and nothing of the form is in it."""

    code = "not_a_filled_form"


class NoOffice(DocumentError):
    """A PDF cannot be made here: LibreOffice is missing, or did not manage it."""

    code = "no_office"


class UnreadableWorkbook(DocumentError):
    """A workbook cannot be opened, is damaged, too large, protected, or not what its name says."""

    code = "unreadable_workbook"


class NotATracker(DocumentError):
    """The workbook opens, but no table of actions was found in it."""

    code = "not_a_tracker"
