"""Where the head of service may not judge, so that whom the service names does (section 8)."""

from audit.permissions import Role, is_same
from audit.ruling import Around


def head_is_one_of(names: tuple[str | None, ...], around: Around) -> bool:
    """Whether every head of service is among those names; where there is none, the answer is yes."""
    heads = [p.name for p in around.people() if p.active and Role.HEAD_OF_SERVICE in p.roles]
    return all(any(is_same(head, name) for name in names) for head in heads)
