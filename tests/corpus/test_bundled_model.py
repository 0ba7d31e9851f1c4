import os
import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest

from corpus import bundled_model
from corpus.bundled_model import bundled_model_folder
from corpus.embeddings import load_embeddings
from corpus.errors import ConfigurationError
from corpus.settings import Settings


def test_meaning_is_found_across_words() -> None:
    embeddings = load_embeddings(Settings())
    assert embeddings.dimension == 384
    near, far = embeddings.embed_documents(
        [
            "Gemeenten willen minder geld uitgeven aan zorg voor kinderen.",
            "De trein naar Houten vertrekt om acht uur.",
        ]
    )
    query = np.array(embeddings.embed_query("bezuinigen op jeugdhulp"))
    assert np.linalg.norm(query) == pytest.approx(1, abs=1e-4)
    assert query @ np.array(near) > query @ np.array(far) + 0.03


def test_a_build_that_breaks_off_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(target: Path) -> None:
        (target / "half").write_text("half")
        raise RuntimeError("power cut")

    monkeypatch.setattr(bundled_model, "_build", broken)
    with pytest.raises(RuntimeError):
        bundled_model_folder(tmp_path)
    assert [p.name for p in tmp_path.iterdir() if p.is_dir()] == []


def test_two_starts_at_once_build_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built = []

    def slow(target: Path) -> None:
        built.append(target)
        (target / "config.json").write_text("{}")

    monkeypatch.setattr(bundled_model, "_build", slow)
    threads = [threading.Thread(target=bundled_model_folder, args=(tmp_path,)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(built) == 1
    assert (bundled_model_folder(tmp_path) / "config.json").read_text() == "{}"


def test_an_unknown_model_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="GRIPWIJZER_EMBEDDING_MODEL"):
        load_embeddings(Settings(embedding_model=str(tmp_path / "geen-model")))


def test_a_question_is_answered_without_a_network_or_a_reranker(shipped_settings: Settings) -> None:
    """A new process in a network namespace of its own, which has no route to anywhere."""
    command = [
        "unshare",
        "-rn",
        sys.executable,
        "-X",
        "importtime",  # names every module on stderr
        "-m",
        "ui.cli",
        "ask",
        "Wat adviseerde de commissie aan Twenterand?",
    ]
    if subprocess.run(["unshare", "-rn", "true"], capture_output=True).returncode:
        pytest.skip("this kernel does not allow a network namespace")
    environment = os.environ | {"GRIPWIJZER_DATA_DIR": str(shipped_settings.data_dir)}
    result = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=120)
    assert result.returncode == 0, result.stderr
    assert "[1]" in result.stdout
    assert "corpus.embeddings" in result.stderr and "corpus.reranker" not in result.stderr
