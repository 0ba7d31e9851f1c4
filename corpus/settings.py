"""Configuration: environment variables ``GRIPWIJZER_*``, each with a default that works as it is."""

from pathlib import Path

import platformdirs
from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from corpus.errors import ConfigurationError

BUNDLED_MODEL = "multilingual-e5-small"


class Settings(BaseSettings):
    """All settings. The field descriptions are the text of the table in README.md (a test compares)."""

    model_config = SettingsConfigDict(
        env_prefix="GRIPWIJZER_",
        frozen=True,
        hide_input_in_errors=True,  # what is wrong may be a secret
    )

    data_dir: Path = Field(Path("var"), description="Map waarin de index staat.")
    cache_dir: Path = Field(
        Path(platformdirs.user_cache_dir("gripwijzer")),
        description="Map voor het uitgepakte taalmodel; standaard de cachemap van de gebruiker.",
    )
    embedding_model: str = Field(
        BUNDLED_MODEL,
        description="Taalmodel voor zoeken op betekenis: het meegeleverde, of naam of map van sentence-transformers.",
    )
    reranker: str = Field(
        "",
        description="Cross-encoder die de beste passages opnieuw ordent: naam of map van sentence-transformers; "
        "leeg betekent geen.",
    )
    chroma_url: str | None = Field(
        None, description="Adres van een Chroma-server; leeg betekent Chroma ingebed in de eigen map."
    )
    max_question_chars: int = Field(2000, ge=1, description="Langste vraag, in tekens.")
    max_file_mb: int = Field(200, ge=1, description="Grootste bestand dat wordt ingelezen, in MB.")
    formats: str = Field(
        "pdf,docx,odt,pptx,xlsx,csv,html,email,markdown,text,zip",
        pattern=r"^[a-z]+(,[a-z]+)*$",
        description="Welke soorten bestanden worden gelezen, met komma's ertussen.",
    )
    max_pages: int = Field(5000, ge=1, description="Grootste aantal pagina's van één document.")
    read_seconds: int = Field(
        120, ge=1, description="Hoe lang het lezen van één pagina mag duren, in seconden, voor het wordt afgebroken."
    )
    read_memory_mb: int = Field(2048, ge=256, description="Hoeveel geheugen het lezen van één bestand krijgt, in MB.")
    allow_changes: bool = Field(
        True, description="Of mensen via de webpagina documenten mogen toevoegen en gegevens mogen verbeteren."
    )
    member_code: SecretStr | None = Field(
        None,
        min_length=12,
        description="Code waarmee leden iets mogen bijdragen, minstens twaalf tekens; leeg betekent: niemand.",
    )
    editor_code: SecretStr | None = Field(
        None,
        min_length=12,
        description="Code waarmee redacteuren bijdragen beoordelen, anders dan die van leden; leeg betekent: alleen op "
        "de opdrachtregel.",
    )
    keep_unanswered: bool = Field(
        True,
        description="Of vragen zonder antwoord op een lijst voor de redactie komen: zonder persoonsgegevens, per week, "
        "hoogstens een jaar.",
    )
    llm: str = Field(
        "",
        pattern=r"^([a-z_0-9]+:\S.*)?$",
        description="Taalmodel dat het antwoord uitschrijft, als `openai:…`, `ollama:…` of `mistralai:…`; "
        "leeg betekent geen.",
    )
    llm_url: str | None = Field(
        None,
        pattern=r"^(https?://.+)?$",
        description="Adres van de server van het taalmodel, zoals `http://127.0.0.1:8080/v1`; "
        "leeg betekent dat van de aanbieder.",
    )
    llm_seconds: float = Field(
        30, gt=0, le=600, description="Hoe lang het taalmodel per poging krijgt, in seconden; er zijn twee pogingen."
    )
    log_level: str = Field(
        "WARNING",
        pattern="^(DEBUG|INFO|WARNING|ERROR)$",
        description="Hoeveel er in het logboek komt: DEBUG, INFO, WARNING of ERROR.",
    )

    @field_validator("member_code", "editor_code", mode="before")
    @classmethod
    def _empty_is_none(cls, value: object) -> object:
        return None if value == "" else value

    @field_validator("editor_code")
    @classmethod
    def _differs(cls, value: SecretStr | None, others: ValidationInfo) -> SecretStr | None:
        if value is not None and value == others.data.get("member_code"):
            raise ValueError("every member would be an editor")
        return value


def load_settings() -> Settings:
    """Read the environment.

    Raises:
        ConfigurationError: a variable has a value that is not allowed; names the variable.
    """
    try:
        return Settings()
    except ValidationError as error:
        names = ", ".join(f"GRIPWIJZER_{'_'.join(map(str, e['loc'])).upper()}" for e in error.errors())
        raise ConfigurationError(
            f"Deze instelling klopt niet: {names}. Zie de tabel met instellingen in README.md."
        ) from error
