"""A new service whose record is elsewhere than in its data folder."""

from pathlib import Path

import pytest

from bot.cli.main import run


def test_a_data_folder_that_is_not_there_is_made_for_its_owner_alone(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHECKBACK_DATABASE_URL", f"sqlite:///{tmp_path / 'elsewhere.db'}")
    monkeypatch.setenv("CHECKBACK_KEY", "A" * 43 + "=")
    assert run(["init"]) == 0
    assert (home / "checkback.toml").exists()
    assert home.stat().st_mode & 0o077 == 0
