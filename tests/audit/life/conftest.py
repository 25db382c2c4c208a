"""A service with people for the tests of an audit's life."""

import pytest

from tests.audit.life.played import Life


@pytest.fixture
def life() -> Life:
    return Life()
