"""Everything the assistant says itself, in plain Dutch, together so that it can be reviewed."""

EMPTY = "Stel een vraag in gewone woorden, bijvoorbeeld: hoe krijgen we grip op de toegang tot jeugdhulp?"
NO_WORDS = "Hierin staan geen woorden om op te zoeken. Stel uw vraag in gewone woorden."
NO_SUBJECT = (
    "Waar gaat uw vraag over? Noem het onderwerp erbij, bijvoorbeeld: geef een voorbeeld van taakgericht werken."
)
TOO_LONG = "Deze vraag is te lang ({length} tekens; het mag er {limit} zijn). Houd de kern over en vraag opnieuw."
PERSONAL_DATA = (
    "Deze vraag gaat over een persoon of bevat persoonsgegevens. Gripwijzer kent geen dossiers en zoekt geen "
    "personen op. Stel de vraag zonder naam, nummer of adres, of ga naar de toegang van uw gemeente."
)
OUT_OF_SCOPE = (
    "Gripwijzer beantwoordt vragen uit zijn bronnen over grip op het sociaal domein en voert geen andere "
    "opdrachten uit."
)
NO_EVIDENCE = "De bronnen geven hier geen antwoord op."
ENGLISH = (
    "Uw vraag lijkt Engels. De bronnen zijn Nederlands; met een Nederlandse vraag vindt Gripwijzer meer. "
    "(The sources are in Dutch; a question in Dutch works better.)"
)
ERROR = "Er ging iets mis bij het zoeken. Probeer het opnieuw; blijft het misgaan, kijk dan in het logboek."
SUMMARY_NOTICE = "samenvatting in eigen woorden; lees het origineel voor de precieze tekst"
UNDATED = "zonder datum"
UNKNOWN_PUBLISHER = "uitgever onbekend"
WRITTEN = (
    "Dit antwoord is geschreven door een taalmodel ({writer}). Elke zin is vergeleken met de bronnen; lees de bron als "
    "het op de precieze woorden aankomt."
)
DROPPED_ONE = "Eén zin van het taalmodel is weggelaten, omdat de bronnen hem niet steunen."
DROPPED_MORE = "{count} zinnen van het taalmodel zijn weggelaten, omdat de bronnen ze niet steunen."
_WITHOUT = " Dit is het antwoord zonder taalmodel: de zinnen uit de bronnen zelf."
WRITER_SLOW = "Het taalmodel antwoordde niet op tijd." + _WITHOUT
WRITER_DOWN = "Het taalmodel is niet bereikbaar of brak af." + _WITHOUT
WRITER_UNREADABLE = "Het taalmodel gaf geen bruikbaar antwoord." + _WITHOUT
WRITER_UNSUPPORTED = "Het taalmodel schreef niets dat de bronnen helemaal steunen." + _WITHOUT

AGE_ONE = "Deze bron is uit {year}."
AGE_MORE = "De nieuwste bron hierbij is uit {year}."
AGE_UNDATED = f" Er is ook een bron {UNDATED}."
NEWER = " Een nieuwere bron over hetzelfde onderwerp: {title} ({year})."
OTHER_YEAR = "U vraagt naar {asked}. De bronnen hierbij zijn uit een ander jaar: {dates}."
FIGURES_DIFFER = "Bronnen noemen verschillende cijfers: {one}; {other}."
FIGURE_SAID = "{who} noemt {figure} [{number}]"
ADVICE_DIFFERS = "Bronnen oordelen hier verschillend over: vergelijk {one} met {other}."
ADVICE_SAID = "{who} [{number}]"

SITUATION_EMPTY = "Beschrijf eerst in een paar zinnen wat er speelt."
FITS_BOTH = "Past bij: {words} ({themes})."
FITS_WORDS = "Past bij: {words}."
FITS_THEMES = "Past bij {themes}."
FITS_MEANING = "Past naar betekenis, al staan uw woorden er niet in."
LIKE_CONCERN = "Uw situatie lijkt op: {concern}"
OPINION = "Dit is de mening van een persoon of partij, niet van de commissie."
FOR_OTHERS = "Dit advies is gericht aan het Rijk of de VNG, niet aan gemeenten."
ADVICE_UNDATED = "Van deze bron is geen datum bekend."
ADVICE_OLD = "Deze bron is uit {year}. Er zijn nieuwere bronnen over dit onderwerp, tot en met {newer}."
ADVICE_AGAINST = "Een andere bron oordeelt hier anders over ({title}): „{quote}”"


def listed(parts: list[str]) -> str:
    """Parts as a Dutch enumeration: "2019, 2020 en zonder datum"."""
    return " en ".join(filter(None, (", ".join(parts[:-1]), parts[-1]))) if parts else ""


_CERTAINTY = (
    (0.85, "groot: de bronnen gaan hier rechtstreeks over"),
    (0.65, "redelijk: lees de bron na als het erop aankomt"),
    (0.0, "gering: de bronnen komen in de buurt, kijk of dit uw vraag is"),
)
"""From which probability on which words hold."""


def certainty_in_words(probability: float) -> str:
    """How sure it is that the sources answer the question, as a sentence to show."""
    return "Zekerheid " + next(words for floor, words in _CERTAINTY if probability >= floor) + "."
