"""`checkback report` and `checkback templates`: what many audits say, and the templates it is said with."""

import re
from pathlib import Path
from typing import Any

import click

from bot.cli.common import DONE, FALLS_SHORT, acting, actor, app, as_json, show, show_json, write_file
from bot.settings import load

MONTH = re.compile(r"[12]\d{3}-(0[1-9]|1[0-2])")
OUT = click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    help="The folder to write into.",
)


def register(root: click.Group) -> None:
    """Add the commands of this module."""
    root.add_command(report)
    root.add_command(templates)


def _month(_context: click.Context, option: click.Parameter, value: str) -> str:
    if not MONTH.fullmatch(value):
        raise click.BadParameter(f"{value!r} is no month; write it as 2026-11", param=option)
    return value


@click.group("report")
def report() -> None:
    """Reports on many audits, as Word documents."""


@report.command("month")
@click.argument("month", callback=_month)
@OUT
@acting
@as_json
def month_(month: str, out: Path, person: str | None, json_: bool) -> int:
    """The summary of one programme month, for the quality and performance meeting."""
    from bot import reports

    return _written(out / f"{month}-summary.docx", reports.month_document(app(), month, actor(person)), json_)


@report.command("board")
@click.option("--from", "first", required=True, callback=_month, help="The first month, as 2026-07.")
@click.option("--to", "last", required=True, callback=_month, help="The last month, as 2026-11.")
@OUT
@acting
@as_json
def board(first: str, last: str, out: Path, person: str | None, json_: bool) -> int:
    """The themes of several months, for the board; small counts of children and teams are kept back."""
    from bot import reports

    if last < first:
        raise click.BadParameter(f"--to {last} comes before --from {first}; change them about")
    content = reports.board_document(app(), first, last, actor(person))
    return _written(out / f"{first}-to-{last}-themes.docx", content, json_)


@click.group("templates")
def templates() -> None:
    """The templates of reports and contact texts, which a service may restyle."""


@templates.command("check")
@as_json
def check(json_: bool) -> int:
    """Name every field that a template asks for and that does not exist, and the other way round."""
    from docgen import contacts, reports

    own = load().templates
    found = [*reports.check_templates(own), *contacts.check_templates(own)]
    if json_:
        show_json([{"template": one.template, "missing": one.missing, "unused": one.unused} for one in found])
    else:
        show("\n".join(_told(one) for one in found))
    return FALLS_SHORT if any(one.missing for one in found) else DONE


def _told(one: Any) -> str:
    lines = [f"{one.template}: {'asks for what does not exist' if one.missing else 'as it should be'}"]
    lines += [f"  there is no field {field}" for field in one.missing]
    if one.unused:
        lines.append(f"  not asked for: {', '.join(one.unused)}")
    return "\n".join(lines)


def _written(path: Path, content: bytes, json_: bool) -> int:
    written = write_file(path, content)
    if json_:
        show_json({"file": str(written)})
    else:
        show(str(written))
    return DONE
