"""Spoils documents at random and reads them, to show that every outcome is a reading or one clear line.

Run: make fuzz-reading (python -m benchmarks.reading.fuzz [COUNT] [SEED]), COUNT files of each kind, 2,000
where none is said. Each file is read by both readers, form and guidance, in a process of its own, whose
processor time and memory are measured with those of the processes it starts. Ends with 1 where anything else
came out, took longer than ten seconds or used more than 500 MB, and keeps such files in `fuzz-output/`.
"""

import multiprocessing
import os
import random
import resource
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import guidance.reading as guidance_reading
import questionbank.reading as form_reading
from benchmarks.reading.mutants import samples, spoilt
from guidance.errors import GuidanceError
from questionbank.errors import FormError

COUNT, SEED = 2_000, 1
SECONDS, MEGABYTES = 10.0, 500
KEPT = Path("fuzz-output")
BESIDE = Path(__file__).resolve().parents[3] / "shared" / "sources"


@dataclass(frozen=True)
class Job:
    """One file to spoil and read."""

    kind: str
    number: int
    seed: int
    data: bytes


@dataclass(frozen=True)
class Outcome:
    """What came of it: how each reader ended, the seconds of the slower, the memory used."""

    job: Job
    ends: tuple[str, ...]
    seconds: float
    megabytes: float

    @property
    def good(self) -> bool:
        """Whether each reader ended as it may, in time and memory."""
        known = all(end in {"read", "refused"} for end in self.ends)
        return known and self.seconds < SECONDS and self.megabytes < MEGABYTES


def main(arguments: Sequence[str]) -> int:
    """Run and print the figures; 1 where something came out that should not."""
    count = int(arguments[0]) if arguments else COUNT
    seed = int(arguments[1]) if len(arguments) > 1 else SEED
    with multiprocessing.Pool(os.cpu_count(), maxtasksperchild=200) as pool:
        outcomes = list(pool.imap_unordered(_run, _jobs(count, seed), chunksize=10))
    _print(outcomes)
    bad = [outcome for outcome in outcomes if not outcome.good]
    for outcome in bad:
        KEPT.mkdir(exist_ok=True)
        name = KEPT / f"{outcome.job.seed}-{outcome.job.number}.{outcome.job.kind}"
        name.write_bytes(_made(outcome.job))
        print(f"{name}: {outcome.ends}, {outcome.seconds:.1f} s, {outcome.megabytes:.0f} MB")
    return 1 if bad else 0


def _jobs(count: int, seed: int) -> Iterator[Job]:
    found = samples(BESIDE if BESIDE.is_dir() else None)
    for number in range(count):
        for kind, whole in found.items():
            yield Job(kind, number, seed, whole[number % len(whole)])


def _made(job: Job) -> bytes:
    return spoilt(random.Random(f"{job.seed} {job.kind} {job.number}"), job.kind, job.data)


def _run(job: Job) -> Outcome:
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"x.{job.kind}"
        path.write_bytes(_made(job))
        timed = [_timed(read, path) for read in (form_reading.read, guidance_reading.read)]
    used = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return Outcome(job, tuple(end for end, _ in timed), max(seconds for _, seconds in timed), used / 1024)


def _timed(read: object, path: Path) -> tuple[str, float]:
    """How a reader ended, and the seconds of processor time that it and what it started took."""
    started = _used()
    try:
        assert callable(read)
        read(path)
        end = "read"
    except (FormError, GuidanceError) as error:
        end = "refused" if str(error).strip() and "\n" not in str(error) else f"unclear: {error!r}"
    except Exception as error:  # noqa: BLE001  this is what is looked for
        end = f"broke: {error!r}"
    return end, _used() - started


def _used() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _print(outcomes: Sequence[Outcome]) -> None:
    print(f"{'kind':6}{'files':>8}{'read':>10}{'refused':>10}{'other':>8}{'slowest s':>12}{'most MB':>10}")
    for kind in sorted({outcome.job.kind for outcome in outcomes}):
        own = [outcome for outcome in outcomes if outcome.job.kind == kind]
        ends = Counter(end if end in {"read", "refused"} else "other" for o in own for end in o.ends)
        slowest, most = max(o.seconds for o in own), max(o.megabytes for o in own)
        print(
            f"{kind:6}{len(own):>8}{ends['read']:>10}{ends['refused']:>10}{ends['other']:>8}"
            f"{slowest:>12.2f}{most:>10.0f}"
        )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
