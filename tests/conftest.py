"""The tests work on records of their own, whatever service this machine's environment leads to."""

import os
from collections.abc import Iterator

import pytest

OURS = ("CHECKBACK_", "SLACK_")
KEPT = ("CHECKBACK_SOURCES", "CHECKBACK_COACHES_SET")  # where official documents and judged sets are


@pytest.fixture(scope="session", autouse=True)
def nothing_of_the_service() -> Iterator[None]:
    """Take the settings and tokens of the service away while the tests run."""
    with pytest.MonkeyPatch.context() as patch:
        for name in list(os.environ):
            if name.startswith(OURS) and name not in KEPT:
                patch.delenv(name)
        yield
