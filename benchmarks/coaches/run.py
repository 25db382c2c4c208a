"""Measures the two coaches against judged examples: hits and false alarms for each flaw, and the time taken.

Run: make bench-coaches (python -m benchmarks.coaches.run [FILE...]). On our own examples always, half by
half, and on the two fresh sets; on the public judged set where it is beside the project; and on any further
files of the same shape that are named.
`--misses` prints what went wrong in our development half, the first fresh set and the named files; the check
half and the second fresh set stay unread.
"""

import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median, quantiles

from audit.coach import ActionItem, CommentItem, Remarks, check_action, check_comment
from benchmarks.coaches.examples import (
    DEVELOPMENT,
    FRESH_FIRST,
    Judged,
    read_fresh,
    read_halves,
    read_public,
    read_set,
)
from benchmarks.coaches.figures import Figures, figures

Coach = Callable[[Judged], Remarks]


def main(arguments: Sequence[str]) -> None:
    """Print every table."""
    tells_misses = "--misses" in arguments
    sets = read_halves() | read_fresh()
    if public := read_public():
        sets["public"] = public
    for name in arguments:
        if not name.startswith("-"):
            sets[Path(name).name] = read_set(Path(name))
    told = {DEVELOPMENT, FRESH_FIRST, *map(_file_name, arguments)}
    for name, examples in sets.items():
        said = [coach(example) for example in examples]
        _print_figures(name, figures(examples, said))
        if tells_misses and name in told:
            _print_misses(examples, said)
    _print_times([example for examples in sets.values() for example in examples])


def coach(example: Judged) -> Remarks:
    """What the coach for this kind of example says."""
    if example.kind == "actions":
        return check_action(ActionItem.model_validate(example.item))
    return check_comment(CommentItem.model_validate(example.item))


def _print_figures(name: str, found: Figures) -> None:
    print(f"\n{name} ({found.items} examples)")
    print(f"{'flaw':28}{'found':>12}{'false alarms':>15}")
    for code in sorted(found.judged | found.false):
        hits = f"{found.hits[code]} of {found.judged[code]}"
        print(f"{code:28}{hits:>12}{found.false[code]:>15}")
    print(f"{'all':28}{found.share_found:>12.1%}{found.share_false:>15.1%} of the examples")


def _print_misses(examples: Sequence[Judged], said: Sequence[Remarks]) -> None:
    for example, remarks in zip(examples, said, strict=True):
        if set(example.flaws) != set(remarks.flaws):
            print(f"  {example.id}: judged {list(example.flaws)}, said {list(remarks.flaws)}")


def _print_times(examples: Sequence[Judged]) -> None:
    times = {"actions": [0.0], "comments": [0.0]}
    for example in examples:
        start = time.perf_counter()
        coach(example)
        times[example.kind].append((time.perf_counter() - start) * 1000)
    for kind, taken in times.items():
        slowest = quantiles(taken, n=20)[-1]
        print(f"\n{kind}: median {median(taken):.1f} ms, 95 of 100 within {slowest:.1f} ms", end="")
    print()


def _file_name(argument: str) -> str:
    return Path(argument).name


if __name__ == "__main__":
    main(sys.argv[1:])
