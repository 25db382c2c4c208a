"""A service with people for the tests of the kinds of audit."""

import pytest

from tests.audit.life.played import Life


@pytest.fixture
def life() -> Life:
    return Life()
