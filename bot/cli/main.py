"""The command `checkback`: its groups, and the one place where errors become a line and an exit status."""

import os
import sys
import traceback
from pathlib import Path

import click

from audit.errors import AuditError
from bot.cli import audits, conversing, documents, guiding, serving, tracking
from bot.cli.common import WRONG
from bot.errors import DoorError
from guidance.errors import GuidanceError
from questionbank.errors import FormError
from storage.errors import StorageError

# Errors that are a sentence for the person at the command line.
KNOWN = (AuditError, FormError, GuidanceError, StorageError, DoorError)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="checkback")
def checkback() -> None:
    """The working companion of a youth justice audit programme."""


for module in (audits, conversing, documents, guiding, serving, tracking):
    module.register(checkback)


def main() -> None:
    """Run the command line and leave with the contract's exit status."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command and give its exit status; every error becomes one line on standard error."""
    try:
        status = checkback.main(arguments, prog_name="checkback", standalone_mode=False)
    except KNOWN as error:
        return _wrong(str(error))
    except click.ClickException as error:
        return _wrong(error.format_message())
    except (click.Abort, KeyboardInterrupt):
        return _wrong("stopped; what was confirmed is kept")
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # noqa: BLE001 - the last line of defence: a person never sees a traceback
        return _wrong(_unexpected(error))
    return status if isinstance(status, int) else 0


def _wrong(line: str) -> int:
    click.echo("checkback: " + " ".join(line.split()), err=True)
    return WRONG


def _unexpected(error: Exception) -> str:
    """A fault of ours: where it happened, without the data it happened with."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{Path(last.filename).name}:{last.lineno}"
    kind = type(error).__name__
    return f"an unexpected fault ({kind} at {place}); what was confirmed is kept; please report this line"
