"""The official form as a Word document of its own: every place is found, and nothing else changes."""

from pathlib import Path

import pytest

from docgen.form.own.form import OwnForm
from docgen.ooxml.reading import read_controls
from questionbank.reading import read
from tests.docgen.form.own.audits import form_of, record_of
from tests.docgen.form.own.forms import one_table
from tests.docgen.form.own.outside import differences

pytestmark = pytest.mark.sources


def test_it_is_filled_in_its_own_layout(official: Path, tmp_path: Path) -> None:
    original = one_table(read(official / "000_46b181c171e3c404.txt").form)
    form = form_of(tmp_path, original)
    own = OwnForm(form, original)
    made = own.fill(record_of(form))
    assert sum(1 for _ in form.questions()) == 60
    assert own.missing == ()
    assert differences(original, made) == []
    said = read_controls(made)
    assert [said[f"q{n}.comment"].partition(":")[0] for n in (1, 31, 60)] == [
        "Comment 0",
        "Comment 30",
        "Comment 59",
    ]
    assert said["section.transition.comment"] == "Why Transition."
    assert said["verification.agrees.assessment"] == "Agree"
