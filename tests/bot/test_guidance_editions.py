"""An audit keeps the guidance it was begun under; new audits and the crosswalk follow a new edition."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import pytest

from audit.forms import FormShelf
from audit.permissions import THE_OPERATOR
from audit.record import AuditRecord
from audit.service import AuditService
from bot import guidance_shelf
from bot.corrections import correct
from bot.desks import Desks
from bot.importing import put_in_force
from guidance.editions import stamp
from guidance.models import Entry, GuidanceDocument, GuidanceReading
from tests.builders import NOW, begun, small_form
from tests.storage.fake import MemoryStore

FIRST = (
    ("1.1", "Was the home visited?", "The home is visited within five days."),
    ("1.2", "Was the child heard?", "What the child says is written down."),
)
REWORDED = (("1.1", "Was the home visited?", "The home is visited within three days."), FIRST[1])
RENUMBERED = (("1.1", "Is the plan shared?", "The plan goes to everyone."), ("1.2", *FIRST[0][1:]))


def edition(rows: Sequence[tuple[str, str, str]]) -> GuidanceReading:
    entries = tuple(
        Entry(
            id=number,
            number=number,
            document="carag",
            source="imported",
            kind="prompt",
            question=question,
            paragraphs=(text,),
        )
        for number, question, text in rows
    )
    document = GuidanceDocument(document="carag", title="CARaG", source="imported", entries=entries)
    return GuidanceReading(guidance=stamp(document))


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def desks(store: MemoryStore, tmp_path: Path) -> Desks:
    crosswalk = tmp_path / "crosswalk.toml"
    crosswalk.write_text(
        '[questions.1]\ntopic = "details"\nentries = [{ entry = "1.1" }]\n', encoding="utf-8"
    )
    return Desks(store, None, crosswalk)


def service_with(store: MemoryStore) -> AuditService:
    form = small_form()
    return AuditService(store, FormShelf({form.document: lambda: form}, guidance_shelf.pin), lambda: NOW)


def imported(store: MemoryStore, rows: Sequence[tuple[str, str, str]], days: int = 0) -> None:
    put_in_force(store, [(Path("x.txt"), edition(rows))], THE_OPERATOR, NOW + dt.timedelta(days=days))


def said(desks: Desks, record: AuditRecord, number: str) -> str:
    entry = desks.in_force().of(record.guidance).show(number)[0]
    return f"{entry.question} {' '.join(entry.paragraphs)}"


def test_an_audit_under_way_keeps_the_wording_it_was_begun_under(store: MemoryStore, desks: Desks) -> None:
    service = service_with(store)
    imported(store, FIRST)
    old = begun(service, "CV-1")
    imported(store, REWORDED, 1)
    new = begun(service, "CV-2")
    assert "five days" in said(desks, old, "1.1")
    assert "three days" in said(desks, new, "1.1")
    assert "three days" in desks.in_force().show("1.1")[0].paragraphs[0]


def test_an_audit_begun_under_the_built_in_guidance_keeps_that(store: MemoryStore, desks: Desks) -> None:
    service = service_with(store)
    old = begun(service)
    imported(store, FIRST)
    assert old.guidance["carag"] == guidance_shelf.library(store, None, old.guidance).documents[0].edition
    assert desks.in_force().of(old.guidance).show("2.1.01")[0].source == "built-in"
    assert desks.in_force().show("1.1")[0].source == "imported"


def test_an_audit_from_before_editions_were_pinned_answers_from_what_is_in_force(
    store: MemoryStore, desks: Desks
) -> None:
    imported(store, FIRST)
    record = begun(service_with(store)).model_copy(update={"guidance": {}})
    assert "five days" in said(desks, record, "1.1")


def test_the_crosswalk_follows_guidance_that_is_renumbered(store: MemoryStore, desks: Desks) -> None:
    form = small_form()
    imported(store, FIRST)
    assert [result.number for result in desks.in_force().for_question(form, "1")] == ["1.1"]
    imported(store, RENUMBERED, 1)
    assert [result.number for result in desks.in_force().for_question(form, "1")] == ["1.2"]


def test_a_correction_follows_guidance_that_is_renumbered(store: MemoryStore, desks: Desks) -> None:
    form = small_form()
    imported(store, FIRST)
    correct(store, desks.in_force().library, form, "2", ["1.1"], THE_OPERATOR, NOW)
    imported(store, RENUMBERED, 1)
    assert [result.number for result in desks.in_force().for_question(form, "2")] == ["1.2"]


def test_guidance_put_in_force_by_another_process_is_seen_at_once(store: MemoryStore, desks: Desks) -> None:
    assert desks.in_force().library.documents[0].source == "built-in"
    imported(store, FIRST)
    assert desks.in_force().library.documents[0].source == "imported"
