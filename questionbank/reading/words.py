"""What the parts of an audit form are called. Every pattern is matched against `plain` text.

`plain` text is lower case without quotation marks, with `&` as "and". A new spelling goes here, nowhere else;
the headings of columns have a file of their own (column_words.py).
"""

import re

# The parts of a section

GOOD_LOOKS = re.compile(
    r"^(what (does )?(a )?(good|great|effective|best)( \w+){0,2} looks? like|good( \w+)? looks like"
    r"|what we (expect|look for|would expect to see)|we (would )?expect to see|indicators of good"
    r"|(expected|practice|good practice) (standards?|indicators)|standards? expected|what should we see)\b"
)
OVERALL = re.compile(
    r"^(?P<label>(?=.*\b(overall|section|final|summary|total|quality)\b"
    r"|(rating|grad(e|ing)|judge?ment) (for|of)\b).*?"
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
SECTION_WORD = re.compile(
    r"^(section|part|domain|standard|theme|module|area|key line of enquiry|kloe)\s+([a-z]|\d{1,2}|[ivx]+)\b"
)
SECTION_NAMED = re.compile(SECTION_WORD.pattern + r"\s*[:–-]\s*\S")  # "Key line of enquiry 2: ..."

# Words for the auditor that ask nothing

NOTE = re.compile(
    r"^(please )?(note|nb|n\.b\.?|hints?|tips?|guidance|prompts?|remember|reminder|see also|e\.g\.?"
    r"|for example|look for|think about|(things|points) to consider|consider|auditor guidance"
    r"|guidance for auditors?|evidence (may|might|could|to consider|includes?)|examples?( of evidence)?"
    r"|refer to)\b(?! of the child)"
)
ROUTING = re.compile(
    r"^\(?((if|where) (the answer (is|was) )?(no|yes|not|n/a|not applicable|not met|met)\b.{0,40}?[,:;–-] ?"
    r"(please )?(go|move|skip|continue|proceed|complete|answer|explain|give|state|leave|see)\b"
    r"|(yes|no|n/a|met|not met)\W{1,3}(please )?(go|move|skip) (straight )?to\b"
    r"|(please )?(go|move on|skip|proceed|continue) (straight |directly )?(to|on to) (q|question|section|\d)"
    r"|(please )?(only )?(complete|answer) (this |these |the following )?(q|questions?|section)?\w* ?"
    r"(only )?(if|where|for)\b|(please )?(delete|circle|tick|select|choose|mark) )"
)

# What a page prints besides

CONTENTS = re.compile(r"^(table of )?contents( page)?$|^in this (document|form)$|^index$")
PAGE = re.compile(r"^(page|p\.?) ?\d+( ?(of|/) ?\d+)?$|^- ?\d+ ?-$")
DOTS = re.compile(r"(\.{3,}|…+|(\. ){2,}\.|_{4,})\s*\d{1,3}\s*$")
REACH = 80  # characters from the end of a line in which its page number is looked for
TO_FILL = re.compile(r"_{3,}|\.{5,}|…{2,}")

# The parts of a form that are not about questions

FEEDBACK = re.compile(
    r"\bfeedback\b|\b(views|voice|comments|reflections?|experience) (of|from)\b"
    r"|\b(views|voice|reflections?|comments)$"
)
PEOPLE: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("parents", re.compile(r"\b(parents?|carers?|parental|famil(y|ies)|mother|father|guardians?)\b")),
    (
        "case_manager",
        re.compile(
            r"\b((case|prevention|supervising|responsible) ?(manager|worker|officer|holder)s?|practitioners?"
            r"|(allocated|key) worker|social workers?|staff|worker)\b"
        ),
    ),
    (
        "child",
        re.compile(
            r"\b(child|childs|children|childrens|young persons?|young people|yp|pupil|client|service user)\b"
        ),
    ),
)
ACTIONS = re.compile(
    r"^(\d+\W+)?((smart|agreed|recommended|required|audit|further|improvement|next|learning and) )*"
    r"(actions?|action plan|next steps|recommendations)\b|^what next"
    r"|^areas? (for|of) (improvement|development)\b"
)
VERIFICATION = re.compile(
    r"\b(verif(y|ied|ication)|moderat(ion|or|ed)|sign(ed)?[ -]?off|countersign\w*|declaration|signatures?"
    r"|authoris(ed|ation)|quality assurance (check|of (the |this )?audit)|management (sign|approval))\b"
)
SIGNATURE = re.compile(r"\bsign(ed|ature)s?( off)? ?(by|$)|signature")
RATING_KEY = re.compile(
    r"\b(rating|grading|grade|judge?ment|scoring|score|ratings)\b.*"
    r"\b(key|definitions?|descriptors?|scale|criteria|guide|guidance)\b"
    r"|^(key|key to (ratings|grades|scores)|definitions( of (ratings|grades))?|scoring)$"
)
SUMMARY = re.compile(
    r"\b(summary|overview|overall|final)\b.*"
    r"\b(ratings?|grades?|gradings?|judge?ments?|scores?|findings|outcomes?|audit)\b"
    r"|^(summary|ratings?|grades|judge?ments)$"
)

# The head of a form

FRONT = re.compile(
    r"^(\W|\d|\.)*(introduction|background|purpose|aims?|about( this| the)?( \w+)?|how to( \w+)*"
    r"|guidance( (for|on|notes) .*)?|instructions?.*|notes for.*|scope|overview"
    r"|(case|child|childs|young persons?|client|file|audit|personal|basic|auditor|key|background|general"
    r"|administrative|admin|demographic) (details|information|data|particulars)"
    r"|details( of .*)?|contents|.*front sheet|cover (page|sheet))\W*$"
)
ORGANISATION = re.compile(
    r"\b(council|borough|services?|yjs|yos|yot|trust|partnership|authority|county|directorate|department"
    r"|board|team|children first|nhs|police|city of|constabulary)\b"
)
FACT = re.compile(
    r"\b(name|date|auditor|id|number|ref|reference|team|manager|officer|month|dob|birth|age|gender|ethnicity"
    r"|worker|order|offence|status|completed by|reviewer|moderator)\b"
)
FACT_ALONE = re.compile(r"^(dob|date|name|age|gender|ethnicity|auditor|team|id|ref|upn|urn)$")
TITLE = re.compile(
    r"\b(audit|tool|form|template|proforma|pro-forma|checklist|review|quality assurance|toolkit"
    r"|questionnaire|dip sample|case file|assessment record|appraisal|framework|inspection"
    r"|self[- ]assessment|survey)\b"
)
CASE_AUDIT = re.compile(r"\bcase(work)?[ -](file )?audit\b")


def listed_with_page(text: str) -> bool:
    """Whether a line ends with dots and a page number, as in a table of contents."""
    return bool(DOTS.search(text[-REACH:]))


def fact_in(text: str) -> tuple[str, str] | None:
    """The label and the answer in a line like "Auditor: Sam Sample"; None for another line."""
    label, mark, answer = text.partition(":")
    named = mark and FACT.search(label.casefold()) and len(label.split()) <= 6 and not label.endswith("?")
    return (label.strip(), answer.strip()) if named and 0 < len(answer.split()) <= 8 else None


def person(text: str) -> str | None:
    """Whose feedback a heading (plain text) speaks of, by the names used in an audit as data."""
    return next((name for name, pattern in PEOPLE if pattern.search(text)), None)
