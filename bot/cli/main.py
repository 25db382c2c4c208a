"""The command `checkback`: its groups, and the one place where errors become a line and an exit status."""

import os
import sys
import traceback
from pathlib import Path

import click

from audit.errors import AuditError
from bot.cli import (
    actions,
    audits,
    blank,
    checking,
    conversing,
    deleting,
    documents,
    due,
    exempting,
    guiding,
    keeping,
    kinds,
    meeting,
    moderating,
    programme,
    programme_more,
    reading,
    reporting,
    serving,
    steps,
    tracking,
)
from bot.cli.common import WRONG
from bot.errors import DoorError
from docgen.errors import DocumentError
from guidance.errors import GuidanceError
from questionbank.errors import FormError
from storage.errors import StorageError

# Errors that are a sentence for the person at the command line.
KNOWN = (AuditError, FormError, GuidanceError, StorageError, DoorError, DocumentError)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="checkback")
def checkback() -> None:
    """The working companion of a youth justice audit programme."""


MODULES = (
    actions,
    audits,
    blank,
    checking,
    conversing,
    deleting,
    documents,
    due,
    exempting,
    guiding,
    kinds,
    keeping,
    meeting,
    moderating,
    programme,
    programme_more,
    reading,
    reporting,
    serving,
    steps,
    tracking,
)
for module in MODULES:
    module.register(checkback)


def main() -> None:
    """Run the command line and leave with the contract's exit status."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command and give its exit status; every error becomes one line on standard error."""
    try:
        status = checkback.main(arguments, prog_name="checkback", standalone_mode=False)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - a person never sees a traceback
        return _wrong(_sentence(error))
    return status if isinstance(status, int) else 0


def _sentence(error: BaseException) -> str:
    """The sentence for whatever went wrong; what we did not foresee names its place and no data."""
    if isinstance(error, KNOWN):
        return str(error)
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        path = error.ctx.command_path if error.ctx else "checkback"
        return f"no command was given; `{path} --help` lists them"
    if isinstance(error, click.ClickException):
        return error.format_message()
    if isinstance(error, click.Abort | KeyboardInterrupt):
        return "stopped; what was confirmed is kept"
    if isinstance(error, OSError):
        return f"{error.filename or 'the output'} cannot be used: {error.strerror or error}"
    return _unexpected(error)


def _wrong(line: str) -> int:
    click.echo("checkback: " + " ".join(line.split()), err=True)
    return WRONG


def _unexpected(error: BaseException) -> str:
    """A fault of ours: where it happened, without the data it happened with."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{Path(last.filename).name}:{last.lineno}"
    kind = type(error).__name__
    return f"an unexpected fault ({kind} at {place}); what was confirmed is kept; please report this line"
