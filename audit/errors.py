"""What can go wrong with an audit. Each error is one sentence that says what is wrong, where, and what to do.

AuditError
├── UnknownAudit       no audit has that id
├── UnknownQuestion    the form has no such question, section or feedback question
├── UnknownRating      the form has no such rating
├── UnknownAction      the audit has no such action
├── UnknownPerson      nobody of that name is known
├── NotAllowed         this person may not do this to this audit
├── WrongState         the audit is not in a state in which this can happen
├── NeedsReason        this audit is not the person's own: they say why they open it
├── Incomplete         the step cannot be taken yet; `gaps` says what is missing
├── StaleScreen        the screen was out of date; somebody changed the answer since
├── BadAudit           the data given is no audit; names the field and what was expected
└── Busy               the record could not be reached in time; nothing was changed
"""


class AuditError(Exception):
    """The root of the core's errors; `str(error)` is the sentence for the person."""

    code = "audit"


class UnknownAudit(AuditError):
    """No audit has that id."""

    code = "unknown_audit"


class UnknownQuestion(AuditError):
    """The form has no such question, section or feedback question."""

    code = "unknown_question"


class UnknownRating(AuditError):
    """The form has no such rating."""

    code = "unknown_rating"


class UnknownAction(AuditError):
    """The audit has no such action."""

    code = "unknown_action"


class UnknownPerson(AuditError):
    """Nobody of that name is known."""

    code = "unknown_person"


class NotAllowed(AuditError):
    """This person may not do this to this audit."""

    code = "not_allowed"


class WrongState(AuditError):
    """The audit is not in a state in which this can happen."""

    code = "wrong_state"


class NeedsReason(AuditError):
    """This audit is not the person's own: opening it is recorded with the reason they give."""

    code = "needs_reason"


class Incomplete(AuditError):
    """The step cannot be taken yet. `gaps` are sentences, each naming one thing that is missing."""

    code = "incomplete"

    def __init__(self, message: str, gaps: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.gaps = gaps


class StaleScreen(AuditError):
    """The screen was out of date: somebody changed the same answer since it was shown."""

    code = "stale_screen"


class BadAudit(AuditError):
    """The data given is no audit. The sentence names the field and what was expected there."""

    code = "bad_audit"


class Busy(AuditError):
    """The record could not be reached in time; nothing was changed."""

    code = "busy"
