"""What people are to the audit programme, what can be done to a record, and on which audits."""

from enum import StrEnum


class Role(StrEnum):
    """What a person is to the audit programme; one person may be several."""

    AUDITOR = "auditor"
    GUEST_AUDITOR = "guest auditor"
    CASE_MANAGER = "case manager"
    TEAM_MANAGER = "team manager"
    MODERATOR = "moderator"
    LEARNING_ACADEMY = "learning academy"
    ANALYST = "analyst"
    SERVICE_MANAGER = "service manager"
    DEPUTY_HEAD = "deputy head"
    HEAD_OF_SERVICE = "head of service"
    SOCIAL_CARE_AUDITOR = "social care auditor"
    ADMINISTRATOR = "administrator"


class Do(StrEnum):
    """What can be done to a record. Each reads after `may`."""

    START = "start an audit"
    IMPORT = "record an audit given as data"
    VIEW = "see an audit"
    ANSWER = "answer an audit"
    RATE = "rate in a group audit"
    SUBMIT = "submit an audit"
    EXPORT = "make an audit's documents"
    TICK = "tick off a contact text"
    MODERATE = "moderate an audit"
    RETURN = "send an audit back"
    DISAGREE = "disagree with a moderation"
    DECIDE = "decide a disagreement"
    CONCERN = "raise a safeguarding concern"
    ACKNOWLEDGE = "acknowledge a safeguarding concern"
    MEET = "arrange and record meetings"
    COMMENT = "comment as the practitioner"
    ACT = "update an action"
    CHECK_BACK = "check back on an action"
    REASSIGN = "give an audit to somebody else"
    EXEMPT = "exempt an audit"
    WITHDRAW = "withdraw an audit"
    PROGRAMME = "run the audit programme"
    REPORTS = "make reports over all audits"
    TRACK = "make the tracker"
    DOCUMENTS = "put an official document in force"
    PEOPLE = "manage people"
    BACKUP = "back up or restore the record"
    KEYS = "change the record's key"
    HOLD = "hold an audit back from being deleted"
    PURGE = "delete what has been kept long enough"
    CHILD_EXPORT = "give out or delete all that is held of a child"


class Scope(StrEnum):
    """On which audits: one's own as auditor or rater, those of one's cases or team, or all."""

    OWN = "own"
    RATING = "rating"
    CASE = "case"
    TEAM = "team"
    ALL = "all"
