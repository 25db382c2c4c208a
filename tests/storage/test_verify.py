"""Tampering with the history is found, wherever it is, and told in one sentence."""

import sqlite3
from pathlib import Path

import pytest

from audit.record import Change
from storage.keys import KeyRing
from storage.store import SqlStore
from tests.storage.samples import act, answered, audit, keep


@pytest.fixture
def told(store: SqlStore) -> SqlStore:
    """A store with six lines of history: three acts about two things."""
    with store.transaction() as tx:
        tx.note("draw/1", [Change(fact="/state", after="allocated")], act("draw"))
    with store.transaction() as tx:
        two = [
            Change(fact="/children/1", after="CV 1001"),
            Change(fact="/children/2", after="CV 1002"),
        ]
        tx.note("draw/1", two, act(reason="late"))
    with store.transaction() as tx:
        tx.note("draw/2", [Change(fact=f"/children/{n}", after="CV 1001") for n in (1, 2, 3)], act())
    assert store.verify() is None
    return store


def tamper(file: Path, *statements: str) -> None:
    connection = sqlite3.connect(file)
    with connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()


COLUMNS = ["audit_id", "at", "actor", "command", "fact", "before", "after", "reason", "salt"]
DIGESTS = ["reason_digest", "before_digest", "after_digest", "hash"]


@pytest.mark.parametrize("column", COLUMNS + DIGESTS)
@pytest.mark.parametrize("value", ["'2026-01-01'", "7", "x'01'"])
def test_a_changed_line_is_found(told: SqlStore, file: Path, column: str, value: str) -> None:
    tamper(file, f"UPDATE history SET {column} = {value} WHERE sequence = 3")
    assert "line 3" in str(told.verify())


@pytest.mark.parametrize("column", ["reason", "after"])
def test_an_emptied_value_is_found(told: SqlStore, file: Path, column: str) -> None:
    tamper(file, f"UPDATE history SET {column} = NULL WHERE sequence = 3")
    assert told.verify() == "the history breaks at line 3 (draw/1): its values were changed"


def test_a_value_copied_from_another_line_is_found(told: SqlStore, file: Path) -> None:
    other = "(SELECT after FROM history WHERE sequence = 1)"
    tamper(file, f"UPDATE history SET after = {other} WHERE sequence = 2")
    assert "line 2" in str(told.verify())


@pytest.mark.parametrize("sequence", [1, 3, 5])
def test_a_removed_line_is_found(told: SqlStore, file: Path, sequence: int) -> None:
    tamper(file, f"DELETE FROM history WHERE sequence = {sequence}")
    assert told.verify() == f"the history breaks at line {sequence}: that line was removed"


def test_lines_cut_off_the_end_are_found(told: SqlStore, file: Path) -> None:
    tamper(file, "DELETE FROM history WHERE sequence > 4")
    assert told.verify() == "the history breaks after line 4: 2 lines at its end were removed"


def test_a_removed_line_is_found_though_the_others_close_up(told: SqlStore, file: Path) -> None:
    close_up = "UPDATE history SET sequence = sequence - 1 WHERE sequence = "
    tamper(file, "DELETE FROM history WHERE sequence = 3", *(close_up + str(n) for n in (4, 5, 6)))
    assert "line 3" in str(told.verify())


def test_the_whole_history_removed_is_found(told: SqlStore, file: Path) -> None:
    tamper(file, "DELETE FROM history")
    assert told.verify() == "the history breaks after line 0: 6 lines at its end were removed"


def copied(sequence: str) -> str:
    """An insert of a copy of line 2 under another number."""
    rest = ", ".join(COLUMNS + DIGESTS)
    return f"INSERT INTO history (sequence, {rest}) SELECT {sequence}, {rest} FROM history WHERE sequence = 2"


@pytest.mark.parametrize("sequence", ["7", "0", "-3", "99", "'x'"])
def test_an_inserted_line_is_found(told: SqlStore, file: Path, sequence: str) -> None:
    tamper(file, copied(sequence))
    assert "the history breaks at line" in str(told.verify())


def test_a_line_inserted_between_others_is_found(told: SqlStore, file: Path) -> None:
    make_room = "UPDATE history SET sequence = sequence + 1 WHERE sequence = "
    tamper(file, *(make_room + str(n) for n in (6, 5, 4, 3)), copied("3"))
    assert "line 3" in str(told.verify())


def test_lines_in_another_order_are_found(told: SqlStore, file: Path) -> None:
    tamper(
        file,
        "UPDATE history SET sequence = 99 WHERE sequence = 2",
        "UPDATE history SET sequence = 2 WHERE sequence = 3",
        "UPDATE history SET sequence = 3 WHERE sequence = 99",
    )
    assert "line 2" in str(told.verify())


def test_one_line_cut_off_the_end_is_found(told: SqlStore, file: Path) -> None:
    tamper(file, "DELETE FROM history WHERE sequence = 6")
    assert told.verify() == "the history breaks after line 5: 1 line at its end was removed"


def test_an_end_that_does_not_open_is_found(told: SqlStore, file: Path) -> None:
    tamper(file, "UPDATE history_end SET seal = x'0102'")
    assert "history_end.seal" in str(told.verify())


def test_an_end_taken_away_is_found_and_not_made_again(
    told: SqlStore, file: Path, url: str, keys: KeyRing
) -> None:
    tamper(file, "DELETE FROM history_end")
    assert "end of the history is missing" in str(told.verify())
    with pytest.raises(Exception, match="end of the history is missing"):
        SqlStore(url, keys)


def test_after_all_the_untouched_history_holds_again(told: SqlStore, url: str, keys: KeyRing) -> None:
    again = SqlStore(url, keys)
    assert again.verify() is None
    again.close()


@pytest.fixture
def answers(store: SqlStore) -> SqlStore:
    """A store with two audits, one of them answered and changed."""
    with store.transaction() as tx:
        keep(tx, audit("A-1"))
        keep(tx, audit("A-2", auditor="Siân Made-Up"))
    for comment in ("Seen once.", "Seen twice."):
        with store.transaction() as tx:
            keep(tx, answered(tx.audit("A-1"), "12", "Good", comment))
    assert store.verify() is None
    return store


INSERTED = "INSERT INTO answers (audit_id, question, place, rating) VALUES ('A-1', '13', 1, 'Good')"


@pytest.mark.parametrize(
    ("statement", "where"),
    [
        ("UPDATE answers SET rating = 'Requires Improvement'", "audit A-1: /answers/12/rating"),
        ("UPDATE answers SET comment = NULL", "audit A-1: /answers/12/comment"),
        ("DELETE FROM answers", "audit A-1: /answers/12"),
        (INSERTED, "audit A-1: /answers/13/rating"),
        ("UPDATE audits SET state = 'closed' WHERE id = 'A-2'", "audit A-2: /state"),
        ("UPDATE audits SET month = '2026-10' WHERE id = 'A-2'", "audit A-2: /month"),
        ("UPDATE audits SET version = 9 WHERE id = 'A-2'", "audit A-2: its line in lists"),
        ("UPDATE audits SET auditor_hash = x'00' WHERE id = 'A-1'", "audit A-1: it is not found by"),
        ("UPDATE audits SET childview_hash = x'00' WHERE id = 'A-2'", "audit A-2: it is not found by"),
        ("UPDATE audits SET headline = NULL WHERE id = 'A-2'", "headline of row A-2"),
        ("DELETE FROM audits WHERE id = 'A-2'", "audit A-2 was removed"),
        ("UPDATE audits SET id = 'A-3' WHERE id = 'A-2'", "A-"),
        ("UPDATE answers SET comment = x'00'", "answers.comment of row A-1, 12"),
    ],
)
def test_a_row_that_is_not_what_its_history_says_is_found(
    answers: SqlStore, file: Path, statement: str, where: str
) -> None:
    tamper(file, "PRAGMA foreign_keys = OFF", statement)
    assert where in str(answers.verify())


def test_an_older_value_put_back_in_its_place_is_found(answers: SqlStore, file: Path) -> None:
    old = column(file, "SELECT comment FROM answers")
    with answers.transaction() as tx:
        keep(tx, answered(tx.audit("A-1"), "12", "Good", "Seen three times."))
    tamper(file, f"UPDATE answers SET comment = x'{old.hex()}'")
    assert "audit A-1: /answers/12/comment" in str(answers.verify())


def test_an_audit_without_history_is_found(answers: SqlStore) -> None:
    with answers.transaction() as tx:
        tx.keep(audit("A-9"), [], act())
    assert "audit A-9 was inserted" in str(answers.verify())


@pytest.mark.parametrize(
    "change",
    [
        "command = 'x'",
        "at = '2026-01-01T00:00:00.000000+00:00'",
        "after_digest = 'x'",
        "salt = NULL",
        "audit_id = 'A-2'",
    ],
)
def test_an_emptied_line_that_was_changed_is_found(answers: SqlStore, file: Path, change: str) -> None:
    with answers.transaction() as tx:
        tx.erase("A-1")
    assert answers.verify() is None
    if "NULL" in change:
        change = "salt = x'00'"
    tamper(file, f"UPDATE history SET {change} WHERE sequence = 3")
    assert "line 3" in str(answers.verify())


def test_emptying_a_line_by_hand_is_found(answers: SqlStore, file: Path) -> None:
    with answers.transaction() as tx:
        tx.erase("A-2")
    emptied = column(file, "SELECT salt FROM history WHERE audit_id = 'A-2'")
    nothing = f"before = NULL, after = NULL, reason = NULL, salt = x'{emptied.hex()}'"
    tamper(file, f"UPDATE history SET {nothing} WHERE sequence = 2")
    assert "line 2" in str(answers.verify())


def column(file: Path, query: str) -> bytes:
    connection = sqlite3.connect(file)
    (found,) = connection.execute(query).fetchone()
    connection.close()
    return bytes(found)
