"""Opening the service's record with its settings."""

from pathlib import Path

import pytest

from storage.errors import NoKey, WrongKey
from storage.keys import new_key_text
from storage.opening import open_store
from tests.storage.samples import audit, keep


def test_a_new_record_is_made_with_its_key(tmp_path: Path) -> None:
    home = tmp_path / "a home ? 100% #1"
    store = open_store(home)
    with store.transaction() as tx:
        keep(tx, audit())
    store.close()
    again = open_store(home)
    with again.reading() as tx:
        assert tx.audit("A-1") == audit()
    again.close()
    assert sorted(file.name for file in home.iterdir()) == ["checkback.db", "key"]


def test_a_record_whose_key_is_lost_gets_no_other(tmp_path: Path) -> None:
    open_store(tmp_path).close()
    (tmp_path / "key").unlink()
    with pytest.raises(NoKey, match="put it back"):
        open_store(tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["checkback.db"]


def test_a_key_given_is_used_and_none_is_made(tmp_path: Path) -> None:
    key = new_key_text()
    open_store(tmp_path, key=key).close()
    assert [file.name for file in tmp_path.iterdir()] == ["checkback.db"]
    (tmp_path / "other").write_text(key)
    open_store(tmp_path, key_file=tmp_path / "other").close()
    with pytest.raises(WrongKey):
        open_store(tmp_path, key=new_key_text())


def test_a_sqlite_url_says_where_the_record_is(tmp_path: Path) -> None:
    open_store(tmp_path / "home", f"sqlite:///{tmp_path / 'elsewhere.db'}").close()
    assert (tmp_path / "elsewhere.db").exists()
    assert [file.name for file in (tmp_path / "home").iterdir()] == ["key"]


def test_with_postgresql_a_key_must_be_set(tmp_path: Path) -> None:
    with pytest.raises(NoKey, match="CHECKBACK_KEY"):
        open_store(tmp_path / "home", "postgresql+psycopg://user@invented.example/checkback")
    assert not (tmp_path / "home").exists()
