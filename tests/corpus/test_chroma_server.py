"""The vectors on a real Chroma server instead of embedded in the data directory."""

import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from corpus.errors import ConfigurationError
from corpus.settings import Settings
from corpus.store import Store
from ingest.pipeline import ingest

_START_SECONDS = 30


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def chroma_url(tmp_path: Path) -> Iterator[str]:
    port = free_port()
    command = [str(Path(sys.executable).with_name("chroma")), "run", "--path", str(tmp_path / "server")]
    process = subprocess.Popen([*command, "--port", str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.2)
    yield f"http://127.0.0.1:{port}"
    process.terminate()
    process.wait()


def test_a_chroma_server_holds_the_vectors(
    chroma_url: str, settings: Settings, write: Callable[[str, str], Path]
) -> None:
    remote = settings.model_copy(update={"chroma_url": chroma_url})
    ingest([write("a.md", "De wachttijd is acht weken."), write("b.md", "De raad stelt kaders vast.")], remote)
    store = Store.open_existing(remote)
    assert store.search("wachttijd", 1)[0].passage.text == "De wachttijd is acht weken."
    assert store.problems() == [] and not (remote.data_dir / "chroma").exists()
    store.repair()
    with store.writing():
        store.remove("a")
    assert store.problems() == []
    assert [hit.document.id for hit in store.search("wachttijd", 5)] == ["b"]
    store.close()


def test_a_server_that_does_not_answer_is_a_clear_error(settings: Settings, write: Callable[[str, str], Path]) -> None:
    remote = settings.model_copy(update={"chroma_url": f"http://127.0.0.1:{free_port()}"})
    with pytest.raises(ConfigurationError, match="GRIPWIJZER_CHROMA_URL"):
        ingest([write("a.md", "De wachttijd is acht weken.")], remote)
