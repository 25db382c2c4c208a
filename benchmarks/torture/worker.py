"""A process that works on a record until it is killed; run by `benchmarks.torture.killing`.

Usage: python -m benchmarks.torture.worker HOME OUT. For each line on standard input (a number that seeds
what is done) it forks a child, prints `pid N`, and the child prints a claim after each act that the record
has confirmed. What is slow (starting Python, importing) happens once.
"""

import json
import os
import random
import sys
from pathlib import Path

from audit.errors import Busy
from benchmarks.torture.acts import Worker
from bot.bootstrap import open_app
from bot.settings import Settings
from storage.keyplaces import key_place


def tell(line: str) -> None:
    """Print at once and in one piece, whatever happens next."""
    os.write(1, f"{line}\n".encode())


def settings(home: Path) -> Settings:
    """A service in that folder, whatever this machine's own settings are."""
    return Settings(home=home)


def work_for_ever(home: Path, out: Path, seed: str) -> None:
    """What a child does."""
    worker = Worker(open_app(settings(home)), out, random.Random(seed))
    while True:
        try:
            tell(json.dumps(worker.act()))
        except Busy:
            continue


def main() -> None:
    """Fork a child for each line that comes in, and say when it has ended."""
    home, out = map(Path, sys.argv[1:])
    key_place(home, None, None, None).make()
    for seed in sys.stdin:
        child = os.fork()
        if child == 0:
            work_for_ever(home, out, seed.strip())
        tell(f"pid {child}")
        os.waitpid(child, 0)
        tell("ended")


if __name__ == "__main__":
    main()
