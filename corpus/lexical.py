"""The lexical leg: Tantivy over stems and character 5-grams, analysed in Python.

Local Chroma refuses sparse indexes, so BM25 lives here. Each of the two fields gives a BM25 score; each is
divided by its own maximum over the results and the two are summed, as measured in docs/evaluatie.md. Stems of the
themes that a question is about count along a little: one who asks about a "loket" means what sources call "toegang".
"""

import shutil
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import log
from pathlib import Path

import tantivy

from corpus import dutch, spelling
from corpus.model import Entry
from corpus.themes import stems_of_themes

_WRITER_HEAP_BYTES = 64_000_000
_ALONG = 0.3
"""How much a stem counts that only comes along with those of the question, beside 1 for one of its own."""


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("version", stored=False, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("stems", stored=False, tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field("grams", stored=False, tokenizer_name="whitespace", index_option="freq")
    return builder.build()


class LexicalIndex:
    """A Tantivy index in a folder. Readers see a commit after ``reload``."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._schema = _schema()
        self._index = tantivy.Index(self._schema, path=str(folder))
        self._searcher = self._index.searcher()

    def reload(self) -> None:
        """See what was committed since."""
        self._index.reload()
        self._searcher = self._index.searcher()

    # -- writing

    def write(self, add: Iterable[Entry] = (), delete_versions: Iterable[int] = ()) -> None:
        """Delete versions and add passages in one commit."""
        writer = self._index.writer(heap_size=_WRITER_HEAP_BYTES, num_threads=1)
        for version in delete_versions:
            writer.delete_documents_by_term("version", str(version))
        for entry in add:
            document = tantivy.Document()
            document.add_text("id", entry.passage_id)
            document.add_text("version", str(entry.version))
            document.add_text("stems", " ".join(dutch.stems(entry.text)))
            document.add_text("grams", " ".join(dutch.grams(entry.text)))
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()
        self.reload()

    # -- reading

    def search(
        self, query: str, k: int, versions: Sequence[int] | None = None, other_words: str = ""
    ) -> dict[str, float]:
        """Passage id -> score (0..2) of the best ``k`` per field; ``versions`` limits before ranking.

        ``other_words`` for what is in the query count along a little, as those of its themes do.
        """
        fused: dict[str, float] = {}
        along = {*stems_of_themes(query), *dutch.stems(other_words)}
        stems = dict.fromkeys(along, _ALONG) | Counter(dutch.stems(query))
        for field, terms in (("stems", stems), ("grams", Counter(dutch.grams(query)))):
            hits = self._search_field(field, terms, k, versions)
            best = max(hits.values(), default=0.0)
            for passage_id, score in hits.items():
                fused[passage_id] = fused.get(passage_id, 0.0) + score / best
        return fused

    def _search_field(
        self, field: str, terms: Mapping[str, float], k: int, versions: Sequence[int] | None
    ) -> dict[str, float]:
        """Passage id -> BM25 of the best ``k``; ``terms``: term -> its weight."""
        if not terms:
            return {}
        clauses = [
            (
                tantivy.Occur.Should,
                tantivy.Query.boost_query(tantivy.Query.term_query(self._schema, field, term, "freq"), float(weight)),
            )
            for term, weight in terms.items()
        ]
        query = tantivy.Query.boolean_query(clauses)
        if versions is not None:
            allowed = tantivy.Query.term_set_query(self._schema, "version", [str(v) for v in versions])
            query = tantivy.Query.boolean_query(
                [
                    (tantivy.Occur.Must, query),
                    (tantivy.Occur.Must, tantivy.Query.const_score_query(allowed, 0.0)),
                ]
            )
        hits = self._searcher.search(query, k, count=False).hits
        return {self._id(address): score for score, address in hits}

    def _id(self, address: tantivy.DocAddress) -> str:
        return str(self._searcher.doc(address).get_first("id"))

    def rarity(self, stem: str) -> float:
        """Inverse document frequency of a stem, 0 (in every passage) to 1 (in none)."""
        total = self._searcher.num_docs
        frequency = self._searcher.doc_freq("stems", stem)
        return log((total + 1) / (frequency + 1)) / log(total + 1) if total else 1.0

    def passages_with_words_like(self, word: str, most: int) -> list[str]:
        """Ids of passages with stems near that of a word, or that share its 5-grams."""
        stem = dutch.stem(word)
        known = (str(term) for term, _count in self._searcher.terms_with_prefix("stems", stem[:1]))
        near = spelling.nearest_stems(word, known)
        by_stem = [id_ for one in near for id_ in self._search_field("stems", {one: 1}, most, None)]
        return list(
            dict.fromkeys((*by_stem, *self._search_field("grams", Counter(dutch.word_grams(word)), most, None)))
        )

    def ids(self) -> list[str]:
        """The ids of all passages in the index."""
        hits = self._searcher.search(tantivy.Query.all_query(), max(1, self._searcher.num_docs)).hits
        return [self._id(address) for _score, address in hits]


def clear(folder: Path) -> None:
    """Delete the index, to be built anew."""
    shutil.rmtree(folder, ignore_errors=True)
