"""A rehearsal is apart from the service: its own record, fictional people, nobody notified."""

from pathlib import Path

import pytest

from audit.permissions import THE_OPERATOR
from bot.bootstrap import open_app
from bot.slack.building import Tokens
from bot.slack.rehearsal import rehearsal_settings, settings_in
from tests.slack_stand_in.server import StandIn
from tests.slack_stand_in.state import TOKEN


def test_a_rehearsal_has_a_key_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHECKBACK_KEYRING", "checkback")
    monkeypatch.setenv("CHECKBACK_KEY_FILE", str(tmp_path / "key"))
    settings = settings_in(tmp_path / "apart")
    assert (settings.key, settings.key_file, settings.keyring) == (None, None, None)


def test_a_rehearsal_never_touches_the_services_record(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHECKBACK_HOME", str(tmp_path / "real"))
    monkeypatch.setenv("CHECKBACK_DATABASE_URL", f"sqlite:///{tmp_path}/real.db")
    with StandIn() as slack:
        slack.state.emails |= {"UALEX": "", "UMO": ""}
        with rehearsal_settings(Tokens(TOKEN, api_url=slack.api_url)) as settings:
            app = open_app(settings)
            assert [person.slack_id for person in app.service.people()] == ["UALEX", "UMO"]
            assert len(app.service.audits(THE_OPERATOR)) >= 2
            app.store.close()
            folder = settings.home
            assert folder.exists()
    assert not folder.exists()
    assert not (tmp_path / "real").exists()
    assert not (tmp_path / "real.db").exists()
