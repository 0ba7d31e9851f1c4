import re
from pathlib import Path

import frontmatter

from ingest.originals.about import is_about

SHIPPED = Path(__file__).parents[2] / "corpus" / "sources"
ORIGINALS = {
    "000_61f2122ef1100a3b.txt": "visitatie-tussenrapportage-3-nieuws",
    "001_a953dcdb1c09cc1d.txt": "visitatie-tussenrapportage-4-na-23",
    "002_189677beb25953b0.txt": "twenterand-visitatie-resultaten",
    "003_d63403d3356e7abf.txt": "ollongren-decentralisatie-2018",
    "004_b5795a477ef6a745.txt": "vng-doelmatig-sociaal-domein-2012",
}


def test_an_original_belongs_to_its_own_summary_only(shared: Path) -> None:
    summaries = {file.stem: frontmatter.load(str(file)).content for file in SHIPPED.glob("*.md")}
    found = {
        name: [key for key, text in summaries.items() if is_about(re.sub(r"[*#]", "", text), original)]
        for name in ORIGINALS
        for original in [(shared / "seeds" / name).read_text("utf-8")]
    }
    assert found == {name: [key] for name, key in ORIGINALS.items()}


def test_a_cookie_wall_or_a_missing_page_is_no_original() -> None:
    text = "De wachttijd voor jeugdhulp in Elburg was in 2021 twaalf weken. De raad wil die halveren met een wijkteam."
    wall = "Wij gebruiken cookies om deze site te laten werken. Kies welke cookies u accepteert en ga verder. " * 9
    assert not is_about(text, wall)
    assert not is_about(text, "Pagina niet gevonden. Zoek op onze site naar wachttijd of jeugdhulp in Elburg. " * 9)
    assert is_about(text, f"{wall} {text} {wall}")
    assert not is_about(text, text[:80])
    assert not is_about("", wall)
