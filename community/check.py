"""Whether what a member filled in can be taken: each field with its own plain message."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from ipaddress import ip_address
from urllib.parse import urlsplit

from community import messages
from community.contribution import (
    CONTRIBUTION_KINDS,
    Content,
    Experience,
    MissingSource,
    PracticeExample,
    Reference,
    hash_of,
)
from community.errors import NotAccepted
from community.persons import is_role, personal_data
from corpus.dutch import words
from corpus.municipalities import canonical
from corpus.themes import themes

Fields = Mapping[str, str | Sequence[str]]
"""What was filled in, by the name of the field; a list where more than one may be chosen."""

MOST_THEMES = 3
LENGTHS = {
    "done": (30, 1500),
    "result": (10, 800),
    "contact": (5, 100),
    "reason": (10, 300),
    "title": (5, 200),
    "why": (10, 500),
}
"""How many characters a text has at least and at most."""
MOST_LINK = 500
WORKED = {"ja": True, "nee": False}
_INVISIBLE = re.compile(r"[^\S\n]+|[\x00-\x09\x0b-\x1f\x7f-\x9f]+")
_FORMAT = ("Cf", "Co", "Cs", "Cn")
"""Unicode categories of characters that are not seen but can turn or hide what is: direction marks, private ones."""


def checked(kind: str, fields: Fields) -> Content:
    """The content that was filled in, trimmed, with the municipality by its official name.

    Raises:
        NotAccepted: something is missing, too long or short, unknown, no web address, or personal data.
    """
    form = _Form(fields)
    content: Content
    match kind:
        case "praktijkvoorbeeld":
            content = PracticeExample(
                form.themes(),
                form.municipality(),
                form.text("done"),
                form.text("result"),
                form.contact(),
                form.link(required=False) or None,
            )
        case "ervaring":
            content = Experience(form.about(), form.municipality(), form.worked(), form.text("reason"))
        case "ontbrekende_bron":
            content = MissingSource(form.text("title"), form.link(required=True), form.text("why"))
        case _:
            raise NotAccepted({"kind": messages.UNKNOWN_KIND.format(kinds=", ".join(CONTRIBUTION_KINDS))})
    if form.errors:
        raise NotAccepted(form.errors)
    return content


def tidy(text: str) -> str:
    """A text without characters that are not seen, its spaces single, and at most one empty line in a row."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    text = "".join(c for c in text if c == "\n" or unicodedata.category(c) not in _FORMAT)
    text = re.sub(r"\n\s*\n\s*", "\n\n", _INVISIBLE.sub(" ", text))
    return text.strip()


def place_of(text: str) -> str | None:
    """The official name of the municipality that is meant, or None: 'gemeente Den Bosch' -> ''s-Hertogenbosch'."""
    return canonical(re.sub(r"^gemeente\s+", "", text, flags=re.IGNORECASE))


def fingerprint(content: Content) -> str:
    """The same for contributions that say the same: of an experience, who found what of which advice."""
    match content:
        case PracticeExample():
            said = ("praktijkvoorbeeld", content.municipality, *words(content.done))
        case Experience():
            said = ("ervaring", content.municipality, str(content.about), str(content.worked))
        case MissingSource():
            said = ("ontbrekende_bron", same_link(content.link))
    return hash_of(" ".join(said))


def same_link(link: str) -> str:
    """What addresses of the same page have in common: no scheme, www, fragment or last slash."""
    parts = urlsplit(link)
    host = (parts.hostname or "").removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}" + (f"?{parts.query}" if parts.query else "")


class _Form:
    """Reads fields one by one and keeps what is wrong with each."""

    def __init__(self, fields: Fields) -> None:
        self._fields = fields
        self.errors: dict[str, str] = {}

    def _one(self, name: str) -> str:
        value = self._fields.get(name, "")
        return tidy(value if isinstance(value, str) else "".join(value[:1]))

    def text(self, name: str) -> str:
        least, most = LENGTHS[name]
        text = self._one(name)
        if not text:
            self.errors[name] = messages.EMPTY
        elif len(text) < least:
            self.errors[name] = messages.TOO_SHORT.format(least=least, length=len(text))
        elif len(text) > most:
            self.errors[name] = messages.TOO_LONG.format(most=most, length=len(text))
        elif what := personal_data(text):
            self.errors[name] = messages.PERSONAL.format(what=what)
        return text

    def contact(self) -> str:
        text = self.text("contact")
        if "contact" not in self.errors and not is_role(text):
            self.errors["contact"] = messages.NO_ROLE
        return text

    def municipality(self) -> str:
        text = self._one("municipality")
        name = place_of(text)
        if name is None:
            self.errors["municipality"] = messages.UNKNOWN_MUNICIPALITY if text else messages.EMPTY
        return name or ""

    def themes(self) -> tuple[str, ...]:
        value = self._fields.get("themes", ())
        chosen = tuple(dict.fromkeys([value] if isinstance(value, str) else value))
        chosen = tuple(filter(None, chosen))
        unknown = [slug for slug in chosen if slug not in themes()]
        if not chosen:
            self.errors["themes"] = messages.NO_THEME
        elif unknown:
            self.errors["themes"] = messages.UNKNOWN_THEME.format(theme=tidy(unknown[0])[:50])
        elif len(chosen) > MOST_THEMES:
            self.errors["themes"] = messages.TOO_MANY_THEMES.format(most=MOST_THEMES)
        return chosen

    def worked(self) -> bool:
        answer = self._one("worked")
        if answer not in WORKED:
            self.errors["worked"] = messages.NO_VERDICT
        return WORKED.get(answer, False)

    def about(self) -> Reference:
        reference = Reference.parse(self._one("about"))
        if reference is None:
            self.errors["about"] = messages.UNKNOWN_ADVICE
        return reference or Reference("", "")

    def link(self, *, required: bool) -> str:
        link = self._one("link")
        if not link:
            if required:
                self.errors["link"] = messages.EMPTY
        elif wrong := _wrong_link(link):
            self.errors["link"] = wrong
        return link


def _wrong_link(link: str) -> str | None:
    if len(link) > MOST_LINK:
        return messages.TOO_LONG.format(most=MOST_LINK, length=len(link))
    if not re.fullmatch(r"https?://[^\s<>\"\\^`{|}]+", link, re.IGNORECASE):
        return messages.NO_LINK
    try:
        parts = urlsplit(link)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        return messages.NO_LINK
    if parts.username is not None or parts.password is not None:
        return messages.LINK_WITH_LOGIN
    if re.search(r"[\w.+-]+(?:@|%40)[\w-]+\.\w", link, re.IGNORECASE):
        return messages.PERSONAL.format(what=messages.EMAIL)
    if host == "localhost" or host.endswith((".localhost", ".local", ".internal", ".intern", ".lan")) or _is_ip(host):
        return messages.LINK_NOT_PUBLIC
    if not re.fullmatch(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_][\w-]+", host):
        return messages.NO_LINK
    return None


def _is_ip(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
