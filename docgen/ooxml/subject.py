"""What a document's properties say it is about, and where in the file they say it."""

from collections.abc import Mapping

from docgen.ooxml.text import escape

NO_SUBJECT = "Blank form"  # what the properties of an empty form say it is about
CORE = "docProps/core.xml"
CUSTOM = "docProps/custom.xml"
OWN_NAME = "Checkback audit"  # of the property in a file whose subject is somebody else's
SAYING = {
    CORE: "<dc:subject>{}</dc:subject>",
    CUSTOM: f'name="{OWN_NAME}"><vt:lpwstr>{{}}</vt:lpwstr>',
}


class Subject:
    """The parts of a template that say that it is about nothing yet. Immutable once made."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        """Find them among all parts of the template."""
        held = {name: parts.get(name, b"").decode("utf-8", "replace") for name in SAYING}
        self._texts = {name: text for name, text in held.items() if SAYING[name].format(NO_SUBJECT) in text}

    @property
    def parts(self) -> frozenset[str]:
        """The names of these parts."""
        return frozenset(self._texts)

    def said(self, subject: str) -> dict[str, bytes]:
        """These parts, saying that the document is about this."""
        return {
            name: text.replace(SAYING[name].format(NO_SUBJECT), SAYING[name].format(escape(subject))).encode()
            for name, text in self._texts.items()
        }
