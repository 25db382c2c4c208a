"""Editions of a form: the name of an edition comes from its content alone.

The same content has the same edition wherever and whenever it is read; any change makes another edition.
"""

import hashlib
import json

from questionbank.models import Form

DIGITS = 8  # of the hash: enough to tell the editions of one form apart, short enough to read aloud


def stamp(form: Form) -> Form:
    """The same form with its edition filled in: "<document>-" and eight hexadecimal digits."""
    return form.model_copy(update={"edition": f"{form.document}-{_fingerprint(form)}"})


def _fingerprint(form: Form) -> str:
    # Parts that hold nothing are left out, so a later version of the model that knows one part more does not
    # rename the editions that audits are pinned to.
    content = form.model_dump(mode="json", by_alias=True, exclude={"edition"}, exclude_defaults=True)
    canonical = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()[:DIGITS]
