"""Any audit under a form, with awkward texts in every place the form has. Everybody is made up."""

import datetime as dt
from typing import Any

from hypothesis import strategies as st

from audit.models import AuditData
from audit.ratings import question_options
from audit.rules import overall_options
from audit.text import clean
from docgen.form import places
from questionbank.models import Form
from tests.storage.samples import maybe, texts

dates = st.dates(dt.date(1950, 1, 1), dt.date(2150, 12, 31))
conversations = st.none() | st.builds(
    lambda date, mode, whom: {"date": date.isoformat(), "mode": mode, "with": whom},
    dates,
    st.sampled_from([None, "virtual", "face to face"]),
    maybe,
)
HEADER = (
    "Child Name", "Is the child allocated in children's social care?", "Age", "Status in social care",
    "Gender", "Auditor", "ChildView ID", "Mosaic ID", "Audit month", "Case manager", "Team manager",
    "Date of the audit", "Conversation with the case manager", "Conversation with the child",
    "Conversation with parents or carers",
)  # fmt: skip


@st.composite
def audits(draw: st.DrawFn, form: Form) -> AuditData:
    """An audit that says anything, or nothing, in each place."""
    said = texts.filter(lambda text: clean(text)[0].strip())
    raw: dict[str, Any] = {
        "month": draw(st.sampled_from(["2026-11", "1999-01"])),
        "date": draw(st.none() | dates.map(dt.date.isoformat)),
        "child": {
            "name": draw(maybe),
            "age": draw(st.none() | st.integers(0, 30) | texts),
            "gender": draw(maybe),
            "childview_id": draw(said),
            "mosaic_id": draw(maybe),
            "social_care": {"allocated": draw(st.none() | st.booleans()), "status": draw(maybe)},
        },
        "auditor": draw(said),
        "case_manager": draw(maybe),
        "team_manager": draw(maybe),
        "conversations": {whom: draw(conversations) for whom in ("case_manager", "child", "parents")},
        "answers": {
            question.number: _judged(draw, question_options(form, question)) for question in form.questions()
        },
        "sections": {s.title: _judged(draw, s.overall.options) for s in form.graded_sections() if s.overall},
        "overall": _judged(draw, overall_options(form)) if form.overall else {},
        "feedback": {table.key: {q.number: draw(maybe) for q in table.questions} for table in form.feedback},
        "actions": [_action(draw, str(n)) for n in range(1, draw(st.integers(1, 5)))],
        "verification": {
            "by": draw(maybe),
            "date": draw(st.none() | dates.map(dt.date.isoformat)),
            "comments": draw(maybe),
            "agrees": {
                name: agreed
                for name in (*places.judged(form),)
                if (agreed := draw(st.none() | st.booleans())) is not None
            },
        },
    }
    return AuditData.model_validate(raw)


def told(data: AuditData) -> dict[str, Any]:
    """An audit as what it says: without blanks, an age as text, bare names for what a document keeps."""
    kept = _said(data.model_dump(mode="json", by_alias=True))
    assert isinstance(kept, dict)
    if "age" in kept.get("child", {}):
        kept["child"]["age"] = str(kept["child"]["age"])
    for whom, held in kept.get("conversations", {}).items():
        if isinstance(held, dict) and held.keys() == {"date"}:
            kept["conversations"][whom] = held["date"]
    for action in kept.get("actions", []):
        action.pop("id", None)
    return kept


def _judged(draw: st.DrawFn, options: tuple[str, ...]) -> dict[str, str | None]:
    return {"rating": draw(st.none() | st.sampled_from(options)), "comment": draw(maybe)}


def _action(draw: st.DrawFn, key: str) -> dict[str, str | None]:
    return {
        "id": key,
        "action": draw(texts.filter(lambda text: clean(text)[0].strip())),
        "responsibility": draw(maybe),
        "timescale": draw(maybe),
    }


def _said(value: Any) -> Any:
    if isinstance(value, str):
        kept = clean(value)[0]
        return kept if kept.strip() else None
    if isinstance(value, list):
        return [_said(item) for item in value] or None
    if isinstance(value, dict):
        inner = {key: _said(item) for key, item in value.items()}
        return {key: item for key, item in inner.items() if item is not None} or None
    return value
