"""Sound documents of every kind, and ways to spoil them."""

import io
import random
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.guidance.reading.documents import HEAD, ROWS
from tests.guidance.reading.pdf_documents import guidance_pdf
from tests.guidance.reading.test_reading_indicators import LONG
from tests.guidance.reading.test_reading_word import ROWS as WORD_ROWS
from tests.guidance.reading.word_documents import guidance_docx
from tests.questionbank.reading.test_mutated_files import FRAGMENTS, WHOLE

Mutation = Callable[[random.Random, bytes], bytes]
PUT = [
    b"",
    b"\t",
    b"\n\n",
    b"1.1.02 ",
    b"?",
    b"\x00",
    b"\xff",
    b"<",
    b">",
    b"(",
    b")",
    b"<<",
    b"9999999999",
    b" R ",
]


def samples(sources: Path | None = None) -> dict[str, list[bytes]]:
    """Sound files by their suffix: ours, and the official ones where their folder is given."""
    texts = [HEAD + ROWS * 3, LONG, "\n".join(FRAGMENTS)]
    found: dict[str, list[bytes]] = {"docx": [WHOLE], "pdf": [], "txt": [text.encode() for text in texts]}
    with TemporaryDirectory() as folder:
        found["docx"].append(guidance_docx(Path(folder), WORD_ROWS).read_bytes())
        for ruled in (True, False):
            found["pdf"].append(guidance_pdf(Path(folder), ruled=ruled).read_bytes())
    if sources is not None:
        found["txt"] += [path.read_bytes() for path in sorted(sources.glob("*.txt"))]
    return found


def spoilt(chance: random.Random, kind: str, data: bytes) -> bytes:
    """A file of that kind with a few things wrong."""
    if kind == "docx" and chance.random() < 0.6:
        return _in_its_parts(chance, data)
    for _ in range(chance.randint(1, 6)):
        data = chance.choice(WAYS)(chance, data)
    if kind == "pdf" and chance.random() < 0.7:
        data += b"\n%%EOF\n"
    return data


def _in_its_parts(chance: random.Random, data: bytes) -> bytes:
    """A Word file whose container is sound and whose XML is not as it was."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as whole,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package,
    ):
        for name in whole.namelist():
            content = whole.read(name)
            if name.endswith("document.xml") or chance.random() < 0.1:
                for _ in range(chance.randint(1, 5)):
                    content = chance.choice(IN_XML)(chance, content)
            package.writestr(name, content)
    return out.getvalue()


def _span(chance: random.Random, data: bytes, most: int = 400) -> tuple[int, int]:
    start = chance.randrange(len(data) + 1)
    return start, min(len(data), start + chance.randrange(most))


def cut(chance: random.Random, data: bytes) -> bytes:
    """Some bytes taken out."""
    start, end = _span(chance, data)
    return data[:start] + data[end:]


def doubled(chance: random.Random, data: bytes) -> bytes:
    """Some bytes said again and again."""
    start, end = _span(chance, data)
    return data[:end] + data[start:end] * chance.choice([1, 1, 3, 200]) + data[end:]


def put(chance: random.Random, data: bytes) -> bytes:
    """Something put in."""
    start, end = _span(chance, data, 20)
    return data[:start] + chance.choice(PUT) * chance.choice([1, 1, 2, 500]) + data[end:]


def changed(chance: random.Random, data: bytes) -> bytes:
    """One byte changed."""
    place = chance.randrange(len(data) + 1)
    return data[:place] + bytes([chance.randrange(256)]) + data[place + 1 :]


def broken_off(chance: random.Random, data: bytes) -> bytes:
    """The end lost."""
    return data[: chance.randrange(len(data) + 1)]


def renumbered(chance: random.Random, data: bytes) -> bytes:
    """A figure replaced by another."""
    figures = list(re.finditer(rb"\d+", data))
    if not figures:
        return data
    one = chance.choice(figures)
    return (
        data[: one.start()] + chance.choice([b"0", b"-1", b"7", b"99999999999999999999"]) + data[one.end() :]
    )


def tags_moved(chance: random.Random, data: bytes) -> bytes:
    """One element put where another stood."""
    tags = list(re.finditer(rb"<w:(p|tr|tc|tbl|sdt)\b.*?</w:\1>", data, re.DOTALL))
    if len(tags) < 2:
        return data
    one, other = chance.sample(tags, 2)
    return data[: one.start()] + other.group() + data[one.end() :]


WAYS: list[Mutation] = [cut, doubled, put, changed, changed, renumbered, broken_off]
IN_XML: list[Mutation] = [tags_moved, tags_moved, doubled, cut, renumbered, put]
