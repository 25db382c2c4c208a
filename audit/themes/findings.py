"""The questions that stand out: where practice is to be developed, and what is strong."""

from collections import Counter
from collections.abc import Collection, Sequence

from audit.themes.models import Finding, Looked
from questionbank.models import Question

MOST = 8  # questions listed: more than a meeting can talk about hides what matters
LEAST = 2  # audits: what one audit found is that audit's finding and no theme
Place = tuple[str, ...]  # where it stands and its wording: a question that is renumbered keeps its count

TO_DEVELOP = ("needs-work", "inadequate")
STRONG = ("good",)


def standing_out(
    looked: Sequence[Looked], meanings: Collection[str], most: int = MOST
) -> tuple[Finding, ...]:
    """The questions most often given ratings of those meanings, by count, then by share of who rated it."""
    known: dict[Place, Finding] = {}
    told: Counter[Place] = Counter()
    rated: Counter[Place] = Counter()
    for one in looked:
        for section, group, question in one.form.places():
            held = one.record.data.answers.get(question.number)
            meaning = one.form.meaning(held.rating) if held and held.rating else None
            if meaning in (None, "not-applicable"):
                continue
            place = (one.form.document, section.title, group.title or "", _wording(question).casefold())
            known[place] = Finding(
                number=question.number, question=_wording(question), section=section.title, count=0, of=0
            )
            rated[place] += 1
            told[place] += meaning in meanings
    order = sorted(told, key=lambda place: (-told[place], -told[place] / rated[place], known[place].number))
    return tuple(
        known[place].model_copy(update={"count": told[place], "of": rated[place]})
        for place in order[:most]
        if told[place] >= LEAST
    )


def _wording(question: Question) -> str:
    return question.title or " ".join(question.prompts)
