"""Contents as JSON in the file, and back."""

import json
from dataclasses import asdict
from typing import Any

from community.contribution import Content, ContributionKind, Experience, MissingSource, PracticeExample, Reference


def json_of(content: Content) -> str:
    """The JSON of a content; ``content_of`` reads it."""
    return json.dumps(asdict(content), ensure_ascii=False)


def content_of(kind: ContributionKind, text: str) -> Content:
    """The content of this kind that ``json_of`` wrote."""
    fields: dict[str, Any] = json.loads(text)
    match kind:
        case "praktijkvoorbeeld":
            return PracticeExample(**fields | {"themes": tuple(fields["themes"])})
        case "ervaring":
            return Experience(**fields | {"about": Reference(**fields["about"])})
        case "ontbrekende_bron":
            return MissingSource(**fields)
