"""The ways people ask for an entry: many short phrasings per entry number, as data beside the guidance.

They are keyed by number, so they serve the built-in digest and the imported wording alike.
"""

import tomllib
from collections.abc import Mapping
from importlib import resources

from guidance.crosswalk import CARAG


def builtin_ways() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Per document id, per entry id, the phrasings; nothing for a document that nobody has annotated.

    Read from `content/ways/*.toml`, which annotate the CARaG: a table for each entry id with its `ways`.
    """
    held: dict[str, tuple[str, ...]] = {}
    folder = resources.files("guidance.content").joinpath("ways")
    files = [file for file in folder.iterdir() if file.name.endswith(".toml")] if folder.is_dir() else []
    for file in files:
        for number, table in tomllib.loads(file.read_text(encoding="utf-8")).items():
            held[number] = (*held.get(number, ()), *table["ways"])
    return {CARAG: held}
