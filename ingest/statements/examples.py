"""Practice examples: a municipality and what it did, in one sentence or in a paragraph that presents it."""

import re

from corpus.municipalities import find_municipalities
from ingest.statements.said import Said

_PRESENTS = re.compile(
    r"\b(?:goed|mooi|inspirerend|aansprekend|sprekend)\s+(?:praktijk)?voorbeeld\b|\bpraktijkvoorbeeld(?:en)?\b"
    r"|\bvoorbeeld\s+(?:is|hiervan is|van een gemeente)\b|\bgemeente\s+die\s+(?:stappen|dit|hier|deze|al)\b",
    re.IGNORECASE,
)
_DID = re.compile(
    r"""\b(?:investeert|investeerde|geïnvesteerd|ingevoerd|invoerde|voert\b[^.]*\bin\b|voerde\b[^.]*\bin\b|(?:stelt|stelde)\b[^.]*\baan\b|aangesteld
      |stelde\b[^.]*\b(?:voor|vast)\b|koos|kiest\ voor\ (?:een|budget|taak)|gekozen|bundelde|bundelt|gebundeld|(?:zet|zette|zetten)\b[^.]*\bin\b|zette\ in|startt?e?|gestart
      |ontwikkelde|ontwikkelt|ontwikkeld|opgezet|zette\b[^.]*\bop\b|richtte\b[^.]*\bin\b|ingericht|betaalt\ sinds|betaalt\ per|koopt\b[^.]*\bin\b|registreert|gebruikt
      |haalde|haalt|stapte\b[^.]*\bover\b|werkt\b[^.]*\b(?:met|via|samen)\b|werken\b[^.]*\b(?:met|via|samen)\b|verdeelt|bracht|brengt|benoemde|benoemt|legde\b[^.]*\bvoor\b
      |neemt\b[^.]*\bop\b|nam\b[^.]*\bover\b|organiseert|organiseerde|besteedden?\b[^.]*\baan\b|besteedt\b[^.]*\baan\b|maakte|maakt\ (?:gebruik|zichtbaar)|zichtbaar|sluit\b[^.]*\baan\b
      |vangt\b[^.]*\bop\b|plaatste|plaatst|geldt|bieden\ sinds|biedt\ sinds|onderzoekt\ eerst|heeft\ (?:\w+\s)?(?:een|haar|alle)\b)""",
    re.IGNORECASE | re.VERBOSE,
)
_RESULT = re.compile(
    r"""\b(?:daalden?|gedaald|minder|besparing\w*|nettobesparing|bespaarde|bespaard|leverde\b[^.]*\bop|opgeleverd|verdwenen|verbeterde\w*|verkort|gehaald
      |niet\ (?:meer\ )?(?:nodig|doorverwezen)|binnen\ een\ week|ging\ nog|voordelen:|resultaat|succesfactor\w*|stegen\ van)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_NO_EXAMPLE = re.compile(
    r"""\b(?:tekort\w*|tegenvaller\w*|verwachtt?e|vreest|vreesde|vroeg|vragen|kampt|kampen\ met|bezuinigen|wil|willen|wilde|overwoog|overwogen|zou|zouden
      |(?:kreeg|krijgt|ontving|ontvangt)\b[^.]*\b(?:miljoen|euro|fonds|Rijk)|moest|bovenop|schreef|zag|onderzoek\s(?:naar|van)|stijgende|groeide\b[^.]*\baanbieders|geselecteerd|gekozen\ (?:voor|om)\ het)\b
      | \A(?:Doel|Voorwaarde|Aanleiding|Reden|Oorzaak)\b | \b(?:commissie|visitatie\w*|artikel\ 12)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_ACTORS = re.compile(
    r"\b(?:De|de)\s(?:\d+\s)?(?:\w+\s)?(?:gemeenten?|raad|ombudsvrouw|adviesraad|organisatie|praktijkondersteuners|pilot|proef|wijkteams?|partijen|eindevaluatie|taakstelling)\b"
    r"|\b(?:[Hh]et\scollege|[Ee]en\spilot|[Ii]n\sde\spilot|[Ee]én\saanspreekpunt|jeugdprofessionals|Jeugdprofessionals|Gedragswetenschappers|Voorbeelden\slopen)\b"
    r"|\b\w+-gemeenten\b|\bzorg-\sen\swelzijnspartijen\b|\bnet[tw]\w*\b",
)


def presents_example(said: Said) -> bool:
    """Whether a sentence presents a municipality as an example; the rest of its paragraph then tells of it."""
    text = said.text
    return not text.endswith("?") and _PRESENTS.search(text) is not None and bool(find_municipalities(text))


def is_example(said: Said) -> bool:
    """Whether a sentence names a municipality and what it did; of a practice example, also what came of it."""
    text = said.text
    if said.line.is_heading or text.endswith(("?", ":")) or len(text.split()) < 5 or _NO_EXAMPLE.search(text):
        return False
    names = find_municipalities(text)
    if said.document.kind == "praktijkvoorbeeld" and said.document.coverage == "samenvatting":
        return True  # of the example only what matters was kept
    if said.document.kind == "praktijkvoorbeeld":
        acts = bool(names) or _ACTORS.search(text) is not None or not said.document.municipalities
        return (acts and _DID.search(text) is not None) or _RESULT.search(text) is not None
    return bool(names) and _starts_with(names[0], text) and _DID.search(text) is not None


def _starts_with(name: str, text: str) -> bool:
    """Whether the municipality is who acts: it is named in the first words."""
    return bool(find_municipalities(" ".join(text.split()[:6]))) or text.startswith(name)
