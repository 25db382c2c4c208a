"""Where the official documents are kept: beside the project, or where CHECKBACK_SOURCES says."""

import os
from pathlib import Path

import pytest

BESIDE = Path(__file__).resolve().parents[3] / "shared" / "sources"


@pytest.fixture(scope="session")
def official() -> Path:
    """The folder of the official documents; the test is skipped, saying so, where there is none."""
    folder = Path(os.environ.get("CHECKBACK_SOURCES", BESIDE))
    if not folder.is_dir():
        pytest.skip(f"the official documents are not here ({folder}); set CHECKBACK_SOURCES to their folder")
    return folder
