"""Sealing: only the right key opens, only in the right place, and only what is unharmed."""

import base64

import pytest
from hypothesis import given, settings

from audit.text import folded
from storage.errors import DamagedRecord, WrongKey
from storage.keys import KeyRing, new_key_text, read_keys
from storage.sealing import Sealer
from tests.storage.samples import json_values

OLD, NEW = new_key_text(), new_key_text()


def sealer(*keys: str) -> Sealer:
    return Sealer(read_keys(" ".join(keys), "the test"))


@settings(deadline=None)
@given(value=json_values)
def test_what_is_sealed_opens_again(value: object) -> None:
    one = sealer(OLD)
    assert one.unseal(one.seal(value, "answers.comment", "A-1"), "answers.comment", "A-1") == value


def test_half_a_character_is_kept_rather_than_losing_the_text() -> None:
    one = sealer(OLD)
    assert one.unseal(one.seal("half \ud83d", "t.c"), "t.c") == "half \ud83d"


def test_the_same_text_sealed_twice_looks_different() -> None:
    one = sealer(OLD)
    assert one.seal("Good", "t.c") != one.seal("Good", "t.c")


def test_the_text_cannot_be_seen() -> None:
    assert b"Robin" not in sealer(OLD).seal("Robin Invented", "t.c")


def test_another_key_is_said_to_be_the_wrong_one() -> None:
    sealed = sealer(OLD).seal("Good", "t.c")
    with pytest.raises(WrongKey, match="CHECKBACK_KEY"):
        sealer(NEW).unseal(sealed, "t.c")


def test_a_ring_opens_what_its_older_key_sealed_and_seals_with_the_newer() -> None:
    ring = sealer(NEW, OLD)
    assert ring.unseal(sealer(OLD).seal("Good", "t.c"), "t.c") == "Good"
    assert sealer(NEW).unseal(ring.seal("Good", "t.c"), "t.c") == "Good"


def test_what_was_sealed_for_one_place_does_not_open_in_another() -> None:
    one = sealer(OLD)
    sealed = one.seal("Good", "answers.comment", "A-1", "12")
    with pytest.raises(DamagedRecord, match=r"answers\.comment of row A-2, 12"):
        one.unseal(sealed, "answers.comment", "A-2", "12")


@pytest.mark.parametrize("at", [0, 6, 20, -1])
def test_a_changed_byte_is_found(at: int) -> None:
    one = sealer(OLD)
    sealed = bytearray(one.seal("Good", "t.c"))
    sealed[at] ^= 1
    with pytest.raises(DamagedRecord, match=r"t\.c"):
        one.unseal(bytes(sealed), "t.c")


@pytest.mark.parametrize("junk", [b"", b"\x01", "text", 7, None])
def test_what_was_never_sealed_is_damage(junk: object) -> None:
    with pytest.raises(DamagedRecord):
        sealer(OLD).unseal(junk, "t.c")


@pytest.mark.parametrize("typed", ["cv 1001", " CV1001 ", "Cv\t10 01", "ＣＶ1001"])
def test_a_look_up_ignores_case_spaces_and_coding(typed: str) -> None:
    assert sealer(OLD).look_up(typed, "child") == sealer(OLD).look_up("CV1001", "child")


def test_a_letter_with_its_accent_apart_is_the_same_letter() -> None:
    assert folded("Siân") == folded("Sia\u0302n")


def test_look_ups_differ_by_text_purpose_and_key() -> None:
    one = sealer(OLD)
    hashes = {
        one.look_up("CV1001", "child"),
        one.look_up("CV1002", "child"),
        one.look_up("CV1001", "person"),
        sealer(NEW).look_up("CV1001", "child"),
    }
    assert len(hashes) == 4


def test_a_ring_looks_under_the_hashes_of_all_its_keys() -> None:
    assert sealer(NEW, OLD).look_ups("CV1001", "child") == [
        sealer(NEW).look_up("CV1001", "child"),
        sealer(OLD).look_up("CV1001", "child"),
    ]


def test_a_key_does_not_show_itself() -> None:
    ring: KeyRing = read_keys(OLD, "the test")
    assert OLD not in repr(ring)
    assert repr(base64.b64decode(OLD)) not in repr(ring)
