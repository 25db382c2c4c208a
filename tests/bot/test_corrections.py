"""An administrator's corrections of the crosswalk."""

from pathlib import Path

import pytest

from audit.errors import NotAllowed, UnknownQuestion
from audit.permissions import THE_OPERATOR, Actor, Role
from bot.coaching import Coach
from bot.conversation import screens as s
from bot.conversation.context import Parts
from bot.conversation.engine import Conversation
from bot.corrections import applied, correct, corrections, service_crosswalk
from bot.errors import BadSettings
from bot.guidance_desk import GuidanceDesk
from bot.guidance_shelf import library
from guidance.crosswalk import Asked, crosswalk_from
from guidance.errors import GuidanceError, UnknownEntry
from guidance.library import Library
from questionbank.models import Form
from tests.bot.conftest import CROSSWALK, small_guidance
from tests.builders import NOW, begun, service_over, small_form
from tests.storage.fake import MemoryStore

LIBRARY = Library([small_guidance()], frozenset({"carag"}))


def entries_for(store: MemoryStore, form: Form, number: str) -> list[str]:
    crosswalk = applied(crosswalk_from(CROSSWALK), corrections(store), form)
    question = form.question(number)
    assert question is not None
    judged = crosswalk.judged(Asked(number, question.title, question.prompts))
    return [link.entry for link in judged.links] if judged else []


def renumbered(form: Form) -> Form:
    """The same form with question 2 under the number 7, and another question under 2."""
    first, *rest = form.sections
    group = first.groups[0]
    one, two = group.questions
    other = two.model_copy(
        update={"number": "2", "title": "Travel", "prompts": ("How does the child get here?",)}
    )
    questions = (one, other, two.model_copy(update={"number": "7"}))
    changed = first.model_copy(update={"groups": (group.model_copy(update={"questions": questions}),)})
    return form.model_copy(update={"sections": (changed, *rest), "edition": "case-audit-0002"})


def test_a_correction_stands_in_place_of_the_judgement() -> None:
    store = MemoryStore()
    correct(store, LIBRARY, small_form(), "q2", ["2.2.5"], THE_OPERATOR, NOW)
    assert entries_for(store, small_form(), "2") == ["2.2.05"]


def test_the_last_correction_of_a_question_holds() -> None:
    store = MemoryStore()
    for entry in ("2.2.05", "2.1.03"):
        correct(store, LIBRARY, small_form(), "2", [entry], THE_OPERATOR, NOW)
    assert entries_for(store, small_form(), "2") == ["2.1.03"]
    assert len(corrections(store)) == 1


def test_a_correction_follows_its_question_to_another_number() -> None:
    store = MemoryStore()
    correct(store, LIBRARY, small_form(), "2", ["2.2.05"], THE_OPERATOR, NOW)
    later = renumbered(small_form())
    assert entries_for(store, later, "7") == ["2.2.05"]
    assert entries_for(store, later, "2") == []


def test_only_an_administrator_corrects() -> None:
    auditor = Actor(name="Alex Example", roles=(Role.AUDITOR,))
    with pytest.raises(NotAllowed):
        correct(MemoryStore(), LIBRARY, small_form(), "2", ["2.2.05"], auditor, NOW)


def test_what_does_not_exist_is_refused() -> None:
    store = MemoryStore()
    with pytest.raises(UnknownQuestion):
        correct(store, LIBRARY, small_form(), "99", ["2.2.05"], THE_OPERATOR, NOW)
    with pytest.raises(UnknownEntry):
        correct(store, LIBRARY, small_form(), "2", ["9.9.99"], THE_OPERATOR, NOW)
    assert corrections(store) == ()


def test_a_question_is_corrected_in_the_conversation() -> None:
    store = MemoryStore()
    service = service_over(store)
    desk = GuidanceDesk(LIBRARY, lambda form: applied(crosswalk_from(CROSSWALK), corrections(store), form))

    def correcting(form: Form, number: str, entries: object, actor: Actor) -> tuple[str, ...]:
        assert isinstance(entries, list)
        made = correct(store, LIBRARY, form, number, entries, actor, NOW)
        desk.refresh()
        return made.entries

    parts = Parts(service, desk, {}, correcting, Coach())
    conversation = Conversation(parts, begun(service).id, THE_OPERATOR, lambda: NOW)
    conversation.say("go 2")
    said = conversation.say("correct 2.2.05, 2.1.3")
    assert said.notes == ("Guidance for question 2: 2.2.05, 2.1.03",)
    assert isinstance(said.screen, s.QuestionScreen)
    assert [result.number for result in said.screen.snippets] == ["2.2.05", "2.1.03"]
    assert conversation.say("correct nothing").notes == ("Guidance for question 2: none",)


def test_a_comment_that_begins_with_correct_is_a_comment(conversation: Conversation) -> None:
    conversation.say("go 1")
    said = conversation.say("correct details throughout")
    assert said.notes == ("Question 1: not rated yet - comment kept",)


def test_a_service_has_its_own_judgements_in_a_file(tmp_path: Path) -> None:
    own = tmp_path / "crosswalk.toml"
    own.write_text('[questions.1]\ntopic = "details"\nentries = [{ entry = "2.1.03" }]\n', encoding="utf-8")
    crosswalk = service_crosswalk(own)
    assert [link.entry for link in crosswalk.questions["1"].links] == ["2.1.03"]
    assert crosswalk.questions["12"] == service_crosswalk(None).questions["12"]


def test_a_file_that_cannot_be_read_names_the_setting(tmp_path: Path) -> None:
    with pytest.raises(BadSettings, match="setting 'crosswalk'"):
        service_crosswalk(tmp_path / "nothing.toml")
    damaged = tmp_path / "damaged.toml"
    damaged.write_text("[questions.1\n", encoding="utf-8")
    with pytest.raises(GuidanceError):
        service_crosswalk(damaged)


def test_a_service_adds_its_own_abbreviations(tmp_path: Path) -> None:
    own = tmp_path / "abbreviations.toml"
    own.write_text('[abbreviations]\nXYZQ = "speech and language"\n', encoding="utf-8")
    plain, added = (
        GuidanceDesk(library(MemoryStore(), path), lambda _form: crosswalk_from("")) for path in (None, own)
    )
    assert plain.search("XYZQ", small_form()).results == ()
    assert {result.number for result in added.search("XYZQ", small_form()).results} & {
        "2.2.05",
        "2.3.05",
        "2.1.07",
    }
    with pytest.raises(BadSettings, match="setting 'abbreviations'"):
        library(MemoryStore(), tmp_path / "nothing.toml")
