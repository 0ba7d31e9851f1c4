"""Retrieval measured on a BEIR set: nDCG@10, recall and MRR per system, and query times."""

import time
from statistics import quantiles
from typing import Any

import ir_measures
from ir_measures import RR, R, nDCG

from evals.beir import BeirSet
from evals.systems import (
    Ranking,
    System,
    bm25,
    by_document,
    gripwijzer_index,
    reciprocal_rank_fusion,
    tutorial,
)

MEASURES = {"ndcg@10": nDCG @ 10, "recall@5": R @ 5, "recall@10": R @ 10, "mrr@10": RR @ 10}


def evaluate_retrieval(beir: BeirSet, baselines: bool = False) -> dict[str, Any]:
    """Measure Gripwijzer on a set, and with ``baselines`` its legs and the usual alternatives, in one run."""
    runs: dict[str, dict[str, Ranking]] = {"gripwijzer": {}}
    times: dict[str, list[float]] = {"gripwijzer": []}
    with gripwijzer_index(beir) as search:
        search("opwarmen")
        for query_id, query in beir.queries.items():
            started = time.perf_counter()
            hits = search(query)
            times["gripwijzer"].append(time.perf_counter() - started)
            dense = by_document((h for h in hits if h.dense), beir, lambda h: h.dense)
            lexical = by_document((h for h in hits if h.lexical), beir, lambda h: h.lexical)
            runs["gripwijzer"][query_id] = by_document(hits, beir, lambda h: h.score)
            if baselines:
                runs.setdefault("dense", {})[query_id] = dense
                runs.setdefault("lexical", {})[query_id] = lexical
                runs.setdefault("rrf", {})[query_id] = reciprocal_rank_fusion([dense, lexical])
    if baselines:
        for name, system in (("bm25", bm25(beir)), ("tutorial", tutorial(beir))):
            runs[name], times[name] = _run(system, beir)
    return {
        "set": beir.name,
        "documents": len(beir.corpus),
        "queries": len(beir.queries),
        "systems": {name: _measure(beir, run) | _latency(times.get(name)) for name, run in runs.items()},
    }


def _run(system: System, beir: BeirSet) -> tuple[dict[str, Ranking], list[float]]:
    run, times = {}, []
    for query_id, query in beir.queries.items():
        started = time.perf_counter()
        run[query_id] = system(query)
        times.append(time.perf_counter() - started)
    return run, times


def _measure(beir: BeirSet, run: dict[str, Ranking]) -> dict[str, float]:
    values = ir_measures.calc_aggregate(list(MEASURES.values()), beir.qrels, run)
    return {name: round(float(values[measure]), 4) for name, measure in MEASURES.items()}


def _latency(times: list[float] | None) -> dict[str, float]:
    """Median and 95th percentile in milliseconds; the legs have no times of their own."""
    if not times or len(times) < 2:
        return {}
    cuts = quantiles(times, n=20)
    return {"query_ms_p50": round(1000 * cuts[9], 1), "query_ms_p95": round(1000 * cuts[18], 1)}
