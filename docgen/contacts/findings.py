"""What the contact for management oversight says: ratings, strengths, areas to develop, actions."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from audit.completeness import judged_sections, rates_overall
from audit.models import OVERALL, Action, AuditData, Judgement
from audit.rules import section_key
from audit.written import day
from docgen.plan.findings import name_of
from questionbank.models import NOT_APPLICABLE, Form, Section

NOT_RATED = "Not rated"
STRENGTHS, AREAS = 6, 12  # how many are shown; the text says how many there are
SHORT = 200  # characters of a comment that are shown; the form has it whole


@dataclass(frozen=True, slots=True)
class Rated:
    """A judgement by name: a section's, or the whole audit's."""

    name: str
    rating: str


@dataclass(frozen=True, slots=True)
class Point:
    """A question that is a strength or an area to develop; `comment` is shortened."""

    number: str
    name: str
    rating: str
    comment: str


@dataclass(frozen=True, slots=True)
class Planned:
    """An action as it is printed. What was not given is ""."""

    number: str
    action: str
    owner: str
    timescale: str
    question: str
    measure: str
    check_back: str
    status: str


@dataclass(frozen=True, slots=True)
class _Finding:
    section: Section
    rank: int
    point: Point


def finding_fields(data: AuditData, form: Form) -> dict[str, object]:
    """The fields of the contact for management oversight."""
    findings = list(_findings(data, form))
    good = [f for f in findings if form.meaning(f.point.rating) == "good" and f.point.comment]
    poor = [f for f in findings if form.meaning(f.point.rating) in ("needs-work", "inadequate")]
    return {
        "ratings": list(_ratings(data, form)),
        "tally": _tally(data, form),
        "overall_comment": (data.overall.comment or "").strip(),
        "strengths": [f.point for f in _spread(good)[:STRENGTHS]],
        "strengths_found": len(good),
        "areas": [f.point for f in sorted(poor, key=lambda f: -f.rank)[:AREAS]],
        "areas_found": len(poor),
        "actions": [_planned(action, number) for number, action in enumerate(data.actions, 1)],
        "moderator": data.verification.by or "",
        "moderated_on": day(data.verification.date) if data.verification.date else "",
    }


def shortened(text: str, limit: int = SHORT) -> str:
    """A comment on one line; beyond the limit it is cut after a word and ends in "…"."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    head = line[:limit]
    return (head.rpartition(" ")[0] or head).rstrip(" ,;:-") + "…"


def _ratings(data: AuditData, form: Form) -> Iterator[Rated]:
    judged = {section_key(title): judgement for title, judgement in data.sections.items()}
    for title in judged_sections(data, form):
        yield Rated(title, judged.get(section_key(title), Judgement()).rating or NOT_RATED)
    if data.joint:
        whom = data.joint.with_ or "children's social care"
        yield Rated(f"Shared part with {whom}", data.joint.section.rating or NOT_RATED)
    if rates_overall(data, form):
        yield Rated(OVERALL, data.overall.rating or NOT_RATED)


def _tally(data: AuditData, form: Form) -> list[tuple[str, int]]:
    """How many questions have each rating, best first."""
    ranks = _ranks(form)
    counted = Counter(answer.rating for answer in data.answers.values() if answer.rating)
    return sorted(counted.items(), key=lambda pair: ranks.get(pair[0], len(ranks) + 1))


def _ranks(form: Form) -> dict[str, int]:
    return {NOT_APPLICABLE: len(form.scale) + 1} | {step.label: step.rank for step in form.scale}


def _findings(data: AuditData, form: Form) -> Iterator[_Finding]:
    ranks = _ranks(form)
    for section, _, question in form.places():
        answer = data.answers.get(question.number, Judgement())
        if answer.rating:
            comment = shortened(answer.comment or "")
            point = Point(question.number, name_of(question), answer.rating, comment)
            yield _Finding(section, ranks.get(answer.rating, 0), point)


def _spread(findings: Sequence[_Finding]) -> list[_Finding]:
    """The same findings, the first of each section before the second of any, the best rated first."""
    turns: Counter[str] = Counter()
    taken = []
    for finding in sorted(findings, key=lambda f: f.rank):
        taken.append((turns[finding.section.title], finding))
        turns[finding.section.title] += 1
    return [finding for _, finding in sorted(taken, key=lambda pair: pair[0])]


def _planned(action: Action, number: int) -> Planned:
    return Planned(
        number=action.id or str(number),
        action=(action.action or "").strip(),
        owner=(action.responsibility or "").strip(),
        timescale=(action.timescale or "").strip(),
        question=action.question or "",
        measure=(action.measure or "").strip(),
        check_back=(action.check_back or "").strip(),
        status=action.status,
    )
