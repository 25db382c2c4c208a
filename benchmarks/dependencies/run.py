"""`make audit-dependencies`: every locked version looked up among the known weaknesses.

Exit status 0: all were looked up and none is known to be weak; 1: some are; 2: the service of known
weaknesses could not be asked about all of them, which is no clean bill.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

LOCK = Path(__file__).parents[2] / "requirements.lock"
PROGRAM = Path(sys.executable).with_name("pip-audit")
PATIENCE = 300  # seconds


def main() -> int:
    """Ask, and say what came of it."""
    try:
        told = _asked()
    except (OSError, subprocess.SubprocessError, ValueError) as error:
        why = type(error).__name__
        print(f"Nothing was looked up: the service of known weaknesses cannot be reached ({why}).")
        return 2
    looked_up, left_out, weak = sort_out(told)
    for line in weak:
        print(line)
    print(f"{looked_up} locked versions looked up, {len(weak)} known weaknesses.")
    if left_out:
        some = ", ".join(left_out[:5])
        print(f"{len(left_out)} could NOT be looked up here ({some}...): this is no clean bill.")
    return 1 if weak else 2 if left_out or not looked_up else 0


def sort_out(told: dict[str, Any]) -> tuple[int, list[str], list[str]]:
    """How many were looked up, the names of those that were not, a line for each known weakness."""
    asked = [one for one in told["dependencies"] if "skip_reason" not in one]
    left_out = [one["name"] for one in told["dependencies"] if "skip_reason" in one]
    weak = [_line(one, weakness) for one in asked for weakness in one.get("vulns", ())]
    return len(asked), left_out, weak


def _line(one: dict[str, Any], weakness: dict[str, Any]) -> str:
    mended = ", ".join(weakness["fix_versions"]) or "none yet"
    return f"{one['name']} {one['version']}: {weakness['id']}, mended in {mended}"


def _asked() -> dict[str, Any]:
    command = [str(PROGRAM), "--disable-pip", "--require-hashes", "-r", str(LOCK)]
    done = subprocess.run(
        [*command, "--progress-spinner", "off", "--format", "json"],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    told = json.loads(done.stdout)
    if not isinstance(told, dict):
        raise ValueError("pip-audit said something unexpected")
    return told


if __name__ == "__main__":
    sys.exit(main())
