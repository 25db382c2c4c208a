"""What can go wrong with a form. Each error is one sentence that says what is wrong, where, and what to do.

FormError
├── UnreadableDocument   the file cannot be opened or is not what its name says
├── NotAForm             the file opens, but holds no audit form
└── UnknownForm          no such form or edition
"""


class FormError(Exception):
    """The root of this package's errors; `str(error)` is the sentence for the person."""

    code = "form"


class UnreadableDocument(FormError):
    """The file cannot be opened, is damaged, too large, protected, or not what its name says."""

    code = "unreadable"


class NotAForm(FormError):
    """The file opens, but no audit form was found in it."""

    code = "not_a_form"


class UnknownForm(FormError):
    """No form, or no edition of it, has that name."""

    code = "unknown_form"
