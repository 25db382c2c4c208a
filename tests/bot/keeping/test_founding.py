"""A new service whose record is elsewhere than in its data folder."""

from pathlib import Path

import pytest

from bot.bootstrap import open_app
from bot.cli.main import run
from bot.settings import load


def test_a_data_folder_that_is_not_there_is_made_for_its_owner_alone(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHECKBACK_DATABASE_URL", f"sqlite:///{tmp_path / 'elsewhere.db'}")
    monkeypatch.setenv("CHECKBACK_KEY", "A" * 43 + "=")
    assert run(["init"]) == 0
    assert (home / "checkback.toml").exists()
    assert home.stat().st_mode & 0o077 == 0


def test_taking_the_example_people_in_leaves_the_service_its_administrator(home: Path) -> None:
    assert run(["init", "--admin", "Robin, called Rob", "--email", "robin@example.invalid"]) == 0
    assert run(["people", "import", str(home / "people.csv")]) == 0
    app = open_app(load())
    people = {person.name: person for person in app.service.people()}
    app.store.close()
    assert people["Robin, called Rob"].roles == ("administrator",)
    assert people["Robin, called Rob"].email == "robin@example.invalid"
    assert {role for person in people.values() for role in person.roles} >= {"auditor", "moderator"}
