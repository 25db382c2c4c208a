"""Document, record, document: what was recorded is written, read back, and is the same."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audit.models import AuditData
from tests.docgen import examples
from tests.docgen.form_reading import treatments as t
from tests.docgen.form_reading.audits import HEADER, audits, told
from tests.docgen.form_reading.written import back, data_of, written

FORM = examples.form(header=HEADER)


@settings(max_examples=20, deadline=None)
@given(audits(FORM))
def test_every_audit_comes_back_from_its_form(data: AuditData) -> None:
    found = back(written(data, FORM), FORM)
    assert told(data_of(found)) == told(data)
    assert found.unplaced == ()


@settings(max_examples=8, deadline=None)
@given(audits(FORM))
def test_without_tags_the_titles_tell_it_all(data: AuditData) -> None:
    found = back(t.without_tags(written(data, FORM)), FORM)
    assert told(data_of(found)) == told(data)


@settings(max_examples=8, deadline=None)
@given(audits(FORM))
def test_what_was_read_is_written_the_same_again(data: AuditData) -> None:
    first = back(written(data, FORM), FORM)
    again = back(written(data_of(first), FORM), FORM)
    assert dict(again.facts) == dict(first.facts)
    assert again.actions == first.actions


@t.needs_office
@settings(max_examples=2, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_every_audit_comes_back_from_libreoffice(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """LibreOffice keeps no names of controls within a line: everything is found by its row."""
    audit = data.draw(audits(FORM))
    folder: Path = tmp_path_factory.mktemp("office")
    found = back(t.by_office(written(audit, FORM), folder), FORM)
    assert told(data_of(found)) == told(audit)
