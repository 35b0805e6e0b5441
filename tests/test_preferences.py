"""One setting is changed, and everything else in the file stays."""

from pathlib import Path

import pytest

from tests.app.driving import opened
from tests.running import pizhu
from tui.preferences import fit, names, put, read
from tui.settingsfile import SettingsError, load
from tui.settingtable import BY_NAME, SETTINGS


def test_a_value_is_changed_and_comments_stay(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "settings.toml"
    put("theme", "ink", file)
    file.write_text("# mine\n" + file.read_text("utf-8") + '[keys]\n"reader.tag" = "T"\n', "utf-8")
    put("typesetting.measure", 60, file)
    put("theme", "[/数据]", file)
    settings, problems = load(file)
    assert not problems
    assert (settings.theme, settings.typesetting.measure, settings.keys) == ("[/数据]", 60, {"reader.tag": "T"})
    assert file.read_text("utf-8").startswith("# mine\n")


def test_a_file_that_is_no_toml_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text("theme = \n", "utf-8")
    with pytest.raises(SettingsError):
        put("theme", "ink", file)
    assert file.read_text("utf-8") == "theme = \n"


@pytest.mark.parametrize(
    ("name", "typed"), [("typesetting.measure", "5"), ("typesetting.hang", "perhaps"), ("author", "\udcff")]
)
def test_a_value_that_does_not_fit_is_refused(name: str, typed: str) -> None:
    with pytest.raises(SettingsError, match=name):
        read(name, typed)


def test_every_setting_is_explained() -> None:
    assert set(BY_NAME) == set(names())
    assert all(fit(row.name, value) == value for row in SETTINGS for value in row.values)


def test_the_command_sets_shows_and_names_the_nearest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIZHU_SETTINGS", str(tmp_path / "s.toml"))
    assert pizhu("config", "set", "typesetting.measure", "60").exit_code == 0
    assert "typesetting.measure\t60" in pizhu("config", "show").stdout
    assert "theme" in pizhu("config", "set", "theem", "ink").stderr


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("theme", "inc", "ink?"),
        ("keys.reader.tag", "文", "文"),
        ("keys.reader.tga", "T", "keys.reader.tag"),
        ("reader.names", "loud", "reader.names"),
    ],
)
def test_what_is_no_theme_key_command_or_choice_is_refused_with_the_nearest(
    name: str, value: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PIZHU_SETTINGS", str(tmp_path / "s.toml"))
    refused = pizhu("config", "set", name, value)
    assert refused.exit_code == 1
    assert told in refused.stderr
    assert not (tmp_path / "s.toml").exists()


def test_a_key_is_set_with_what_it_takes_from_others_and_taken_out_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "s.toml"
    monkeypatch.setenv("PIZHU_SETTINGS", str(file))
    assert "reader.note" in pizhu("config", "set", "keys.reader.tag", "c").stderr
    assert load(file)[0].keys == {"reader.tag": "c"}
    put("keys.reader.tag", None, file)
    assert load(file)[0].keys == {}


async def test_colours_chosen_by_a_line_stay(library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "s.toml"
    monkeypatch.setenv("PIZHU_SETTINGS", str(file))
    async with opened(library) as driven:
        await driven.type(":theme ink")
        await driven.press("enter")
        await driven.until(file.exists)
    assert load(file)[0].theme == "ink"
