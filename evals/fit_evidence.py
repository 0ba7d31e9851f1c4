"""Fit the judge of evidence on the development questions and write ``assistant/evidence.yaml``.

    python -m evals.fit_evidence QUESTIONS.jsonl=DATA_DIR [...]

Each pair names development questions and an index that they were written for. Prints, by ten-fold cross
validation, how many unanswerable questions are refused at several shares of wrongly refused ones.
"""

import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from assistant.answer import Ended
from assistant.evidence import weigh
from assistant.matching import question_terms
from assistant.reading import read
from assistant.understand import understand
from corpus.settings import load_settings
from corpus.store import Store
from evals.beir import read_jsonl

FALSE_REFUSALS = 0.06
"""The share of answerable development questions that may be refused; it sets the threshold."""
_WITHOUT_COSINES = ["coverage", "coverage_gap", "coverage_together", "rarest_missing", "names_missing", "length"]
_OUT = Path(__file__).parents[1] / "assistant" / "evidence.yaml"


def features(questions: Path, data_dir: Path) -> tuple[list[dict[str, float]], list[bool]]:
    """Per question that passes the first check: its features, and whether the sources answer it."""
    store = Store.open_existing(load_settings().model_copy(update={"data_dir": data_dir}))
    rows, answerable = list[dict[str, float]](), list[bool]()
    for question in read_jsonl(questions):
        try:
            asked = read(question["question"], question.get("after") or (), store, 10_000).text
        except Ended:
            continue
        understood = understand(asked)
        hits = store.search(understood.search_text, 50)
        rows.append(asdict(weigh(understood, hits, question_terms(asked, store))))
        answerable.append(not question.get("unanswerable"))
    store.close()
    return rows, answerable


def fit(rows: list[dict[str, float]], answerable: list[bool], names: list[str]) -> dict[str, Any]:
    """Intercept, weights per feature and threshold, on the features' own scales."""
    x, y = np.array([[row[name] for name in names] for row in rows]), np.array(answerable)
    model = make_pipeline(StandardScaler(), LogisticRegression(C=0.3, max_iter=2000))
    folds = [StratifiedKFold(10, shuffle=True, random_state=seed) for seed in range(5)]
    held_out = np.mean([cross_val_predict(model, x, y, cv=f, method="predict_proba")[:, 1] for f in folds], axis=0)
    print(f"{len(y)} vragen, AUC {roc_auc_score(y, held_out):.3f} met {', '.join(names)}")
    for share in (0.03, 0.05, 0.07, 0.1):
        refused = np.mean(held_out[~y] < np.quantile(held_out[y], share))
        print(f"  {share:.0%} ten onrechte geweigerd: {refused:.0%} van de onbeantwoordbare geweigerd")
    model.fit(x, y)
    scaler, logistic = model.named_steps["standardscaler"], model.named_steps["logisticregression"]
    weights = logistic.coef_[0] / scaler.scale_
    intercept = float(logistic.intercept_[0] - np.sum(weights * scaler.mean_))
    return {
        "intercept": round(intercept, 4),
        "weights": {name: round(float(weight), 4) for name, weight in zip(names, weights, strict=True)},
        "threshold": round(float(np.quantile(held_out[y], FALSE_REFUSALS)), 4),
    }


def main(pairs: list[str]) -> None:
    """Fit on all pairs and write the weights."""
    rows, answerable = list[dict[str, float]](), list[bool]()
    for pair in pairs:
        questions, _, data_dir = pair.partition("=")
        more_rows, more = features(Path(questions), Path(data_dir))
        rows, answerable = rows + more_rows, answerable + more
    fitted = {
        load_settings().embedding_model: fit(rows, answerable, [name for name in rows[0] if name != "unmet"]),
        "default": fit(rows, answerable, _WITHOUT_COSINES),
    }
    head = "# De beoordelaar van bewijs, per taalmodel. Gemaakt met: python -m evals.fit_evidence\n"
    _OUT.write_text(head + yaml.safe_dump(fitted, sort_keys=False, allow_unicode=True), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
