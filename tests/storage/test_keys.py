"""Where the key comes from."""

import base64
import stat
from pathlib import Path

import pytest

from storage.errors import NoKey
from storage.keyplaces import key_place
from storage.keys import KeyRing, read_keys
from storage.opening import load_key as load


def load_key(home: Path, key: str | None, key_file: Path | None, *, may_make: bool) -> KeyRing:
    return load(key_place(home, key, key_file, None), may_make=may_make)


# Made up once: their texts are in the names of tests, which every worker must know alike.
ONE, TWO, THREE = (base64.urlsafe_b64encode(bytes([n]) * 32).decode() for n in (1, 2, 3))


def test_a_key_given_as_text_comes_before_all_others(tmp_path: Path) -> None:
    (tmp_path / "key").write_text(THREE)
    (tmp_path / "other").write_text(TWO)
    assert load_key(tmp_path, ONE, tmp_path / "other", may_make=True) == read_keys(ONE, "")


def test_a_key_file_comes_before_the_data_folder(tmp_path: Path) -> None:
    (tmp_path / "key").write_text(THREE)
    (tmp_path / "other").write_text(f"  {TWO}\n")
    assert load_key(tmp_path, None, tmp_path / "other", may_make=True) == read_keys(TWO, "")


def test_a_key_is_made_once_and_then_kept(tmp_path: Path) -> None:
    home = tmp_path / "new" / "home"
    made = load_key(home, None, None, may_make=True)
    assert load_key(home, None, None, may_make=True) == made
    assert load_key(home, "", None, may_make=False) == made
    assert [file.name for file in home.iterdir()] == ["key"]


def test_a_key_made_is_for_its_owner_only(tmp_path: Path) -> None:
    load_key(tmp_path / "home", None, None, may_make=True)
    assert stat.S_IMODE((tmp_path / "home" / "key").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "home").stat().st_mode) == 0o700


def test_two_services_make_different_keys(tmp_path: Path) -> None:
    one = load_key(tmp_path / "a", None, None, may_make=True)
    assert load_key(tmp_path / "b", None, None, may_make=True) != one


def test_where_no_key_may_be_made_none_is_an_error_and_none_appears(tmp_path: Path) -> None:
    with pytest.raises(NoKey, match="CHECKBACK_KEY"):
        load_key(tmp_path / "home", None, None, may_make=False)
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize("text", ["secret", ONE[:-5], ONE + ONE, "é", "====", f"{ONE} short"])
def test_what_is_no_key_is_refused_without_repeating_it(text: str) -> None:
    with pytest.raises(NoKey, match="CHECKBACK_KEY holds no encryption key") as caught:
        load_key(Path("nowhere"), text, None, may_make=True)
    assert text not in str(caught.value).replace("encryption", "")


@pytest.mark.parametrize("content", [b"", b"\n", b"\xff\xfe\x00", b"secret"])
def test_a_file_that_holds_no_key_is_refused_by_its_name(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "other").write_bytes(content)
    with pytest.raises(NoKey, match="other holds no encryption key"):
        load_key(tmp_path, None, tmp_path / "other", may_make=True)


def test_a_key_file_that_is_not_there_is_refused_and_none_is_made(tmp_path: Path) -> None:
    with pytest.raises(NoKey, match="cannot be read"):
        load_key(tmp_path, None, tmp_path / "other", may_make=True)
    assert list(tmp_path.iterdir()) == []


def test_several_keys_make_a_ring_whose_first_is_current() -> None:
    ring = read_keys(f"{ONE},\n{TWO} {THREE}\n", "the test")
    assert ring.current == read_keys(ONE, "").current
    assert len({key.id for key in ring.keys}) == 3


def test_a_key_in_the_alphabet_of_addresses_is_the_same_key() -> None:
    assert read_keys(ONE.replace("+", "-").replace("/", "_"), "") == read_keys(ONE, "")
