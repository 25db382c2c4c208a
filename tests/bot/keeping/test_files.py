"""Files that are handed out: whole, or nothing of them."""

import errno
import os
import stat
from pathlib import Path

import click
import pytest

from bot.cli.common import write_file
from bot.keeping.files import write_private


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk on which nothing more has room once a file was begun."""
    no_room = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def begin(path: Path, content: bytes) -> int:
        with path.open("wb") as file:
            file.write(content[:3])
        raise no_room

    def refuse(_: int) -> None:
        raise no_room

    monkeypatch.setattr(Path, "write_bytes", begin)
    monkeypatch.setattr(os, "fsync", refuse)


def test_half_a_document_is_not_left_behind(full: None, tmp_path: Path) -> None:
    with pytest.raises(click.ClickException, match=r"form\.docx cannot be written: No space left"):
        write_file(tmp_path / "form.docx", b"the child")
    assert list(tmp_path.iterdir()) == []


def test_half_a_childs_record_is_not_left_behind_and_the_file_is_named(full: None, tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No space left") as caught:
        write_private(tmp_path / "child.zip", b"the child")
    assert caught.value.filename == str(tmp_path / "child.zip")
    assert list(tmp_path.iterdir()) == []


def test_a_childs_record_is_for_its_owner_alone(tmp_path: Path) -> None:
    write_private(tmp_path / "child.zip", b"the child")
    assert stat.S_IMODE((tmp_path / "child.zip").stat().st_mode) == 0o600
