"""Settings in layers: the reader's file, the library's, the command line; a library sets nothing dangerous."""

from pathlib import Path

import pytest

from tests.running import pizhu
from tui.layers import layered
from tui.settingsfile import SettingsError, library_file


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library with its own settings, and a reader with others."""
    monkeypatch.setenv("PIZHU_SETTINGS", str(tmp_path / "mine.toml"))
    (tmp_path / "mine.toml").write_text('theme = "ink"\n[typesetting]\nmeasure = 60\nindent = 2\n', "utf-8")
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text("天气\n\n今天好。\n", "utf-8")
    (tmp_path / "pizhu.toml").write_text("[typesetting]\nmeasure = 50\n[reader]\nnames = 'off'\n", "utf-8")
    return tmp_path


def test_the_library_goes_before_the_reader_and_the_command_line_before_both(home: Path) -> None:
    found = layered(home / "seeds", ["typesetting.measure=70"])
    looks = found.settings.typesetting, found.settings.reader
    assert (found.settings.theme, looks[0].measure, looks[0].indent, looks[1].names) == ("ink", 70, 2, "off")
    assert not found.problems
    assert found.set_by["typesetting.measure"] == "--set"
    assert found.set_by["reader.names"] == str(home / "pizhu.toml")
    assert found.set_by["theme"] == str(home / "mine.toml")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('theme = "paper"', "theme"),
        ('author = "[/]"', "author"),
        ('[keys]\n"reader.tag" = "q"', "keys.reader.tag"),
        ("[typesetting]\nmeasure = 500", "typesetting.measure"),
        ("[typesetting]\nmesure = 50", "did you mean typesetting.measure"),
        ("[typesetting]\nambiguous = 2", "ambiguous"),
        ("= 3", "pizhu.toml"),
    ],
)
def test_what_a_library_may_not_set_is_told_and_changes_nothing(home: Path, line: str, told: str) -> None:
    (home / "pizhu.toml").write_text(line, "utf-8")
    found, own = layered(home / "seeds"), layered()
    assert found.settings == own.settings
    assert told in found.problems[0]


@pytest.mark.parametrize("said", ["typesetting.measure=5", "nothing=1", "theme"])
def test_the_command_line_is_refused_where_it_does_not_fit(said: str) -> None:
    with pytest.raises(SettingsError, match=said.partition("=")[0]):
        layered(None, [said])


@pytest.mark.parametrize("folder", ["books", "books/seeds"])
def test_the_file_lies_in_the_folder_of_the_library(folder: str) -> None:
    assert library_file(Path("/a") / folder) == Path("/a/books/pizhu.toml")


def test_explain_says_who_set_a_value_and_in_which_order(home: Path) -> None:
    said = pizhu("config", "explain", "typesetting.measure", home).stdout
    assert all(word in said for word in ("50", "76", str(home / "pizhu.toml"), "--set"))
    assert f'reader.names\t"off"\t{home / "pizhu.toml"}' in pizhu("config", "show", home).stdout
