"""Find the weights of the four legs on development sets and print what each choice would give.

    python -m evals.fit_fusion [--set BEIR_DIR ...] [--questions QUESTIONS.jsonl=DATA_DIR ...]

BEIR sets are measured by nDCG@10 of documents; questions over an index by the reciprocal rank of the first
passage among ten that holds gold. The best weights by the mean over all sets are printed last; they are put
into ``corpus/fusion.yaml`` by hand, because a set that loses too much is a reason to choose otherwise.
"""

import argparse
from collections.abc import Callable
from itertools import product
from pathlib import Path
from statistics import mean

import ir_measures
from ir_measures import RR, nDCG

from assistant.understand import understand
from corpus.fusion import Weights, fuse
from corpus.model import Hit
from corpus.settings import load_settings
from corpus.store import Store
from evals.beir import read_beir, read_jsonl
from evals.gold import has_gold, in_passage
from evals.index import built_index
from evals.systems import by_document

Score = Callable[[Weights], float]
_STEP = 0.1


def rescored(hits: list[Hit], weights: Weights) -> dict[str, float]:
    """The scores of these hits under other weights."""
    best_sentence = {hit.passage.id: max(hit.sentences.values()) for hit in hits if hit.sentences}
    return fuse(
        {hit.passage.id: hit.dense for hit in hits if hit.dense},
        {hit.passage.id: hit.lexical for hit in hits if hit.lexical},
        best_sentence,
        weights,
        {hit.passage.id: hit.match.score for hit in hits if hit.match.score},
    )


def on_beir(folder: Path) -> Score:
    """nDCG@10 on a BEIR set as a function of the weights."""
    beir = read_beir(folder)
    with built_index(beir) as index, index.search() as search:
        found = {query_id: search(query) for query_id, query in beir.queries.items()}

    def score(weights: Weights) -> float:
        run = {}
        for query_id, hits in found.items():
            scores = rescored(hits, weights)
            run[query_id] = by_document(hits, index.ids, lambda hit, s=scores: s.get(hit.passage.id, 0.0))  # type: ignore[misc]
        return float(ir_measures.calc_aggregate([nDCG @ 10], beir.qrels, run)[nDCG @ 10])

    return score


def on_questions(questions: Path, data_dir: Path) -> Score:
    """Mean reciprocal rank of the first passage with gold as a function of the weights."""
    store = Store.open_existing(load_settings().model_copy(update={"data_dir": data_dir}))
    found = [
        (question, store.search(understand(question["question"]).search_text, 200))
        for question in read_jsonl(questions)
        if has_gold(question)
    ]
    store.close()

    def score(weights: Weights) -> float:
        run, qrels = {}, {}
        for number, (question, hits) in enumerate(found):
            run[str(number)] = rescored(hits, weights)
            qrels[str(number)] = {hit.passage.id: int(in_passage(hit.passage, question)) for hit in hits}
        return float(ir_measures.calc_aggregate([RR @ 10], qrels, run)[RR @ 10])

    return score


def main() -> None:
    """Measure all weights on a grid."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", type=Path, nargs="*", default=[], dest="sets")
    parser.add_argument("--questions", nargs="*", default=[])
    arguments = parser.parse_args()
    scores = {folder.name: on_beir(folder) for folder in arguments.sets}
    for pair in arguments.questions:
        questions, _, data_dir = pair.partition("=")
        scores[Path(questions).stem] = on_questions(Path(questions), Path(data_dir))
    steps = [round(n * _STEP, 2) for n in range(round(1 / _STEP) + 1)]
    grid = [Weights(p, w, s, round(1 - p - w - s, 2)) for p, w, s in product(steps, repeat=3) if p + w + s <= 1.001]
    table = {weights: [score(weights) for score in scores.values()] for weights in grid}
    print("passages words sentences tokens ", *scores, "mean", sep="\t")
    for weights in sorted(table, key=lambda w: -mean(table[w]))[:15]:
        row = [f"{value:.3f}" for value in (*table[weights], mean(table[weights]))]
        print(weights.passages, weights.words, weights.sentences, weights.tokens, *row, sep="\t")


if __name__ == "__main__":
    main()
