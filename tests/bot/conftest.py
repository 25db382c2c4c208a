"""A conversation over the hand-written store, with a handful of guidance made for the tests."""

from collections.abc import Callable, Sequence

import pytest

from audit.permissions import THE_OPERATOR, Actor
from audit.service import AuditService
from bot.coaching import Coach
from bot.conversation.context import Parts
from bot.conversation.engine import Conversation
from bot.guidance_desk import GuidanceDesk
from guidance.crosswalk import crosswalk_from
from guidance.editions import stamp
from guidance.library import Library
from guidance.models import Entry, GuidanceDocument
from questionbank.models import Form
from tests.builders import NOW, begun, service_over
from tests.storage.fake import MemoryStore

CROSSWALK = """
[questions.2]
topic = "home visit and what was seen at home"
entries = [
    { entry = "2.1.01", grade = 2, prompt = 1, why = "home" },
    { entry = "2.1.03", grade = 1, why = "the child's part" },
]
"""


def small_guidance() -> GuidanceDocument:
    """Three entries, each with a point of its own."""
    texts = {
        "2.1.01": ("Home and family", "The home was visited and what was seen there is described."),
        "2.1.03": ("The child's part", "The child took part and was heard."),
        "2.2.05": ("Diversity in planning", "Speech, language and communication needs shape the plan."),
    }
    entries = tuple(
        Entry(
            id=number,
            number=number,
            document="carag",
            source="built-in",
            kind="prompt",
            question=question,
            standard=number[:3],
            paragraphs=(text,),
        )
        for number, (question, text) in texts.items()
    )
    return stamp(GuidanceDocument(document="carag", title="CARaG", source="built-in", entries=entries))


def not_correcting(_form: Form, question: str, _entries: Sequence[str], _actor: Actor) -> Sequence[str]:
    raise AssertionError(f"nothing here corrects question {question}")


@pytest.fixture
def service() -> AuditService:
    return service_over(MemoryStore())


@pytest.fixture
def parts(service: AuditService) -> Parts:
    desk = GuidanceDesk(
        Library([small_guidance()], frozenset({"carag"})), lambda _form: crosswalk_from(CROSSWALK)
    )
    return Parts(
        service,
        desk,
        {"Good": "Consistently good.", "Inadequate": "Serious failings."},
        not_correcting,
        Coach(),
    )


@pytest.fixture
def conversation(parts: Parts, service: AuditService) -> Conversation:
    return Conversation(parts, begun(service).id, THE_OPERATOR, lambda: NOW)


@pytest.fixture
def at_question(conversation: Conversation) -> Callable[[str], Conversation]:
    def go(number: str) -> Conversation:
        conversation.say(f"go {number}")
        return conversation

    return go
