"""What the columns of a form's tables are called, and what each is for. Patterns match `plain` text.

The first pattern that fits decides, so narrow ones stand before wide ones.
"""

import re
from typing import Literal

Role = Literal[
    "number", "question", "area", "rating", "comment", "action", "owner", "when", "answer", "guidance"
]

COLUMNS: tuple[tuple[Role, str], ...] = (
    ("number", r"^(no|nos|number|#|ref|reference|q|qu|q no|question (no|number)|item( no)?|nr|s/n|№|id)\W*$"),
    (
        "owner",
        r"^((person|persons|people|staff|officer|lead) )?(responsib\w+|accountab\w+)\b"
        r"|^(owner|lead|who|by whom|whom|assigned to|action owner|lead (officer|person)|who (by|will)\b.*"
        r"|named person)\b|responsible\b",
    ),
    (
        "when",
        r"^(time ?-?scales?|time ?-?frames?|when|by when|deadline|due|due date|target( date)?"
        r"|date( due| by| for completion)?|completion( date)?|review date|date to be completed.*"
        r"|to be completed by|status|completed\b.*|progress|check.?back.*)\W*$",
    ),
    (
        "guidance",
        r"^(guidance|hints?|tips?|prompts?"
        r"|what (to|should (i|you)|auditors? should|we are) look\w*( for| at)?"
        r"|(things|points) to consider|considerations?|auditor (guidance|notes)|guidance (for|to) auditors?"
        r"|look for|what (does )?good looks? like|good practice( looks like)?"
        r"|examples? of (good )?(practice|evidence))\b",
    ),
    (
        "action",
        r"^(smart |agreed |recommended |required |proposed )?(actions?|action required"
        r"|what (needs to|will|is to) .*|recommendations?"
        r"|actions? (required|needed|to be taken|agreed|point)s?|next steps?|task)\W*$",
    ),
    (
        "comment",
        r"\b(comments?|commentary|evidence|rationale|notes?|narrative|findings|observations?|explanation"
        r"|analysis|remarks|reasons?|examples?|strengths|details?|justification"
        r"|what (is|was) (good|working))\b",
    ),
    (
        "rating",
        r"\b(rating|rag|grade|grading|score|judge?ment|outcome|y ?/ ?n|yes ?/ ?no|met|compliant|result"
        r"|evaluation|level|achieved|tick|assessed as)\b|\bgood or\b",
    ),
    (
        "question",
        r"\b(questions?|criteri(a|on)|standards?|indicators?|what we (are )?look\w*( for)?|requirements?"
        r"|statements?|descriptors?|descriptions?|expectations?|audit points?|practice points?|measures?"
        r"|enquiry|items?|checks?|tasks?|activity)\b",
    ),
    (
        "area",
        r"^(area|areas|aspect|theme|topic|domain|section|category|heading|subject|focus|practice area"
        r"|key area)\b",
    ),
    (
        "answer",
        r"^((auditors?|your|reviewers?|reviewing officers?) )?(responses?|answers?|reply|yes|no|n/?a)\W*$",
    ),
)
PATTERNS = tuple((role, re.compile(pattern)) for role, pattern in COLUMNS)


def role(text: str) -> Role | None:
    """What a column is for, by its heading (plain text); None where the heading says nothing known."""
    return next((name for name, pattern in PATTERNS if pattern.search(text)), None)
