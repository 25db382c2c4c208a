"""Concerns, meetings and moderation are read out of whatever stands in the data, and never lose it."""

from hypothesis import given
from hypothesis import strategies as st

from audit import commands as c
from audit.life.shapes import concerns, meetings, moderation
from audit.models import AuditData
from audit.permissions import THE_OPERATOR
from tests.audit.life.played import Life

SCALARS = st.none() | st.booleans() | st.integers(-5, 5) | st.text(max_size=8)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
KEYS = st.sampled_from(
    ["id", "text", "at", "kind", "date", "came", "sections", "talk", "by", "returns", "decision", "other"]
)
OBJECTS = st.dictionaries(KEYS, VALUES, max_size=5)


def data(**parts: object) -> AuditData:
    return AuditData.model_validate(
        {"month": "2026-11", "auditor": "A", "child": {"childview_id": "CV-1"}, **parts}
    )


@given(st.lists(VALUES | OBJECTS, max_size=5), OBJECTS)
def test_the_readers_make_the_best_of_anything(listed: list[object], said: dict[str, object]) -> None:
    given_data = data(concerns=listed, meetings=listed, moderation=said)
    for read in (concerns(given_data), meetings(given_data)):
        assert len(read) == sum(1 for raw in listed if raw)
        assert len({one.id for one in read}) == len(read)
        assert all(one.id for one in read)
    assert moderation(given_data).sections is not None


@given(st.lists(OBJECTS.filter(bool) | st.text(min_size=1, max_size=9), max_size=4))
def test_a_new_concern_leaves_those_from_elsewhere_as_they_were(listed: list[object]) -> None:
    life = Life()
    raw = {"month": "2026-11", "auditor": "A", "child": {"childview_id": "CV-1"}, "concerns": listed}
    record = life.service.take_in(raw, THE_OPERATOR).record
    command = c.RaiseConcern(audit=record.id, text="new")
    kept = life.service.perform(command, THE_OPERATOR).record.data.concerns
    assert kept[:-1] == record.data.concerns
    assert kept[-1]["text"] == "new"


def test_two_concerns_of_one_id_stay_two() -> None:
    found = concerns(data(concerns=[{"id": "1", "text": "a"}, {"id": "1", "text": "b"}]))
    assert [(one.id, one.text) for one in found] == [("1", "a"), ("2", "b")]
