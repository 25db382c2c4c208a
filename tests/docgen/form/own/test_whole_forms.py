"""Whole forms, as services lay them out, are filled in their own layout: every answer, and nothing else."""

import re
import shutil
import subprocess
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from docgen.form import places
from docgen.form.own.form import OwnForm
from docgen.form.values import values
from docgen.ooxml.controls import TICKED
from docgen.ooxml.reading import read_controls
from docgen.ooxml.text import text_of
from questionbank.builtin import case_audit
from questionbank.models import Form
from tests.docgen.form.own.audits import form_of, record_of
from tests.docgen.form.own.forms import FORMS, one_table
from tests.docgen.form.own.outside import differences
from tests.docgen.office import W, body, control_faults, grid_faults, order_faults, package_faults

ALL = {**FORMS, "one long table": lambda: one_table(case_audit())}


@cache
def _made(name: str) -> bytes:
    return ALL[name]()


@pytest.fixture(scope="module", params=list(ALL))
def original(request: pytest.FixtureRequest) -> bytes:
    return _made(request.param)


@pytest.fixture(scope="module")
def form(original: bytes, tmp_path_factory: pytest.TempPathFactory) -> Form:
    return form_of(tmp_path_factory.mktemp("form"), original)


@pytest.fixture(scope="module")
def own(original: bytes, form: Form) -> OwnForm:
    return OwnForm(form, original)


def test_every_place_is_found_and_filled_and_nothing_else_changes(
    original: bytes, form: Form, own: OwnForm
) -> None:
    record = record_of(form)
    made = own.fill(record)
    assert own.missing == ()
    assert differences(original, made) == []
    held = read_controls(made)
    shown = values(form, record)
    left = {
        tag: words.text
        for tag, words in shown.items()
        if not words.blank and _said(held, tag) not in {words.text, PRINTED.get(words.text, words.text)}
    }
    left.pop("audit.id")
    assert left == {}
    assert [held[f"action.{n}.action"] for n in range(1, 6)] == [f"Do {n}" for n in range(1, 6)]
    assert [
        *package_faults(made),
        *order_faults(made),
        *control_faults(made),
        *grid_faults(made, original),
    ] == []


def test_every_control_stands_at_its_own_question(form: Form, own: OwnForm) -> None:
    """Going down the page, the last question printed before a control is the one it belongs to."""
    root = body(own.blank())
    wanted = {q.number: _plain(q.prompts[0]) for q in form.questions()}
    at = ""
    placed: Counter[str] = Counter()
    for node in root.iter(f"{W}p", f"{W}sdt"):
        if node.tag == f"{W}p":
            said = _plain(text_of(node))
            at = next((number for number, words in wanted.items() if words in said), at)
            continue
        tag = node.find(f"{W}sdtPr/{W}tag").get(f"{W}val")
        if (found := re.match(r"q(.+?)\.(rating|comment)", tag)) is not None:
            assert found.group(1) == at, tag
            placed[found.group(1)] += 1
    assert all(placed[number] >= 2 for number in wanted)


def test_the_empty_form_differs_in_its_places_alone(original: bytes, own: OwnForm) -> None:
    assert differences(original, own.blank()) == []


def test_the_same_audit_makes_the_same_file(original: bytes, form: Form, own: OwnForm) -> None:
    record = record_of(form)
    assert own.fill(record) == OwnForm(form, original).fill(record)


def test_a_change_anywhere_else_would_be_seen() -> None:
    """The comparison itself: it sees a shade, a word, a row and a picture that are not as they were."""
    original = _made("four columns")
    for old, new in (
        (b'w:fill="DDE8CB"', b'w:fill="DDE8CC"'),
        (b">FIRST THINGS<", b">FIRST THING<"),
        (b"<w:tr>", b"<w:tr><w:trPr><w:cantSplit/></w:trPr>"),
    ):
        changed = _changed(original, "word/document.xml", old, new)
        assert differences(original, changed) != []
    assert differences(original, _changed(original, "word/styles.xml", b"Georgia", b"Arial")) != []


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_forms_saved_in_libreoffice_are_filled_as_well(tmp_path: Path) -> None:
    names = ("four columns", "columns to tick", "controls of its own", "paragraphs")
    for name in names:
        (tmp_path / f"{name}.docx").write_bytes(_made(name))
    command = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(tmp_path / "saved")]
    subprocess.run([*command, *(str(tmp_path / f"{n}.docx") for n in names)], capture_output=True, check=True)
    for name in names:
        original = (tmp_path / "saved" / f"{name}.docx").read_bytes()
        form = form_of(tmp_path, original)
        own = OwnForm(form, original)
        made = own.fill(record_of(form))
        assert (name, own.missing, differences(original, made)) == (name, (), [])


def _said(held: dict[str, str], tag: str) -> str | None:
    """What a place says, or the choice whose box is ticked."""
    if tag in held:
        return held[tag]
    ticked = [own for own, words in held.items() if own.startswith(f"{tag}.") and words == TICKED]
    return NAMES.get(ticked[0].removeprefix(f"{tag}.")) if len(ticked) == 1 else None


NAMES = {
    places.slug(name): name
    for name in ("Good", "Requires Improvement", "Inadequate", "Outstanding", "Not applicable")
}


PRINTED = {"N/A": "Not applicable"}  # where a form's own word for a rating is another


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _changed(docx: bytes, part: str, old: bytes, new: bytes) -> bytes:
    from docgen.ooxml.package import pack, unpack

    held = unpack(docx, "the form")
    assert old in held[part]
    return pack({**held, part: held[part].replace(old, new, 1)})
