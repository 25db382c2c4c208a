"""The pages made from the tables say what the tables say."""

from pathlib import Path

from audit.pages import main, permissions_page, states_page

DOCS = Path(__file__).resolve().parents[2] / "docs"
MAKE_AGAIN = "make it again: python -m audit.pages docs"


def test_the_page_of_permissions_is_the_table_in_force() -> None:
    assert (DOCS / "permissions.md").read_text(encoding="utf-8") == permissions_page(), MAKE_AGAIN


def test_the_page_of_states_is_the_tables_in_force() -> None:
    assert (DOCS / "states.md").read_text(encoding="utf-8") == states_page(), MAKE_AGAIN


def test_both_pages_are_written_into_a_folder(tmp_path: Path) -> None:
    main(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["permissions.md", "states.md"]
