"""What a form's own file has no place for, in sentences for whoever imports it."""

from collections.abc import Sequence

from docgen.form.own.form import OwnForm
from docgen.ooxml.controls import Place
from questionbank.models import Form, Problem

MOST = 8  # places named one by one; beyond that they are counted
WHERE_THEN = "each delivered document lists it in a table at its end"


def told(form: Form, own: OwnForm) -> list[Problem]:
    """One remark for each kind of place that was not found."""
    found = []
    for kind, held in _kinds(own.missing):
        if held:
            names = ", ".join(place.title for place in held[:MOST])
            more = f" and {len(held) - MOST} more" if len(held) > MOST else ""
            found.append(
                Problem(
                    where="template", what=f"no place for {kind} was found ({names}{more}): {WHERE_THEN}."
                )
            )
    if form.actions is not None and not own.has_rows:
        found.append(
            Problem(where="template", what=f"no table with blank rows for actions was found: {WHERE_THEN}.")
        )
    return found


def _kinds(missing: Sequence[Place]) -> list[tuple[str, list[Place]]]:
    """The places sorted by what belongs there."""
    ratings = [place for place in missing if place.tag.endswith(".rating")]
    comments = [p for p in missing if p.tag.endswith(".comment") and p not in ratings]
    others = [place for place in missing if place not in ratings and place not in comments]
    return [("the rating", ratings), ("the comment", comments), ("the answer", others)]
