"""Every rule, by command: what may be done to an audit in one table.

A rule takes (record, form, command, act) and gives the new record, or raises an error of `audit.errors`
that says what is wrong. It neither stamps nor stores: `audit.service` does that for all alike. The rules
stand with the step they belong to: answering and planning here in `audit`, the rest in `audit.life` and
`audit.kinds`.
"""

from audit import answering, planning
from audit.answering import PARTICULARS
from audit.form_words import (
    graded_section,
    no_such_question,
    overall_options,
    section_key,
    validated,
)
from audit.kinds import dip_sample, group, joint
from audit.life import (
    concern,
    contacts,
    disagreement,
    ending,
    follow_up,
    meeting,
    moderation,
    reassignment,
    submission,
)
from audit.life.contacts import CONTACT_KINDS
from audit.planning import ACTION_FIELDS
from audit.ruling import Ruled

__all__ = [
    "ACTION_FIELDS",
    "CONTACT_KINDS",
    "PARTICULARS",
    "RULES",
    "graded_section",
    "no_such_question",
    "overall_options",
    "section_key",
    "validated",
]

RULES: dict[type, Ruled] = {
    **answering.RULES,
    **planning.RULES,
    **submission.RULES,
    **contacts.RULES,
    **moderation.RULES,
    **disagreement.RULES,
    **concern.RULES,
    **meeting.RULES,
    **ending.RULES,
    **reassignment.RULES,
    **follow_up.RULES,
    **dip_sample.RULES,
    **group.RULES,
    **joint.RULES,
}
