"""Codes: who may, who may not, guessing, and that they are never shown."""

import logging
from pathlib import Path

import pytest
from pydantic import SecretStr

from community.access import MOST_TRIES, Tries, require, why_closed
from community.errors import Closed, TooManyTries, WrongCode
from corpus.errors import ConfigurationError
from corpus.settings import Settings, load_settings

MEMBER, EDITOR = "code-van-leden", "code-van-redactie"


@pytest.fixture
def open_settings(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path, member_code=SecretStr(MEMBER), editor_code=SecretStr(EDITOR))


def test_members_contribute_and_editors_do_both(open_settings: Settings) -> None:
    tries = Tries()
    require(open_settings, "lid", MEMBER, tries)
    require(open_settings, "lid", f" {EDITOR}\n", tries)
    require(open_settings, "redacteur", EDITOR, tries)
    for role, code in (
        ("redacteur", MEMBER),
        ("lid", "iets anders"),
        ("lid", ""),
        ("lid", "é" * 20),
        ("lid", "\ud800"),
    ):
        with pytest.raises(WrongCode):
            require(open_settings, role, code, tries)  # type: ignore[arg-type]


def test_without_a_code_it_is_closed_and_says_what_to_set(tmp_path: Path) -> None:
    for settings, role, said in (
        (Settings(data_dir=tmp_path), "lid", "GRIPWIJZER_MEMBER_CODE"),
        (Settings(data_dir=tmp_path), "redacteur", "GRIPWIJZER_EDITOR_CODE"),
        (Settings(data_dir=tmp_path, editor_code=SecretStr(EDITOR)), "lid", "GRIPWIJZER_MEMBER_CODE"),
        (Settings(data_dir=tmp_path, member_code=SecretStr(MEMBER), allow_changes=False), "lid", "mag niemand"),
        (Settings(data_dir=tmp_path, editor_code=SecretStr(EDITOR), allow_changes=False), "redacteur", "mag niemand"),
    ):
        assert said in (why_closed(settings, role) or "")  # type: ignore[arg-type]
        for code in ("", MEMBER, EDITOR):
            with pytest.raises(Closed, match=said):
                require(settings, role, code, Tries())  # type: ignore[arg-type]


def test_guessing_is_slowed_down_and_a_missing_code_is_no_guess(open_settings: Settings) -> None:
    clock = [1000.0]
    tries = Tries(lambda: clock[0])
    for _ in range(50):
        with pytest.raises(WrongCode):
            require(open_settings, "lid", "", tries)
    for _ in range(MOST_TRIES):
        with pytest.raises(WrongCode):
            require(open_settings, "lid", "gokje", tries)
        clock[0] += 1
    with pytest.raises(TooManyTries) as refused:
        require(open_settings, "redacteur", EDITOR, tries)
    assert refused.value.seconds == 60 - MOST_TRIES
    clock[0] += refused.value.seconds
    require(open_settings, "redacteur", EDITOR, tries)


@pytest.mark.parametrize(
    ("member", "editor", "named"),
    [("tekort", "", "GRIPWIJZER_MEMBER_CODE"), ("", "tekort", "EDITOR"), (MEMBER, MEMBER, "GRIPWIJZER_EDITOR_CODE")],
)
def test_a_code_that_will_not_do_is_named_and_not_shown(
    monkeypatch: pytest.MonkeyPatch, member: str, editor: str, named: str
) -> None:
    monkeypatch.setenv("GRIPWIJZER_MEMBER_CODE", member)
    monkeypatch.setenv("GRIPWIJZER_EDITOR_CODE", editor)
    with pytest.raises(ConfigurationError, match=named) as refused:
        load_settings()
    for error in (refused.value, refused.value.__cause__):
        assert MEMBER not in str(error) and "tekort" not in str(error)


def test_codes_are_not_shown_or_logged(open_settings: Settings, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with pytest.raises(WrongCode) as refused:
        require(open_settings, "lid", "verkeerde-code", Tries())
    shown = f"{open_settings!r} {open_settings} {open_settings.model_dump_json()} {refused.value} {caplog.text}"
    assert MEMBER not in shown and EDITOR not in shown and "verkeerde-code" not in shown
