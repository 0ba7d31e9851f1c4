from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.metadata import given as read_given
from ingest.metadata.sidecars import Sidecars


@pytest.fixture
def file(tmp_path: Path) -> Callable[..., Path]:
    def write(name: str, content: str | bytes = "") -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


@pytest.mark.parametrize("name", ["rapport.pdf.yaml", "rapport.yaml", "rapport.pdf.yml"])
def test_a_sidecar_beside_a_file_tells_about_it_and_is_no_document(
    name: str, file: Callable[..., Path], tmp_path: Path
) -> None:
    document = file("map/rapport.pdf")
    sidecar = file(f"map/{name}", "titel: Grip\ngemeenten: [Zeist]\n")
    sidecars = Sidecars(tmp_path)
    assert sidecars.given_for(document) == ({"titel": "Grip", "gemeenten": ["Zeist"]}, [])
    assert sidecars.is_sidecar(sidecar) and not sidecars.is_sidecar(document)


def test_a_yaml_file_without_its_document_is_no_sidecar(file: Callable[..., Path], tmp_path: Path) -> None:
    file("ander.pdf")
    assert not Sidecars(tmp_path).is_sidecar(file("rapport.yaml", "titel: Grip"))


def test_the_sidecar_with_the_full_name_wins(file: Callable[..., Path], tmp_path: Path) -> None:
    document = file("rapport.pdf")
    file("rapport.yaml", "titel: Algemeen\nsoort: nieuws")
    file("rapport.pdf.yaml", "titel: Alleen de PDF")
    assert Sidecars(tmp_path).given_for(document)[0] == {"titel": "Alleen de PDF", "soort": "nieuws"}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("titel: [open", "YAML"),
        ("datum: 2021-13-45", "YAML"),
        ("- a\n- b", "gegeven"),
        ("server: a\npoort: 1", "gegeven"),
    ],
)
def test_a_sidecar_that_cannot_be_used_is_named(
    content: str, reason: str, file: Callable[..., Path], tmp_path: Path
) -> None:
    document = file("rapport.pdf")
    file("rapport.yaml", content)
    data, warnings = Sidecars(tmp_path).given_for(document)
    assert data == {}
    assert len(warnings) == 1 and "rapport.yaml" in warnings[0] and reason in warnings[0]


@pytest.mark.parametrize("mark", [";", ","])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_catalogue_tells_about_the_files_it_names(
    mark: str, encoding: str, file: Callable[..., Path], tmp_path: Path
) -> None:
    rows = [
        ["Bestand", "titel", "gemeenten"],
        ["rapport.pdf", "Één toegang", "Súdwest-Fryslân|Zeist"],
        ["b.pdf", "", ""],
    ]
    catalogue = file("catalogus.csv", "\r\n".join(mark.join(row) for row in rows).encode(encoding))
    sidecars = Sidecars(tmp_path)
    data, warnings = sidecars.given_for(file("rapport.pdf"))
    assert data == {"titel": "Één toegang", "gemeenten": "Súdwest-Fryslân|Zeist"} and warnings == []
    assert read_given(data)[0]["municipalities"] == ("Súdwest-Fryslân", "Zeist")
    assert sidecars.given_for(file("b.pdf")) == ({}, []) == sidecars.given_for(file("c.pdf"))
    assert sidecars.is_sidecar(catalogue)


def test_the_nearest_word_wins(file: Callable[..., Path], tmp_path: Path) -> None:
    document = file("map/sub/rapport.pdf")
    file("catalogus.csv", "bestand;titel;soort;uitgever\nmap/sub/rapport.pdf;Boven;nieuws;VNG\n")
    file("map/catalogus.csv", "bestand;titel;soort\nsub\\rapport.pdf;Midden;onderzoek\n")
    file("map/sub/rapport.yaml", "titel: Ernaast")
    data, warnings = Sidecars(tmp_path).given_for(document)
    assert data == {"titel": "Ernaast", "soort": "onderzoek", "uitgever": "VNG"} and warnings == []


def test_a_catalogue_above_the_folder_that_is_read_is_not_looked_at(file: Callable[..., Path], tmp_path: Path) -> None:
    file("catalogus.csv", "bestand;titel\nmap/rapport.pdf;Boven\n")
    assert Sidecars(tmp_path / "map").given_for(file("map/rapport.pdf")) == ({}, [])


@pytest.mark.parametrize(
    ("content", "reason"), [(b"titel;soort\nGrip;nieuws", "bestand"), (b'bestand;titel\n"a.pdf"x;y', "niet te lezen")]
)
def test_a_broken_catalogue_is_named_once(
    content: bytes, reason: str, file: Callable[..., Path], tmp_path: Path
) -> None:
    file("catalogus.csv", content)
    sidecars = Sidecars(tmp_path)
    first, second = sidecars.given_for(file("a.pdf")), sidecars.given_for(file("b.pdf"))
    assert first[0] == {} and "catalogus.csv" in first[1][0] and reason in first[1][0]
    assert second == ({}, [])


def test_a_changed_sidecar_gives_other_data(file: Callable[..., Path], tmp_path: Path) -> None:
    document = file("rapport.pdf")
    file("rapport.yaml", "titel: Eerst")
    before = Sidecars(tmp_path).given_for(document)
    file("rapport.yaml", "titel: Later")
    assert Sidecars(tmp_path).given_for(document) != before


@given(st.binary(max_size=200), st.sampled_from(["a.yaml", "catalogus.csv"]))
def test_no_content_makes_it_crash(tmp_path_factory: pytest.TempPathFactory, content: bytes, name: str) -> None:
    folder = tmp_path_factory.mktemp("sidecars")
    (folder / name).write_bytes(content)
    (folder / "a.pdf").touch()
    data, warnings = Sidecars(folder).given_for(folder / "a.pdf")
    read_given(data)
    assert all(name in warning for warning in warnings)


def test_a_broken_sidecar_is_named_with_the_line(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("Tekst.")
    (tmp_path / "a.md.yaml").write_text("datum: 2021\ntitel: [kapot\n")
    _data, (warning,) = Sidecars(tmp_path).given_for(tmp_path / "a.md")
    assert "a.md.yaml is geen geldige YAML" in warning and "regel 3" in warning
    (tmp_path / "a.md.yaml").write_text("datum: 2021-13-45\n")
    _data, (warning,) = Sidecars(tmp_path).given_for(tmp_path / "a.md")
    assert "datum in die niet bestaat" in warning
