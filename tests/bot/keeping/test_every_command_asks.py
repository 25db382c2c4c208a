"""Every command of the command line is tried by somebody who holds every role but those that may do it."""

import csv
import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from audit.permission_table import TABLE
from audit.roles import Do, Role, Scope
from bot.cli.main import checkback, run

AUDIT = "2026-11-001"
STRANGER = "Pat Example"
GIVEN = {
    "month": "2026-11",
    "auditor": "Alex Example",
    "case_manager": "Sam Example",
    "child": {"name": "Robin Invented", "childview_id": "CV-77001"},
    "answers": {"1": {"rating": "Good", "comment": "He rides a bicycle."}},
    "actions": [{"action": "mend the cartwheel", "responsibility": "Sam Example"}],
}
TOLD = ("Robin", "Invented", "CV-77001", "bicycle", "cartwheel")

# What each command is tried with, and what one must be allowed to do for it.
ASKED: dict[str, tuple[str, Do]] = {
    "actions add": (f"{AUDIT} --action Visit", Do.ACT),
    "actions update": (f"{AUDIT} 1 --progress x", Do.ACT),
    "actions check-back": (f"{AUDIT} 1 --done --evidence x", Do.CHECK_BACK),
    "audits show": (AUDIT, Do.VIEW),
    "audits history": (AUDIT, Do.VIEW),
    "audits import": ("given.json", Do.IMPORT),
    "audits documents": (AUDIT, Do.EXPORT),
    "audits contact": (f"{AUDIT} parent-feedback", Do.TICK),
    "audits raters": (f"{AUDIT} Alex", Do.REASSIGN),
    "audits rate": (f"{AUDIT} 1 Good", Do.RATE),
    "audits agree": (f"{AUDIT} 1 Good", Do.ANSWER),
    "audits agreement": (AUDIT, Do.VIEW),
    "audits joint": (f"{AUDIT} --comment x", Do.ANSWER),
    "audits choose": (f"{AUDIT} 1 2", Do.ANSWER),
    "audits findings": ("2026-11", Do.REPORTS),
    "audits meeting": (f"{AUDIT} --on 2026-11-27", Do.MEET),
    "audits moderate": (f"{AUDIT} --notes x", Do.MODERATE),
    "audits read": (f"--into {AUDIT} form.docx", Do.ANSWER),
    "audits start": ("--child CV-9 --auditor Alex --month 2026-11", Do.START),
    "audits submit": (AUDIT, Do.SUBMIT),
    "audits return": (f"{AUDIT} --reason x --talk held", Do.RETURN),
    "audits disagree": (f"{AUDIT} --reason x --talk held", Do.DISAGREE),
    "audits decide": (f"{AUDIT} --stands auditor --reason x", Do.DECIDE),
    "audits concern": (f"{AUDIT} --text x", Do.CONCERN),
    "audits reassign": (f"{AUDIT} --to Pat --reason x", Do.REASSIGN),
    "audits exempt": (f"{AUDIT} --reason x", Do.EXEMPT),
    "audits withdraw": (f"{AUDIT} --reason x", Do.WITHDRAW),
    "audits close": (f"{AUDIT} --reason x", Do.MEET),
    "chat": (f"--audit {AUDIT}", Do.VIEW),
    "purge": ("", Do.PURGE),
    "hold": (f"{AUDIT} --reason x", Do.HOLD),
    "child export": ("CV-77001 --reason x", Do.CHILD_EXPORT),
    "child erase": ("CV-77001 --reason x", Do.CHILD_EXPORT),
    "import": ("form.txt", Do.DOCUMENTS),
    "guidance use": ("fji-sqs-2015 on", Do.DOCUMENTS),
    "guidance correct": ("1 2.1.1", Do.DOCUMENTS),
    "backup": ("copy.backup", Do.BACKUP),
    "restore": ("copy.backup --replace", Do.BACKUP),
    "history": ("", Do.PEOPLE),
    "key list": ("", Do.KEYS),
    "key rotate": ("", Do.KEYS),
    "key retire": ("00000000", Do.KEYS),
    "programme plan": ("2026-11 --line x --full 1", Do.PROGRAMME),
    "programme select": ("2026-11 --caseload caseload.csv", Do.PROGRAMME),
    "programme allocate": ("2026-11", Do.PROGRAMME),
    "programme exempt": (f"{AUDIT} --reason x", Do.EXEMPT),
    "programme agenda": ("2026-11", Do.PROGRAMME),
    "programme record": ("2026-11 papers --on 2026-11-20", Do.PROGRAMME),
    "programme actions add": ("--action x --owner y --timescale 2026-12-01", Do.PROGRAMME),
    "programme actions update": ("S1 --progress x", Do.PROGRAMME),
    "programme sums": ("", Do.PROGRAMME),
    "report month": ("2026-11", Do.REPORTS),
    "report board": ("--from 2026-11 --to 2026-11", Do.REPORTS),
    "people import": ("people.csv", Do.PEOPLE),
    "people deactivate": ("Alex", Do.PEOPLE),
}
# What everybody may, for it shows what they may see and no more: tried as somebody who may see nothing.
SHOWS_THEIRS = {
    "actions list": "",
    "audits list": "",
    "audits blank": "",
    "due": "",
    "programme actions list": "",
    "programme requests": "",
    "programme show": "",
    "programme wishes": "",
    "people list": "",
    "tracker write": "tracker.xlsx",
    "verify": "",
}
# What somebody asked this person for, and nobody else: others find nothing there.
ASKED_OF_THEM = {"programme refuse": f"{AUDIT} --reason x"}
# What holds no case: published texts, the record as a whole, a new service, one's own words.
HOLDS_NO_CASE = {
    *("check action", "check comment", "demo", "doctor", "init", "key new", "serve", "templates check"),
    *("form show", "form list", "form diff", "guidance list", "guidance show"),
    *("guidance search", "guidance for", "guidance diff"),
}
NEEDS_A_FILE_OF_ITS_OWN = {"tracker read"}  # tried with the tracker, in tests/journeys/test_tracker.py


def commands(group: click.Group, *path: str) -> Iterator[str]:
    """The names of all commands, such as `audits show`."""
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, *path, name)
        else:
            yield " ".join((*path, name))


def test_every_command_there_is_is_tried_or_holds_no_case() -> None:
    assert set(commands(checkback)) == {
        *ASKED,
        *SHOWS_THEIRS,
        *ASKED_OF_THEM,
        *HOLDS_NO_CASE,
        *NEEDS_A_FILE_OF_ITS_OWN,
    }


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A service with one audit, and the files that commands are given: made once, for nothing changes it."""
    folder = tmp_path_factory.mktemp("service")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CHECKBACK_HOME", str(folder / "home"))
        patch.setenv("CHECKBACK_NOW", "2026-11-20T10:00:00Z")
        patch.chdir(folder)
        Path("given.json").write_text(json.dumps(GIVEN))
        Path("form.txt").write_text("Case audit form\n1. Was the child seen?\n")
        for line in PREPARED:
            assert run(line.split()) == 0
        for name in ("caseload.csv", "people.csv"):
            Path(name).write_bytes((folder / "home" / name).read_bytes())
        yield folder


PREPARED = (
    "init",
    "audits import given.json",
    "audits blank --out form.docx",
    "programme actions add --action Train --owner Alex --timescale 2026-12-01",
    "backup copy.backup",
)


def may_not(act: Do) -> list[Role]:
    """The roles that may not do that to somebody else's audit."""
    return [role for role in Role if TABLE[role].get(act) != Scope.ALL]


def become(roles: list[Role]) -> None:
    """Let the stranger hold these roles and no other."""
    with Path("stranger.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["name", "email", "slack_id", "roles", "team", "line_manager", "leaves_on"])
        rows.writerow([STRANGER, "", "", "; ".join(roles), "", "", ""])
    assert run(["people", "import", "stranger.csv"]) == 0


def lines_of_history(service: Path) -> int:
    connection = sqlite3.connect(service / "home" / "checkback.db")
    count: int = connection.execute("SELECT count(*) FROM history").fetchone()[0]
    connection.close()
    return count


@pytest.mark.parametrize("name", sorted(ASKED))
def test_no_command_does_for_anybody_what_their_roles_do_not_allow(
    name: str, service: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    given, act = ASKED[name]
    become(may_not(act))
    before = lines_of_history(service)
    capfdbinary.readouterr()
    assert run([*name.split(), *given.split(), "--as", STRANGER]) == 2
    out, err = capfdbinary.readouterr()
    assert out == b""
    assert STRANGER in err.decode()
    assert f"may not {act.value} here" in err.decode()
    assert lines_of_history(service) == before


@pytest.mark.parametrize("name", sorted(SHOWS_THEIRS))
def test_a_list_shows_nobody_a_case_that_is_not_theirs(
    name: str, service: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    become(may_not(Do.VIEW))
    capfdbinary.readouterr()
    run([*name.split(), *SHOWS_THEIRS[name].split(), "--as", STRANGER])
    out, err = capfdbinary.readouterr()
    assert [word for word in TOLD if word in (out + err).decode()] == []


@pytest.mark.parametrize("name", sorted(ASKED_OF_THEM))
def test_what_was_asked_of_somebody_else_is_not_there(name: str, service: Path) -> None:
    become(may_not(Do.VIEW))
    before = lines_of_history(service)
    assert run([*name.split(), *ASKED_OF_THEM[name].split(), "--as", STRANGER]) == 2
    assert lines_of_history(service) == before
