"""A document property of our own that says which audit a service's own form was written out for.

The subject in the properties of a service's own file is the service's. A property of another name stands in
a part by itself, so that nothing of the file's own text or look changes, and LibreOffice keeps it where it
drops the names of controls. A file that has such a part already, of its own, is left as it is.
"""

import re
from collections.abc import Mapping

from docgen.ooxml.package import CONTENT_TYPES, ROOT_RELATIONS, pack, unpack
from docgen.ooxml.patterns import DECLARATION
from docgen.ooxml.subject import CUSTOM, NO_SUBJECT, OWN_NAME, SAYING

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
RELATION = f"{OFFICE}/relationships/custom-properties"
KIND = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # the set of properties that users name, in every file
NOT_YET = SAYING[CUSTOM].format(NO_SUBJECT)
PART = (
    f'{DECLARATION}<Properties xmlns="{OFFICE}/custom-properties" xmlns:vt="{OFFICE}/docPropsVTypes">'
    f'<property fmtid="{FORMAT}" pid="2" {NOT_YET}</property></Properties>'
)
SAID = re.compile(rf'\bname="{OWN_NAME}"([^>]*)>\s*<vt:lpwstr>[^<]*</vt:lpwstr>')
ENDS = {CONTENT_TYPES: b"</Types>", ROOT_RELATIONS: b"</Relationships>"}


def forgotten(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts of a file that says of no audit that it was written out for it.

    A filled form may have been taken for the empty one; then it says so still.
    """
    text = parts.get(CUSTOM, b"").decode("utf-8", "replace")
    said = SAID.sub(lambda found: f"{found[1]} {NOT_YET}".strip(), text)
    return {**parts, CUSTOM: said.encode()} if said != text else dict(parts)


def with_own_property(docx: bytes) -> bytes:
    """A file that has the property, which does not name any audit yet."""
    parts = unpack(docx, "the form")
    known = b"".join(parts.get(name, b"") for name in ENDS)
    lacks_end = any(end not in parts.get(name, b"") for name, end in ENDS.items())
    if CUSTOM in parts or RELATION.encode() in known or lacks_end:
        return docx
    listed = f'<Override PartName="/{CUSTOM}" ContentType="{KIND}"/>'
    related = f'<Relationship Id="{_free_id(known)}" Type="{RELATION}" Target="{CUSTOM}"/>'
    parts[CONTENT_TYPES] = _before_end(parts, CONTENT_TYPES, listed)
    parts[ROOT_RELATIONS] = _before_end(parts, ROOT_RELATIONS, related)
    return pack({**parts, CUSTOM: PART.encode()})


def _before_end(parts: Mapping[str, bytes], name: str, more: str) -> bytes:
    start, end, rest = parts[name].rpartition(ENDS[name])
    return start + more.encode() + end + rest


def _free_id(known: bytes) -> str:
    return next(f"rId{n}" for n in range(101, 10_000) if f'"rId{n}"'.encode() not in known)
