"""A Word document as PDF, by LibreOffice: on request, one at a time, for each costs seconds and memory."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from docgen.errors import NoOffice

PROGRAMS = ("soffice", "libreoffice")
SECONDS = 120
# Tagged, so that a screen reader finds headings and header rows in the PDF too.
FILTER = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'


def as_pdf(docx: bytes) -> bytes:
    """The document as a tagged PDF. Raises NoOffice where LibreOffice is missing or does not manage it."""
    program = next((found for name in PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        raise NoOffice(
            "a PDF needs LibreOffice, which is not installed here: get it from libreoffice.org or from the "
            "system's packages, or save the Word document as PDF in Word"
        )
    with tempfile.TemporaryDirectory(prefix="checkback-pdf-") as folder:
        source = Path(folder, "document.docx")
        source.write_bytes(docx)
        _convert(program, source)
        made = source.with_suffix(".pdf")
        if not made.is_file():
            raise NoOffice("LibreOffice made no PDF; open the Word document there to see why")
        return made.read_bytes()


def _convert(program: str, source: Path) -> None:
    profile = source.with_name("profile").as_uri()  # of its own, so that an open LibreOffice is no hindrance
    command = [program, f"-env:UserInstallation={profile}", "--headless", "--convert-to", FILTER]
    try:
        subprocess.run(  # noqa: S603 - the program was found on the path, the arguments are ours
            [*command, "--outdir", str(source.parent), str(source)],
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise NoOffice(f"LibreOffice did not finish the PDF within {SECONDS} seconds; try again") from None
