"""A real PostgreSQL of the tests' own: started in a folder of its own, reached by a socket in it alone.

The programs come from the package pgserver where it is installed, else from the machine. They refuse to run
as root; there, an unprivileged user of the machine runs them.
"""

import importlib.util
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

UNPRIVILEGED = ("nobody", "postgres")


class NoPostgreSQL(Exception):
    """No PostgreSQL can be started here; the message says why."""


@contextmanager
def running(*options: str) -> Iterator[str]:
    """The URL of a new, empty server's database, gone afterwards; `options` as `-c name=value`.

    Raises NoPostgreSQL.
    """
    whys = []
    for programs in _places():
        folder = Path(tempfile.mkdtemp(prefix="checkback-pg-"))
        try:
            _start(programs, folder, options)
        except (subprocess.SubprocessError, OSError) as error:
            whys.append(f"{programs}: {error}")
            shutil.rmtree(folder, ignore_errors=True)
            continue
        with _watched(programs, folder):
            yield f"postgresql+psycopg://checkback@/postgres?host={folder}"
        return
    raise NoPostgreSQL(
        "; ".join(whys) or "neither the package pgserver nor the programs of PostgreSQL are here"
    )


@contextmanager
def _watched(programs: Path, folder: Path) -> Iterator[None]:
    """Have the server stopped by a process of its own once this one ends, however it ends."""
    command = [sys.executable, __file__, str(programs), str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True) as watcher:
        yield
        assert watcher.stdin
        watcher.stdin.close()


def _places() -> Iterator[Path]:
    package = importlib.util.find_spec("pgserver")
    if package and package.origin:
        yield Path(package.origin).parent / "pginstall" / "bin"
    yield from sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    found = shutil.which("initdb")
    if found:
        yield Path(found).parent


def _start(programs: Path, folder: Path, options: tuple[str, ...]) -> None:
    who = _unprivileged()
    if who:
        account = pwd.getpwnam(who)
        os.chown(folder, account.pw_uid, account.pw_gid)
    data, log = str(folder / "data"), str(folder / "log")
    _run(programs, "initdb", "-D", data, "-U", "checkback", "-A", "trust", "-E", "UTF8", "--no-sync")
    server = " ".join(["-h ''", f"-k {folder}", *options])
    _run(programs, "pg_ctl", "-D", data, "-l", log, "-w", "-o", server, "start")


def _run(programs: Path, program: str, *arguments: str) -> None:
    who = _unprivileged()
    as_whom: dict[str, Any] = {"user": who} if who else {}
    command = [str(programs / program), *arguments]
    subprocess.run(
        command,
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        timeout=60,
        cwd="/",
        **as_whom,
    )


def _unprivileged() -> str | None:
    """Who runs the programs where we are root; None for ourselves."""
    if os.geteuid() != 0:
        return None
    return next((name for name in UNPRIVILEGED if _known(name)), None)


def _known(name: str) -> bool:
    return any(account.pw_name == name for account in pwd.getpwall())


def _watch(programs: Path, folder: Path) -> None:
    """Wait until whoever started us is gone, then stop the server and remove its folder."""
    sys.stdin.buffer.read()
    try:
        _run(programs, "pg_ctl", "-D", str(folder / "data"), "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    _watch(Path(sys.argv[1]), Path(sys.argv[2]))
