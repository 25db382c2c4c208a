"""A service's own templates: what they replace, and how a fault in one is told."""

from pathlib import Path

import pytest

from docgen.contacts import texts
from docgen.errors import TemplateError
from tests.docgen.contacts.samples import audit, form

NAME = "contact-young-person-feedback.txt.j2"
SAID = audit(data={"feedback": {"child": {"1": "More school"}}})


def filled(folder: Path, template: str | bytes, name: str = NAME) -> str:
    (folder / name).write_bytes(template if isinstance(template, bytes) else template.encode())
    (text,) = texts(SAID, form(), folder)
    return text.text


def fault(folder: Path, template: str | bytes, name: str = NAME) -> str:
    with pytest.raises(TemplateError) as caught:
        filled(folder, template, name)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_a_services_own_template_replaces_the_built_in_one(tmp_path: Path) -> None:
    assert filled(tmp_path, "{{ audit_id }}: {{ replies[0].reply }}") == "2026-11-001: More school"


def test_a_services_own_frame_goes_round_the_built_in_details(tmp_path: Path) -> None:
    text = filled(tmp_path, "Ours\n{% block details %}{% endblock %}", "contact-base.txt.j2")
    assert text.startswith("Ours\n")
    assert "More school" in text


def test_a_template_saved_by_windows_notepad_is_read(tmp_path: Path) -> None:
    assert filled(tmp_path, b"\xef\xbb\xbfSaid:\r\n{{ replies[0].reply }}") == "Said:\nMore school"


def test_an_empty_folder_leaves_the_built_in_templates(tmp_path: Path) -> None:
    (text,) = texts(SAID, form(), tmp_path)
    assert "More school" in text.text


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match="no folder"):
        texts(SAID, form(), tmp_path / "missing")


@pytest.mark.parametrize(
    ("template", "field"),
    [("\n{{ child_name }}", "child_name"), ("\n{% for r in replies %}{{ r.mood }}{% endfor %}", "mood")],
)
def test_a_field_that_does_not_exist_is_named_with_template_and_line(
    tmp_path: Path, template: str, field: str
) -> None:
    told = fault(tmp_path, template)
    assert f"template {NAME}, line 2" in told
    assert repr(field) in told


def test_a_template_that_is_no_template_is_told_with_its_line(tmp_path: Path) -> None:
    assert f"{NAME}, line 2" in fault(tmp_path, "one\n{% for x in %}")


def test_a_template_that_builds_on_a_missing_one_is_told(tmp_path: Path) -> None:
    assert "ours.j2" in fault(tmp_path, "{% extends 'ours.j2' %}")


def test_a_template_that_is_not_utf_8_is_told(tmp_path: Path) -> None:
    assert "UTF-8" in fault(tmp_path, b"\xff\xfeS\x00")


@pytest.mark.parametrize("template", ["{{ 1 / 0 }}", "{{ audit_id + 1 }}", "{{ range(1, 10**9) | list }}"])
def test_an_expression_that_fails_is_told(tmp_path: Path, template: str) -> None:
    assert f"template {NAME}, line 1" in fault(tmp_path, template)


@pytest.mark.parametrize(
    "template", ["{{ audit_id.__class__.__mro__ }}", "{{ replies.append(1) }}", "{{ ''.format.__globals__ }}"]
)
def test_a_template_cannot_reach_into_the_program(tmp_path: Path, template: str) -> None:
    assert f"template {NAME}" in fault(tmp_path, template)
