"""Findings: sentences that say what somebody found, saw or concluded, and results in the summary of a study."""

import re

from ingest.statements.said import Said

_FINDER = (
    r"(?:\w*commissie|onderzoekers?|rekenkamer\w*|adviesraad|auteurs?|CPB|SCP|CBS|AEF|KPMG|VNG|Divosa|ROB|inspectie"
    r"|kamerlid|raadslid|commissielid|fractie|wij|we|het instituut|deskundigen\w*|kennisinstellingen|accountant|bureau)"
)
_TOLD_BY = r"(?:\w*gemeenten|inwoners|aanbieders|professionals|ambtenaren|wethouders|huisartsen|raadsleden|cliënten)"
_FOUND = re.compile(
    rf"""\b(?:
        constateer(?:t|de|den)\b | constateren\b | concludeer(?:t|de|den)\b | concluderen\b | signaleer(?:t|de|den)\b
      | signaleren\b (?!\s*\w*\s*en\b) | st(?:elt|elde|ellen|elden)\s+(?:\w+\s+){{0,3}}vast\s+dat\b
      | (?:stelt|stelde)\s+vast\b | merk(?:t|te|ten|en)\s+(?:\w+\s+){{0,2}}op\b
      | uit\s+(?!te\b)[^.]* \b(?:blijkt|bleek|blijken)\b | (?:blijkt|bleek)\s+(?:\w+\s+){{0,4}}dat\b (?<!niet\ dat) | (?:blijkt|bleek)\s+uit\b
      | blijkt\s+in\s+de\s+praktijk | komt\s+[^.]*\s?naar\s+voren\b | kwam(?:en)?\s+[^.]*\s?(?:naar\s+voren|terug\s+als)\b
      | (?:onderzoek|analyse|evaluatie|monitor|studie|cijfers|rapport\w*|visitaties?|gesprekken|pilot|AEF)\b [^.]* \b(?:laat|laten|liet)\b [^.]* \bzien\b
      | (?:toont|tonen|toonde)\s+aan\b | wij(?:st|zen)\s+uit\b | wees\s+uit\b | (?:valt|viel)\s+(?:\w+\s+){{0,4}}op\b
      | (?:wordt|werd)\s+(?:\w+\s+)?duidelijk\s+dat\b | (?:is|wordt)\s+(?:\w+\s+){{0,3}}(?:vastgesteld|geconstateerd|benoemd|geconcludeerd)\s+dat\b
      | wordt\s+(?:\w+\s+)?benoemd\s+dat\b | wordt\s+benadrukt\s+dat\b
      | zo\s+is\s+(?:de|onze)\s+indruk\b | (?:onze|de)\s+(?:ervaring|indruk|conclusie|bevinding)\s+is\b | naar\s+het\s+oordeel\s+van\b
      | (?:hoofd)?(?:bevinding|conclusie)(?:en)?:\s | analyse\b[^.]*:\s+gemeenten\b
      | volgens\s+(?:de\s+|het\s+|een\s+)?(?:recente?\s+)?(?:\S+-)?(?:{_FINDER}|onderzoek\w*|analyse|evaluatie)\b
      | {_TOLD_BY}\s+(?:geven|gaven|melden|meldden|zien|zagen|ervaren)\b [^.]* \b(?:aan|dat)\b
      | (?:geven|melden|zien|ervaren)\s+{_TOLD_BY}\s+(?:aan\s+)?dat\b
      | {_FINDER}\b (?:\s+\S+){{0,6}}? \s*(?:vindt|vinden|vond|vonden|oordeelt(?!\ over)|oordeelde(?!\ over)|benadrukt|benadrukte|verwacht|herkent|ziet|zag|berekende|noemde|noemt|heeft\ onvoldoende)\b
      | (?:benadrukt|oordeelt|verwacht|herkent|beschouwt|noemt)\s+(?:ook\s+)?(?:de|het)\s+{_FINDER}\b
      | (?:ziet|zag|zien|zagen)\s+(?:ook\s+)?(?:de\s+|het\s+)?{_FINDER}\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_SEES = re.compile(r"\b(?:ziet|zag|zien|zagen)\b", re.IGNORECASE)
_SEES_NOTHING = re.compile(
    r"\b(?:ziet|zien|zag)\s+(?:de|het)\s+(?!risico|worsteling|uitdaging|gevaar|tekort|gevolg|effect)\S+\s+als\b"
    r"|\b(?:een|haar|zijn)\s+(?:\w+\s+)?rol\b|\bziet u\b|\bzien wil\b|\bte zien\b|\bgezien\b",
    re.IGNORECASE,
)
_OF_NOTHING = re.compile(
    r"\b(?:Het|Dat|Dit)\s+(?:blijkt|bleek)\s+(?:\w+\s+){0,2}(?:lastig|moeilijk|ingewikkeld|complex|zo)\b"
    r"|\b(?:wil|willen|zal|gaat|moet|kan|zou|om)\s+(?:\w+\s+)*(?:signaleren|constateren|concluderen|laten zien)\b"
    r"|\A(?:Dit|Dat)\s+(?:bleek|blijkt)\b(?!.*\bdat\b)|\bgekozen voor het\b"
    r"|\A(?:Lees|Zie|Bekijk)\b|\bvroeg\s+(?:en\s+)?signaler|\bkrijgt een\b.*\bbeeld\b|\b(?:leest|lezen) u\b|\bniet te (?:zien|onderzoeken)\b",
    re.IGNORECASE,
)
_STUDIES = ("onderzoek", "visitatierapport", "tussenrapportage")
_ABOUT_THE_STUDY = re.compile(
    r"""\A(?:Aanleiding|Hoofdstukken|Opdrachtgevers?|Thema's\ zijn|Selectie|Leden|Gesprekspartners|Dit\ is|Voorbeeld\w*)\b
      | \b(?:onderzocht|onderzoekt|analyseert|bracht|bundelt|biedt\ \w+\ aan|in\ kaart|sluit\ af\ met|gesprekken\ met|sprak|ondertekend
        |gemeld|aanmeldingen|aangeboden|bood|publiceerde|verschenen|visiteert|bezoekt|bezoeken|visitaties\ in|gevisiteerde\ gemeenten,
        |actief|startten?|start|duurde|steunt?e?\ op|bekeek|telden|gebruikt|kreeg\ op|rapportage\ (?:beschrijft|gaat)|rapport\ (?:geeft|wijst|noemt|analyseert)
        |is\ opgesteld|figuur|bijschrift|voorwoord|brandbrief|gespreksnotitie|is\ besloten|wijzigt|vroegen|onafhankelijk\ onderzoek|advies(?:en)?\ richt\w*|adviezen)\b
      | \b(?:gedachte|uitgangspunt)\b | \A(?:Eerdere|Vorige)\ rapport\w* | \b(?:gekozen|geselecteerd)\b | \A(?:Meegerekend|De\ basis|Inhoudelijke\ basis)\b
      | \bper\ 1\ \w+\ 20\d\d|\bgeldt\ sinds\b | \bregel\ was\b | \b(?:wil|willen|wilde|wilden|hoopt)\b | \bgeeft\ voorrang\b
      | \bintegratie-uitkering\b | \bcompensatie\ voor\ meerkosten\b | \A(?:De|Het)\ (?:eerste\ |tweede\ )?rapport\w*\ (?:deelt|geeft|noemt|beschrijft)\b""",
    re.IGNORECASE | re.VERBOSE,
)


def is_finding(said: Said) -> bool:
    """Whether a sentence says that something was found; in the summary of a study, whether it tells a result."""
    text = said.text
    if said.line.is_heading or text.endswith(("?", ":")) or len(text.split()) < 5:
        return False
    if _FOUND.search(text) and not _OF_NOTHING.search(text):
        return not (_SEES.search(text) and _SEES_NOTHING.search(text))
    return _is_a_result(said)


def _is_a_result(said: Said) -> bool:
    document = said.document
    if document.coverage != "samenvatting" or document.kind not in _STUDIES:
        return False
    return not _ABOUT_THE_STUDY.search(said.text) and not any("Let op" in heading for heading in said.line.section)
