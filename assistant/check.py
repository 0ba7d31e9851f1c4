"""First step: is this a question that may and can be answered? Personal data is refused and never logged."""

import re

from assistant import messages
from assistant.answer import Ended, Status
from corpus.dutch import words

_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")
_PHONE = re.compile(r"(?<!\d)(?:\+31|0031|0)[\s-]?(?:6|[1-9]\d?[\s-]?)(?:[\s-]?\d){7,8}(?!\d)")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
_NINE_DIGITS = re.compile(r"(?<!\d)\d(?:[.\s]?\d){8}(?!\d)")
_SURNAME = r"\s+(?:(?:de|van|den|der|el|ten)\s+)*[A-Z]\w*"
# A title stands for a person; a role ("gezin", "cliënt") only with a name behind it.
_PERSON = (
    r"(?:(?i:mevrouw|meneer|mevr\.?|dhr\.?|de heer)|"
    rf"(?i:cliënt|client|bewoner|jongere|familie|gezin)(?={_SURNAME}))"
)
_FILE = r"(?i:dossier|beschikking|indicatie|aanvraag|adres|telefoonnummer|mobiele? nummer|bsn|geboortedatum)"
_PEOPLE = r"(?:gezin(?:nen)?|jongeren?|kind(?:eren)?|cliënt(?:en)?|clienten|inwoners?|bewoners?|meisjes?|jongens?)"
_PRIVATE = [
    # Somebody's file: "het dossier van mevrouw De Vries", "heeft mevrouw Jansen al een beschikking"
    re.compile(rf"\b{_FILE}\b.{{0,40}}\b(?i:van|voor)\s+(?:(?i:het|de)\s+)?{_PERSON}(?!\w)"),
    re.compile(rf"\b{_PERSON}{_SURNAME}.{{0,80}}\b{_FILE}\b"),
    re.compile(rf"\b(?i:mijn)\s+{_FILE}\b|\b(?i:in|uit)\s+(?i:zijn|haar)\s+(?i:dossier)\b"),
    re.compile(rf"\b(?i:mijn)\s+(?i:zoon|dochter|kind|moeder|vader|man|vrouw)\b.{{0,120}}\b{_FILE}\b"),
    # How to reach a named role privately
    re.compile(r"\b(?:mobiele?|privé|06|telefoon)[\s-]*(?:nummer|adres)\b", re.IGNORECASE),
    re.compile(r"\b(?:woon|huis)adres\b.{0,20}\bvan\b|\bwaar woont\b", re.IGNORECASE),
    # Who they are, of people whom sources speak of in general
    re.compile(
        rf"\b(?:namen?|adres(?:sen)?|geboorte(?:jaar|jaren|datum|data))\b.{{0,40}}\b(?:van|bij)\b.{{0,20}}\b{_PEOPLE}\b"
        rf"|\bwelke?\s+{_PEOPLE}\b.{{0,120}}\b(?:zijn?|haar|hij|zij|met naam)\b",
        re.IGNORECASE,
    ),
    # One's own family, told with an age: a case, not a question to reports
    re.compile(
        r"\b(?:mijn|onze|ons)\s+(?:zoon|dochter|kind|zoontje|dochtertje|moeder|vader|man|vrouw|oma|opa|pleegkind)\b"
        r".{0,15}\bvan\s+\d{1,2}\b|\bik ben\b.{0,30}\b(?:meisje|jongen|kind)\s+van\s+\d{1,2}\b",
        re.IGNORECASE,
    ),
    re.compile(r"\b(?:tel\.? ?nr|nummer|mail(?:adres)?)\b.{0,60}\bpriv[ée]\b", re.IGNORECASE),
    re.compile(r"\bBSN\b.{0,30}\bvan\b|\bburgerservicenummer\b.{0,30}\bvan\b", re.IGNORECASE),
]
_ORDERS = [
    # Marks of a conversation with a machine, in which an order may hide
    re.compile(r"</?\s*(?:vraag|systeem|system|prompt|instruct\w*)\s*>|\[\[.{1,40}\]\]|<\|", re.IGNORECASE),
    re.compile(r"\b(?:negeer|vergeet)\b.{0,20}\bbron(?:nen)?\b", re.IGNORECASE),
    re.compile(
        r"\b(?:systeem(?:instructies?|prompts?)|(?:verborgen|geheime) (?:prompts?|instructies?))\b", re.IGNORECASE
    ),
    re.compile(r"\b(?:verwijder|wis|wijzig|overschrijf)\b.{0,20}\b(?:document|bron|kennisbank|index)", re.IGNORECASE),
    # What the assistant itself would think or foretell
    re.compile(
        r"\b(?:vind|denk|zou|schat|voorspel|adviseer)\s+(?:jij|je zelf|jij zelf)\b|\bvolgens (?:jou|jouzelf)\b"
        r"|\bwat (?:vind|denk) je\b|\bschat eens\b|\bdenk je dat\b|\bin mijn plaats\b|\bjouw mening\b"
        r"|\bwelke partij moet ik stemmen\b",
        re.IGNORECASE,
    ),
    # Orders to the assistant itself instead of a question to the sources
    re.compile(r"^\s*(?:system|assistant|user)\s*:", re.IGNORECASE),
    re.compile(
        r"\b(?:negeer|vergeet|wis|omzeil|overschrijf)\b.{0,40}\b(?:instructie|opdracht|regel|prompt|geheugen)",
        re.IGNORECASE,
    ),
    re.compile(r"\b(?:ignore|disregard|forget)\b.{0,40}\b(?:instruction|prompt|rule|previous)", re.IGNORECASE),
    re.compile(r"\bje bent (?:nu|vanaf nu|voortaan)\b|\byou are now\b|\bdoe alsof je\b|\bact as\b", re.IGNORECASE),
    re.compile(
        r"\b(?:toon|geef|print|herhaal|laat)\b.{0,40}\b(?:systeemprompt|system prompt|gespreksgeschiedenis)",
        re.IGNORECASE,
    ),
    re.compile(
        r"\bzonder (?:bron(?:nen|vermelding)?|beperkingen)\b.{0,60}\b(?:antwoord|schrijf|zeg|verzin)",
        re.IGNORECASE,
    ),
    # Words of the asker's to be put under what the sources say; whole texts are for the page of the source itself
    re.compile(r"\b(?:zet|plak|schrijf|vermeld)\b.{0,20}\b(?:eronder|erachter|erbij)\b.{0,10}\bdat\b", re.IGNORECASE),
    re.compile(r"\b(?:volledige|hele|complete|integrale) tekst (?:van|uit)\b", re.IGNORECASE),
    re.compile(r"\b(?:verzin|fabriceer)\b|\bschrijf (?:namens|alsof)\b", re.IGNORECASE),
]


def check(question: str, max_chars: int) -> str:
    """The question, trimmed.

    Raises:
        Ended: it is empty, too long, no text, asks for a person, or is an order instead of a question.
    """
    question = _CONTROL.sub(" ", question).strip()
    if not question:
        raise Ended(Status.INVALID_QUESTION, messages.EMPTY)
    if len(question) > max_chars:
        text = messages.TOO_LONG.format(length=len(question), limit=max_chars)
        raise Ended(Status.INVALID_QUESTION, text)
    if not any(word.isalpha() for word in words(question)):
        raise Ended(Status.INVALID_QUESTION, messages.NO_WORDS)
    if asks_for_person(question):
        raise Ended(Status.PERSONAL_DATA, messages.PERSONAL_DATA)
    if is_order(question):
        raise Ended(Status.OUT_OF_SCOPE, messages.OUT_OF_SCOPE)
    return question


def is_order(text: str) -> bool:
    """Whether a text orders the assistant about instead of asking the sources."""
    return any(order.search(text) for order in _ORDERS)


def asks_for_person(question: str) -> bool:
    """Whether a question holds or asks for personal data."""
    return mask_personal_data(question) != question or any(p.search(question) for p in _PRIVATE)


def mask_personal_data(text: str) -> str:
    """The text with citizen service numbers, phone numbers and e-mail addresses made unreadable."""
    text = _NINE_DIGITS.sub(lambda m: "[bsn]" if is_bsn(m.group()) else m.group(), text)
    return _EMAIL.sub("[e-mail]", _PHONE.sub("[telefoon]", text))


def is_bsn(text: str) -> bool:
    """Whether nine digits pass the eleven test of the citizen service number.

    Weights 9 to 2 for the first eight digits and -1 for the last; the sum is a multiple of 11.
    """
    digits = [int(c) for c in text if c.isdigit()]
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return len(digits) == 9 and any(digits) and sum(w * d for w, d in zip(weights, digits, strict=True)) % 11 == 0
