"""What the parts of an audit form are called. Every pattern is matched against `plain` text.

`plain` text is lower case without quotation marks, with `&` as "and". A new spelling goes here, nowhere else.
"""

import re
from typing import Literal

Zone = Literal["feedback", "actions", "verification", "key", "contents"]
Role = Literal[
    "number", "question", "area", "rating", "comment", "action", "owner", "when", "answer", "guidance"
]

GOOD_LOOKS = re.compile(
    r"^(what (does )?(a )?(good|great|effective|best)( \w+){0,2} looks? like|good( \w+)? looks like"
    r"|what we (expect|look for|would expect to see)|we (would )?expect to see|indicators of good"
    r"|(expected|practice|good practice) (standards?|indicators)|standards? expected|what should we see)\b"
)
OVERALL = re.compile(
    r"^(?P<label>(?=.*\b(overall|section|final|summary|total|quality)\b).*?"
    r"\b(rating|judge?ment|grade|grading|score|outcome|evaluation|assessment rating)\b"
    r"( (for|of) (the |this )?[\w ,/-]+?)?)\s*(?P<rest>[:?–(-].*)?$"
)
WHOLE_FORM = re.compile(r"\b(case|audit|file|form|whole|final|child)\b")
COMMENT = re.compile(
    r"^((auditors?|overall|section|further|additional|any|any other|general|reviewers?|your) )*"
    r"(comments?|commentary|rationale|evidence|notes|narrative|reasons?|explanation|findings|summary|analysis"
    r"|observations|remarks)( box| section)?( (for|on|to support|supporting) (the |your |this )?"
    r"(rating|judge?ment|grade|grading|score|section))?[:.\s_-]*$"
)
ANSWER = re.compile(
    r"^(rating|grade|score|judge?ment|answer|response|outcome|your rating|audit rating)[:.\s_-]*$"
)
NOTE = re.compile(
    r"^(please )?(note|nb|n\.b\.?|hint|hints|tip|tips|guidance|prompts?|remember|reminder|see also|e\.g\.?|for example"
    r"|look for|think about|things to consider|points to consider|consider|auditor guidance|guidance for auditors?"
    r"|evidence (may|might|could|to consider|includes?)|examples?( of evidence)?|refer to)\b(?! of the child)"
)
ROUTING = re.compile(
    r"^\(?((if|where) (the answer (is|was) )?(no|yes|not|n/a|not applicable|not met|met)\b.{0,40}?[,:;–-] ?"
    r"(please )?(go|move|skip|continue|proceed|complete|answer|explain|give|state|leave|see)\b"
    r"|(please )?(go|move on|skip|proceed|continue) (straight |directly )?(to|on to) (q|question|section|\d)"
    r"|(please )?(only )?(complete|answer) (this |these |the following )?(q|questions?|section)?\w* ?"
    r"(only )?(if|where|for)\b|(please )?(delete|circle|tick|select|choose|mark) )"
)
SECTION_WORD = re.compile(  # "Section 2", "Part B:"
    r"^(section|part|domain|standard|theme|module|area|key line of enquiry|kloe)\s+([a-z]|\d{1,2}|[ivx]+)\b"
)
CONTENTS = re.compile(r"^(table of )?contents( page)?$|^in this (document|form)$|^index$")
PAGE = re.compile(r"^(page|p\.?) ?\d+( ?(of|/) ?\d+)?$|^- ?\d+ ?-$")
DOTS = re.compile(r"(\.{3,}|…+|(\. ){2,}\.|_{4,})\s*\d{1,3}\s*$")
REACH = 80  # characters from the end of a line in which its page number is looked for
TO_FILL = re.compile(r"_{3,}|\.{5,}|…{2,}")

FEEDBACK = re.compile(
    r"\bfeedback\b|\b(views|voice|comments|reflections?|experience) (of|from)\b|\b(views|voice|reflections?|comments)$"
)
PEOPLE: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("parents", re.compile(r"\b(parents?|carers?|parental|famil(y|ies)|mother|father|guardians?)\b")),
    ("case_manager", re.compile(
        r"\b((case|prevention|supervising|responsible) ?(manager|worker|officer|holder)s?|practitioners?"
        r"|(allocated|key) worker|social workers?|staff|worker)\b")),
    ("child", re.compile(r"\b(child|childs|children|childrens|young persons?|young people|yp|pupil|client|service user)\b")),
)  # fmt: skip
ACTIONS = re.compile(
    r"^(\d+\W+)?(smart |agreed |recommended |required |audit |further |improvement |next )*"
    r"(actions?|action plan|next steps|recommendations)\b|^what next|^areas? (for|of) (improvement|development)\b"
)
VERIFICATION = re.compile(
    r"\b(verif(y|ied|ication)|moderat(ion|or|ed)|sign(ed)?[ -]?off|countersign\w*|declaration|signatures?"
    r"|authoris(ed|ation)|quality assurance (check|of (the |this )?audit)|management (sign|approval))\b"
)
RATING_KEY = re.compile(
    r"\b(rating|grading|grade|judge?ment|scoring|score|ratings)\b.*\b(key|definitions?|descriptors?|scale|criteria|guide|guidance)\b"
    r"|^(key|key to (ratings|grades|scores)|definitions( of (ratings|grades))?|scoring)$"
)
SUMMARY = re.compile(
    r"\b(summary|overview|overall|final)\b.*\b(ratings?|grades?|gradings?|judge?ments?|scores?|findings|outcomes?|audit)\b|^(summary|ratings?|grades|judge?ments)$"
)
FRONT = re.compile(
    r"^(\W|\d|\.)*(introduction|background|purpose|aims?|about( this| the)?( \w+)?|how to( \w+)*|guidance( (for|on|notes) .*)?"
    r"|instructions?.*|notes for.*|scope|overview|(case|child|childs|young persons?|client|file|audit|personal|basic|auditor|key"
    r"|background|general|administrative|admin|demographic) (details|information|data|particulars)"
    r"|details( of .*)?|contents|.*front sheet|cover (page|sheet))\W*$"
)
ORGANISATION = re.compile(
    r"\b(council|borough|service|services|yjs|yos|yot|trust|partnership|authority|county|directorate|department|board"
    r"|team|children first|nhs|police|city of|constabulary)\b"
)
TITLE = re.compile(
    r"\b(audit|tool|form|template|proforma|pro-forma|checklist|review|quality assurance|toolkit|questionnaire|dip sample"
    r"|case file|assessment record|appraisal|framework|inspection|self[- ]assessment|survey)\b"
)
CASE_AUDIT = re.compile(r"\bcase(work)?[ -](file )?audit\b")

COLUMNS: tuple[tuple[Role, re.Pattern[str]], ...] = (
    ("number", re.compile(r"^(no|nos|number|#|ref|reference|q|qu|q no|question (no|number)|item( no)?|nr|s/n|№|id)\W*$")),
    ("owner", re.compile(
        r"^((person|persons|people|staff|officer|lead) )?(responsib\w+|accountab\w+)\b|^(owner|lead|who|by whom|whom|assigned to"
        r"|action owner|lead (officer|person)|who (by|will)\b.*|named person)\b|responsible\b")),
    ("when", re.compile(
        r"^(time ?-?scales?|time ?-?frames?|when|by when|deadline|due|due date|target( date)?|date( due| by| for completion)?"
        r"|completion( date)?|review date|date to be completed.*|to be completed by|status|completed\b.*|progress|check.?back.*)\W*$")),
    ("action", re.compile(
        r"^(smart |agreed |recommended |required |proposed )?(actions?|action required|what (needs to|will|is to) .*|recommendations?"
        r"|actions? (required|needed|to be taken|agreed|point)s?|next steps?|task)\W*$")),
    ("guidance", re.compile(
        r"^(guidance|hints?|tips?|prompts?|what (to|should (i|you)|auditors? should|we are) look\w*( for| at)?|things to consider"
        r"|points to consider|considerations?|auditor (guidance|notes)|guidance (for|to) auditors?|look for|what good looks like"
        r"|what does good look like|good practice( looks like)?|examples? of (good )?(practice|evidence))\b")),
    ("comment", re.compile(
        r"\b(comments?|commentary|evidence|rationale|notes?|narrative|findings|observations?|explanation|analysis|remarks|reasons?"
        r"|examples?|strengths|details?|justification|what (is|was) (good|working))\b")),
    ("rating", re.compile(
        r"\b(rating|rag|grade|grading|score|judge?ment|outcome|y ?/ ?n|yes ?/ ?no|met|compliant|result|evaluation|level|achieved"
        r"|tick|assessed as)\b|\bgood or\b")),
    ("question", re.compile(
        r"\b(questions?|criteri(a|on)|standards?|indicators?|what we (are )?look\w*( for)?|prompts?|requirements?|statements?"
        r"|descriptors?|descriptions?|expectations?|audit points?|practice points?|measures?|enquiry|items?|checks?|tasks?|activity"
        r"|considerations?)\b")),
    ("area", re.compile(r"^(area|areas|aspect|theme|topic|domain|section|category|heading|subject|focus|practice area|key area)\b")),
    ("answer", re.compile(r"^(response|answer|yes|no|n/?a)\W*$")),
)  # fmt: skip


def listed_with_page(text: str) -> bool:
    """Whether a line ends with dots and a page number, as in a table of contents."""
    return bool(DOTS.search(text[-REACH:]))


def role(text: str) -> Role | None:
    """What a column is for, by its heading (plain text); None where the heading says nothing known."""
    return next((name for name, pattern in COLUMNS if pattern.search(text)), None)


def person(text: str) -> str | None:
    """Whose feedback a heading (plain text) speaks of, by the names used in an audit as data."""
    return next((name for name, pattern in PEOPLE if pattern.search(text)), None)
