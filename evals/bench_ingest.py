"""How fast PDFs come in, beside what a user would write: pypdf alone, and the pipeline of a LangChain tutorial.

    python -m evals.bench_ingest PDF_OR_FOLDER ... [--repeats 3]

Prints seconds, pages and passages per second, and ratios; everything in one run, in turns, medians of the repeats,
because machines differ and the ratios hardly do. Reading is measured on one core. Scans and files that cannot be
read are left out: pypdf reads nothing there. The tutorial runs twice with our model: loaded as tutorials load it,
and through our own embedder.
"""

import argparse
import logging
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

import torch
from langchain_chroma import Chroma
from langchain_core.documents import Document
from langchain_core.embeddings import Embeddings
from langchain_text_splitters import RecursiveCharacterTextSplitter
from pypdf import PdfReader
from sentence_transformers import SentenceTransformer

from corpus.bundled_model import bundled_model_folder
from corpus.embeddings import load_embeddings
from corpus.errors import UnreadableDocument
from corpus.settings import BUNDLED_MODEL, Settings, load_settings
from ingest.pipeline import ingest
from ingest.reading import content_of, read_document
from ingest.report import IngestReport


class PlainEmbeddings(Embeddings):
    """Our model as langchain-huggingface loads and calls it, with the defaults of sentence-transformers."""

    def __init__(self, settings: Settings) -> None:
        bundled = settings.embedding_model == BUNDLED_MODEL
        self._threads = len(os.sched_getaffinity(0))
        self._model = SentenceTransformer(
            str(bundled_model_folder(settings.cache_dir)) if bundled else settings.embedding_model
        )

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """One vector per text, with as many threads as torch takes by itself."""
        ours = torch.get_num_threads()
        torch.set_num_threads(self._threads)
        try:
            vectors: list[list[float]] = self._model.encode(texts, show_progress_bar=False).tolist()
        finally:
            torch.set_num_threads(ours)
        return vectors

    def embed_query(self, text: str) -> list[float]:
        """The vector of one text."""
        return self.embed_documents([text])[0]


def pypdf_pages(file: Path) -> list[Document]:
    """What PyPDFLoader does: the text of each page as a LangChain document."""
    return [
        Document(page.extract_text(), metadata={"source": str(file), "page": number})
        for number, page in enumerate(PdfReader(file).pages)
    ]


def tutorial(files: list[Path], embeddings: Embeddings) -> int:
    """Index files as a tutorial does; returns the number of chunks."""
    pages = [page for file in files for page in pypdf_pages(file)]
    chunks = RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=200).split_documents(pages)
    with tempfile.TemporaryDirectory() as folder:
        Chroma.from_documents(chunks, embeddings, persist_directory=folder)
    return len(chunks)


def readable(path: Path) -> Iterator[Path]:
    """The PDFs in a folder, or the one file, that have text for both us and pypdf."""
    for file in sorted(path.rglob("*.pdf")) if path.is_dir() else [path]:
        try:
            reading, document = read_document(file.read_bytes(), file.name)
            content_of(reading, document)
        except UnreadableDocument:
            continue
        if all(page.how in ("text", "empty") for page in reading.pages):
            yield file


def in_turns(repeats: int, tasks: dict[str, Callable[[], object]]) -> dict[str, float]:
    """Median seconds of each task; every round does all of them, so that a busy machine is busy for all."""
    seconds: dict[str, list[float]] = {name: [] for name in tasks}
    for _round in range(repeats):
        for name, task in tasks.items():
            started = time.perf_counter()
            task()
            seconds[name].append(time.perf_counter() - started)
    return {name: median(times) for name, times in seconds.items()}


@contextmanager
def one_core() -> Iterator[None]:
    """Let this thread run on one core only."""
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(cores)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, cores)


def bench_reading(files: list[Path], repeats: int) -> None:
    """Measure reading on one core, and print it beside pypdf."""
    pages = sum(len(PdfReader(file).pages) for file in files)
    with one_core():
        seconds = in_turns(
            repeats,
            {
                "pypdf, alleen tekst": lambda: [pypdf_pages(file) for file in files],
                "lezen": lambda: [read_document(file.read_bytes(), file.name) for file in files],
                "lezen, schoonmaken, splitsen": lambda: [
                    content_of(*read_document(file.read_bytes(), file.name)) for file in files
                ],
            },
        )
    print(f"{len(files)} PDF's, {pages} pagina's; lezen op één kern\n")
    print(f"{'':32}{'s':>8}{'pagina/s':>10}{'× pypdf':>10}")
    for name, took in seconds.items():
        print(f"{name:32}{took:8.2f}{pages / took:10.1f}{took / seconds['pypdf, alleen tekst']:10.2f}")


def bench_indexing(files: list[Path], repeats: int) -> None:
    """Measure the whole way into the index, and print it beside the tutorial and beside a second run."""
    settings = load_settings()
    ours, plain = load_embeddings(settings), PlainEmbeddings(settings)
    for embeddings in (plain, ours):
        embeddings.embed_documents(["Opwarmen."])
    with tempfile.TemporaryDirectory() as folder:
        settings = settings.model_copy(update={"data_dir": Path(folder, "index"), "chroma_url": None})

        reports, chunks = list[IngestReport](), list[int]()

        def first() -> None:
            shutil.rmtree(settings.data_dir, ignore_errors=True)
            reports.append(ingest(files, settings))

        seconds = in_turns(
            repeats,
            {
                "Gripwijzer": first,
                "Gripwijzer, niets veranderd": lambda: ingest(files, settings),
                "tutorial": lambda: chunks.append(tutorial(files, plain)),
                "tutorial met onze inbedder": lambda: chunks.append(tutorial(files, ours)),
            },
        )
    pages = sum(document.pages for document in reports[0].documents)
    passages = sum(document.passages for document in reports[0].documents)
    print(f"\n{'':32}{'s':>8}{'pagina/s':>10}{'stuk/s':>10}{'× zo lang':>11}")
    for name, took in seconds.items():
        pieces = chunks[0] if name.startswith("tutorial") else passages
        ratio = took / seconds["Gripwijzer"]
        print(f"{name:32}{took:8.2f}{pages / took:10.1f}{pieces / took:10.1f}{ratio:11.3f}")


def main() -> None:
    """Measure reading, then the whole."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", type=Path, nargs="+")
    parser.add_argument("--repeats", type=int, default=3)
    arguments = parser.parse_args()
    logging.getLogger("pypdf").setLevel(logging.ERROR)  # it warns of every oddity in a file
    files = [file for path in arguments.paths for file in readable(path)]
    if not files:
        raise SystemExit("Hier staat geen PDF met tekst. Geef een map of bestanden met leesbare PDF's.")
    bench_reading(files, arguments.repeats)
    bench_indexing(files, arguments.repeats)


if __name__ == "__main__":
    main()
