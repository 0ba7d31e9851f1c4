"""Our retrieval as a LangChain retriever, so that others can put it in a chain of their own."""

from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import InstanceOf

from assistant.pipeline import Assistant
from corpus.model import Filters, Hit


class GripwijzerRetriever(BaseRetriever):
    """The best ``k`` passages as LangChain documents; metadata says where each stands."""

    assistant: InstanceOf[Assistant]
    k: int = 5
    filters: InstanceOf[Filters] = Filters()

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        return [_document(hit) for hit in self.assistant.search(query, self.k, self.filters)]


def _document(hit: Hit) -> Document:
    passage, source = hit.passage, hit.document
    metadata: dict[str, Any] = {
        "document_id": source.id,
        "title": source.title,
        "publisher": source.publisher,
        "date": source.date,
        "kind": source.kind,
        "url": source.url,
        "coverage": source.coverage,
        "section": list(passage.section),
        "page": passage.page,
        "start": passage.start,
        "end": passage.end,
        "score": hit.score,
    }
    return Document(id=passage.id, page_content=passage.text, metadata=metadata)
