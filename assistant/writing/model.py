"""The configured language model, through LangChain, and its reply within a time limit."""

import logging
import os
import time
from collections.abc import Iterator
from functools import lru_cache
from queue import Empty, Queue
from threading import Event, Thread
from typing import Any

from langchain_core.language_models import BaseChatModel
from langchain_core.runnables import Runnable, RunnableSequence
from langsmith.run_helpers import tracing_context

from assistant.writing.prompt import Message
from corpus.errors import WriterUnusable
from corpus.settings import Settings

log = logging.getLogger(__name__)

_SHAPE: dict[str, Any] = {
    "title": "antwoord",
    "description": "De zinnen van het antwoord, elk met de nummers van zijn bronnen.",
    "type": "object",
    "properties": {
        "zinnen": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "zin": {"type": "string"},
                    "bronnen": {"type": "array", "items": {"type": "integer"}},
                },
                "required": ["zin", "bronnen"],
                "additionalProperties": False,
            },
        }
    },
    "required": ["zinnen"],
    "additionalProperties": False,
}
"""The structured output that we ask for, as JSON schema."""

_MOST_TOKENS = 1000
_ENDINGS = ("finish_reason", "done_reason", "stop_reason")
"""What servers say at the end of a reply that they have not cut off."""
_KEYS = {"openai": "OPENAI_API_KEY", "mistralai": "MISTRAL_API_KEY"}
_NO_KEY = "geen"
"""What a server of one's own gets as key when none is set: the client refuses to start without."""


class WriterFailed(Exception):
    """The model did not answer."""


class WriterSlow(WriterFailed):
    """The model did not answer in time."""


class LanguageModel:
    """A chat model with the time that it gets for one reply."""

    def __init__(self, chat: BaseChatModel, name: str, seconds: float) -> None:
        self.name = name
        self._chat = chat
        self._seconds = seconds

    def reply(self, messages: list[Message], structured: bool) -> Iterator[str]:
        """The pieces of a reply as they come; ``structured`` asks the server to hold to the JSON schema.

        Raises:
            WriterSlow: the whole reply takes longer than the time limit.
            WriterFailed: the server is down, refuses or breaks off.
        """
        pieces: Queue[str | Exception | None] = Queue()
        unwanted = Event()
        # A thread of its own: a read time-out alone never ends a server that sends a byte now and then.
        Thread(target=self._read, args=(messages, structured, pieces, unwanted), daemon=True).start()
        deadline = time.monotonic() + self._seconds
        try:
            while True:
                try:
                    piece = pieces.get(timeout=max(0.0, deadline - time.monotonic()))
                except Empty:
                    raise WriterSlow from None
                if piece is None:
                    return
                if isinstance(piece, Exception):
                    raise WriterFailed from piece
                yield piece
        finally:
            unwanted.set()

    def _read(
        self, messages: list[Message], structured: bool, pieces: "Queue[str | Exception | None]", unwanted: Event
    ) -> None:
        try:
            with tracing_context(enabled=False):  # questions go to the configured server and nowhere else
                for piece in self._pieces(messages, structured):
                    if unwanted.is_set():
                        return
                    pieces.put(piece)
            pieces.put(None)
        except Exception as error:  # whatever a client makes of a broken server
            log.warning("language model failed: %s", type(error).__name__)
            pieces.put(error)

    def _pieces(self, messages: list[Message], structured: bool) -> Iterator[str]:
        chat: Runnable[Any, Any] = self._chat
        if structured:
            # The chat model with the schema bound to it, and behind it a parser that wants the whole reply at once.
            both = self._chat.with_structured_output(_SHAPE, method="json_schema")
            chat = both.first if isinstance(both, RunnableSequence) else chat
        is_whole = False
        for chunk in chat.stream(messages):
            is_whole = is_whole or any(name in chunk.response_metadata for name in _ENDINGS)
            yield chunk.text
        if not is_whole:  # a connection that was cut between two pieces ends like one that was closed
            raise WriterFailed


@lru_cache(maxsize=4)
def _open(name: str, url: str | None, seconds: float) -> LanguageModel:
    from langchain.chat_models import init_chat_model  # a second of imports that only a configured model needs

    provider = name.partition(":")[0]
    options: dict[str, Any] = {"temperature": 0}
    if provider == "ollama":
        options |= {"num_predict": _MOST_TOKENS, "client_kwargs": {"timeout": seconds}}
    else:
        options |= {"max_tokens": _MOST_TOKENS, "max_retries": 0, "timeout": max(1, round(seconds))}
    if url:
        options["base_url"] = url
        if provider in _KEYS and not os.environ.get(_KEYS[provider]):
            options["api_key"] = _NO_KEY
    try:
        return LanguageModel(init_chat_model(name, **options), name, seconds)
    except ImportError as error:
        package = "langchain-" + provider.replace("_", "-")
        raise WriterUnusable(name, f"Installeer het pakket dat erbij hoort: pip install {package}") from error
    except Exception as error:
        known = _KEYS.get(provider)
        if known and not os.environ.get(known):
            why = (
                f"Zet de sleutel van de aanbieder in {known}, of het adres van een eigen server in GRIPWIJZER_LLM_URL."
            )
        else:
            why = "Schrijf het als aanbieder:model, zoals openai:naam, ollama:naam of mistralai:naam."
        raise WriterUnusable(name, why) from error


def open_model(settings: Settings) -> LanguageModel | None:
    """The configured language model, or None when there is none.

    Raises:
        WriterUnusable: its package is not installed, its key is missing, or no provider has this name.
    """
    if not settings.llm:
        return None
    return _open(settings.llm, settings.llm_url or None, settings.llm_seconds)
