"""Measures the Office files beside their peers, all in one run: the filled form, and the tracker.

Run: make bench-documents (python -m benchmarks.documents.run).
"""

from benchmarks.documents import form, tracker


def main() -> None:
    """Print every table."""
    for part in (form, tracker):
        print("\n".join(part.told()) + "\n")


if __name__ == "__main__":
    main()
