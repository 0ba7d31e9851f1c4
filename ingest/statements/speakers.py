"""Who says it: who is named first in the sentence, else last in its paragraph, else who published the document."""

import re

from corpus.model import Document
from corpus.municipalities import find_municipalities
from corpus.statement import Speaker

_PARTY = (
    r"VVD|CDA|D66|PvdA|GroenLinks(?:-PvdA)?|GL-PvdA|ChristenUnie|SGP|PVV|NSC|BBB|Volt|DENK|Partij voor de Dieren"
    r"|SP(?=-)|JA21|FvD"
)
_NAME = r"(?:[A-Z]\.\s?)*(?:(?:van|de|der|den|ter|ten|Van|De)\s+)*[A-ZÀ-Þ][\w’'-]+"
_FUNCTION = (
    r"wethouders?|burgemeester|minister|staatssecretaris|gemeentesecretaris|raadslid|Kamerlid|Statenlid"
    r"|commissielid|fractievoorzitter|fractieleider|directeur|hoogleraar|onderzoeker|adviseur|voorzitter|lijsttrekker"
)
_SAYING = (
    r"zegt|zei|vindt|vond|noemt|noemde|stelt|stelde|meent|meende|denkt|schrijft|schreef|wees|wijst|pleit|pleitte|hoopt"
    r"|benadrukt|benadrukte|waarschuwt|waarschuwde|concludeert|reageert|onderschreef|adviseert|verwacht"
)
_TELLS = (
    r"(?:zeg(?:t|gen)|zei(?:den)?|vind(?:t|en)|vond(?:en)?|noem(?:t|en|de|den)|stel(?:t|len|de|den)|meen(?:t|de)|meld(?:t|en|de|den)"
    r"|schrijft|schreef|geven|geeft|gaf|gaven|vra(?:agt|gen)(?!\s(?:om\s|meer\s|veel\s|extra\s|een\s)*aandacht)|vroeg(?:en)?|wees|wijst|benadrukt|verwacht(?:te)?|schat(?:te)?"
    r"|concludeer(?:t|de)|waarschuwt|erken(?:t|nen)|pleit)"
)
_OFFICE_OF_MUNICIPALITY = r"(?:wethouders?|college|burgemeesters?|B&W)"
_OFFICE_OF_STATE = r"(?:minister|staatssecretaris|kabinet|ministeries?|regering|[Ii]nspectie|Rijk)"

_WHO = re.compile(
    rf"""
    (?P<persoon>
        \b(?i:{_FUNCTION})\s+(?!van\b|die\b|dat\b|over\b)(?:{_PARTY}\s+)?{_NAME}
      | \b(?:{_PARTY})\b | \b(?:raads|coalitie|oppositie)?fracties?\b | \boppositie\b | \bde\s+partij\b
      | \b(?:de\s+)?auteurs?\b | \bcolumnist\w* | \b(?:Tweede\s)?Kamerl[ie]d(?:en)?\b | \braadslid\b | \bcommissielid\b
      | \b(?:mevrouw|meneer|dhr\.|mw\.)\s+{_NAME}
    )
  | (?P<onderzoeker>
        \bonderzoekers?\b | \b[Rr]ekenkamer\w* | \bCPB\b | \bSCP\b | \bCBS\b | \bRIVM\b | \bAEF\b
      | \bonderzoeksbureau\b | \b(?:[Oo]nderzoek|[Aa]nalyse|[Ee]valuatie|[Mm]onitor|[Ss]tudie)\s
        (?:van|door|in|naar|uit|op|onder|inzake|laat|toont|wijst)\b
      | \b[Uu]it\s(?:een|het|de)?\s?(?:\w+\s)?(?:onderzoek|analyse|evaluatie)\w*
      | \b[\w-]+-onderzoek\b | \bVerwey-Jonker\b | \b[Uu]niversiteit\b | \bhet\s[Ii]nstituut\b
    )
  | (?P<commissie>
        \b(?:[Vv]isitatie|[Dd]eskundigen|[Aa]rbitrage|[Oo]nderzoeks|[Aa]dvies|[Ss]taats)?[Cc]ommissie\b
    )
  | (?P<adviseur>
        \b[Aa]dviesbureau\w*\b | \badviseurs?\b | \bDivosa\b | \bMovisie\b | \bNJi\b | \bROB\b | \bBerenschot\b
      | \bBMC\b | \bKPMG\b | \bRaad\svoor\shet\s(?:Openbaar\s)?[Bb]estuur\b | \bRVS\b | \b[Kk]ennisinstelling\w*
    )
  | (?P<vng> \bVNG\b(?![ -]?(?:Magazine|magazine|Realisatie|onderzoek)) | \bVereniging\svan\sNederlandse\sGemeenten\b )
  | (?P<rijk>
        \b(?i:{_OFFICE_OF_STATE})\b(?:\s\w+){{0,2}}?\s{_TELLS}\b
      | \b(?:{_TELLS}|[Vv]olgens|aldus)\s(?:de|het)\s{_OFFICE_OF_STATE}\b
    )
  | (?P<gemeente>
        \b(?i:{_OFFICE_OF_MUNICIPALITY})\b(?:\s\w+){{0,2}}?\s{_TELLS}\b
      | \b(?:{_TELLS}|[Vv]olgens|aldus)\s(?:de|het)\s{_OFFICE_OF_MUNICIPALITY}\b
      | \b[Gg]emeenten(?:\s\w+){{0,3}}?\s(?:geven|gaven|zien|zagen|melden|meldden|vragen|vroegen)\b
      | \b(?:geven|zien|melden|vragen|stellen)\s(?:de\s|veel\s|meer\s)?gemeenten\b
      | \A\d+\s(?:wethouders|gemeenten|burgemeesters)\b
    )
    """,
    re.VERBOSE,
)
_BY_NAME = re.compile(rf"\A[‘'\"“]?(?P<name>[A-Z][a-zà-ÿ]+)(?:\s[A-Z][a-zà-ÿ]+)?\s+(?:{_SAYING})\b")
_NO_NAME = frozenset(
    """
    Daarom Daarnaast Ook Toch Verder Vooral Tevens Bovendien Daarbij Hierbij Dus Zo Wel Dat Dit De Het Een Zij Hij Wij
    Men Tot Wie Wat Iedereen Niemand Gemeente Gemeenten Onderzoek Advies Eerder Later Inmiddels Vervolgens Zelf
    Uiteindelijk Tegelijkertijd
    """.split()
)
_OBJECT = re.compile(
    r"\b(?:roept|roepen|adviseert|adviseren|beveelt|raadt|vraagt|vragen|verzoekt|aan|met|door de inzet van)\s"
    r"(?:\w+\s){0,2}\Z",
    re.IGNORECASE,
)
_IN_QUALIFIER: tuple[tuple[str, Speaker], ...] = (
    (r"fractie|partij|auteur|mening van", "persoon"),
    (r"standpunt VNG|\bVNG\b", "vng"),
    (r"advies|bureau|KPMG|BMC|Berenschot|Divosa|Movisie|NJi", "adviseur"),
    (r"rekenkamer|onderzoek", "onderzoeker"),
    (r"commissie", "commissie"),
)


def speaker_of(text: str, before: str, document: Document) -> Speaker | None:
    """Who says a sentence; ``before`` is what precedes it in its paragraph."""
    default = speaker_for(document)
    if named := _named(text):
        return named
    by_name = _BY_NAME.match(text)
    if by_name and by_name["name"] not in _NO_NAME and not find_municipalities(by_name["name"]):
        return "persoon"
    if default in ("commissie", "vng", "onderzoeker", "adviseur"):  # "wij" of a report is its author
        return default
    return _named(before, last=True) or default


def qualified_speaker(qualifier: str, document: Document) -> Speaker | None:
    """Who gives marked advice: what stands behind the semicolon of the marker, else who made the document."""
    for pattern, speaker in _IN_QUALIFIER:
        if re.search(pattern, qualifier, re.IGNORECASE):
            return speaker
    return speaker_for(document)


def speaker_for(document: Document) -> Speaker | None:
    """Who speaks in a document where no one is named; None in news, which reports what others say."""
    about = f"{document.publisher or ''} | {document.title}"
    if re.search(r"(?:visitatie|deskundigen|arbitrage)commissie", about, re.IGNORECASE):
        return "commissie"
    if document.kind in ("tussenrapportage", "visitatierapport"):
        return "commissie"
    if document.kind == "kamerstuk" or re.search(r"ministerie|rijksoverheid", about, re.IGNORECASE):
        return "rijk"
    if document.kind != "onderzoek" and re.search(r"\bVNG\b", about):
        return "vng"
    if re.match(r"gemeente ", document.publisher or "", re.IGNORECASE):
        return "gemeente"
    if re.search(r"raad voor het (?:openbaar )?bestuur", about, re.IGNORECASE):
        return "adviseur"
    if document.kind == "onderzoek" or re.search(r"rekenkamer", about, re.IGNORECASE):
        return "onderzoeker"
    return "adviseur" if document.kind == "handreiking" else None


def _named(text: str, *, last: bool = False) -> Speaker | None:
    """Who is named as speaking: the first in a sentence, the last in what precedes it."""
    found: Speaker | None = None
    for match in _WHO.finditer(text):
        speaker: Speaker = match.lastgroup  # type: ignore[assignment]  # the groups are named after the speakers
        if _OBJECT.search(text[: match.start()]):
            continue
        if not last:
            return speaker
        found = speaker
    return found
