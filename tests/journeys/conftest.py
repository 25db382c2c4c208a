"""The command line on a data folder of its own."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot.cli.main import run

Run = Callable[..., int]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    monkeypatch.setenv("CHECKBACK_HOME", str(folder))
    monkeypatch.setenv("CHECKBACK_NOW", "2026-11-20T10:00:00Z")
    monkeypatch.chdir(tmp_path)
    return folder


@pytest.fixture
def json_of(home: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> Callable[..., Any]:
    """Runs a command with --json and gives the value; fails where anything else stands on standard output."""

    def call(*arguments: str, status: int = 0) -> Any:
        capfdbinary.readouterr()
        assert run([*arguments, "--json"]) == status, capfdbinary.readouterr().err
        return json.loads(capfdbinary.readouterr().out)

    return call


@pytest.fixture
def refused(home: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> Callable[..., str]:
    """Runs a command that must be refused and gives its one line."""

    def call(*arguments: str) -> str:
        capfdbinary.readouterr()
        assert run(list(arguments)) == 2
        out, err = capfdbinary.readouterr()
        assert out == b""
        lines = err.decode().strip().splitlines()
        assert len(lines) == 1, lines
        return lines[0]

    return call
