"""A setting that cannot work is said in plain Dutch, and names what to do."""

import pytest

from assistant.writing.model import open_model
from corpus.errors import ConfigurationError, WriterUnusable
from corpus.settings import Settings, load_settings


def test_off_is_the_default() -> None:
    assert open_model(Settings()) is None


def test_a_package_that_is_not_installed_is_named() -> None:
    with pytest.raises(WriterUnusable, match="pip install langchain-groq"):
        open_model(Settings(llm="groq:klein"))


def test_a_missing_key_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with pytest.raises(WriterUnusable, match="OPENAI_API_KEY"):
        open_model(Settings(llm="openai:groot"))
    assert open_model(Settings(llm="openai:groot", llm_url="http://127.0.0.1:9/v1")) is not None


def test_an_unknown_provider_is_refused() -> None:
    with pytest.raises(WriterUnusable, match="aanbieder:model"):
        open_model(Settings(llm="bestaatniet:model"))


@pytest.mark.parametrize(
    ("name", "value"), [("LLM", "gpt"), ("LLM", "Open AI:x"), ("LLM_URL", "ftp://x"), ("LLM_SECONDS", "0")]
)
def test_a_wrong_setting_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(f"GRIPWIJZER_{name}", value)
    with pytest.raises(ConfigurationError, match=f"GRIPWIJZER_{name}"):
        load_settings()
