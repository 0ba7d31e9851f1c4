"""Retrieval measured on a set: nDCG@10, recall and MRR per system with 95% intervals, and query times."""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from statistics import mean
from typing import Any

import ir_measures
from ir_measures import RR, R, nDCG

from evals.beir import BeirSet
from evals.index import BuiltIndex, built_index
from evals.intervals import interval, paired_difference
from evals.latency import latency
from evals.systems import Ranking, System, bm25, by_document, dense, reciprocal_rank_fusion, tutorial
from evals.tutorial import Tutorial, built_tutorial

MEASURES = {"ndcg@10": nDCG @ 10, "recall@5": R @ 5, "recall@10": R @ 10, "mrr@10": RR @ 10}
COMPARED = "ndcg@10"
"""The measure of which the value per query is kept and systems are compared on."""

Progress = Callable[[str], None]


def evaluate_retrieval(
    beir: BeirSet,
    baselines: bool = False,
    index: BuiltIndex | None = None,
    built: Tutorial | None = None,
    progress: Progress = lambda _step: None,
) -> dict[str, Any]:
    """Measure Gripwijzer on a set, and with ``baselines`` its legs and the usual alternatives, in one run.

    ``index`` and ``built`` are an index and a tutorial's chunks over the same documents that exist already;
    without them they are made here. ``progress`` is told in Dutch what is being done.

    Raises:
        ConfigurationError: none of the documents can be indexed.
    """
    runs: dict[str, dict[str, Ranking]] = {}
    times: dict[str, list[float]] = {}
    with ExitStack() as stack:
        started = time.perf_counter()
        if index is None:
            progress(f"{beir.name}: inlezen")
        measured = index or stack.enter_context(built_index(beir))
        ingest_seconds = time.perf_counter() - started
        progress(f"{beir.name}: vragen stellen")
        _run_gripwijzer(beir, measured, runs, times, baselines)
        if baselines:
            with dense(measured) as system:
                runs["dense"], times["dense"] = _run(system, beir)
            runs["rrf"] = {
                query_id: reciprocal_rank_fusion([runs["dense"][query_id], runs["lexical"][query_id]])
                for query_id in beir.queries
            }
            runs["bm25"], times["bm25"] = _run(bm25(beir), beir)
            if built is None:
                progress(f"{beir.name}: de handleiding-opzet")
            chunks = built or stack.enter_context(built_tutorial(beir.corpus))
            runs["tutorial"], times["tutorial"] = _run(tutorial(chunks), beir)
    values = {name: _values(beir, run) for name, run in runs.items()}
    return {
        "set": beir.name,
        "documents": len(beir.corpus),
        "queries": len(beir.queries),
        "warnings": [*beir.warnings, *measured.warnings],
        "ingest_seconds": None if index else round(ingest_seconds, 1),
        "systems": {
            name: _summary(values[name]) | _difference(name, values) | latency(times.get(name, []), "query")
            for name in runs
        },
        "per_query": [
            {"id": query_id, COMPARED: {name: values[name][COMPARED][position] for name in runs}}
            for position, query_id in enumerate(beir.queries)
        ],
    }


def _run_gripwijzer(
    beir: BeirSet,
    index: BuiltIndex,
    runs: dict[str, dict[str, Ranking]],
    times: dict[str, list[float]],
    legs: bool,
) -> None:
    """The product's own search; with ``legs`` also what its words alone found."""
    runs["gripwijzer"], times["gripwijzer"] = {}, []
    with index.search() as search:
        for query_id, query in beir.queries.items():
            started = time.perf_counter()
            hits = search(query)
            times["gripwijzer"].append(1000 * (time.perf_counter() - started))
            runs["gripwijzer"][query_id] = by_document(hits, index.ids, lambda hit: hit.score)
            if legs:
                found = (hit for hit in hits if hit.lexical)
                runs.setdefault("lexical", {})[query_id] = by_document(found, index.ids, lambda hit: hit.lexical)


def _run(system: System, beir: BeirSet) -> tuple[dict[str, Ranking], list[float]]:
    """Rankings and milliseconds per query; the first one is asked once before, so that nothing is cold."""
    system(next(iter(beir.queries.values())))
    run, times = {}, []
    for query_id, query in beir.queries.items():
        started = time.perf_counter()
        run[query_id] = system(query)
        times.append(1000 * (time.perf_counter() - started))
    return run, times


def _values(beir: BeirSet, run: dict[str, Ranking]) -> dict[str, list[float]]:
    """Per measure its value for each query, in the order of the set; 0 where a system found nothing."""
    found = {name: dict.fromkeys(beir.queries, 0.0) for name in MEASURES}
    names = {measure: name for name, measure in MEASURES.items()}
    for metric in _calculated(beir, run):
        found[names[metric.measure]][metric.query_id] = float(metric.value)
    return {name: [round(value, 4) for value in by_query.values()] for name, by_query in found.items()}


def _calculated(beir: BeirSet, run: dict[str, Ranking]) -> Iterator[Any]:
    answered = {query_id: ranking for query_id, ranking in run.items() if ranking}
    if answered:
        yield from ir_measures.iter_calc(list(MEASURES.values()), beir.qrels, answered)


def _summary(values: dict[str, list[float]]) -> dict[str, Any]:
    """The mean of each measure and its interval."""
    return {name: round(mean(by_query), 4) for name, by_query in values.items()} | {
        f"{name}_ci": interval(by_query) for name, by_query in values.items()
    }


def _difference(name: str, values: dict[str, dict[str, list[float]]]) -> dict[str, Any]:
    """How much better Gripwijzer is than another system, query by query."""
    if name == "gripwijzer":
        return {}
    difference, certain = paired_difference(values["gripwijzer"][COMPARED], values[name][COMPARED])
    return {f"{COMPARED}_gain": difference, f"{COMPARED}_gain_ci": certain}
