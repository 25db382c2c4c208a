"""The property that says which audit a service's own form was written out for."""

from docgen.ooxml.gaps import Gapped
from docgen.ooxml.own_property import forgotten, with_own_property
from docgen.ooxml.package import pack
from docgen.ooxml.subject import CUSTOM
from tests.docgen.form.own.forms import four_columns
from tests.docgen.office import package_faults, parts


def test_a_filled_file_says_its_audit_in_a_part_by_itself() -> None:
    made = Gapped(with_own_property(four_columns())).fill({}, subject="2026-11-001, version 3")
    assert b">2026-11-001, version 3<" in parts(made)[CUSTOM]
    assert package_faults(made) == []


def test_a_part_of_the_services_own_is_left_as_it_is() -> None:
    theirs = pack({**parts(with_own_property(four_columns())), CUSTOM: b"<Properties>theirs</Properties>"})
    made = Gapped(with_own_property(theirs)).fill({}, subject="2026-11-001, version 3")
    assert parts(made) == parts(theirs)


def test_a_filled_form_taken_for_the_empty_one_names_its_audit_no_more() -> None:
    made = Gapped(with_own_property(four_columns())).fill({}, subject="2026-11-001, version 3")
    assert b"2026-11-001" not in forgotten(parts(made))[CUSTOM]
