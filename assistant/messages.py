"""Everything the assistant says itself, in plain Dutch, together so that it can be reviewed."""

EMPTY = "Stel een vraag in gewone woorden, bijvoorbeeld: hoe krijgen we grip op de toegang tot jeugdhulp?"
NO_WORDS = "Hierin staan geen woorden om op te zoeken. Stel uw vraag in gewone woorden."
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
