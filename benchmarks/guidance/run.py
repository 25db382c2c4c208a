"""Measures the look-up in the guidance against plain ways to search, and prints the figures.

Run: make bench-guidance (python -m benchmarks.guidance.run). On the built-in CARaG always; on the imported
one, with the 2015 guidance beside it, and on the public judged set, where those are beside the project.
"""

import time
import tracemalloc
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from statistics import median

from benchmarks.guidance import sets
from benchmarks.guidance.baselines import Ranker, bm25, char_tfidf, fused, token_set
from benchmarks.guidance.embeddings import load_minilm, minilm, minilm_is_installed
from benchmarks.guidance.measures import mean, ndcg, recall, reciprocal_rank
from benchmarks.guidance.sets import Judged
from guidance.beside import guidance_for
from guidance.crosswalk import Asked, Crosswalk, builtin_crosswalk
from guidance.library import Library
from guidance.models import Entry, GuidanceDocument
from guidance.search.answers import look_up
from guidance.search.searcher import Searcher
from questionbank.builtin import case_audit

UNANNOTATED = "unannotated"  # the id under which nobody has written ways of asking for a document


def main() -> None:
    """Print every table."""
    model = load_minilm() if minilm_is_installed() else None
    if model is None:
        print("all-MiniLM-L6-v2 is not installed and is left out (see benchmarks/guidance/embeddings.py).")
    older = sets.older()
    for name, document in sets.documents().items():
        _print_queries(name, document, older, model)
        _print_numbers(name, document)
        _print_questions(name, document)
        _print_costs(name, [document, older] if older else [document])


def _print_queries(
    name: str, document: GuidanceDocument, older: GuidanceDocument | None, model: object
) -> None:
    """The typed queries: the product, with less, and the baselines."""
    entries = [*document.introductions, *document.entries]
    rankers = dict(_products(document, older)) | dict(_baselines(entries, model))
    for title, queries in _query_sets():
        print(f"\nTyped queries, {title}, {name} CARaG ({len(queries)})")
        print(f"{'':34}{'nDCG@5':>8}{'R@3 best':>10}{'MRR@10':>8}{'nothing right':>15}{'nothing wrong':>15}")
        for who, rank in rankers.items():
            print(f"{who:34}{_row(rank, queries)}")
    print("nDCG@5 of the product by style: " + _by_style(rankers["product"]))


def _query_sets() -> Iterator[tuple[str, list[Judged]]]:
    """The sets of typed queries that are here."""
    yield 'our half "a" (fitted on)', sets.ours("a")
    yield 'our half "b" (only measured)', sets.ours("b")
    if sets.public():
        yield "public judged set", sets.public()


def _products(document: GuidanceDocument, older: GuidanceDocument | None) -> Iterator[tuple[str, Ranker]]:
    """The product, with the superseded guidance beside it, and on a document nobody has annotated."""
    yield "product", _ranker([document])
    if older is not None:
        yield "product, 2015 guidance beside", _ranker([document, older])
    yield "product, unannotated document", _ranker([_renamed(document)])


def _ranker(documents: Sequence[GuidanceDocument]) -> Ranker:
    """The product's ranking of current entries; none where it says that nothing answers."""
    searcher = Searcher(Library(documents, frozenset(one.document for one in documents)))
    current = {one.document for one in documents if not one.superseded}
    return lambda query: [one.id for one in searcher.search(query, 20) if one.document in current]


def _renamed(document: GuidanceDocument) -> GuidanceDocument:
    """The document under an id for which there are no ways of asking."""

    def rename(held: Sequence[Entry]) -> tuple[Entry, ...]:
        return tuple(one.model_copy(update={"document": UNANNOTATED}) for one in held)

    parts = {"introductions": rename(document.introductions), "entries": rename(document.entries)}
    return document.model_copy(update={"document": UNANNOTATED, **parts})


def _baselines(entries: Sequence[Entry], model: object) -> Iterator[tuple[str, Ranker]]:
    """The plain ways to search."""
    words, grams = bm25(entries), char_tfidf(entries)
    yield "rapidfuzz token_set_ratio", token_set(entries)
    yield "BM25 with stemming", words
    yield "TF-IDF of character 3-5-grams", grams
    yield "BM25 and TF-IDF fused", fused([words, grams])
    if model is not None:
        meaning = minilm(entries, model)
        yield "MiniLM on passages", meaning
        yield "MiniLM and BM25 fused", fused([meaning, words])
        yield "MiniLM, BM25 and TF-IDF fused", fused([meaning, words, grams])


def _row(rank: Ranker, queries: Sequence[Judged]) -> str:
    """One line of figures."""
    found = [(rank(one.text), one.grades) for one in queries]
    answered = [(ranking, grades) for ranking, grades in found if grades]
    nothing = [not ranking for ranking, grades in found if not grades]
    figures = [mean([measure(ranking, grades) for ranking, grades in answered]) for measure in MEASURES]
    shares = [mean(nothing), mean([not ranking for ranking, _ in answered])]
    return "{:8.3f}{:10.3f}{:8.3f}".format(*figures) + "".join(f"{share:15.1%}" for share in shares)


MEASURES: tuple[Callable[[Sequence[str], Mapping[str, int]], float], ...] = (ndcg, recall, reciprocal_rank)


def _by_style(rank: Ranker) -> str:
    """The product's nDCG@5 for every style of query, our two halves together."""
    by_style: dict[str, list[float]] = defaultdict(list)
    for one in sets.ours("a") + sets.ours("b"):
        if one.grades:
            by_style[one.style].append(ndcg(rank(one.text), one.grades))
    return ", ".join(f"{style} {mean(values):.2f}" for style, values in by_style.items())


def _print_numbers(name: str, document: GuidanceDocument) -> None:
    """Every number of the document, typed in several ways, and those of the public set."""
    library, questions, crosswalk = (
        Library([document], frozenset({document.document})),
        _questions(),
        builtin_crosswalk(),
    )
    wrong, asked = [], 0
    for entry in (*document.introductions, *document.entries):
        for typed in _ways_to_type(entry.number):
            asked += 1
            answer = look_up(typed, library, questions, crosswalk)
            if answer.kind != "number" or answer.results[0].number != entry.number:
                wrong.append(typed)
    for one in sets.public_numbers():
        asked += 1
        answer = look_up(one.text, library, questions, crosswalk)
        if not answer.results or one.grades.get(answer.results[0].id) != 2:
            wrong.append(one.text)
    print(f"\nLook-ups by number, {name} CARaG: {asked - len(wrong)} of {asked} right {wrong or ''}")


def _ways_to_type(number: str) -> list[str]:
    """A number as people type it."""
    commas, spaces = number.replace(".", ","), number.replace(".", " ")
    return [number, f"q {commas}", f" {commas} ", f"carag {number}", f"show me {spaces} please", f"{number}."]


def _print_questions(name: str, document: GuidanceDocument) -> None:
    """The form questions: by the crosswalk on the public set, and worked out as if never judged on ours."""
    library, crosswalk = Library([document], frozenset({document.document})), builtin_crosswalk()
    questions = {one.number: one for one in _questions()}
    judged = [
        ndcg(
            [one.id for one in guidance_for(library, questions[one_judged.number], crosswalk)],
            one_judged.grades,
        )
        for one_judged in sets.public_questions()
    ]
    if judged:
        print(f"Form questions, {name} CARaG: crosswalk on the public set, nDCG@5 {mean(judged):.3f}")
    grades = {
        number: {link.entry: link.grade for link in one.links} for number, one in crosswalk.questions.items()
    }
    unseen = [number for number, held in grades.items() if held and number in questions]
    worked_out = [
        ndcg(
            [one.id for one in guidance_for(library, questions[number], _without(crosswalk, number))],
            grades[number],
        )
        for number in unseen
    ]
    print(
        f"Form questions worked out, each without its own judgement ({len(unseen)}): {mean(worked_out):.3f}"
    )
    entries = [*document.introductions, *document.entries]
    for who, rank in _baselines(entries, None):
        values = [ndcg(rank(questions[number].text()), grades[number]) for number in unseen]
        print(f"    {who:34}{mean(values):.3f}")


def _questions() -> list[Asked]:
    """The questions of the built-in form."""
    return [
        Asked(question.number, question.title, question.prompts, section.title, group.title)
        for section, group, question in case_audit().places()
    ]


def _without(crosswalk: Crosswalk, number: str) -> Crosswalk:
    """The crosswalk as if one question had never been judged."""
    return Crosswalk({other: judged for other, judged in crosswalk.questions.items() if other != number})


def _print_costs(name: str, documents: Sequence[GuidanceDocument]) -> None:
    """Time to build the index, time of a look-up, and memory."""
    library = Library(documents, frozenset(one.document for one in documents))
    began = time.perf_counter()
    searcher = Searcher(library)
    built = time.perf_counter() - began
    times = []
    for one in sets.ours("a") + sets.ours("b"):
        began = time.perf_counter()
        searcher.search(one.text)
        times.append(time.perf_counter() - began)
    times.sort()
    tracemalloc.start()
    held = Searcher(library)
    memory = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    del held
    together = " and the 2015 guidance" if len(documents) > 1 else ""
    print(
        f"Costs, {name} CARaG{together}: index {built * 1000:.0f} ms, "
        f"look-up median {median(times) * 1000:.1f} ms, "
        f"95th percentile {times[int(0.95 * len(times))] * 1000:.1f} ms, memory {memory / 1e6:.0f} MB"
    )


if __name__ == "__main__":
    main()
