"""Importing the product makes nothing: no folder, no key, no database."""

import os
import subprocess
import sys
from pathlib import Path


def test_importing_every_package_writes_nothing(tmp_path: Path) -> None:
    root = Path(__file__).resolve().parents[2]
    home = tmp_path / "home"
    rooms = "bot.cli.main, storage.store, docgen.form, docgen.tracker, guidance.search, questionbank.reading"
    done = subprocess.run(
        [sys.executable, "-c", f"import {rooms}"],
        cwd=root,
        env={**os.environ, "CHECKBACK_HOME": str(home), "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert not home.exists()
    assert list(tmp_path.iterdir()) == []
