"""What can go wrong with the coach itself. A text to be judged never raises: any text gets an answer.

AuditError
└── BadRules    a file of rules does not fit; names the file, the place in it, and what was expected
"""

from audit.errors import AuditError


class BadRules(AuditError):
    """A file of rules does not fit. The sentence names the file and the place in it."""

    code = "bad_rules"
