"""Whoever takes the files without the key learns nothing of a child or a worker."""

import datetime as dt
from pathlib import Path

import pytest

from audit.models import Action, AuditData, Child, Judgement
from audit.record import Act, AuditRecord, Person, Stamp, Tick
from storage.store import SqlStore
from tests.storage.samples import NOW, edition, keep

CHILD = ("Robin", "Invented", "CV-77001", "MOSAIC-5")
WORKERS = ("Wren", "Fictional", "Arwel", "wren@invented.example", "U0WREN")
WORDS = (
    "bicycle",
    "grandmother",
    "lighthouse",
    "marigold",
    "harmonica",
    "cartwheel",
    "telescope",
    "pineapple",
)


def full_audit() -> AuditRecord:
    """An audit with something in every part."""
    data = AuditData(
        month="2026-11",
        child=Child(name="Robin Invented", childview_id="CV-77001", mosaic_id="MOSAIC-5"),
        auditor="Wren Fictional",
        case_manager="Arwel Fictional",
        conversations_reason="at the lighthouse",
        answers={"12": Judgement(rating="Good", comment="rides a bicycle")},
        sections={"Assessment": Judgement(rating="Good", comment="a marigold")},
        overall=Judgement(rating="Good", comment="a harmonica"),
        feedback={"child": {"1": "my grandmother helps"}},
        actions=(Action(id="1", action="mend the cartwheel", responsibility="Arwel Fictional"),),
        ratings_by={"Wren Fictional": {"12": "Good"}},
    )
    return AuditRecord(
        id="2026-11-001",
        state="in progress",
        document="case-audit",
        edition="e1",
        version=1,
        data=data,
        stamps={"/answers/12": Stamp(version=1, by="Wren Fictional", at=NOW)},
        contacts={"management oversight": Tick(by="Wren Fictional", at=NOW)},
        created_at=NOW,
        submit_reason="telescope",
    )


@pytest.fixture
def filled(store: SqlStore) -> SqlStore:
    with store.transaction() as tx:
        keep(tx, full_audit(), Act(actor="Wren Fictional", name="start", at=NOW, reason="pineapple"))
        tx.set_position("2026-11-001", "Wren Fictional", "bicycle")
        tx.keep_person(
            Person(
                name="Wren Fictional",
                email="wren@invented.example",
                slack_id="U0WREN",
                leaves_on=dt.date(2027, 1, 31),
            )
        )
        tx.keep_edition(edition("e1", kept_by="Wren Fictional", file_name="Wren's form.docx"))
    return store


def readable(folder: Path) -> list[str]:
    """The words that stand readable in any file of the folder."""
    found = []
    for file in folder.iterdir():
        content = file.read_bytes().lower()
        for word in (*CHILD, *WORKERS, *WORDS):
            spellings = [word.lower().encode(coding) for coding in ("utf-8", "utf-16-le", "utf-16-be")]
            found += [f"{word} in {file.name}" for spelling in spellings if spelling in content]
    return found


def test_nothing_personal_stands_in_the_files_of_an_open_record(filled: SqlStore, file: Path) -> None:
    assert {kept.name for kept in file.parent.iterdir()} > {file.name}
    assert readable(file.parent) == []


def test_nothing_personal_stands_in_the_file_of_a_closed_record(filled: SqlStore, file: Path) -> None:
    filled.close()
    assert [kept.name for kept in file.parent.iterdir()] == [file.name]
    assert file.stat().st_size > 50_000
    assert readable(file.parent) == []


def test_what_lists_ask_for_stands_readable(filled: SqlStore, file: Path) -> None:
    filled.close()
    content = file.read_bytes()
    assert all(word in content for word in (b"2026-11-001", b"in progress", b"Good", b"case-audit"))


def test_the_sample_is_read_back(filled: SqlStore) -> None:
    with filled.reading() as tx:
        assert tx.audit("2026-11-001") == full_audit()
