"""Documents that are no audit form are told from those that are; nothing is invented."""

from pathlib import Path

import pytest

from questionbank.errors import NotAForm
from questionbank.reading import likeness, read
from questionbank.reading.files import open_source
from tests.questionbank.reading.builders import h, p, save, save_text, table
from tests.questionbank.reading.seen import COLUMNS, FOUR, TITLE, numbered

LONG = (
    "The worker looks at what was done, why it was done and what came of it for the child and the family. "
    * 3
)


def refused(path: Path) -> str:
    with pytest.raises(NotAForm) as refusal:
        read(path)
    assert "\n" not in str(refusal.value)
    assert path.name in str(refusal.value)
    return str(refusal.value)


def test_a_page_of_contents(tmp_path: Path) -> None:
    text = (
        "Case audit manual\n\nContents\n\n1. Introduction ....... 3\n2. Home ....... 5\n3. Plan ........ 8\n"
    )
    assert "looks like a contents page" in refused(save_text(tmp_path, text))
    blocks = [p("Contents"), p("1. Is it safe?\t3", "TOC1"), p("2. Plan\t5", "TOC1")]
    assert "looks like a contents page" in refused(save(tmp_path, TITLE, *blocks))


@pytest.mark.parametrize(
    "text",
    [
        "hello",
        "Dear colleague,\n\nThank you for your letter.\n\n1. Bring notes.\n2. Be on time.\n\nYours\n",
        "He came home.\n\nWas it late? Nobody knew.\n\nHe said nothing.\n",
        "Shopping\n\n1. Milk\n2. Bread\n3. Tea\n",
        "12.03.2024\n\n3 visits were made.\n\n2 were late.\n",
    ],
)
def test_letters_stories_and_lists(tmp_path: Path, text: str) -> None:
    path = save_text(tmp_path, text)
    assert "no questions were found" in refused(path)
    assert likeness(path) < 0.3


def test_guidance_explains_and_does_not_ask(tmp_path: Path) -> None:
    rows = [[f"2.1.0{i}", f"Does the work cover step {i}?", LONG] for i in range(1, 8)]
    path = save(tmp_path, h("Guidance for inspectors", 0), table(["No", "Question", "Guidance"], *rows))
    assert "guidance" in refused(path)
    assert likeness(path) < 0.2


def test_an_empty_document(tmp_path: Path) -> None:
    assert "no questions were found" in refused(save(tmp_path, p("")))


def test_a_form_is_likely_a_form(tmp_path: Path) -> None:
    path = save(tmp_path, TITLE, table(COLUMNS, *numbered(*FOUR)))
    assert likeness(path) > 0.8
    assert likeness(open_source(path)) == likeness(path)
    plain = save_text(
        tmp_path, "Case audit\n\n" + "".join(f"{i}. {q}\n\n" for i, q in enumerate(FOUR, start=1))
    )
    assert likeness(plain) >= 0.3


def test_a_pdf_is_never_a_form(tmp_path: Path) -> None:
    path = tmp_path / "guidance.pdf"
    path.write_bytes(b"%PDF-1.7")
    assert likeness(path) == 0
