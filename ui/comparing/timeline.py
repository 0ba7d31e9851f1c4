"""The HTML of one municipality, with what is said about it along a line of years, and of the list of them all."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from assistant.comparing.matrix import Tally
from assistant.comparing.municipality import Overview, Profile, Year
from assistant.comparing.quoted import Quoted
from assistant.comparing.selection import Selection
from assistant.messages import listed
from corpus.model import Document
from corpus.statement import STATEMENT_KINDS
from ui.comparing.choice import PAGE
from ui.comparing.names import breakable, in_words, statements_in_words, value_name
from ui.comparing.statements import statement_card
from ui.dutch import counted
from ui.markup import document_link, escape, facts, tagged
from ui.statement_names import STATEMENT_NAMES

MUNICIPALITY_PAGE = "gemeente"

_BACK = f'<p><a href="{MUNICIPALITY_PAGE}">‹ Alle gemeenten</a></p>'


def municipality_list(found: Sequence[Overview]) -> str:
    """Every municipality with how much there is about it."""
    if not found:
        return (
            '<div class="melding"><h2>Nog geen gemeenten</h2><p>Er is nog geen bron die over een gemeente gaat. '
            '<a href="inlezen">Lees bronnen in</a></p></div>'
        )
    kinds = [breakable(plural.capitalize()) for _one, plural in STATEMENT_NAMES.values()]
    head = "".join(f'<th scope="col">{kind}</th>' for kind in ("Bronnen", *kinds))
    rows = "".join(_line(one) for one in found)
    return (
        f'<p class="aantal" role="status">{counted(len(found), "gemeente", "gemeenten")} en regio’s</p>'
        '<div class="schuif vrij" role="region" tabindex="0" aria-label="Gemeenten"><table class="gemeenten"><thead>'
        f'<tr><th scope="col">Gemeente</th>{head}</tr></thead><tbody>{rows}</tbody></table></div>'
    )


def no_municipality(message: str) -> str:
    """That there is none of that name."""
    return f'{_BACK}<div class="melding"><h1>Deze gemeente is er niet</h1>{tagged("p", "", message)}</div>'


def municipality_view(found: Profile, selection: Selection, quotes: Sequence[Quoted]) -> str:
    """All about one municipality; ``quotes`` are those of the statements that the selection allows."""
    compare = urlencode({"gemeente": found.name})
    sources = counted(len(found.documents), "bron", "bronnen")
    return (
        f'{_BACK}<article class="gemeente"><h1>{escape(found.name)}</h1>{_also(found)}'
        f"<p>{in_words(found.every).capitalize()}, uit {sources}.</p>"
        f'<p class="links"><a href="{PAGE}?{escape(compare)}">Vergelijk per thema</a>'
        f'<a href="{PAGE}?{escape(compare + "&kolommen=jaar")}">Thema’s door de jaren</a></p>'
        + (_filters(found, selection) if found.every.total else "")
        + _timeline(found, quotes)
        + _sources(found)
        + "</article>"
    )


def _line(one: Overview) -> str:
    def number(count: int) -> str:
        return f"<td>{count}</td>" if count else '<td class="nul">–</td>'

    link = f'<a href="{_address(one.name)}">{escape(one.name)}</a>'
    tally = one.tally
    counts = "".join(map(number, (one.documents, tally.recommendations, tally.findings, tally.examples)))
    return f'<tr><th scope="row">{link}</th>{counts}</tr>'


def _address(name: str, **more: str) -> str:
    return escape(f"{MUNICIPALITY_PAGE}?{urlencode({'naam': name} | more)}")


def _also(found: Profile) -> str:
    aliases = f"Ook geschreven als {listed(list(found.aliases))}." if found.aliases else ""
    former = f"Hier telt ook mee wat over {listed(list(found.former))} ging." if found.former else ""
    return tagged("p", "gegevens", " ".join(filter(None, (aliases, former))))


def _filters(found: Profile, selection: Selection) -> str:
    def option(value: str, shown: str, chosen: tuple[str, ...]) -> str:
        return f'<option value="{escape(value)}"{" selected" if value in chosen else ""}>{escape(shown)}</option>'

    themes = "".join(
        option(theme, f"{value_name('theme', theme)} ({count})", selection.theme) for theme, count in found.themes
    )
    kinds = "".join(
        option(kind, STATEMENT_NAMES[kind][1].capitalize(), selection.statements) for kind in STATEMENT_KINDS
    )
    return (
        f'<form class="keuze" action="{MUNICIPALITY_PAGE}" method="get" aria-label="Beperk de tijdlijn">'
        f'<input type="hidden" name="naam" value="{escape(found.name)}"><div class="keuzerij">'
        f'<p class="veld"><label for="thema">Thema</label><select id="thema" name="thema"><option value="">Alle thema’s'
        f'</option>{themes}</select></p><p class="veld"><label for="uitspraak">Soort uitspraak</label>'
        f'<select id="uitspraak" name="uitspraak"><option value="">Alle soorten</option>{kinds}</select></p>'
        f'<p class="knoppen"><button type="submit" class="knop">Toon</button></p></div></form>'
    )


def _timeline(found: Profile, quotes: Sequence[Quoted]) -> str:
    if not found.every.total:
        return (
            '<div class="melding"><h2>Geen uitspraken</h2><p>In de bronnen is over deze gemeente geen bevinding, '
            "aanbeveling of praktijkvoorbeeld gevonden.</p></div>"
        )
    if not found.years:
        return (
            '<div class="melding"><h2>Niets bij deze keuze</h2><p>Over deze gemeente is wel iets gezegd, maar niet '
            f'hierover. <a href="{_address(found.name)}">Toon alles</a></p></div>'
        )
    by_id = {one.record.statement.id: one for one in quotes}
    most = max(len(year.records) for year in found.years)
    bars = "".join(_bar(year, most) for year in reversed(found.years))
    years = "".join(_year(year, by_id) for year in found.years)
    return (
        f'<h2>Door de jaren</h2><ol class="jaarbalken" aria-label="Uitspraken per jaar">{bars}</ol>'
        f'<ol class="tijdlijn">{years}</ol>'
    )


def _bar(year: Year, most: int) -> str:
    name, count = value_name("year", year.year), len(year.records)
    height = f"{max(6, round(100 * count / most))}%"
    return (
        f'<li><a href="#jaar-{escape(year.year)}" aria-label="{escape(name)}: {statements_in_words(count)}">'
        f'<span class="aantal">{count}</span><span class="staaf" style="height:{height}"></span>'
        f'<span class="jaartal">{escape(name)}</span></a></li>'
    )


def _year(year: Year, by_id: Mapping[str, Quoted]) -> str:
    cards = [
        statement_card(by_id[i], on_timeline=True) for i in (one.statement.id for one in year.records) if i in by_id
    ]
    return (
        f'<li><h3 id="jaar-{escape(year.year)}" tabindex="-1">{escape(value_name("year", year.year))} '
        f'<span class="gegevens">{in_words(Tally.of(year.records))}</span></h3>'
        f'<ul class="uitspraken">{"".join(cards)}</ul></li>'
    )


def _sources(found: Profile) -> str:
    if not found.documents:
        return (
            "<h2>Bronnen</h2><p>Geen bron: Gripwijzer kent geen document over deze gemeente. "
            '<a href="inlezen">Voeg er een toe</a></p>'
        )
    rows = "".join(f"<li>{_source(document)}</li>" for document in found.documents)
    return f'<h2>Bronnen</h2><ul class="lijst">{rows}</ul>'


def _source(document: Document) -> str:
    others = len(document.municipalities) - 1
    about = f" · gaat over {others + 1} gemeenten" if others > 0 else ""
    return f'{document_link(document.id, document.title)}<span class="gegevens">{facts(document)}{about}</span>'
