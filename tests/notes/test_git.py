"""Two people annotate in two branches and merge with git: every note of both is there, whatever git makes of it."""

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.notes.conftest import make_source
from tui.notes.model.create import create
from tui.notes.store.store import Change, Store
from tui.text.source import Source

pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
TEXT = "".join(f"第{number}句话,各不相同。\n" for number in range(40))


@pytest.fixture
def git(tmp_path: Path) -> Callable[..., int]:
    """Return what runs git in a new repository, alone with its own settings."""
    environment = {
        "GIT_CONFIG_GLOBAL": "/dev/null",
        "GIT_CONFIG_SYSTEM": "/dev/null",
        "PATH": "/usr/bin:/bin:/usr/local/bin",
    }

    def run(*words: str) -> int:
        options = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false"]
        return subprocess.run(
            ["git", *options, *words], cwd=tmp_path, capture_output=True, check=False, env=environment
        ).returncode

    assert run("init", "--initial-branch=main") == 0
    return run


def session(folder: Path, name: str) -> Store:
    return Store(folder / "annotations", author=name, state=folder.with_name(f"{folder.name}-{name}"))


def add(store: Store, source: Source, name: str, places: range) -> None:
    notes = tuple(create(source, [(at, at + 3)], note=f"{name}{at}") for at in places)
    store.apply(source, Change("标注", put=notes))


def reword(store: Store, source: Source, number: int, note: str) -> None:
    known = store.read(source).annotations[number]
    store.apply(source, Change("改", put=(replace(known, note=note),)))


@pytest.mark.parametrize("style", ["merge", "diff3", "union"])
@pytest.mark.parametrize("grown", [False, True], ids=["same text", "text changed in one branch"])
def test_a_merge_loses_no_note(tmp_path: Path, git: Callable[..., int], style: str, grown: bool) -> None:
    source = make_source(tmp_path, "x.txt", TEXT)
    if style == "union":
        (tmp_path / ".gitattributes").write_text("*.json merge=union\n")
    base = session(tmp_path, "共")
    add(base, source, "共", range(0, 300, 40))
    git("add", "-A")
    git("commit", "-m", "base")

    git("checkout", "-b", "theirs")
    theirs = session(tmp_path, "乙")
    add(theirs, source, "乙", range(5, 300, 30))
    reword(theirs, source, 0, "乙的话")
    git("commit", "-am", "theirs")

    git("checkout", "main")
    ours = session(tmp_path, "甲")
    if grown:
        source = make_source(tmp_path, "x.txt", "新的开头一句。\n" + TEXT)
    add(ours, source, "甲", range(12, 300, 30))
    reword(ours, source, 0, "甲的话")
    git("commit", "-am", "ours")
    git("-c", f"merge.conflictStyle={style.replace('union', 'merge')}", "merge", "theirs")

    store = session(tmp_path, "丙")
    book = store.read(source)
    notes = [a.note for a in book.annotations]
    expected = {f"甲{at}" for at in range(12, 300, 30)} | {f"乙{at}" for at in range(5, 300, 30)}
    expected |= {f"共{at}" for at in range(40, 300, 40)}
    assert expected <= set(notes) | {part for note in notes for part in note.split("\n\n")}
    assert any("甲的话" in note and "乙的话" in note for note in notes)
    for annotation in book.annotations:
        if annotation.anchor.hold == "ok":
            assert "".join(source.text[s.start : s.end] for s in annotation.anchor.spans) == annotation.anchor.quote
    add(store, source, "丙", range(1))
    assert store.read(source).problems == ()
    assert len(store.read(source).annotations) == len(notes) + 1
