"""A person's lists hold the audits that person may see, and nothing else."""

import pytest

from audit.lists import headlines_for
from audit.permissions import THE_OPERATOR, Actor, Do, Role
from audit.ports import Store
from tests.storage.fake import MemoryStore
from tests.storage.samples import audit, keep


@pytest.fixture
def kept() -> Store:
    store = MemoryStore()
    with store.transaction() as tx:
        keep(tx, audit("A-1", auditor="Siân Made-Up"))
        other = audit("A-2", auditor="Wren Fictional", month="2026-10")
        data = other.data.model_copy(
            update={"case_manager": "Siân Made-Up", "team_manager": "Robin Invented"}
        )
        keep(tx, other.model_copy(update={"data": data, "state": "submitted"}))
    return store


def listed(store: Store, actor: Actor, **chosen: object) -> list[str]:
    with store.reading() as reading:
        return [line.id for line in headlines_for(reading, actor, Do.VIEW, **chosen)]  # type: ignore[arg-type]


def test_an_auditor_sees_their_own(kept: Store) -> None:
    assert listed(kept, Actor(name="Siân Made-Up", roles=(Role.AUDITOR,))) == ["A-1"]


def test_a_person_of_two_roles_sees_what_either_may_see_once(kept: Store) -> None:
    roles = (Role.AUDITOR, Role.CASE_MANAGER)
    assert listed(kept, Actor(name="Siân Made-Up", roles=roles)) == ["A-1", "A-2"]


def test_a_team_manager_sees_the_teams(kept: Store) -> None:
    assert listed(kept, Actor(name="robin invented", roles=(Role.TEAM_MANAGER,))) == ["A-2"]


def test_a_moderator_and_the_operator_see_all(kept: Store) -> None:
    assert listed(kept, Actor(name="Ash Imagined", roles=(Role.MODERATOR,))) == ["A-1", "A-2"]
    assert listed(kept, THE_OPERATOR, states=["submitted"]) == ["A-2"]
    assert listed(kept, THE_OPERATOR, month="2026-11") == ["A-1"]


def test_who_has_no_role_for_it_sees_nothing(kept: Store) -> None:
    assert listed(kept, Actor(name="Siân Made-Up", roles=(Role.ADMINISTRATOR,))) == []
