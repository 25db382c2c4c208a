"""Whoever takes the data folder, the backups, or what was printed or left behind learns nothing."""

import logging
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.cli.main import run
from tests.bot.keeping.conftest import CHILD, WORDS

Json = Callable[..., Any]


def readable(*folders: Path) -> list[str]:
    """The words that stand readable in any file of the folders."""
    found = []
    for path in (path for folder in folders for path in folder.rglob("*") if path.is_file()):
        content = path.read_bytes().lower()
        for word in WORDS:
            spellings = [word.lower().encode(coding) for coding in ("utf-8", "utf-16-le")]
            found += [f"{word} in {path.name}" for spelling in spellings if spelling in content]
    return found


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for temporary files, of the test's own."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def logged(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    """All that any library logs."""
    with caplog.at_level(logging.DEBUG):
        yield caplog


def test_nothing_is_readable_after_a_whole_audit_its_documents_backup_rotation_and_purge(
    temporary: Path,
    logged: pytest.LogCaptureFixture,
    audit: str,
    json_of: Json,
    home: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    copies = tmp_path / "copies"
    json_of("audits", "documents", audit, "--out", str(tmp_path / "handed over"))
    json_of("backup", str(copies / "one.backup"))
    assert readable(home, copies, temporary) == []
    json_of("key", "rotate")
    json_of("backup", str(copies / "two.backup"))
    assert readable(home, copies, temporary) == []
    monkeypatch.setenv("CHECKBACK_NOW", "2036-11-20T10:00:00Z")
    json_of("purge")
    assert readable(home, copies, temporary) == []
    assert not [word for word in WORDS if word.lower() in logged.text.lower()]


def test_what_was_purged_is_not_in_the_file_even_for_who_has_the_key(
    audit: str, json_of: Json, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sealed cells themselves are gone: nothing of them stays in pages that were let go."""
    file = home / "checkback.db"
    before = sealed_cells(file)
    assert len(before) > 20
    json_of("child", "erase", CHILD)
    content = file.read_bytes()
    assert [cell for cell in before if cell in content] == []


def sealed_cells(file: Path) -> list[bytes]:
    """What is sealed of the audit's answers, and of the values in its history."""
    import sqlite3

    connection = sqlite3.connect(file)
    cells = [row[0] for row in connection.execute("SELECT comment FROM answers")]
    cells += [row[0] for row in connection.execute("SELECT particulars FROM audits")]
    cells += [row[0] for row in connection.execute("SELECT after FROM history WHERE audit_id LIKE '2026%'")]
    cells += [row[0] for row in connection.execute("SELECT salt FROM history WHERE audit_id LIKE '2026%'")]
    connection.close()
    return [bytes(cell) for cell in cells if cell]


def test_a_fault_of_ours_is_reported_without_the_data_it_happened_with(
    audit: str, home: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("Robin Invented rides a bicycle")

    monkeypatch.setattr("bot.audit_text.whole", fail)
    assert run(["audits", "show", audit]) == 2
    out, err = capfdbinary.readouterr()
    assert b"unexpected fault (RuntimeError at" in err
    assert b"Robin" not in out + err


SECRETS = {
    "CHECKBACK_KEY": "c2VjcmV0",
    "SLACK_BOT_TOKEN": "xoxb-very-secret",
    "SLACK_APP_TOKEN": "xapp-very-secret",
    "SLACK_SIGNING_SECRET": "signing-very-secret",
    "CHECKBACK_DATABASE_URL": "postgresql://user:very-secret@127.0.0.1:1/checkback",
}


@pytest.mark.parametrize("command", ["doctor", "verify", "backup x.backup", "restore x.backup", "key list"])
@pytest.mark.parametrize("name", sorted(SECRETS))
def test_secrets_are_never_printed_or_logged(
    home: Path,
    name: str,
    command: str,
    logged: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    monkeypatch.setenv(name, SECRETS[name])
    run(command.split())
    out, err = capfdbinary.readouterr()
    said = (out + err).decode() + logged.text
    assert "very-secret" not in said
    assert SECRETS["CHECKBACK_KEY"] not in said
