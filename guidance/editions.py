"""Editions of guidance: the name of an edition comes from its content alone, and every entry cites it.

The same content has the same edition wherever and whenever it is read; any change makes another edition.
"""

import hashlib
import json

from guidance.models import Entry, GuidanceDocument

DIGITS = 8  # of the hash: enough to tell the editions of one document apart, short enough to read aloud
SHORT_TITLES = {"carag": "CARaG", "fji-sqs-2015": "FJI and SQS guidance 2015"}  # others go by their title
_STAMPED = {"edition", "cite"}  # what a stamp writes, and so no part of the content


def stamp(document: GuidanceDocument) -> GuidanceDocument:
    """The same document with its edition ("<document>-", eight hex digits) and every `cite` filled in.

    A citation reads `CARaG 2.1.01 (edition carag-1a2b3c4d)`, and says so where the text is a built-in summary
    or the document superseded. Whatever editions and citations stood there before are replaced.
    """
    edition = f"{document.document}-{_fingerprint(document)}"
    return document.model_copy(
        update={
            "edition": edition,
            "introductions": tuple(_stamped(entry, document, edition) for entry in document.introductions),
            "entries": tuple(_stamped(entry, document, edition) for entry in document.entries),
        }
    )


def _stamped(entry: Entry, document: GuidanceDocument, edition: str) -> Entry:
    remarks = ["built-in summary"] if document.source == "built-in" else []
    remarks += ["superseded"] if document.superseded else []
    title = SHORT_TITLES.get(document.document, document.title)
    cite = f"{title} {entry.number} ({', '.join([*remarks, f'edition {edition}'])})"
    return entry.model_copy(update={"edition": edition, "cite": cite})


def _fingerprint(document: GuidanceDocument) -> str:
    # Parts that hold nothing are left out, so a later version of the model that knows one part more does not
    # rename the editions that answers were judged by.
    rows = {"__all__": _STAMPED}
    content = document.model_dump(
        mode="json",
        exclude={"edition": True, "introductions": rows, "entries": rows},
        exclude_defaults=True,
    )
    canonical = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()[:DIGITS]
