"""The command line's arguments, with help and errors in Dutch."""

import argparse
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NoReturn

from assistant.advice.profile import ROLES, SIZES
from corpus.model import DOMAINS, KINDS
from corpus.themes import themes
from ui.comparing.arguments import add_compare

EXIT_CODES = """\
uitkomst (exitcode):
  0  gelukt
  1  gelukt, maar sommige documenten zijn mislukt (ingest), de index klopt niet (verify) of een
     citaat is er niet meer (note)
  2  verkeerd gebruik of verkeerde instelling, of een ander proces is aan het inlezen
  3  geen antwoord in de bronnen (ask, note)
130  afgebroken met Ctrl+C"""

EDIT_OPTIONS = {
    "title": ("title", "TITEL", "titel"),
    "publisher": ("publisher", "UITGEVER", "wie het uitgaf"),
    "date": ("date", "DATUM", "jaar, jaar-maand of jaar-maand-dag, zoals 2021-03"),
    "kind": ("kind", "SOORT", f"soort bron: {', '.join(KINDS)}"),
    "url": ("url", "ADRES", "webadres van het origineel"),
    "municipality": ("municipalities", "GEMEENTE", "gemeente waar het over gaat (mag vaker)"),
    "domain": ("domains", "DOMEIN", f"domein (mag vaker): {', '.join(DOMAINS)}"),
    "theme": ("themes", "THEMA", f"thema (mag vaker): {', '.join(themes())}"),
}
"""Option of ``gripwijzer edit`` -> field of a document, how a value is called, and what it means."""

_ERRORS = (
    (r"the following arguments are required: (.*)", r"dit ontbreekt: \1"),
    (r"unrecognized arguments: (.*)", r"dit wordt niet herkend: \1"),
    (r"argument (\S+): invalid choice: '?(.*?)'? \(choose from (.*)\)", r"\1: '\2' kan niet; kies uit: \3"),
    (r"argument (\S+): invalid int value: '(.*)'", r"\1: '\2' is geen heel getal"),
    (r"argument (\S+): expected one argument", r"\1: hier hoort een waarde achter"),
    (r"argument (\S+): (.*)", r"\1: \2"),
)


class DutchFormatter(argparse.RawDescriptionHelpFormatter):
    """Help with Dutch headings, examples kept as written, and one width everywhere so that docs can hold it."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=30, width=100)

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """Write the usage line."""
        super().add_usage(usage, actions, groups, "gebruik: " if prefix is None else prefix)


class DutchParser(argparse.ArgumentParser):
    """A parser whose help and errors are Dutch."""

    def __init__(self, **options: object) -> None:
        options.setdefault("formatter_class", DutchFormatter)
        super().__init__(add_help=False, **options)  # type: ignore[arg-type]
        self._positionals.title = "argumenten"
        self._optionals.title = "opties"
        self.add_argument("-h", "--help", action="help", help="toon deze hulp en stop")

    def error(self, message: str) -> NoReturn:
        """Print what is wrong and how to get help; exit code 2."""
        for pattern, dutch in _ERRORS:
            if re.fullmatch(pattern, message):
                message = re.sub(pattern, dutch, message)
                break
        self.exit(2, f"Verkeerd gebruik: {message}.\nHulp: {self.prog} --help\n")


def _positive(text: str) -> int:
    if not text.isdigit() or not 1 <= int(text) <= 1000:
        raise argparse.ArgumentTypeError(f"'{text}' is geen getal van 1 tot en met 1000")
    return int(text)


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 16):
        raise argparse.ArgumentTypeError(f"'{text}' is geen nummer van een bijdrage")
    return int(text)


def _year(text: str) -> int:
    if not re.fullmatch(r"(19|20)\d\d", text):
        raise argparse.ArgumentTypeError(f"'{text}' is geen jaartal, zoals 2021")
    return int(text)


def _community_commands(
    command: Callable[..., DutchParser], json_option: Callable[[argparse.ArgumentParser], None]
) -> None:
    moderate = command(
        "moderate", "bekijk, plaats of weiger bijdragen van leden",
        "moderate list", "moderate place 12", 'moderate reject 12 --reason "Er staat een naam in"',
    )  # fmt: skip
    actions = moderate.add_subparsers(dest="action", metavar="WAT", title="wat te doen", required=True)
    waiting = actions.add_parser("list", help="toon wat op een redacteur wacht")
    json_option(waiting)
    place = actions.add_parser("place", help="plaats een bijdrage: iedereen ziet haar")
    reject = actions.add_parser("reject", help="wijs een bijdrage af, of haal een geplaatste weg")
    for action in (place, reject):
        action.add_argument("number", type=_number, metavar="NUMMER", help="nummer van de bijdrage")
    reject.add_argument("--reason", required=True, metavar="REDEN", help="reden; de inzender leest haar")

    unanswered = command(
        "unanswered", "toon de vragen die de bronnen niet konden beantwoorden",
        "unanswered", "unanswered --csv vragen.csv",
    )  # fmt: skip
    unanswered.add_argument("--csv", type=Path, metavar="BESTAND", help="schrijf de lijst naar een CSV-bestand")
    json_option(unanswered)


def build_parser() -> DutchParser:
    """The parser of ``gripwijzer``; the chosen command is in ``command``."""
    parser = DutchParser(
        prog="gripwijzer",
        description="Gripwijzer: antwoorden met bron over grip op het sociaal domein.",
        epilog="voorbeelden:\n"
        "  gripwijzer ingest corpus/sources\n"
        '  gripwijzer ask "Hoe krijgen we grip op de toegang tot jeugdhulp?"\n'
        "  gripwijzer serve\n\n" + EXIT_CODES,
    )
    commands = parser.add_subparsers(dest="command", metavar="OPDRACHTNAAM", title="opdrachten", required=True)

    def command(name: str, summary: str, *examples: str) -> DutchParser:
        shown = "voorbeelden:\n" + "\n".join(f"  gripwijzer {example}" for example in examples)
        return commands.add_parser(name, help=summary, description=f"{summary[0].upper()}{summary[1:]}.", epilog=shown)

    def json_option(sub: argparse.ArgumentParser) -> None:
        sub.add_argument("--json", action="store_true", help="druk één JSON-document af in plaats van tekst")

    ingest = command(
        "ingest", "lees bestanden en mappen in",
        "ingest rapporten/", "ingest rapporten/ --report verslag.html", "ingest geheim.pdf --password abc",
    )  # fmt: skip
    ingest.add_argument(
        "paths", nargs="+", type=Path, metavar="PAD",
        help="bestand of map: PDF, Word, ODT, PowerPoint, Excel, CSV, webpagina, e-mail, Markdown, tekst of ZIP",
    )  # fmt: skip
    ingest.add_argument("--password", metavar="WACHTWOORD", help="wachtwoord van beveiligde bestanden")
    ingest.add_argument("--report", type=Path, metavar="BESTAND", help="bewaar het verslag als webpagina (HTML)")
    json_option(ingest)

    fetch = command(
        "fetch", "haal de originelen van samengevatte bronnen op en lees ze in",
        "fetch", "fetch veendam-jep twenterand-visitatie", "fetch --most 10 --report verslag.html",
    )  # fmt: skip
    fetch.add_argument(
        "document_ids", nargs="*", metavar="DOCUMENT", help="id van de bron (standaard alle samengevatte bronnen)"
    )
    fetch.add_argument("--most", type=_positive, metavar="AANTAL", help="haal er hoogstens zoveel op")
    fetch.add_argument("--report", type=Path, metavar="BESTAND", help="bewaar het verslag als webpagina (HTML)")
    json_option(fetch)

    search = command(
        "search", "zoek passages in de bronnen",
        'search "wachttijd jeugdhulp"', 'search "lokale teams" --kind praktijkvoorbeeld --from 2020',
    )  # fmt: skip
    search.add_argument("query", metavar="ZOEKVRAAG", help="waar u naar zoekt, in gewone woorden")
    search.add_argument("-k", type=_positive, default=10, metavar="AANTAL", help="hoeveel passages (standaard 10)")
    search.add_argument("--kind", choices=KINDS, metavar="SOORT", help=f"soort bron: {', '.join(KINDS)}")
    search.add_argument("--municipality", metavar="GEMEENTE", help="gemeente waar de bron over gaat")
    search.add_argument("--domain", choices=DOMAINS, metavar="DOMEIN", help=f"domein: {', '.join(DOMAINS)}")
    search.add_argument("--theme", choices=list(themes()), metavar="THEMA", help=f"thema: {', '.join(themes())}")
    search.add_argument("--from", dest="from_year", type=_year, metavar="JAAR", help="bronnen vanaf dit jaar")
    search.add_argument("--to", dest="to_year", type=_year, metavar="JAAR", help="bronnen tot en met dit jaar")
    json_option(search)

    ask = command(
        "ask", "stel een vraag en krijg een antwoord met bronnen",
        'ask "Wat kost een POH-jeugd?"', 'ask "en in Leudal?" --after "Wat kost een POH-jeugd?"',
    )  # fmt: skip
    ask.add_argument("question", metavar="VRAAG", help="uw vraag, in gewone woorden")
    ask.add_argument(
        "--after", action="append", default=[], metavar="EERDERE_VRAAG",
        help="een eerdere vraag waar deze op verdergaat (mag vaker, de oudste eerst)",
    )  # fmt: skip
    ask.add_argument("--more", action="store_true", help="toon ook wat de aangehaalde bronnen er verder over zeggen")
    json_option(ask)

    recommend = command(
        "recommend", "zoek aanbevelingen die bij een situatie passen",
        'recommend "Onze jeugdhulp loopt elk jaar over de begroting" -k 3',
        'recommend "De raad wil meer grip op jeugd" --role raad --size klein --domain jeugd',
    )  # fmt: skip
    recommend.add_argument("situation", metavar="SITUATIE", help="uw situatie, in gewone woorden")
    recommend.add_argument("-k", type=_positive, default=5, metavar="AANTAL", help="hoeveel (standaard 5)")
    recommend.add_argument("--municipality", metavar="GEMEENTE", help="uw gemeente; bronnen daarover komen eerder")
    recommend.add_argument(
        "--size", choices=SIZES, metavar="GROOTTE", help=f"grootte van de gemeente: {', '.join(SIZES)}"
    )
    recommend.add_argument(
        "--domain", dest="domains", action="append", default=[], choices=DOMAINS, metavar="DOMEIN",
        help=f"domein waar het om gaat (mag vaker): {', '.join(DOMAINS)}",
    )  # fmt: skip
    recommend.add_argument(
        "--role", choices=ROLES, metavar="ROL", help=f"uw rol; advies aan die rol komt eerder: {', '.join(ROLES)}"
    )
    json_option(recommend)

    add_compare(command, json_option, _year)

    note = command(
        "note", "maak een gespreksnotitie in Word of PDF",
        'note --ask "Hoe krijgen we grip op de toegang?" --out notitie.docx', "note onderdelen.json --out notitie.pdf",
    )  # fmt: skip
    note.add_argument(
        "items", nargs="?", type=Path, metavar="ONDERDELEN",
        help="JSON-bestand met titel, vragen en gekozen onderdelen, in de vorm van /api/notes",
    )  # fmt: skip
    note.add_argument("--ask", metavar="VRAAG", help="maak de notitie van het antwoord op deze vraag")
    note.add_argument(
        "--out", required=True, type=Path, metavar="BESTAND", help="waar de notitie komt: eindigt op .docx of .pdf"
    )

    serve = command("serve", "start de webpagina en de HTTP-API", "serve", "serve --host 0.0.0.0 --port 8080")
    serve.add_argument(
        "--host", default="127.0.0.1", metavar="ADRES", help="luister op dit adres (standaard 127.0.0.1)"
    )
    serve.add_argument("--port", type=int, default=8000, metavar="POORT", help="luister op deze poort (standaard 8000)")

    status = command("status", "toon wat er in de index staat", "status", "status --json")
    json_option(status)

    verify = command("verify", "controleer of de index klopt", "verify", "verify --repair")
    verify.add_argument("--repair", action="store_true", help="bouw de index opnieuw uit het register")

    edit = command(
        "edit", "toon of verbeter wat er over een document bekend is",
        "edit veendam-jep", "edit veendam-jep --date 2020-03 --municipality Veendam --municipality Pekela",
        "edit veendam-jep --reset date",
    )  # fmt: skip
    edit.add_argument("document_id", metavar="DOCUMENT", help="id van het document")
    for name, (field, metavar, meaning) in EDIT_OPTIONS.items():
        action = "append" if "mag vaker" in meaning else "store"
        edit.add_argument(f"--{name}", dest=field, metavar=metavar, action=action, help=meaning)
    edit.add_argument(
        "--reset", action="append", default=[], choices=list(EDIT_OPTIONS), metavar="VELD",
        help=f"neem een verbetering terug: {', '.join(EDIT_OPTIONS)}",
    )  # fmt: skip
    json_option(edit)

    remove = command("remove", "haal een document uit de index", "remove veendam-jep")
    remove.add_argument("document_id", metavar="DOCUMENT", help="id van het document")

    _community_commands(command, json_option)

    evaluate = command(
        "evaluate", "meet hoe goed zoeken, antwoorden en aanbevelen gaan",
        "evaluate retrieval sets/vragen --baselines", "evaluate answers vragen.jsonl --json",
        "evaluate recommendations situaties.jsonl", "evaluate report metingen/ --against vorige.json",
    )  # fmt: skip
    what = evaluate.add_subparsers(dest="what", metavar="WAT", title="wat te meten", required=True)

    def measure(name: str, summary: str, *examples: str) -> argparse.ArgumentParser:
        shown = "voorbeelden:\n" + "\n".join(f"  gripwijzer evaluate {name} {example}" for example in examples)
        description = f"{summary[0].upper()}{summary[1:]}."
        return what.add_parser(name, help=summary, description=description, epilog=shown)

    retrieval = measure(
        "retrieval", "meet zoeken, op sets in BEIR-indeling",
        "sets/vragen --baselines", "sets/vragen sets/kamervragen --baselines --json > zoeken.json",
    )  # fmt: skip
    retrieval.add_argument(
        "folders", type=Path, nargs="+", metavar="MAP", help="map met corpus.jsonl, queries.jsonl, qrels/test.tsv"
    )
    retrieval.add_argument("--baselines", action="store_true", help="meet ook wat u anders zou gebruiken")
    json_option(retrieval)
    answers = measure(
        "answers", "meet antwoorden en weigeringen, op vragen waarvan bekend is waar het antwoord staat",
        "vragen.jsonl", "vragen.jsonl meer.jsonl --json > antwoorden.json",
    )  # fmt: skip
    answers.add_argument(
        "questions", type=Path, nargs="+", metavar="BESTAND", help="bestand met één vraag in JSON per regel"
    )
    json_option(answers)
    recommendations = measure(
        "recommendations", "meet aanbevelingen, op situaties waarvan bekend is welke aanbevelingen passen",
        "situaties.jsonl", "situaties.jsonl --json > aanbevelingen.json",
    )  # fmt: skip
    recommendations.add_argument(
        "situations", type=Path, metavar="BESTAND", help="bestand met één situatie in JSON per regel"
    )
    json_option(recommendations)
    statements = measure(
        "statements", "meet wat als aanbeveling, bevinding en praktijkvoorbeeld wordt gevonden, op beoordeelde zinnen",
        "--json > uitspraken.json", "zinnen.jsonl --sources map/met/bronnen",
    )  # fmt: skip
    statements.add_argument(
        "labels", type=Path, nargs="?", metavar="BESTAND",
        help="bestand met één beoordeelde zin in JSON per regel (standaard die van de meegeleverde bronnen)",
    )  # fmt: skip
    statements.add_argument(
        "--sources", type=Path, metavar="MAP",
        help="map met de bronnen waar de zinnen in staan (standaard de meegeleverde)",
    )  # fmt: skip
    json_option(statements)
    report = measure(
        "report", "maak een verslag van metingen: een webpagina, Markdown en één JSON-bestand",
        "zoeken.json antwoorden.json", "metingen/ --out verslag --against vorige/results.json",
    )  # fmt: skip
    report.add_argument(
        "results", type=Path, nargs="+", metavar="RESULTAAT",
        help="bestand van 'evaluate … --json', of map met zulke bestanden",
    )  # fmt: skip
    report.add_argument(
        "--against", type=Path, metavar="EERDER", help="bestand of map van een eerdere meting, om mee te vergelijken"
    )
    report.add_argument(
        "--out", type=Path, default=Path("build/evals"), metavar="MAP", help="waar het komt (standaard build/evals)"
    )
    json_option(report)
    return parser
