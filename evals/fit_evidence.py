"""Fit the judge of evidence on the development questions and write ``assistant/evidence.yaml``.

    python -m evals.fit_evidence QUESTIONS.jsonl=DATA_DIR [...]

Each pair names development questions and an index that they were written for. Prints how many unanswerable questions
are refused at several shares of wrongly refused ones: for each file by a model fitted on the others, and for all by
ten-fold cross validation.
"""

import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from assistant.answer import Ended
from assistant.evidence import UNMET, weigh
from assistant.matching import question_terms
from assistant.question_kind import likeness
from assistant.reading import read
from assistant.understand import understand
from corpus.settings import load_settings
from corpus.store import Store
from evals.beir import read_jsonl

FALSE_REFUSALS = 0.06
"""The share of answerable development questions that may be refused; it sets the threshold."""
_WITHOUT_COSINES = [
    "coverage",
    "coverage_gap",
    "coverage_together",
    "unexplained",
    "names_missing",
    "uncounted",
    "unnamed",
    "unfounded",
    "year_ahead",
    "in_field",
    "length",
]
Features = NDArray[np.float64]
_OUT = Path(__file__).parents[1] / "assistant" / "evidence.yaml"


def features(questions: Path, data_dir: Path) -> tuple[list[dict[str, float]], list[bool]]:
    """Per question that passes the first check: its features, and whether the sources answer it."""
    settings = load_settings().model_copy(update={"data_dir": data_dir})
    store = Store.open_existing(settings)
    rows, answerable = list[dict[str, float]](), list[bool]()
    for question in read_jsonl(questions):
        try:
            asked = read(question["question"], question.get("after") or (), store, 10_000).text
        except Ended:
            continue
        understood = understand(asked)
        hits = store.search(understood.search_text, 50)
        evidence = weigh(understood, hits, question_terms(asked, store), likeness(asked, store))
        rows.append(asdict(evidence))
        answerable.append(not question.get("unanswerable"))
    store.close()
    return rows, answerable


def fit(rows: list[dict[str, float]], answerable: list[bool], files: list[str], names: list[str]) -> dict[str, Any]:
    """Intercept, weights per feature and threshold, on the features' own scales."""
    x, y = np.array([[row[name] for name in names] for row in rows], float), np.array(answerable)
    left = np.array([UNMET if row["unmet"] else 1.0 for row in rows])
    of_file = np.array(files)
    print(f"{len(y)} vragen, met {', '.join(names)}")
    for file in dict.fromkeys(files):
        held = of_file == file
        model = _model().fit(x[~held], y[~held])
        threshold = np.quantile(_held_out(x[~held], y[~held], left[~held])[y[~held]], FALSE_REFUSALS)
        certain = model.predict_proba(x[held])[:, 1] * left[held]
        _report(f"{file}, op de andere gefit", certain, y[held], threshold)
    certain = _held_out(x, y, left)
    threshold = float(np.quantile(certain[y], FALSE_REFUSALS))
    _report("alles, tienvoudig", certain, y, threshold)
    model = _model().fit(x, y)
    scaler, logistic = model.named_steps["standardscaler"], model.named_steps["logisticregression"]
    weights = logistic.coef_[0] / scaler.scale_
    intercept = float(logistic.intercept_[0] - np.sum(weights * scaler.mean_))
    return {
        "intercept": round(intercept, 4),
        "weights": {name: round(float(weight), 4) for name, weight in zip(names, weights, strict=True)},
        "threshold": round(threshold, 4),
    }


def _model() -> Pipeline:
    return make_pipeline(StandardScaler(), LogisticRegression(C=0.1, max_iter=2000))


def _held_out(x: Features, y: NDArray[np.bool_], left: Features) -> Features:
    """Certainties of each question by models that did not see it."""
    folds = [StratifiedKFold(10, shuffle=True, random_state=seed) for seed in range(5)]
    found = [cross_val_predict(_model(), x, y, cv=fold, method="predict_proba")[:, 1] for fold in folds]
    return np.asarray(np.mean(found, axis=0) * left)


def _report(title: str, certain: Features, y: NDArray[np.bool_], threshold: float) -> None:
    print(
        f"  {title}: AUC {roc_auc_score(y, certain):.3f}; aan de drempel {np.mean(certain[~y] < threshold):.0%} van de "
        f"onbeantwoordbare geweigerd en {np.mean(certain[y] < threshold):.0%} ten onrechte"
    )
    for share in (0.03, 0.05, 0.07, 0.1):
        refused = np.mean(certain[~y] < np.quantile(certain[y], share))
        print(f"    {share:.0%} ten onrechte geweigerd: {refused:.0%} van de onbeantwoordbare")


def main(pairs: list[str]) -> None:
    """Fit on all pairs and write the weights."""
    rows, answerable, of_file = list[dict[str, float]](), list[bool](), list[str]()
    for pair in pairs:
        questions, _, data_dir = pair.partition("=")
        more_rows, more = features(Path(questions), Path(data_dir))
        rows, answerable, of_file = rows + more_rows, answerable + more, of_file + [Path(questions).stem] * len(more)
    fitted = {
        load_settings().embedding_model: fit(rows, answerable, of_file, [name for name in rows[0] if name != "unmet"]),
        "default": fit(rows, answerable, of_file, _WITHOUT_COSINES),
    }
    head = "# De beoordelaar van bewijs, per taalmodel. Gemaakt met: python -m evals.fit_evidence\n"
    _OUT.write_text(head + yaml.safe_dump(fitted, sort_keys=False, allow_unicode=True), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
