"""Short ways to put an item to a coach."""

from audit.coach import ActionItem, CommentItem, Remarks, check_action, check_comment

FULL = (
    "Two home visits are recorded (4 and 19 March), one with the grandmother present. "
    "The route to college was changed because of them, and the child says that he feels safer."
)


def of_action(
    action: str = "Visit the child at home and record the visit in the assessment.",
    owner: str = "Case Manager",
    timescale: str = "6 June 2025",
    audit_date: str | None = "2025-05-09",
    findings: tuple[str, ...] | None = None,
) -> Remarks:
    """What the coach says of an action that is good but for what a test changes."""
    given = {"action": action, "responsibility": owner, "timescale": timescale, "audit_date": audit_date}
    return check_action(ActionItem.model_validate({**given, "findings": findings}))


def of_comment(comment: str = FULL, grade: str = "Good", question: str = "8", **more: object) -> Remarks:
    """What the coach says of a comment that is good but for what a test changes."""
    given = {"question": question, "section": "Assessment", "grade": grade, "comment": comment}
    return check_comment(CommentItem.model_validate({**given, **more}))
