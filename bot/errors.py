"""What can go wrong at the doors. Each error is one sentence that says what is wrong, where, and what to do.

DoorError
├── BadSettings       a setting cannot be used
├── NeitherKind       a file is neither an audit form nor inspection guidance
├── NoForms           a folder holds no filled form
├── UnknownDocument   no guidance document, or no edition of one, has that name
├── UnreadEdits       a workbook has edits that the record has not got
└── InUse             a file is open in another program
"""


class DoorError(Exception):
    """The root of this package's errors; `str(error)` is the sentence for the person."""

    code = "door"


class BadSettings(DoorError):
    """A setting cannot be used. The sentence names it and says what was expected."""

    code = "settings"


class NeitherKind(DoorError):
    """The file opens, but is neither an audit form nor inspection guidance."""

    code = "neither_kind"


class UnknownDocument(DoorError):
    """No guidance document, or no edition of one, has that name."""

    code = "unknown_document"


class NoForms(DoorError):
    """A folder that should hold filled forms holds none."""

    code = "no_forms"


class UnreadEdits(DoorError):
    """A workbook that is to be written anew has edits that the record has not got."""

    code = "unread_edits"


class InUse(DoorError):
    """A file is open in another program."""

    code = "in_use"
