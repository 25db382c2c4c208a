"""The command line on a data folder of its own, with an audit in it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.conftest import home, json_of, refused

__all__ = ["home", "json_of", "refused"]

CHILD = "CV-77001"
AUDIT = {
    "month": "2026-11",
    "date": "2026-11-19",
    "child": {"name": "Robin Invented", "childview_id": CHILD, "age": 15},
    "auditor": "Wren Fictional",
    "case_manager": "Arwel Fictional",
    "answers": {"1": {"rating": "Good", "comment": "He rides a bicycle to his grandmother."}},
    "sections": {"Assessment": {"rating": "Good", "comment": "a lighthouse"}},
    "feedback": {"child": {"1": "the harmonica helps"}},
    "actions": [{"action": "mend the cartwheel", "responsibility": "Arwel Fictional"}],
    "overall": {"rating": "Good", "comment": "a marigold"},
}
WORDS = (
    *("Robin", "Invented", CHILD, "Wren", "Fictional", "Arwel"),
    *("bicycle", "grandmother", "lighthouse", "harmonica", "cartwheel", "marigold"),
)


@pytest.fixture
def audit(json_of: Callable[..., Any], tmp_path: Path) -> str:
    """The id of an audit given as data."""
    file = tmp_path / "given.json"
    file.write_text(json.dumps(AUDIT))
    made = json_of("audits", "import", str(file))
    file.unlink()
    return str(made["id"])
