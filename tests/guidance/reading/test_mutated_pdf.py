"""Whatever is done to a PDF, reading it gives guidance or one clear line."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.guidance.reading.pdf_documents import guidance_pdf
from tests.guidance.reading.test_reading_broken import survives

FEW = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
PUT = st.sampled_from(
    [b"", b"(", b")", b"<<", b">>", b"9" * 30, b"-1 ", b" 0 Tf", b" Tm", b"\x00", b"BT", b" re f "]
)


@cache
def whole() -> bytes:
    with TemporaryDirectory() as folder:
        return guidance_pdf(Path(folder)).read_bytes()


@FEW
@given(st.lists(st.tuples(st.integers(0, 30_000), st.integers(0, 200), PUT), min_size=1, max_size=6))
def test_a_mutilated_pdf_is_read_or_refused(tmp_path: Path, cuts: list[tuple[int, int, bytes]]) -> None:
    data = whole()
    for place, length, put in cuts:
        start = place % len(data)
        data = data[:start] + put + data[start + length :]
    path = tmp_path / "x.pdf"
    path.write_bytes(data + b"\n%%EOF\n")
    survives(path)
