"""Everything a note says itself, in plain Dutch, together so that it can be reviewed."""

KIND_OF_NOTE = "Gespreksnotitie"
UNTITLED = "Gespreksnotitie"

PURPOSE, OCCASION, AUDIENCE, MADE_ON = "Doel", "Gelegenheid", "Voor wie", "Gemaakt op"
QUESTIONS = "Vragen voor het gesprek"
FINDINGS, ADVICE, EXAMPLES = "Bevindingen", "Adviezen", "Praktijkvoorbeelden"
ANSWERS, COMPARISON, SCAN = "Antwoorden uit de bronnen", "Vergelijking", "Uitkomsten van de Gripscan"
APPENDIX, ACCOUNT = "Bijlage: letterlijke passages", "Verantwoording"
REMARK, SOURCES = "Opmerking", "Bronnen"

ADDRESSED_TO = "gericht aan {who}"
IN_APPENDIX = "In zijn verband: passage {number} in de bijlage"
BACK_TO_NOTE = "Terug naar de notitie"
APPENDIX_INTRODUCTION = "Elke passage staat hier met de tekst eromheen. Wat de notitie aanhaalt, is gemarkeerd."

CELL = "{row} bij {column}"
NO_SOURCE = "Geen bron: de bronnen zeggen hier niets over. Dat betekent niet dat er niets speelt."
SCAN_ABOUT = (
    "Dit is het oordeel van wie de Gripscan invulde, geen bron en geen oordeel van een commissie. Ingevuld: {when}."
)
SCAN_COLUMNS = ("Thema", "Uitkomst", "Toelichting")
SCAN_TABLE = "Uitkomst per thema van {title}"

SUMMARY = "Samenvatting in eigen woorden; lees het origineel voor de precieze tekst."
OLDER = "Er is een nieuwere versie van deze bron; dit is de tekst die toen is gekozen."
RETIRED = "Deze bron is uit Gripwijzer gehaald; dit is de laatst bewaarde tekst."

GONE_DOCUMENT = "De bron ‘{document}’ staat niet meer in Gripwijzer. Dit citaat kan niet worden getoond."
GONE_PLACE = "Deze plek in ‘{title}’ bestaat niet (meer). Dit citaat kan niet worden getoond."
TOO_LONG = "Dit citaat uit ‘{title}’ is langer dan {most} tekens. Kies een korter stuk."

ACCOUNT_TEXT = (
    "Deze notitie is op {date} gemaakt met Gripwijzer, uit een index van {sources} (stand {generation}). Titel, doel, "
    "vragen en opmerkingen zijn van de maker van de notitie. Elk citaat staat letterlijk in de bron die erbij staat."
)
ACCOUNT_SUMMARIES = (
    "Bij sommige bronnen staat dat de tekst een samenvatting in eigen woorden is. Het citaat komt dan uit die "
    "samenvatting en niet uit het origineel."
)
ACCOUNT_GONE = "{count} kon niet meer worden gelezen en staat er daarom niet in."
MADE_WITH = "Gemaakt met Gripwijzer op {date}"
PAGE, OF = "Pagina", "van"
"""What stands around the numbers at the foot of a page: 'Pagina 1 van 3'."""

NOTHING_CHOSEN = "Er is nog niets gekozen voor deze notitie."

ASK_ADVICE = "Welke adviezen over ‘{theme}’ volgen wij al, welke niet, en waarom?"
ASK_FINDING = "Herkennen wij bij onszelf wat de bronnen zien bij ‘{theme}’? Waaruit blijkt dat?"
ASK_EXAMPLE = "Wat zou de aanpak uit {where} bij ons vragen aan geld, mensen en tijd?"
ASK_EXAMPLE_ANYWHERE = "Wat zou deze aanpak bij ‘{theme}’ bij ons vragen aan geld, mensen en tijd?"
ASK_ANSWER = "Wat betekent het antwoord op ‘{question}’ voor ons?"
ASK_CELL = "Waarin lijken wij op {column} als het gaat om ‘{row}’, en waarin niet?"
ASK_SCAN = "Waarom beoordelen wij onszelf zo, en waar denken wij er verschillend over?"
ASK_NOTICE = "Wat valt ons op in deze citaten, en wat missen wij?"
ASK_FIGURES = "Welke eigen cijfers hebben wij hierover, en van wanneer zijn ze?"
ASK_AGREE = "Wat spreken wij af: wie doet wat, en wanneer komen wij erop terug?"

PDF_UNAVAILABLE = (
    "Voor PDF is Pango nodig, en dat staat niet op deze machine. Laat installeren: sudo apt-get install libpango-1.0-0 "
    "libpangoft2-1.0-0 libharfbuzz-subset0. Tot die tijd kunt u de notitie als Word-bestand bewaren; daar kan Word of "
    "LibreOffice een PDF van maken."
)
