"""An answer while it is made, as server-sent events: what ``POST /api/ask/stream`` sends."""

from collections.abc import Iterable, Iterator

from fastapi.responses import StreamingResponse
from pydantic import BaseModel

from assistant.writing.events import Event, Finished, Found, Said, StartedAgain
from ui.shapes import AskResponse, WrittenShape

DESCRIPTION = """\
Een stroom van gebeurtenissen (`text/event-stream`), elk met `event:` en `data:` in JSON:

| event | data | betekenis |
|---|---|---|
| `found` | zoals `/api/ask` | het antwoord in zinnen uit de bronnen; een taalmodel begint te schrijven |
| `sentence` | `{"text": …, "citations": [1]}` | een zin van het taalmodel, vergeleken met zijn bronnen |
| `again` | `{}` | het taalmodel faalde en krijgt nog één poging: de zinnen tot nu toe vervallen |
| `finished` | zoals `/api/ask` | het hele antwoord; altijd de laatste gebeurtenis |

Zonder taalmodel komt alleen `finished`.
"""
_EXAMPLE = 'event: sentence\ndata: {"text": "De wachttijd is acht weken.", "citations": [1]}\n\n'
RESPONSE = {"description": "De stroom", "content": {"text/event-stream": {"example": _EXAMPLE}}}


class _Nothing(BaseModel):
    """No data."""


class EventStream(StreamingResponse):
    """A response of server-sent events."""

    media_type = "text/event-stream"


def server_sent(events: Iterable[Event]) -> EventStream:
    """The response that sends these events as they come."""
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}  # a proxy that saves them up would undo it
    return EventStream(_lines(events), headers=headers)


def _lines(events: Iterable[Event]) -> Iterator[str]:
    for event in events:
        name, data = _named(event)
        yield f"event: {name}\ndata: {data.model_dump_json()}\n\n"


def _named(event: Event) -> tuple[str, BaseModel]:
    match event:
        case Found(answer):
            return "found", AskResponse.of(answer)
        case Said(sentence):
            return "sentence", WrittenShape.of(sentence)
        case StartedAgain():
            return "again", _Nothing()
        case Finished(answer):
            return "finished", AskResponse.of(answer)
