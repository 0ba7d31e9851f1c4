"""A small index with statements of every kind, by many municipalities, and texts that mean harm."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import pytest

from corpus.model import Document
from corpus.registry import Registry
from corpus.settings import Settings
from corpus.store import Store

PutLive = Callable[[Registry, Document, Sequence[Mapping[str, Any]]], None]

HOSTILE = '<script>alert(1)</script> {{value}} "aanhaling"'
FORMULA = "=cmd|' /C calc'!A0"
NAMES = "Almelo Arnhem Barneveld Ede Emmen Elburg Houten Huizen Kampen Leudal Oldambt Putten Twenterand".split()


@pytest.fixture(scope="module")
def own_store(tmp_path_factory: pytest.TempPathFactory, put_live: PutLive) -> Iterator[Store]:
    """Thirteen municipalities, the last with most said about it, and documents about none or many."""
    store = Store(Settings(data_dir=tmp_path_factory.mktemp("vergelijken") / "var"))
    registry = store.registry
    for number, name in enumerate(NAMES, start=1):
        said = [
            {
                "text": f"De raad van {name} stuurt op {n} doelen.",
                "kind": ("bevinding", "aanbeveling", "praktijkvoorbeeld")[n % 3],
                "themes": (("toegang", "begroting") if n % 2 else ("toegang",)),
                "said_by": "commissie",
                "addressees": ("raad",),
            }
            for n in range(number)
        ]
        about = Document(
            f"d{number}", f"Rapport {name}", "VNG", f"{2008 + number}", "visitatierapport", municipalities=(name,),
            domains=("jeugd",), url="https://www.example.nl/rapport",
        )  # fmt: skip
        put_live(registry, about, said)
    general = [{"text": "Breng prioriteit aan.", "themes": ("visie-prioritering",)}]
    put_live(registry, Document("algemeen", "Tussenrapport", municipalities=tuple(NAMES[:5])), general)
    harm = [
        {"text": HOSTILE, "kind": "bevinding", "addressed_to": HOSTILE},
        {"text": FORMULA, "kind": "praktijkvoorbeeld", "themes": ("corona",)},
        {"text": "\t+1+1", "kind": "aanbeveling", "themes": ("corona",)},
    ]
    document = Document(
        "kwaad", FORMULA, HOSTILE, "2020", "nieuws", municipalities=("=Regio <b>Oost</b>",), url="javascript:alert(1)"
    )
    put_live(registry, document, harm)
    yield store
    store.close()


@pytest.fixture(scope="module")
def own_settings(own_store: Store) -> Settings:
    """The settings of the small index."""
    return own_store._settings
