"""The words that tell which domain a text is about."""

import re

DOMAIN_WORDS = {
    "jeugd": r"jeugd\w*|jongeren|kinderen|woonplaatsbeginsel",
    "wmo": r"wmo\w*|abonnementstarief|huishoudelijke hulp|maatschappelijke ondersteuning|eigen bijdrage",
    "participatie": r"participatiewet|bijstand\w*|re-?integratie\w*|buig|loonkostensubsidie\w*|beschut werk",
    "algemeen": r"sociaal domein|sociale domein|gemeentefonds",
}
DOMAINS_NAMED = re.compile(
    "|".join(rf"(?P<{domain}>\b(?:{words})\b)" for domain, words in DOMAIN_WORDS.items()), re.IGNORECASE
)


def find_domains(text: str) -> tuple[str, ...]:
    """The domains that a text names, each once, in order."""
    return tuple(dict.fromkeys(str(match.lastgroup) for match in DOMAINS_NAMED.finditer(text)))
