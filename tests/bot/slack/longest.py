"""Every screen of an audit with the longest texts that a form and guidance can produce."""

from collections.abc import Iterator

from audit.models import Action, Judgement
from bot.conversation import screens as s
from guidance.models import Entry, Result
from questionbank.models import Form

LONG = "A long answer about <home> & school, with *stars* and `marks`: " * 200
WHERE = s.Where("2026-11-001", "question:12", 41, "Assessment & planning " * 20, 12, 60)
RESULT = Result(
    id="2.1.03",
    number="2.1.03",
    document="carag",
    question="Q & A " * 60,
    score=1.0,
    snippet="<passage> " * 60,
    cite="CARaG & more, edition " * 20,
    prompt=2,
)
ACTION = Action(
    id="1", action=LONG, responsibility=LONG, timescale=LONG, question="12", measure=LONG, check_back=LONG
)
SCALE = tuple(
    f"A rating with quite a long label of its own, number {n}, as no form would have" for n in range(12)
)


def question(number: str = "12", **more: object) -> s.QuestionScreen:
    """A question in which everything is as long as it gets."""
    given = {
        "where": WHERE,
        "number": number,
        "group": LONG,
        "purpose": LONG,
        "title": LONG,
        "prompts": (LONG[:4000], LONG[:4000], LONG[:4000]),
        "notes": (LONG, LONG),
        "options": SCALE,
        "snippets": (RESULT, RESULT, RESULT),
        "more_snippets": 9,
        "answer": Judgement(rating=SCALE[0], comment=LONG * 3),
        "waiting": "",
    }
    return s.QuestionScreen(**{**given, **more})  # type: ignore[arg-type]


def every_screen() -> Iterator[s.Screen]:
    """One screen of each kind, as long as it gets."""
    yield question()
    yield question(answer=Judgement(), waiting="rating", snippets=(), purpose=None, title=None)
    for title in (LONG, "Overall"):
        yield s.SectionScreen(
            WHERE,
            title,
            LONG,
            (LONG,) * 40,
            tuple((label, 5) for label in SCALE),
            tuple((label, LONG) for label in SCALE),
            SCALE,
            Judgement(rating=SCALE[1], comment=LONG),
            "",
        )
    yield s.FeedbackScreen(WHERE, LONG, "1", 9, LONG, LONG)
    findings = tuple(s.Finding(str(n), LONG, SCALE[0], n % 2 == 0) for n in range(120))
    yield s.ActionsScreen(WHERE, (ACTION,) * 60, findings)
    yield s.ActionFieldScreen(WHERE, ACTION, LONG, LONG, LONG)
    gaps = tuple((f"question:{n}", LONG) for n in range(150))
    yield s.ReviewScreen(WHERE, gaps, gaps)
    yield s.SubmittedScreen(WHERE, "submitted")


def every_info() -> Iterator[s.Info]:
    """Look-ups whose entries are as long as they get."""
    entry = Entry(
        id="1",
        number="2.1.03",
        document="carag",
        source="imported",
        kind="explanation",
        question=LONG,
        applies=LONG,
        paragraphs=(LONG,) * 30,
        cite=LONG,
    )
    yield s.Info(LONG, (LONG,) * 20)
    yield s.Info("Guidance", results=(RESULT,) * 12, query="passage home")
    yield s.Info("Guidance", entries=(entry, entry))


def screens_of(form: Form) -> Iterator[s.QuestionScreen]:
    """Every question of a form as it is asked."""
    for section, group, asked in form.places():
        yield question(
            asked.number,
            group=group.title,
            purpose=group.purpose,
            title=asked.title,
            prompts=asked.prompts,
            notes=asked.notes,
            options=asked.ratings or form.question_ratings,
            where=s.Where("2026-11-001", f"question:{asked.number}", 1, section.title, 1, 60),
        )
