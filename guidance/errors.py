"""What can go wrong with guidance. Each error is one sentence that says what is wrong, where, and what to do.

GuidanceError
├── UnreadableDocument   the file cannot be opened or is not what its name says
├── NotGuidance          the file opens, but holds no numbered guidance
└── UnknownEntry         no entry has that number; `nearest` names those close to it
"""


class GuidanceError(Exception):
    """The root of this package's errors; `str(error)` is the sentence for the person."""

    code = "guidance"


class UnreadableDocument(GuidanceError):
    """The file cannot be opened, is damaged, too large, protected, or not what its name says."""

    code = "unreadable"


class NotGuidance(GuidanceError):
    """The file opens, but no numbered guidance was found in it."""

    code = "not_guidance"


class UnknownEntry(GuidanceError):
    """No entry in force has that number. `nearest` are the numbers closest to what was typed."""

    code = "unknown_entry"

    def __init__(self, message: str, nearest: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.nearest = nearest
