"""What can go wrong with the programme. Each error is one sentence that says what is wrong and what to do.

ProgrammeError
├── BadFilter       an expression cannot be read, or names a column the caseload does not have
├── BadCaseload     a caseload extract cannot be used at all
├── NoSuchMonth     nothing is planned or drawn for that month
└── NotPossible     what was asked would break a rule of the programme
"""

from audit.errors import AuditError


class ProgrammeError(AuditError):
    """The root of the programme's errors."""

    code = "programme"


class BadFilter(ProgrammeError):
    """An expression cannot be read, or names a column the caseload does not have."""

    code = "bad_filter"


class BadCaseload(ProgrammeError):
    """A caseload extract cannot be used at all."""

    code = "bad_caseload"


class NoSuchMonth(ProgrammeError):
    """Nothing is planned or drawn for that month."""

    code = "no_such_month"


class NotPossible(ProgrammeError):
    """What was asked would break a rule of the programme."""

    code = "not_possible"
