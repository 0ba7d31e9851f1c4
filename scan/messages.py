"""What users read about the scan wherever it is shown or exported, in Dutch."""

NO_JUDGEMENT = (
    "De Gripscan is een hulpmiddel voor een gesprek. Het is geen oordeel van de visitatiecommissie, "
    "en ook geen cijfer voor een gemeente."
)
OUR_WORDING = (
    "De stellingen zijn onze eigen woorden. Bij elke stelling staat op welke bronnen zij steunt. "
    "De scores zijn een hulpmiddel: 0 is nog niet, 3 is gewoonte."
)
DONT_KNOW = "Weet ik niet"
SKIPPED = "Niet beantwoord"
