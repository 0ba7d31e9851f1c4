from collections.abc import Callable
from pathlib import Path

from corpus.settings import Settings
from corpus.store import Store
from ingest.edit import edit
from ingest.pipeline import ingest
from ingest.statements.renew import renew_outdated

TEXT = "# Nota\n\nDe commissie adviseert om per wijk te kiezen.\n\nDe commissie ziet dat de toegang druk is.\n"
OLD = "van 1 documenten zijn de uitspraken gezocht door een eerdere Gripwijzer"


def test_statements_of_before_are_seen_and_found_anew_without_the_file(
    settings: Settings, write: Callable[[str, str], Path]
) -> None:
    path = write("nota.md", TEXT)
    ingest([path], settings)
    path.unlink()
    store = Store.open_existing(settings)
    before = store.registry.statements_of("nota")
    assert [one.kind for one in before] == ["aanbeveling", "bevinding"]
    with store.registry._transaction() as connection:
        connection.execute("DELETE FROM statements")
        connection.execute("UPDATE versions SET statements_method = 0")
    assert store.problems() == [OLD] and store.registry.outdated_statements() == ["nota"]
    assert renew_outdated(store) == 1
    assert store.registry.statements_of("nota") == before and store.problems() == []
    store.close()


def test_a_correction_of_the_document_reaches_its_statements_now_and_at_the_next_ingest(
    settings: Settings, write: Callable[[str, str], Path]
) -> None:
    path = write("nota.md", TEXT)
    ingest([path], settings)
    store = Store.open_existing(settings)
    edit(store, "nota", {"municipalities": ("Emmen",)})
    assert {one.municipalities for one in store.registry.statements_of("nota")} == {("Emmen",)}
    path.write_text(TEXT + "\nMaak een plan per wijk.\n", "utf-8")
    ingest([path], settings)
    found = store.registry.statements_of("nota")
    assert len(found) == 3 and {one.municipalities for one in found} == {("Emmen",)}
    store.close()
