"""The action coach: who, by when, and one act that somebody else can see was done."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from audit.coach import achievable, relevance, verbs
from audit.coach.acts import Act, act_nouns, acts
from audit.coach.examples import Example
from audit.coach.judging import Fills, Group, judged
from audit.coach.models import ActionItem, Remarks
from audit.coach.owners import Owner, owner
from audit.coach.rules import Rules
from audit.coach.timescales import Due, due
from audit.coach.writing import Place, Writing, shortened
from audit.written import day as written_day

BLANK = "(blank)"


@dataclass(frozen=True)
class ActionCase:
    """An action and everything that several rules ask of it, worked out once."""

    item: ActionItem
    rules: Rules

    @cached_property
    def writing(self) -> Writing:
        """The action's words."""
        return Writing(self.item.action)

    @cached_property
    def acts(self) -> tuple[Act, ...]:
        """The acts that the action is made of."""
        return acts(self.writing, self.rules.verbs)

    @cached_property
    def owner(self) -> Owner:
        """What the column for the owner names."""
        return owner(self.item.responsibility, self.rules.owners, self.rules.naming.names_nobody)

    @cached_property
    def due(self) -> Due:
        """What the column for the timescale says."""
        return due(self.item.timescale, self.item.audit_date, self.rules.timescales)

    @cached_property
    def example(self) -> Example:
        """The example nearest to what the action, or the finding it answers, is about."""
        return self.rules.examples.about(" ".join((self.item.action, *(self.item.findings or ()))))

    @cached_property
    def good_day(self) -> str:
        """A day four weeks after the audit, as people write it."""
        start = self.item.audit_date
        return written_day(start + dt.timedelta(weeks=4)) if start else "the day, month and year"

    def words(self, place: Place) -> str:
        """The action's words at a place, as typed."""
        return self.writing.excerpt(place.start, place.end)


def judge(item: ActionItem, rules: Rules) -> Remarks:
    """What the action coach says of one action."""
    return judged(ActionCase(item, rules), GROUPS, rules.rules)


def _owner_missing(case: ActionCase) -> Fills | None:
    return _owner_fills(case) if case.owner == "nobody" else None


def _owner_everybody(case: ActionCase) -> Fills | None:
    return _owner_fills(case) if case.owner == "crowd" else None


def _owner_fills(case: ActionCase) -> Fills:
    return {"words": shortened(case.item.responsibility.strip()) or BLANK, "example": case.example.owner}


def _date_missing(case: ActionCase) -> Fills | None:
    return _date_fills(case) if case.due.state == "none" else None


def _date_vague(case: ActionCase) -> Fills | None:
    return _date_fills(case) if case.due.state == "vague" else None


def _date_gone(case: ActionCase) -> Fills | None:
    return _date_fills(case) if case.due.state == "past" else None


def _counted_date(case: ActionCase) -> Fills | None:
    if not (case.due.is_counted and case.due.day):
        return None
    return {**_date_fills(case), "day": written_day(case.due.day)}


def _far_date(case: ActionCase) -> Fills | None:
    start, end = case.item.audit_date, case.due.day
    is_far = start and end and (end - start).days > case.rules.threshold("far_away_days")
    return _date_fills(case) if is_far else None


def _date_fills(case: ActionCase) -> Fills:
    audited = case.item.audit_date
    return {
        "words": shortened(case.item.timescale.strip()) or BLANK,
        "example": case.good_day,
        "audit_date": written_day(audited) if audited else "",
    }


def _no_act(case: ActionCase) -> Fills | None:
    return (
        None if case.acts else {"words": case.item.action.strip()[:20] or BLANK, "example": case.example.act}
    )


def _office_matter(case: ActionCase) -> Fills | None:
    return _placed(case, relevance.workplace_matter(case.writing.lower, case.rules.relevance))


def _no_case_matter(case: ActionCase) -> Fills | None:
    if not relevance.no_case_matter(case.writing.lower, case.rules.relevance):
        return None
    return {"words": shortened(case.item.action.strip()), "example": case.example.act}


def _answers_no_finding(case: ActionCase) -> Fills | None:
    findings = case.item.findings or ()
    if not relevance.answers_none(case.writing.lower, findings, case.rules.relevance):
        return None
    answer = case.rules.examples.about(" ".join(findings)).act
    return {"words": shortened(case.item.action.strip()), "example": answer}


def _guarantee(case: ActionCase) -> Fills | None:
    return _placed(case, achievable.guarantee(case.writing.unquoted, case.rules.achievable))


def _beyond_power(case: ActionCase) -> Fills | None:
    return _placed(case, achievable.beyond_power(case.writing.unquoted, case.rules.achievable))


def _too_soon(case: ActionCase) -> Fills | None:
    start, end = case.item.audit_date, case.due.day
    fills = _placed(case, achievable.too_soon(case.writing.unquoted, start, end, case.rules.achievable))
    return {**fills, "day": written_day(end)} if fills and end else None


def _many_acts(case: ActionCase) -> Fills | None:
    own = [act for act in case.acts if not act.follows]
    count = max(len(own), *(act_nouns(act, case.rules.verbs) for act in case.acts), 0)
    if count < case.rules.threshold("several_acts") and not _are_two_matters(own, case.rules):
        return None
    first = case.writing.excerpt(own[0].start, own[0].end).rstrip(" .,;")
    return {
        "words": shortened(case.writing.excerpt(own[0].start, own[-1].end)),
        "count": str(max(count, len(own))),
        "example": f"{first[:1].upper()}{first[1:]}.",
    }


def _are_two_matters(own: list[Act], rules: Rules) -> bool:
    """Two acts for two agencies or parts of life: "refer to the clinic and visit the school"."""
    if len(own) != 2:
        return False
    weak = rules.relevance.weak_subjects.names | rules.relevance.weak_subjects.shared
    first, second = (relevance.subjects(act.text, rules.relevance) - weak for act in own)
    return bool(first and second) and not first & second


def _weak_verb(case: ActionCase) -> Fills | None:
    return _placed(case, verbs.vague_verb(case.acts, case.rules.verbs)) if case.acts else None


def _no_measure(case: ActionCase) -> Fills | None:
    return _placed(case, verbs.unmeasurable(case.acts, case.rules.verbs)) if case.acts else None


def _no_deed(case: ActionCase) -> Fills | None:
    return _placed(case, verbs.no_deed(case.acts, case.rules.verbs)) if case.acts else None


def _placed(case: ActionCase, place: Place | None) -> Fills | None:
    return {"words": case.words(place), "example": case.example.act} if place else None


# Which rule is which function. The first of a group that speaks tells the flaw.
GROUPS: tuple[Group[ActionCase], ...] = (
    (("owner-missing", _owner_missing), ("owner-everybody", _owner_everybody)),
    (
        ("date-missing", _date_missing),
        ("date-vague", _date_vague),
        ("date-gone", _date_gone),
        ("counted-date", _counted_date),
        ("far-date", _far_date),
    ),
    (
        ("no-act", _no_act),
        ("office-matter", _office_matter),
        ("guarantee", _guarantee),
        ("beyond-power", _beyond_power),
        ("too-soon", _too_soon),
        ("many-acts", _many_acts),
        ("answers-no-finding", _answers_no_finding),
        ("weak-verb", _weak_verb),
        ("no-measure", _no_measure),
        ("no-case-matter", _no_case_matter),
        ("no-deed", _no_deed),
    ),
)
