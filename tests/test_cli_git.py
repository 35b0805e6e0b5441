"""Notes in git: set up once, two branches merge note by note, and changes are shown in words."""

import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.notes.conftest import make_source
from tests.running import ROOT, pizhu
from tui.notes.model.create import create
from tui.notes.store.store import Change, Store
from tui.text.source import Source

pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
TEXT = "".join(f"第{number}句话,各不相同。\n" for number in range(40))
NOTHING = '{"pizhu": {\n"1": {"format":1}\n}}\n'
"""A file of notes without one."""
Git = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def git(tmp_path: Path) -> Git:
    """Return what runs git in a new repository, alone with its own settings."""
    environment = os.environ | {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null"}
    environment |= {"PYTHONPATH": str(ROOT), "GIT_PAGER": "cat"}

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        options = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false"]
        return subprocess.run(
            ["git", *options, *words], cwd=tmp_path, capture_output=True, text=True, check=False, env=environment
        )

    assert run("init", "--initial-branch=main").returncode == 0
    return run


def store(folder: Path) -> Store:
    return Store(folder / "annotations", author="王", state=folder.with_name(f"{folder.name}-state"))


def say(folder: Path, source: Source, text: str, at: int) -> None:
    store(folder).apply(source, Change("标注", put=(create(source, [(at, at + 3)], note=text),)))


def commit(git: Git, about: str) -> None:
    assert git("add", "-A").returncode == 0
    assert git("commit", "-m", about).returncode == 0


@pytest.fixture
def shared(tmp_path: Path, git: Git) -> Source:
    """A repository that was set up, with one note on the first sentence."""
    source = make_source(tmp_path, "x.txt", TEXT)
    say(tmp_path, source, "共有", 0)
    result = pizhu("git-setup", tmp_path)
    assert result.exit_code == 0, result.stderr
    commit(git, "base")
    return source


def test_setting_up_twice_writes_once(tmp_path: Path, shared: Source) -> None:
    before = {name: (tmp_path / name).read_text() for name in (".gitattributes", ".gitignore")}
    assert before[".gitattributes"] == "/annotations/**/*.json merge=pizhu diff=pizhu\n"
    assert pizhu("git-setup", tmp_path).exit_code == 0
    assert {name: (tmp_path / name).read_text() for name in before} == before


def test_lines_that_were_there_stay(tmp_path: Path, git: Git) -> None:
    (tmp_path / ".gitattributes").write_text("*.txt text")
    assert pizhu("git-setup", tmp_path).exit_code == 0
    lines = (tmp_path / ".gitattributes").read_text().splitlines()
    assert lines == ["*.txt text", "/annotations/**/*.json merge=pizhu diff=pizhu"]


def test_a_folder_in_no_repository_is_told_of(tmp_path: Path) -> None:
    result = pizhu("git-setup", tmp_path)
    assert result.exit_code == 1
    assert "git" in result.stderr


def test_two_branches_merge_clean(tmp_path: Path, git: Git, shared: Source) -> None:
    git("checkout", "-qb", "other")
    say(tmp_path, shared, "她的", 20)
    known = store(tmp_path).read(shared).annotations[0]
    store(tmp_path).apply(shared, Change("改", put=(replace(known, tags=("乙",)),)))
    commit(git, "hers")
    git("checkout", "-q", "main")
    say(tmp_path, shared, "我的", 23)
    known = store(tmp_path).read(shared).annotations[0]
    store(tmp_path).apply(shared, Change("改", put=(replace(known, tags=("甲",)),)))
    commit(git, "mine")
    done = git("merge", "other")
    assert done.returncode == 0, done.stdout + done.stderr
    book = store(tmp_path).read(shared)
    assert book.problems == ()
    assert [(one.note, set(one.tags)) for one in book.annotations] == [
        ("共有", {"甲", "乙"}),
        ("她的", set()),
        ("我的", set()),
    ]


def test_a_damaged_side_stops_git_and_keeps_the_good_one(tmp_path: Path, git: Git, shared: Source) -> None:
    git("checkout", "-qb", "other")
    (tmp_path / "annotations" / "x.json").write_text("{")
    commit(git, "damaged")
    git("checkout", "-q", "main")
    say(tmp_path, shared, "我的", 23)
    commit(git, "mine")
    good = (tmp_path / "annotations" / "x.json").read_bytes()
    done = git("merge", "other")
    assert done.returncode == 1
    assert (tmp_path / "annotations" / "x.json").read_bytes() == good


@pytest.mark.parametrize(
    "name", ["--help", "-x", "$(touch PWN)", "`touch PWN`", "a'b", 'q"q', "n\nl", "\x1b]0;T\x07", "%P;touch PWN"]
)
def test_no_name_of_a_file_is_an_option_or_a_command(tmp_path: Path, git: Git, name: str) -> None:
    source = make_source(tmp_path, f"{name}.txt", TEXT)
    say(tmp_path, source, "共有", 0)
    assert pizhu("git-setup", tmp_path).exit_code == 0
    commit(git, "base")
    git("checkout", "-b", "other")
    say(tmp_path, source, "他们", 8)
    commit(git, "theirs")
    git("checkout", "main")
    say(tmp_path, source, "我们", 16)
    commit(git, "ours")
    assert git("merge", "other").returncode == 0
    assert {one.note for one in store(tmp_path).read(source).annotations} == {"共有", "他们", "我们"}
    assert not (tmp_path / "PWN").exists()


def test_names_at_the_top_of_the_repository_are_no_options(tmp_path: Path, git: Git) -> None:
    assert pizhu("git-setup", tmp_path).exit_code == 0
    driver = git("config", "--get", "merge.pizhu.driver").stdout.strip()
    assert driver.endswith(" merge -- %O %A %B %P")
    for name in ("b", "o", "t"):
        (tmp_path / name).write_text(NOTHING, encoding="utf-8")
    assert pizhu("merge", "--", *(tmp_path / name for name in "bot"), "--help").exit_code == 0


@pytest.mark.parametrize("command", ["merge", "git-setup"])
def test_a_link_out_of_the_repository_is_left_as_it_is(tmp_path: Path, git: Git, command: str) -> None:
    mine = tmp_path.with_name(f"{tmp_path.name}-mine")
    mine.write_text("mine", encoding="utf-8")
    link = tmp_path / (".gitattributes" if command == "git-setup" else "ours")
    link.symlink_to(mine)
    good = tmp_path / "good"
    good.write_text(NOTHING, encoding="utf-8")
    done = pizhu(command, *([tmp_path] if command == "git-setup" else [good, link, good]))
    assert done.exit_code == 1
    assert "is a link" in done.stderr
    assert mine.read_text(encoding="utf-8") == "mine"


def test_our_side_of_a_newer_format_is_left_as_it_is(tmp_path: Path) -> None:
    newer = NOTHING.replace('"format":1', '"format":99')
    for name, text in (("base", NOTHING), ("ours", newer), ("theirs", NOTHING)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    done = pizhu("merge", *(tmp_path / name for name in ("base", "ours", "theirs")))
    assert (done.exit_code, (tmp_path / "ours").read_text(encoding="utf-8")) == (1, newer)
    assert "newer" in done.stderr


def test_git_shows_notes_in_words(tmp_path: Path, git: Git, shared: Source) -> None:
    say(tmp_path, shared, "新的话", 23)
    shown = git("diff", "--", "annotations").stdout
    assert "+  新的话" in shown
    assert '"anchor"' not in shown


def test_two_files_of_notes_are_compared(tmp_path: Path, shared: Source) -> None:
    before = tmp_path / "before.json"
    shutil.copy(tmp_path / "annotations" / "x.json", before)
    assert pizhu("diff", before, tmp_path / "annotations" / "x.json").exit_code == 0
    say(tmp_path, shared, "新的话\x1b[31m", 23)
    result = pizhu("diff", before, tmp_path / "annotations" / "x.json")
    assert result.exit_code == 1
    assert "+  新的话" in result.stdout
    assert "\x1b" not in result.stdout


@pytest.mark.parametrize("command", ["merge", "diff"])
def test_files_that_are_missing_are_told_of(tmp_path: Path, command: str) -> None:
    result = pizhu(command, *(["b", "o", "t"] if command == "merge" else ["x.json"]))
    assert result.exit_code == 1
    assert result.stderr.startswith("pizhu: ")
