"""The comment coach: what was seen, what it meant for the child, whether it fits the grade, whom it names."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from audit.coach import impact, wording
from audit.coach.contacts import details
from audit.coach.evidence import facts, judgements
from audit.coach.examples import Example
from audit.coach.judging import Fills, Group, judged
from audit.coach.known_names import header_names
from audit.coach.models import CommentItem, Remarks
from audit.coach.naming import likely_names
from audit.coach.places import named_places
from audit.coach.rules import Rules
from audit.coach.tone import Direction, Tone, contradicts, direction, tone
from audit.coach.writing import Writing, shortened

BLANK = "(blank)"
NOTHING_SAID = re.compile(r"(?:n\W*a|not applicable|does not apply|none|[\W_]*)[\W_]*")
MOST_NAMED = 3  # more than this in one sentence helps nobody


@dataclass(frozen=True)
class CommentCase:
    """A comment and everything that several rules ask of it, worked out once."""

    item: CommentItem
    rules: Rules

    @cached_property
    def writing(self) -> Writing:
        """The comment's words."""
        return Writing(self.item.comment)

    @cached_property
    def way(self) -> Direction | None:
        """Which way the grade points."""
        return direction(self.item.grade, self.rules.tone)

    @cached_property
    def tone(self) -> Tone:
        """How the comment speaks."""
        return tone(self.writing, self.rules.tone)

    @cached_property
    def facts(self) -> float:
        """How much there is to look up."""
        return facts(self.writing, self.rules.evidence)

    @cached_property
    def shows_impact(self) -> bool:
        """Whether it says what the work meant for the child."""
        return impact.shows_impact(self.writing, self.rules.impact)

    @cached_property
    def example(self) -> Example:
        """The example for this question."""
        return self.rules.examples.of_question(self.item.question, self.item.section, self.item.question_text)

    def whole_example(self, *, poor: bool | None = None) -> str:
        """The example's evidence and impact in one sentence, as the grade points."""
        is_poor = self.way == "poor" if poor is None else poor
        shown = self.example
        return f"{shown.gap}; {shown.cost}" if is_poor else f"{shown.seen}; {shown.meant}"

    @property
    def opening(self) -> str:
        """The first words of the comment."""
        return shortened(self.item.comment.strip()) or BLANK

    @property
    def is_judged(self) -> bool:
        """Whether the question was graded, or at least not set aside as not applicable."""
        return self.way != "none"


def judge(item: CommentItem, rules: Rules) -> Remarks:
    """What the comment coach says of one comment."""
    return judged(CommentCase(item, rules), GROUPS, rules.rules)


def _header_name(case: CommentCase) -> Fills | None:
    found = header_names(case.writing, case.item.names, case.rules.naming)
    return _named(case, ((named.start, named.end, named.instead) for named in found))


def _person_named(case: CommentCase) -> Fills | None:
    """A name that is not part of a street's or school's."""
    places = [(start, end) for start, end, _ in named_places(case.writing, case.rules.naming)]
    found = likely_names(case.writing, case.rules.naming)
    alone = (n for n in found if not any(start <= n.start < end for start, end in places))
    return _named(case, ((named.start, named.end, named.instead) for named in alone))


def _contact_details(case: CommentCase) -> Fills | None:
    return _named(case, details(case.writing))


def _place_named(case: CommentCase) -> Fills | None:
    return _named(case, named_places(case.writing, case.rules.naming))


def _named(case: CommentCase, found: Iterable[tuple[int, int, str]]) -> Fills | None:
    """The names found, each once, and what to say in place of the first."""
    named: dict[str, str] = {}
    last = -1
    for start, end, instead in sorted(found):
        if start >= last:
            named.setdefault(case.writing.excerpt(start, end), instead)
            last = end
    if not named:
        return None
    return {"words": "”, “".join(list(named)[:MOST_NAMED]), "instead": next(iter(named.values()))}


def _too_short(case: CommentCase) -> Fills | None:
    if case.is_judged and _is_one_liner(case):
        return {"words": case.opening, "example": case.whole_example()}
    return None


def _is_one_liner(case: CommentCase) -> bool:
    words, least = len(case.writing.words), case.rules.threshold("short_comment_facts")
    if words < case.rules.threshold("one_liner_words"):
        return case.facts < 2 * least
    if words >= case.rules.threshold("telling_words") and impact.shows_impact(
        case.writing, case.rules.impact
    ):
        return False
    is_sentence = len(case.writing.sentences) <= 1
    most = case.rules.threshold("one_sentence_words" if is_sentence else "two_sentence_words")
    return words <= most and case.facts < least


def _bad_under_good(case: CommentCase) -> Fills | None:
    return _contradiction(case) if case.way == "good" else None


def _good_under_poor(case: CommentCase) -> Fills | None:
    return _contradiction(case) if case.way == "poor" else None


def _contradiction(case: CommentCase) -> Fills | None:
    least = case.rules.threshold("shortfalls_under_good"), case.rules.threshold("praise_under_poor")
    sentence = contradicts(case.way, case.tone, *least)
    if sentence is None:
        return None
    words = shortened(case.writing.excerpt(sentence.start, sentence.end), 12)
    return {"words": words, "grade": case.item.grade.strip(), "example": case.whole_example()}


def _no_facts(case: CommentCase) -> Fills | None:
    if not case.is_judged or case.facts >= _facts_needed(case):
        return None
    shown = case.example
    return {"words": case.opening, "example": shown.gap if case.way == "poor" else shown.seen}


def _facts_needed(case: CommentCase) -> float:
    """Less where the comment hardly judges: then it tells something, in words that no list holds."""
    if judgements(case.writing, case.rules.evidence) >= case.rules.threshold("judgements"):
        return case.rules.threshold("facts")
    return 0 if case.shows_impact else case.rules.threshold("facts_without_judgements")


def _no_child(case: CommentCase) -> Fills | None:
    if not _lacks_impact(case) or impact.claim(case.writing, case.rules.impact):
        return None
    return {"words": case.opening, "example": _meaning(case)}


def _claimed_impact(case: CommentCase) -> Fills | None:
    claim = impact.claim(case.writing, case.rules.impact) if _lacks_impact(case) else None
    if claim is None:
        return None
    return {"words": case.writing.excerpt(claim.start(), claim.end()), "example": _meaning(case)}


def _lacks_impact(case: CommentCase) -> bool:
    return case.is_judged and not case.shows_impact


def _meaning(case: CommentCase) -> str:
    return case.example.cost if case.way == "poor" else case.example.meant


def _no_grade(case: CommentCase) -> Fills | None:
    return None if case.item.grade.strip() else {}


def _no_reason(case: CommentCase) -> Fills | None:
    is_bare = NOTHING_SAID.fullmatch(case.writing.lower.strip()) is not None
    return {} if case.way == "none" and is_bare else None


def _long_comment(case: CommentCase) -> Fills | None:
    count = len(case.writing.words)
    return {"count": str(count)} if count > case.rules.threshold("long_comment_words") else None


def _child_first(case: CommentCase) -> Fills | None:
    found = wording.child_last(case.writing, case.rules.wording)
    return {"words": found[0], "instead": found[1]} if found else None


def _initials(case: CommentCase) -> Fills | None:
    found = wording.initials(case.writing)
    return {"words": found} if found else None


# Which rule is which function. The first of a group that speaks tells the flaw.
GROUPS: tuple[Group[CommentCase], ...] = (
    (
        ("header-name", _header_name),
        ("person-named", _person_named),
        ("contact-details", _contact_details),
        ("place-named", _place_named),
    ),
    (
        ("too-short", _too_short),
        ("bad-findings-under-good-grade", _bad_under_good),
        ("good-findings-under-poor-grade", _good_under_poor),
        ("no-facts", _no_facts),
        ("no-child", _no_child),
        ("claimed-impact", _claimed_impact),
    ),
    (
        ("no-grade", _no_grade),
        ("no-reason", _no_reason),
        ("long-comment", _long_comment),
        ("child-first-words", _child_first),
        ("initials", _initials),
    ),
)
