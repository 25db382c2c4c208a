"""What a look-up knows besides the guidance: words, ways of asking, stages, and what lies elsewhere."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources

from guidance.crosswalk import CARAG
from guidance.search.stages import Stages, builtin_stages
from guidance.search.vocabulary import Vocabulary, builtin_vocabulary


@dataclass(frozen=True)
class Knowledge:
    """All of it as data.

    `ways` are the phrasings in which people ask, per document id and entry id: keyed by number, they serve
    the built-in digest and the imported wording alike. `casework` are phrases in the words of people who ask
    about casework, `elsewhere` such about what guidance does not answer.
    """

    vocabulary: Vocabulary
    stages: Stages
    ways: Mapping[str, Mapping[str, Sequence[str]]]
    casework: Sequence[str]
    elsewhere: Sequence[str]


def builtin_knowledge(abbreviations: Mapping[str, str | Sequence[str]] | None = None) -> Knowledge:
    """What ships with Checkback, with the abbreviations that a service added; read anew at each call."""
    ways = _carag_ways()
    return Knowledge(
        vocabulary=builtin_vocabulary(abbreviations),
        stages=builtin_stages(),
        ways={CARAG: ways},
        casework=[way for asked in ways.values() for way in asked],
        elsewhere=_elsewhere(),
    )


def _carag_ways() -> dict[str, tuple[str, ...]]:
    """The phrasings for each entry of the CARaG, from `content/ways/`; none where the folder is not there."""
    held: dict[str, tuple[str, ...]] = {}
    folder = resources.files("guidance.content").joinpath("ways")
    files = [file for file in folder.iterdir() if file.name.endswith(".toml")] if folder.is_dir() else []
    for file in files:
        for entry, table in tomllib.loads(file.read_text(encoding="utf-8")).items():
            held[entry] = (*held.get(entry, ()), *table["ways"])
    return held


def _elsewhere() -> list[str]:
    """The phrases of `content/elsewhere.toml`, all matters together."""
    content = resources.files("guidance.content").joinpath("elsewhere.toml")
    matters = tomllib.loads(content.read_text(encoding="utf-8"))["matter"]
    return [phrase for matter in matters for phrase in matter["phrases"]]
