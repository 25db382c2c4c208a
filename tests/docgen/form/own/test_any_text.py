"""Whatever a person types stands in the service's own document and reads back the same."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.text import clean
from docgen.form.own.form import OwnForm
from docgen.ooxml.reading import read_controls
from tests.docgen.form.own.audits import form_of, record_of
from tests.docgen.form.own.outside import differences
from tests.docgen.office import control_faults
from tests.questionbank.reading.builders import document, h, p, packed, table

HEADS = ["No", "Question", "Rating (Good / Inadequate)", "Comment"]
ASKED = ["1", "Was the child seen at home before the plan was made?", "", ""]
ORIGINAL = packed(
    document(
        p("Child Name: ________"),
        h("Assessment"),
        table(HEADS, ASKED),
        h("Actions"),
        table(["Action", "Owner", "By when"], ["", "", ""]),
    )
)


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> OwnForm:
    folder: Path = tmp_path_factory.mktemp("form")
    return OwnForm(form_of(folder, ORIGINAL), ORIGINAL)


any_text = st.text(st.characters(exclude_categories=[]), min_size=1, max_size=60)


@settings(max_examples=40, deadline=None)
@given(any_text, any_text, st.lists(any_text, max_size=3))
def test_any_text_comes_back_as_it_was_cleaned(
    own: OwnForm, comment: str, name: str, acts: list[str]
) -> None:
    record = record_of(
        own.form,
        answers={"1": {"rating": "Good", "comment": comment}},
        child={"childview_id": "CV-1", "name": name},
        actions=[{"id": str(n), "action": act} for n, act in enumerate(acts, 1)],
    )
    made = own.fill(record)
    held = read_controls(made)
    given_texts = {"q1.comment": comment, "child.name": name}
    given_texts |= {f"action.{n}.action": act for n, act in enumerate(acts, 1)}
    for tag, text in given_texts.items():
        kept = clean(text)[0]
        assert held[tag] == (kept if kept.strip() else "")
    assert differences(ORIGINAL, made) == []
    assert control_faults(made) == []
