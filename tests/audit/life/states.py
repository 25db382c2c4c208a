"""An audit in any state, for tests that go through all of them."""

from audit import commands as c
from audit.record import State
from tests.audit.life.played import ACADEMY, AUDITOR, MODERATOR, TEAM, Life


def in_state(life: Life, state: State) -> str:
    """An audit that came to that state by the steps a service takes."""
    if state in ("allocated", "in progress", "exempt", "withdrawn"):
        audit = life.allocated()
        steps: dict[State, tuple[str, c.Command]] = {
            "in progress": (AUDITOR, c.Begin(audit=audit)),
            "exempt": (TEAM, c.Exempt(audit=audit, reason="On leave")),
            "withdrawn": (ACADEMY, c.Withdraw(audit=audit, reason="Moved away")),
        }
        if step := steps.get(state):
            life.does(*step)
        return audit
    if state in ("submitted", "returned"):
        audit = life.submitted()
        if state == "returned":
            life.does(MODERATOR, c.SendBack(audit=audit, reason="Thin", talk="held"))
        return audit
    if state == "closed":
        return life.closed()
    audit = life.moderated()
    if state == "escalated":
        life.does(AUDITOR, c.Disagree(audit=audit, reason="No"))
    return audit
