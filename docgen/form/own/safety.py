"""What a file must not hold that is to be filled and sent on again and again."""

import re
import zipfile
from io import BytesIO

from lxml import etree

from docgen.errors import TemplateError

LARGEST = 10_000_000  # bytes of the file: it is kept in the record, and every document is as large
LARGEST_UNPACKED = 100_000_000
MOST_PARTS = 2_000
RUNS = re.compile(r"(vbaProject|vbaData|activeX|oleObject)[^/]*(/|\.bin$|\.xml$)|/activeX/", re.IGNORECASE)
# What Word fetches by itself when the file is opened; a hyperlink is followed only by whoever clicks it.
FETCHED = {"attachedTemplate", "oleObject", "subDocument", "frame", "image", "aFChunk", "package", "control"}
ELSEWHERE = re.compile(r"^(https?|ftp|file:/{4,}|\\\\|//)", re.IGNORECASE)


def check(docx: bytes, name: str) -> None:
    """Refuse a file that is too large or acts by itself. Raises TemplateError, naming the file."""
    if len(docx) > LARGEST:
        raise TemplateError(
            f"{name} has {len(docx) // 1_000_000} MB; a form to be filled may have {LARGEST // 1_000_000}: "
            "compress its pictures in Word"
        )
    with zipfile.ZipFile(BytesIO(docx)) as archive:
        entries = archive.infolist()
        if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > LARGEST_UNPACKED:
            raise TemplateError(f"{name} unpacks to far more than a form holds; save it anew in Word")
        for entry in entries:
            if RUNS.search(entry.filename):
                raise TemplateError(
                    f"{name} holds a program or an embedded object; take it out in Word and save"
                )
            if entry.filename.endswith(".rels"):
                _check_relations(archive.read(entry), name)


def _check_relations(data: bytes, name: str) -> None:
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        raise TemplateError(f"{name} is damaged; open it in Word and save it again") from None
    for relation in root:
        kind = relation.get("Type", "").rpartition("/")[2]
        target = relation.get("Target", "").strip()
        outside = relation.get("TargetMode") == "External" and ELSEWHERE.match(target)
        if kind == "aFChunk" or (kind in FETCHED and outside):
            raise TemplateError(
                f"{name} fetches something from elsewhere when it is opened ({kind}); take that out in Word"
            )
