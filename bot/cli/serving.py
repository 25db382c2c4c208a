"""`checkback init`, `doctor`, `people` and `verify`: starting a service and looking after it."""

import getpass
from pathlib import Path

import click

from bot import people as people_file
from bot.cli.common import DONE, FALLS_SHORT, acting, actor, app, as_json, settle, show, show_json, tell
from bot.doctor import Finding, examine
from bot.founding import found
from storage.errors import StorageError


def register(root: click.Group) -> None:
    """Add the commands of this module."""
    for command in (init, doctor, people, verify, serve):
        root.add_command(command)


@click.command()
@click.option("--admin", metavar="NAME", help="The first administrator; your account's name without it.")
@click.option("--email", help="Their email address.")
def init(admin: str | None, email: str | None) -> None:
    """Start a new service: first administrator, settings, example people and caseload."""
    service = app()
    made, kept, administrator = found(service, admin or getpass.getuser(), email)
    for path in kept:
        tell(f"kept as it is: {path}")
    for path in made:
        show(str(path))
    show(f"Administrator: {administrator}")
    show(f"The service is ready in {service.settings.home}. `checkback chat` begins an audit.")


@click.command()
@as_json
def doctor(json_: bool) -> int:
    """Check settings, key, database and documents, and say what to mend."""
    try:
        findings = examine(app())
    except StorageError as error:
        findings = [Finding("mend", "record", str(error))]
    if json_:
        show_json({"findings": [vars(finding) for finding in findings]})
    else:
        show("\n".join(f"{finding.verdict:<7} {finding.what}: {finding.says}" for finding in findings))
    return FALLS_SHORT if any(finding.verdict == "mend" for finding in findings) else DONE


@click.command()
@click.option("--http", metavar="HOST:PORT", help="Listen there, instead of Socket Mode.")
@click.option("--workers", type=click.IntRange(1, 64), default=1, show_default=True, help="With --http.")
@click.option("--rehearsal", is_flag=True, help="Fictional data in a folder of its own; nobody is notified.")
def serve(http: str | None, workers: int, rehearsal: bool) -> None:
    """The Slack bot: Socket Mode, or HTTP when asked."""
    from bot.slack.serving import run

    run(http, workers, tell, rehearsal=rehearsal)


@click.group()
def people() -> None:
    """The people of the service and their roles."""


@people.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@acting
def import_(file: Path, person: str | None) -> None:
    """Add the people of a .csv file, or replace those of the same name."""
    listed = people_file.read(file)
    app().service.keep_people(listed, actor(person))
    show(f"{len(listed)} people")


@people.command("list")
@acting
@as_json
def list_(person: str | None, json_: bool) -> None:
    """List the people of the service."""
    actor(person)
    everyone = app().service.people()
    if json_:
        show_json([one.model_dump(mode="json") for one in everyone])
    elif everyone:
        show(
            "\n".join(
                f"{one.name}: {', '.join(one.roles)}{'' if one.active else ' (left)'}" for one in everyone
            )
        )
    else:
        show(
            "Nobody yet. `checkback people import FILE.csv` adds people; `checkback init` writes an example."
        )


@people.command("deactivate")
@click.argument("name")
@acting
def deactivate(name: str, person: str | None) -> None:
    """Take someone's access away; what they wrote stays theirs."""
    app().service.deactivate(name, actor(person))
    show(f"{name} can no longer act")
    settle()


@click.command()
@acting
@as_json
def verify(person: str | None, json_: bool) -> int:
    """Check that the history is whole: no line changed, removed, inserted or out of order."""
    actor(person)
    broken = app().store.verify()
    if json_:
        show_json({"whole": broken is None, "broken": broken})
    else:
        show(broken or "The history is whole.")
    return FALLS_SHORT if broken else DONE
