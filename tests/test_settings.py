"""Settings are read from TOML; a value that does not fit is named with its place, and the rest holds."""

from pathlib import Path

import pytest

from tui.folders import folders
from tui.settings import Settings
from tui.settingsfile import SettingsError, load


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert load(tmp_path / "none.toml") == (Settings(), [])


def test_what_is_set_is_read(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('theme = "ink"\nauthor = "王"\n[typesetting]\nmeasure = 60\n[keys]\n"reader.tag" = "T"\n', "utf-8")
    settings, problems = load(file)
    assert not problems
    assert (settings.theme, settings.signature, settings.typesetting.measure) == ("ink", "王", 60)
    assert settings.keys == {"reader.tag": "T"}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("measure = 60", "measure"),
        ("[typesetting]\nmeasure = 5", "typesetting.measure"),
        ("[typesetting]\nambiguous = 3", "typesetting.ambiguous"),
        ("[typesetting]\nhang = 'yes'", "typesetting.hang"),
        ("theme = ", "Invalid value"),
        ("[keys]\na = 1", "keys"),
    ],
)
def test_what_does_not_fit_is_said_with_its_place(tmp_path: Path, text: str, place: str) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(f'author = "王"\n{text}\n', encoding="utf-8")
    settings, (problem,) = load(file)
    assert settings == Settings(author="王")
    assert place in problem and str(file) in problem


def test_a_typo_is_named_with_its_line_and_the_nearest_right_one(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('theem = "ink"\n[typesetting]\nindent = 2\nmesure = 60\n', encoding="utf-8")
    settings, problems = load(file)
    assert settings.typesetting.indent == 2
    assert ["line 1" in problems[0], "theme" in problems[0], "line 4" in problems[1], "measure" in problems[1]] == [
        True
    ] * 4


def test_bytes_that_are_no_text_are_said(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SettingsError):
        load(file)


def test_without_an_author_the_login_name_signs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "reader")
    assert Settings().signature == "reader"


def test_our_folders_are_the_users(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CONFIG", "CACHE", "STATE", "DATA"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    assert {path.parent.parent for path in (folders().config, folders().cache, folders().state, folders().data)} == {
        tmp_path
    }
