"""Advice: sentences that say what somebody should do, by their verbs, their judgement, or where they stand.

Some words always advise ("beveelt aan"). Others do so only from one whose task it is to advise: "het is van belang om"
in a report of the commission is advice, in a newspaper it is anyone's opinion.
"""

import re

from ingest.statements.imperatives import is_imperative
from ingest.statements.said import Said
from ingest.statements.speakers import speaker_for

MARKER = re.compile(r"Aanbeveling \(aan (?P<to>[^);]+)(?:;\s*(?P<by>[^)]+))?\): ")
"""The marker of the shipped sources: "Aanbeveling (aan gemeenten; adviesbureau): Kies scherp."."""

_G = r"(?:gemeenten?|colleges?|raad|raden|gemeenteraad|raadsleden|ambtenaren|ambtelijke top|bestuurders?|regio['’]?s?"
_WHO = rf"{_G}|Rijk|kabinet|aanbieders|VNG|minister|beleidsmedewerkers|partijen|teams?|wethouders?)"
_WORTH = (
    r"(?:verstandig|raadzaam|aan te raden|aan te bevelen|wenselijk|gewenst|zaak|zinvol|nuttig|nodig|noodzakelijk|belangrijk"
    r"|essentieel|cruciaal|onmisbaar|logisch|goed|beter|handig|slim|van (?:het grootste |groot |wezenlijk |cruciaal |essentieel )?belang)"
)
_LINK = r"(?:\s+(?:dan ook|daarom|daarbij|hierbij|daarvoor|hiervoor|ook|wel|zeer|heel|erg|bovendien|dus|vooral|juist|echter|verder|eveneens|daarnaast|voor \w+|voor de \w+|bij \w+))*"

_ADVISING = re.compile(
    rf"""\b(?:
        adviseer(?:t|de|den)\b (?!\s+(?:niet|geen|over|bij)\b)
      | (?<!te\s) adviseren\b (?!\s+(?:niet|geen|over|bij)\b)
      | geadviseerd\s+(?:wordt|om)\b | (?:wordt|worden|is|werd)\s+(?:\w+\s+){{0,4}}geadviseerd\b
      | aanbevolen\b (?!\s+literatuur) | aanbeveelt\b | aan\s+te\s+bevelen\b
      | (?:beveelt|bevelen|beval|bevalen)\b [^.;:]{{0,120}} \baan\b | (?:raadt|raadde|ried)\b [^.;:]{{0,80}} \ba(?:an|f)\b | (?:raden|raadden)\b [^.,;:]{{0,30}} \b(?:aan|af)\b (?!\s+(?:het|de)\b)
      | aangeraden\b | ontraadt\b | aan\ te\ raden\b
      | pleit(?:te|ten|en)?\b [^.]* \bvoor\b | pleit(?:te|ten|en)?\s+(?:\w+\s+)?ervoor\b | pleidooi\s+voor\b
      | (?:roept|roepen|riep|riepen)\b [^.;:]{{0,100}} \bop\b (?!\s+dat\s+moment) | oproep\s+(?:aan|om)\b
      | (?:dringt|dringen|drong)\b (?!\s+terug) [^.,;:]{{0,40}} \baan\b | (?:spoort|moedigt)\b [^.,;:]{{0,60}} \baan\b
      | (?:geeft|geven)\b [^.]* \bin\s+overweging\b | (?:geeft|geven)\s+(?:\w+\s+){{0,3}}graag\b [^.]* \bmee\b
      | (?:commissie|VNG|rekenkamer|onderzoekers|auteurs?|adviesraad|Divosa|gemeenten|rapport|we|wij)\s+(?:stelt|stellen|stelde|stelden)\s+(?:\w+\s+){{0,3}}voor\b (?!\s+de\s)
      | (?:stelt|stellen|stelde|stelden)\s+(?:de\s+|het\s+)?(?:commissie|VNG|rekenkamer|onderzoekers|auteurs?|adviesraad|Divosa|gemeenten|rapport|we|wij)\s+(?:\w+\s+){{0,2}}voor\b (?!\s+de\s)
      | vra(?:agt|gen)\s+(?:het|de)\s+(?:nieuwe\s+|volgende\s+)?(?:kabinet|Rijk|minister|regering|college|raad|gemeenten?)\b [^.]* \bte\s
      | (?:doen|doet)\s+er\s+(?:\w+\s+)?(?:goed|verstandig|wijs)\b | er\s+(?:goed|verstandig|wijs)\s+aan\b
      | verdient?(?:en)?\s+(?:het\s+|dan\s+ook\s+|daarom\s+)*(?:aanbeveling|overweging|de\s+voorkeur)\b
      | (?:luidt|is)\s+(?:het|ons|mijn|haar|hun|zijn)\s+advies\b | (?:ons|het|haar)\s+advies\s+(?:aan\s+[^.]*)?(?:is|luidt)\b
      | (?:een|de|onze|haar)\s+(?:belangrijke\s+|belangrijkste\s+)?aanbeveling(?:en)?\s+(?:aan\s+\w+\s+)?(?:is|zijn|luidt)\b
      | (?:is|lijkt)\s+het{_LINK}\s+(?:verstandig|raadzaam) | het\s+(?:is|lijkt){_LINK}\s+(?:verstandig|raadzaam)
      | (?:vindt|vinden|meent|is\ van\ mening|zijn\ van\ mening|oordeelt|stelt)\s+(?:\w+\s+){{0,2}}dat\b [^.]* \b(?:moet(?:en)?|zou(?:den)?|dien(?:t|en)\ te|van\ belang|thuishoort)\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_JUDGING = re.compile(
    rf"""\b(?:
        (?:is|lijkt|blijft|zijn)\s+het{_LINK}\s+{_WORTH}{_LINK}\s+(?:om|dat|te)\b
      | het\s+(?:is|lijkt|blijft)(?:\s+[\w-]+){{0,3}}?{_LINK}\s+{_WORTH}{_LINK}\s*,?\s+(?:om|dat|te)\b
      | (?:het|dat)\s+{_WORTH}\s+(?:is|blijft)\s+(?:om|dat)\b | dat\s+het{_LINK}\s+{_WORTH}\s+is\s+(?:om|dat)\b
      | van\s+belang\s+is\s+(?:om|dat)\b | van\s+belang\s+(?:om|dat)\b
      | (?:is|zijn|blijft)\b (?:\s+\S+){{0,8}}? \s+(?:(?:eveneens|ook|des\s+te|zeer|hier|daarbij|daarvoor|hiervoor)\s+)*(?:belangrijk(?:er)?|van\s+belang|noodzakelijk|onmisbaar|essentieel|gewenst)\b (?=[.;,]|\s+en\b|\Z) 
      | (?:is|zijn)\s+(?:\S+\s+){{0,6}}?nodig\b | gewenst\s+(?:dat|om)\b | is\s+gewenst\b
      | het\s+helpt{_LINK}\s+(?:om|als|wanneer)\b | helpt\s+het{_LINK}\s+(?:om|als|wanneer)\b
      | kan(?:\s+het)?\s+(?:hierbij\s+|daarbij\s+|ook\s+)?helpen\s+(?:om|bij)\b | kan\b[^.]{{0,40}}\bhelpen\s+om\b
      | helpt\s+om\s+de\b | helpt\s+(?:de|het|een)\s+\S+\s+te\b
      | helpend\b (?=[.,;]|\s+(?:om|als)\b|\Z) | gebaat\s+bij\b
      | verdien(?:t|en)\s+(?:\w+\s+)?aandacht\b | vra(?:agt|gen)\s+(?:om\s+)?(?:meer\s+|extra\s+|blijvend(?:e)?\s+)?aandacht\b
      | idealiter\b | bij\s+voorkeur\b
      | zou(?:den)?\b [^.]* \b(?:moeten|dienen\s+te|beter)\b | dien(?:t|en)\b (?:\s+\S+){{1,12}}? \s+te\s+\w+en\b
      | hoor(?:t|en)\b [^.]* \bthuis\b
      | ziet\b [^.]* \bvolgende\s+stap\s+in\b | ziet\b [^.]* \bkans\s+om\b
      | (?:kan|kunnen)\s+(?:nog\s+|verder\s+|ook\s+|worden\s+)*(?:aangescherpt|verbeterd|versterkt|vergroot|verduidelijkt|uitgewerkt|geconcretiseerd)\b
      | dit\s+kan\s+bijvoorbeeld\s+(?:door|met)\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_MUST = re.compile(
    rf"\b{_WHO}\b(?:\s+[\w,]+){{0,6}}?\s+moet(?:en)?\b | \bmoet(?:en)?\s+(?:\w+\s+){{0,2}}{_WHO}\b",
    re.IGNORECASE | re.VERBOSE,
)
_MAY = re.compile(
    rf"\A(?:de\s+|het\s+|kleinere\s+|kleine\s+)?{_WHO}\s+kan(?:nen)?(?:kunnen)?\b|\A(?:\w+\s){{0,2}}{_WHO}\s+kunnen\s+(?:hierbij|daarbij|bijvoorbeeld|hiervoor|daarvoor|ook)\b",
    re.IGNORECASE,
)
_CAN_ACT = re.compile(
    r"\b(?:betrekken|voorleggen|gebruikmaken|gebruik maken|inzetten|organiseren|afspreken|opstellen|aansluiten)\b"
)
_BY_LAW = re.compile(
    r"\b(?:wet|wettelijk\w*|wetswijziging|verplicht\w*|artikel|rechter|rechtbank|uitspraak|vonnis|verordening|sinds|vanaf"
    r"|per 1 \w+|afgelopen jaren)\b",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    r"""\b(?:
        (?:niet|nooit|geen|onvoldoende|slechts\ deels)\s+(?:\w+\s+){0,3}(?:overgenomen|opgevolgd|gevolgd|uitgevoerd|doorgevoerd)
      | verw(?:ie|e)rp(?:en|t)?\b | verworpen | afgewezen | w(?:ees|ezen|ijst|ijzen)\b [^.]* \b(?:advies|aanbeveling\w*|voorstel)\b [^.]* \baf\b
      | naast\ zich\ neer | (?:op|volgens)\s+advies\s+van | volgde\b[^.]*\b(?:advies|aanbeveling\w*)
      | (?:zal|zullen|gaat|gaan|kan|kunnen|mag|moet|om|wil)\b [^.]* \b(?:te\s+)?adviseren\b (?!\s+(?:om|dat))
      | (?:aanbeveling|advies)\w*\s+(?:zijn|is|werden|werd)\s+(?:\w+\s+)?(?:overgenomen|uitgevoerd|opgevolgd)
      | heeft\s+gemeenten\s+nooit | niet\s+aan\ te\ raden\s+dat
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_ADVISERS = ("commissie", "vng", "adviseur", "onderzoeker")
_ADVISING_KINDS = ("tussenrapportage", "visitatierapport", "handreiking", "onderzoek")
_COMMISSION = re.compile(r"\b\w*commissie\b|\brekenkamer\w*\b|\badviesraad\b", re.IGNORECASE)


def is_advice(said: Said) -> bool:
    """Whether a sentence or heading advises. What is asked, was rejected, or is a duty by law does not."""
    text, is_heading = said.text, said.line.is_heading
    if is_imperative(text, is_heading=is_heading):
        return not text.endswith("?")
    if is_heading:
        return _advises_here(said) and re.search(r"\bhelpt om\b", text) is not None
    if _is_question(text) or _REPORTED.search(text):
        return False
    if said.advised:
        return len(text.split()) >= 3 and not said.before
    return _ADVISING.search(text) is not None or (_advises_here(said) and _advises_softly(text))


def _advises_softly(text: str) -> bool:
    if _JUDGING.search(text):
        return not (_BY_LAW.search(text) and "moet" in text)
    must = (
        _MUST.search(text) is not None and not _BY_LAW.search(text) and not text.startswith(("Dat maakt", "Daardoor"))
    )
    return must or (_MAY.search(text) is not None and _CAN_ACT.search(text) is not None)


def _is_question(text: str) -> bool:
    """A question, unless it only spells out what was advised before its colon."""
    if not text.rstrip("’'”\"").endswith("?"):
        return False
    before, colon, _after = text.partition(":")
    return not (colon and _ADVISING.search(before))


def _advises_here(said: Said) -> bool:
    """Whether it is the task of who speaks here to advise."""
    speaks = f"{said.before} {said.text}"
    if said.document.kind in _ADVISING_KINDS:
        return speaker_for(said.document) in _ADVISERS
    of_vng = said.document.kind == "beleidsbrief" and speaker_for(said.document) == "vng"
    return of_vng or _COMMISSION.search(speaks) is not None
