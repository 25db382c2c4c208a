"""Broken and mutilated files: a reading, or one clear sentence, and never anything else."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guidance.errors import GuidanceError
from guidance.reading import likeness, read
from tests.guidance.reading.documents import HEAD, ROWS
from tests.guidance.reading.test_reading_indicators import LONG
from tests.guidance.reading.test_reading_word import ROWS as WORD_ROWS
from tests.guidance.reading.word_documents import guidance_docx

Cut = tuple[int, int, str]
CUTS = st.lists(
    st.tuples(
        st.integers(0, 4000),
        st.integers(0, 60),
        st.sampled_from(
            ["", "\t", "\n", "\n\n", "1.1.02 ", "Does the keeper", "?", "•", "\x00", "é", ". ", "9.9"]
        ),
    ),
    max_size=12,
)
FEW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def cut(text: str, cuts: list[Cut]) -> str:
    for place, length, put in cuts:
        start = place % (len(text) + 1)
        text = text[:start] + put + text[start + length :]
    return text


def survives(path: Path) -> None:
    """The file is read and its likeness told, or each is refused in one sentence."""
    for act in (read, likeness):
        said = "read"
        try:
            act(path)
        except GuidanceError as error:
            said = str(error).strip()
        assert said
        assert "\n" not in said


@FEW
@given(CUTS)
def test_a_mutilated_text_is_read_or_refused(tmp_path: Path, cuts: list[Cut]) -> None:
    path = tmp_path / "x.txt"
    path.write_text(cut(HEAD + ROWS * 2, cuts), encoding="utf-8")
    survives(path)


@FEW
@given(CUTS)
def test_a_mutilated_table_of_indicators_is_read_or_refused(tmp_path: Path, cuts: list[Cut]) -> None:
    path = tmp_path / "x.txt"
    path.write_text(cut(LONG, cuts), encoding="utf-8")
    survives(path)


@FEW
@given(st.lists(st.tuples(st.integers(0, 60_000), st.binary(max_size=4)), max_size=6), st.integers(0, 60_000))
def test_a_mutilated_word_file_is_read_or_refused(
    tmp_path: Path, puts: list[tuple[int, bytes]], length: int
) -> None:
    path = tmp_path / "guidance.docx"
    if not path.exists():
        guidance_docx(tmp_path, WORD_ROWS)
    whole = path.read_bytes()
    data = bytearray(whole[: length or None])
    for start, put in puts:
        data[start % (len(data) + 1) :][: len(put)] = put
    broken = tmp_path / "broken.docx"
    broken.write_bytes(bytes(data))
    survives(broken)


@FEW
@given(st.text(alphabet=st.sampled_from("1.2 aZ?\t\n•-"), max_size=400))
def test_any_text_at_all_is_read_or_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.txt"
    path.write_text(text, encoding="utf-8")
    survives(path)
