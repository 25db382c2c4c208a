"""Starting a new service: its folder, settings, first administrator, and examples to begin from."""

from importlib import resources
from pathlib import Path

from audit.permissions import THE_OPERATOR, Role
from audit.record import Person
from bot import people, settings
from bot.bootstrap import App

CASELOAD = """\
childview_id,case_manager,team_manager,gender,age,order_type,care_status,custody,knife,victim,joint
EXAMPLE-001,Sam Example,Tess Example,girl,15,Referral Order,,no,no,yes,no
EXAMPLE-002,Sam Example,Tess Example,boy,17,Youth Rehabilitation Order,child looked after,no,yes,yes,yes
"""


def found(app: App, admin: str, email: str | None) -> tuple[list[Path], list[Path], str]:
    """Write what is not there yet, and add the administrator unless there is one.

    Gives the files (made, kept as they were) and who is the administrator.
    """
    there = [p for p in app.service.people() if Role.ADMINISTRATOR in p.roles and p.active]
    first = Person(name=admin, email=email, roles=(Role.ADMINISTRATOR.value,))
    made, kept = _written(app.settings.home, there[0] if there else first)
    if not there:
        app.service.keep_people([first], THE_OPERATOR)
    return made, kept, ", ".join(one.name for one in there or [first])


def _written(home: Path, administrator: Person) -> tuple[list[Path], list[Path]]:
    """Write the files of a new service that are not there yet; gives those made and those kept."""
    definitions = resources.files("questionbank.content").joinpath("definitions.toml").read_text("utf-8")
    files = {
        settings.FILE: settings.example(),
        "people.csv": people.example(administrator),
        "caseload.csv": CASELOAD,
        "definitions.toml": definitions,
    }
    home.mkdir(mode=0o700, parents=True, exist_ok=True)  # a record elsewhere has not made it
    made: list[Path] = []
    kept: list[Path] = []
    for name, content in files.items():
        path = home / name
        (kept if path.exists() else made).append(path)
        if not path.exists():
            path.write_text(content, encoding="utf-8")
    return made, kept
