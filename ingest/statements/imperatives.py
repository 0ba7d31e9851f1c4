"""Imperatives at the head of a sentence: "Breng een prioritering aan …"."""

import re

_PLAIN = frozenset(
    """
    Accepteer Activeer Agendeer Analyseer Baseer Bedenk Beantwoord Begroot Bekijk Beleg Beloon Benoem Benut Bepaal
    Beperk Bereken Beschouw Beschrijf Bespreek Betrek Bevorder Bevraag Bewaak Bied Bouw Breng Bundel Combineer
    Communiceer Concretiseer Contracteer Controleer Creëer Definieer Denk Differentieer Doe Doorbreek Durf Erken
    Evalueer Experimenteer Expliciteer Faciliteer Financier Formuleer Ga Garandeer Geef Geloof Grijp Haal Handhaaf
    Hanteer Herijk Herzie Houd Implementeer Informeer Intensiveer Inventariseer Investeer Kies Kijk Kom Leer Leg Let
    Lever Luister Maak Maximaliseer Meet Minimaliseer Motiveer Neem Omarm Onderbouw Onderhoud Onderken Ontwikkel
    Operationaliseer Organiseer Overweeg Positioneer Prioriteer Probeer Professionaliseer Raadpleeg Rapporteer Realiseer
    Reduceer Reserveer Richt Scherp Sluit Specificeer Spreek Sta Stel Stimuleer Streef Toets Train Verbeter Verbind
    Verbreed Verdeel Verdiep Vereenvoudig Vergelijk Vergroot Verhelder Verhoog Verken Verklein Verlaag Verleg Vermijd
    Verminder Verruim Verscherp Verschuif Versnel Versterk Vertaal Verwerk Verduidelijk Veranker Voer Volg Voorkom
    Voorzie Waarborg Wees Weeg Weet Werf Wijs Zet Zoek
    """.split()
)
_ALSO_NOUNS = frozenset(
    """
    Begin Borg Bezuinig Deel Draag Focus Gebruik Gun Koppel Laat Monitor Onderscheid Onderzoek Oefen Pak Pas Plan Regel
    Ruim Schep Schakel Start Stem Steun Stop Stuur Toon Trek Vraag Vier Waak Werk Win Zorg Bezie Lees
    Presenteer Presteer Spreid Vul
    """.split()
)
"""As often a noun or part of one ("Werk is …", "Onderzoek laat zien"): in a sentence the next word decides."""
_THEN = re.compile(
    r"""\A(?:de|het|een|deze|dit|dat|elke?|alle|je|jouw|uw|hun|haar|zijn|hoe|wat|welke|waar|of|wie|daar(?:om|bij|voor)?
        |eerst|ook|samen|periodiek|regelmatig|jaarlijks|altijd|nooit|niet|geen|zelf|actief|vooraf|tijdig|meer|minder
        |goed|in\ (?:de|het|een)|op|aan|er(?:voor|op|mee)?|voor|voldoende|naast|vanuit|concreet|maximaal|structureel
        |bij|met|'[\w ]+'|"[\w ]+"|informatie\w*)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_FINITE = re.compile(
    r"\A(?:\S+\s){0,5}?(?:is|zijn|was|waren|heeft|hebben|had|wordt|worden|werd|kan|kunnen|laat|blijkt)\b"
)
"""Where a finite verb follows soon, the first word was a noun: "Werk in de wijk is nodig"."""
_OF_A_WEB_PAGE = re.compile(
    r"\A(?:(?:Lees|Kijk|Bekijk|Download|Deel|Volg|Ga|Neem|Meld|Klik|Zie|Vraag)\b.*"
    r"\b(?:meer|verder|hier|website|artikel|bericht|pagina|contact op|nieuwsbrief|ook:|dit|aan voor|rapport)\b"
    r"|Stel (?:dat|je voor)\b|Ga naar\b|Lees (?:meer|ook|verder)\b|Bron\b|Geef (?:je|uw) mening|Wees welkom)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\A(?:[\d.]+[.)]?|[a-z]\))\s+")


def is_imperative(text: str, *, is_heading: bool) -> bool:
    """Whether a sentence, or a heading with or without a number, tells its reader what to do."""
    text = _NUMBER.sub("", text).lstrip("‘'\"“")
    first, _, rest = text.partition(" ")
    first = first.rstrip(",")
    if first == "Blijf" and rest:
        return True
    if first in _PLAIN:
        enough = bool(rest) if is_heading else len(rest.split()) >= 2
        return enough and not _OF_A_WEB_PAGE.match(text)
    if first not in _ALSO_NOUNS or _OF_A_WEB_PAGE.match(text):
        return False
    if is_heading:
        return (
            len(rest.split()) >= 2
            and rest[0].islower()
            and not _FINITE.match(rest)
            and not rest.startswith(("en ", "van ", "naar ", "door "))
        )
    return len(rest.split()) >= 2 and _THEN.match(rest) is not None and not _FINITE.match(rest)
