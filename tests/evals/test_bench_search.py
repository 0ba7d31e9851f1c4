from pathlib import Path

from corpus.model import Filters
from corpus.settings import Settings
from corpus.store import Store
from evals.bench_search import measure, show
from evals.large_index import build

SENTENCES = "De wachttijd is acht weken. Het wijkteam doet de toegang. De raad stelt kaders vast. Het budget is op."


def test_a_large_index_is_sound_and_every_part_of_a_search_is_timed(tmp_path: Path, settings: Settings) -> None:
    sources = tmp_path / "bronnen"
    sources.mkdir()
    for name in ("een", "twee"):
        (sources / f"{name}.md").write_text(f"---\ntitel: Nota {name}\n---\n\n{SENTENCES}\n")
    build(settings, 20, sources)
    store = Store.open_existing(settings)
    assert store.registry.counts()["passages"] == 20 and store.problems() == []
    times = measure(store, ["wachttijd", "wie stelt kaders vast?"], 2, Filters(from_year=2015))
    show(times)
    assert {len(values) for values in times.values()} == {4}
    assert {"zoeken", "alleen inbedden", "woord voor woord", "filter opzoeken"} <= set(times)
    parts = ("vraag door het taalmodel", "zinnen op betekenis", "woord voor woord")
    assert all(sum(times[part][n] for part in parts) <= times["zoeken"][n] for n in range(4))
    store.close()
