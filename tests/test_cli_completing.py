"""The shell completes commands, formats, article ids, tags and annotations; the manual page names every command."""

from pathlib import Path

import pytest
from click.shell_completion import BashComplete, FishComplete, ShellComplete, ZshComplete

from tools.man import page
from tui.cli.bash import WholeWords
from tui.cli.commands import COMMANDS
from tui.cli.group import pizhu
from tui.workspace import Session


@pytest.fixture
def noted(tmp_path: Path) -> Path:
    """Two sources with a note in the first."""
    (tmp_path / "大连.txt").write_text("航运中心启用\n\n今日启用。\n", encoding="utf-8")
    (tmp_path / "沈阳.txt").write_text("地铁开通\n\n今日开通。\n", encoding="utf-8")
    with Session.open(tmp_path) as session:
        session.notes.annotate(session.pages.page("大连.txt").source, [(0, 2)], "要核对", ["经济/物价", "港口"])
    return tmp_path


def offered(*words: str) -> list[str]:
    """Return what is offered for the last word."""
    shell = BashComplete(pizhu, {}, "pizhu", "_PIZHU_COMPLETE")
    return [item.value for item in shell.get_completions(list(words[:-1]), words[-1])]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["ex"], ["export", "explain"]),
        (["export", "--format", "do"], ["doccano", "docx"]),
        (["show", "--library", "LIB", ""], ["大连", "沈阳"]),
        (["show", "--library", "LIB", "大"], ["大连#1"]),
        (["show", "--library", "LIB", "大连#"], ["大连#1"]),
        (["export", "LIB", "--article", "沈"], ["沈阳#1"]),
        (["notes", "LIB", "--tag", "经"], ["经济/物价"]),
        (["review", "na"], ["names"]),
        (["show", "--library", "LIB/none", ""], []),
        (["list", "LIB", "--where", "tag:经"], ["tag:经济/物价"]),
        (["list", "LIB", "--where", "has:note -tag:g"], ["has:note -tag:港口"]),
        (["export", "LIB", "--where", "stat"], ["status:"]),
        (["./没有"], ["./没有"]),
    ],
)
def test_the_shell_is_offered_what_fits(noted: Path, words: list[str], expected: list[str]) -> None:
    assert offered(*(word.replace("LIB", str(noted)) for word in words)) == expected


def test_an_annotation_is_offered_by_its_id(noted: Path) -> None:
    with Session.open(noted) as session:
        (said,) = session.notes.all()[0].annotations
    assert offered("note", "edit", "--library", str(noted), said.id[:3]) == [said.id]


def answered(line: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what bash is answered for a line as it stands in the terminal, the cursor at its end."""
    monkeypatch.setenv("COMP_LINE", line)
    monkeypatch.setenv("COMP_BREAKS", " \t\n\"'@><=;|&(:")
    return WholeWords(pizhu, {}, "pizhu", "_PIZHU_COMPLETE").complete().splitlines()


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("list LIB --where tag:经", ["plain,经济/物价"]),
        ("list LIB --where 'tag:经", ["plain,tag:经济/物价"]),
        ("list LIB --where 'has:note tag:经", ["plain,has:note tag:经济/物价"]),
        ("notes LIB --tag 经", ["plain,经济/物价"]),
        ("notes LIB --tag ", ["plain,港口", "plain,经济/物价"]),
        ("export --format do", ["plain,doccano", "plain,docx"]),
    ],
)
def test_bash_gets_what_it_puts_behind_its_own_cuts_in_a_word(
    noted: Path, typed: str, expected: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    line = f"pizhu {typed.replace('LIB', str(noted))}"
    assert sorted(answered(line, monkeypatch)) == expected


@pytest.mark.parametrize("shell", [WholeWords, BashComplete, ZshComplete, FishComplete])
def test_each_shell_gets_a_script_that_asks_us(shell: type[ShellComplete]) -> None:
    source = shell(pizhu, {}, "pizhu", "_PIZHU_COMPLETE").source()
    assert f"_PIZHU_COMPLETE={shell.name}_complete" in source


def test_the_manual_page_is_about_every_command() -> None:
    lines = list(page())
    assert {f".SH PIZHU {name.upper()}".replace("-", "\\-") for name in COMMANDS} <= {*lines}
    assert {line.split()[0] for line in lines if line[:1] in {".", "'"}} == {".TH", ".SH", ".B", ".br", ".PP", ".TP"}
