"""Who may do what, on which audits: the one table, and the three rules that narrow it.

docs/permissions.md is made from this file; the tests try every role with every act against both.
"""

from audit.models import Kind
from audit.roles import Do, Role, Scope

Rights = dict[Do, Scope]


def _on(scope: Scope, *acts: Do) -> Rights:
    return dict.fromkeys(acts, scope)


# Looking after the record itself.
CARE = (Do.BACKUP, Do.KEYS, Do.HOLD, Do.PURGE, Do.CHILD_EXPORT)

_AUDITING = _on(Scope.OWN, Do.START, Do.VIEW, Do.ANSWER, Do.SUBMIT, Do.EXPORT, Do.TICK) | _on(
    Scope.OWN, Do.DISAGREE, Do.CONCERN, Do.MEET, Do.ACT
)
# A group audit's raters are no auditors of it: they see it and give their own ratings.
_RATING = _on(Scope.RATING, Do.RATE)
_OVERSEEING = _on(Scope.ALL, Do.VIEW, Do.EXPORT, Do.TRACK, Do.ACT, Do.REPORTS, Do.CHECK_BACK, Do.MEET)
_LEADING = _OVERSEEING | _on(
    Scope.ALL, Do.CONCERN, Do.ACKNOWLEDGE, Do.PROGRAMME, Do.REASSIGN, Do.EXEMPT, Do.WITHDRAW
)

TABLE: dict[Role, Rights] = {
    Role.AUDITOR: _AUDITING | _RATING,
    Role.GUEST_AUDITOR: _AUDITING | _RATING,
    Role.SOCIAL_CARE_AUDITOR: _AUDITING | _RATING,
    Role.CASE_MANAGER: _on(Scope.CASE, Do.VIEW, Do.COMMENT, Do.ACT),
    Role.TEAM_MANAGER: _on(Scope.TEAM, Do.VIEW, Do.EXPORT, Do.TICK, Do.TRACK, Do.ACT, Do.CHECK_BACK)
    | _on(Scope.TEAM, Do.MEET, Do.ACKNOWLEDGE)
    | _on(Scope.ALL, Do.EXEMPT),  # only of those whose line manager they are: see `audit.life.ending`
    Role.MODERATOR: _on(Scope.ALL, Do.VIEW, Do.EXPORT, Do.MODERATE, Do.RETURN, Do.DISAGREE, Do.CONCERN)
    | _on(Scope.ALL, Do.MEET),
    Role.LEARNING_ACADEMY: _OVERSEEING
    | _on(Scope.ALL, Do.START, Do.IMPORT, Do.PROGRAMME, Do.REASSIGN, Do.EXEMPT, Do.WITHDRAW),
    Role.ANALYST: _on(Scope.ALL, Do.TRACK, Do.REPORTS, Do.PROGRAMME),
    Role.SERVICE_MANAGER: _LEADING,
    Role.DEPUTY_HEAD: _LEADING,
    Role.HEAD_OF_SERVICE: _LEADING | _on(Scope.ALL, Do.MODERATE, Do.RETURN, Do.DECIDE),
    Role.ADMINISTRATOR: _on(Scope.ALL, Do.DOCUMENTS, Do.PEOPLE, *CARE),
}

# Section 7: full audits are the service's own auditors' alone. Section 003 adds the joint ones.
ONLY_KINDS: dict[Role, frozenset[Kind]] = {
    Role.GUEST_AUDITOR: frozenset({"dip-sample", "group"}),
    Role.SOCIAL_CARE_AUDITOR: frozenset({"joint", "dip-sample", "group"}),
}
# Nobody judges an audit that they made themselves, whatever other roles they hold.
NEVER_OWN = frozenset({Do.MODERATE, Do.RETURN, Do.DECIDE})
# What a person who rates in a group audit may see, whatever role brought them to it.
RATERS_MAY = frozenset({Do.VIEW, Do.RATE, Do.CONCERN})
# What the person may do whom the service names to judge where the head of service may not.
STAND_IN_MAY = frozenset({Do.VIEW, Do.MODERATE, Do.RETURN, Do.DECIDE})
