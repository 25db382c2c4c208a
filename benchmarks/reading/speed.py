"""How long reading takes: a 60-question form in Word, guidance in PDF, and the official texts where they are.

Run: make bench-reading (python -m benchmarks.reading.speed). Medians of five, in seconds.
"""

import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import guidance.reading as guidance_reading
import questionbank.reading as form_reading
from benchmarks.reading.fuzz import BESIDE
from tests.guidance.reading.pdf_documents import ROWS, guidance_pdf
from tests.questionbank.reading.builders import cell, h, p, row, save, table

TIMES = 5


def main() -> None:
    """Print the figures."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        _tell("form of 60 questions, .docx", form_reading.read, sixty_questions(folder))
        rows = [(f"{view}.{number}", *ROWS[2][1:]) for view in range(1, 9) for number in range(1, 26)]
        _tell("guidance of 200 entries, .pdf", guidance_reading.read, guidance_pdf(folder, rows))
    for path in sorted(BESIDE.glob("00[024]_*.txt")):
        _tell(
            path.name[:3] + ".txt", form_reading.read if path.name[2] == "0" else guidance_reading.read, path
        )


def sixty_questions(folder: Path) -> Path:
    """A form with six sections of ten questions each."""
    blocks = [h("Case audit form", 0), table(["Child", ""], ["Auditor", ""])]
    for section in range(6):
        rows = [row("No", "Question", "Good / Requires Improvement", "Comment", header=True)]
        rows.append(row(cell(f"BAND {section}", span=4)))
        for number in range(section * 10 + 1, section * 10 + 11):
            asked = [
                "A title",
                f"Was step {number} of the work done well and in good time, and is it written down?",
            ]
            rows.append(row(str(number), asked, "", ""))
        blocks += [
            h(f"Section {section}"),
            p("What does good look like?"),
            p("• Work is timely."),
            table(*rows),
        ]
        blocks.append(p("Overall rating: Outstanding / Good / Requires Improvement / Inadequate"))
    return save(folder, *blocks)


def _tell(what: str, read: Callable[[Path], object], path: Path) -> None:
    taken = []
    for _ in range(TIMES):
        started = time.perf_counter()
        read(path)
        taken.append(time.perf_counter() - started)
    print(f"{what:34}{median(taken):8.2f}")


if __name__ == "__main__":
    main()
