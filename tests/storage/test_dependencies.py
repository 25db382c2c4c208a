"""What `make audit-dependencies` makes of the answers it gets."""

from benchmarks.dependencies.run import sort_out


def test_what_could_not_be_looked_up_is_not_counted_as_sound() -> None:
    told = {
        "dependencies": [
            {"name": "sound", "version": "1", "vulns": []},
            {"name": "weak", "version": "2", "vulns": [{"id": "PYSEC-0", "fix_versions": ["3"]}]},
            {"name": "unknown", "skip_reason": "not found"},
        ]
    }
    assert sort_out(told) == (2, ["unknown"], ["weak 2: PYSEC-0, mended in 3"])
