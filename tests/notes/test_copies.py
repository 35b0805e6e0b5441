"""Files of other programs in the annotations folder are not ours; conflict copies are told of and merged when asked."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from tests.notes.conftest import make_source, say
from tests.running import pizhu
from tui.notes.file import quarantine
from tui.notes.file.codebook import Defining, Tag
from tui.notes.file.errors import StoreError
from tui.notes.file.listing import listing
from tui.notes.model.annotation import Status
from tui.notes.model.create import create
from tui.notes.store.check import Severity, check
from tui.notes.store.copies import merge_copy
from tui.notes.store.store import Change, Store
from tui.notes.store.tags import rename
from tui.text.library import Library
from tui.text.source import Source

Open = Callable[..., Store]
SURE = [
    "x.sync-conflict-20261126-120000-ABCDEFG.json",
    "x.sync-conflict-20261126-120000-ABCDEFG.sync-conflict-20261127-120000-HIJKLMN.json",
    "x (conflicted copy 2026-11-26).json",
    "x (Li's conflicted copy 2026-11-26 (1)).json",
    "x (王明的冲突副本 2026-11-26).json",
    "x (冲突副本 2026-11-26 120000).json",
    "x (conflicted copy 2026-11-26 120000).json",
    "x_conflict-20261126-120000.json",
    "x (Case Conflict 1).json",
    "x (SFConflict li@x 2026-11-26-12-00-00).json",
    "x_DiskStation_Nov-26-1200-2026_Conflict.json",
]
PERHAPS = ["x 2.json", "x (1).json", "x(1).json", "x-DESKTOP-1A2B.json"]
HIDDEN = [
    ".stversions/x~20261126-120000.json",
    ".git/x.json",
    ".obsidian/x.json",
    "部/.trash/x.json",
    "._x.json",
    ".#x.json",
]


@pytest.fixture
def noted(store: Store, source: Source) -> Store:
    """Return a store with a note that carries a tag."""
    store.apply(source, Change("标注", put=(create(source, [(0, 3)], note="这台机器", tags=("旧",)),)))
    return store


def copy(store: Store, name: str, *changes: tuple[str, str]) -> Path:
    """Put a copy of the notes beside them, as another machine left it."""
    path = store.folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    text = (store.folder / "x.json").read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", [*SURE, *PERHAPS, *HIDDEN])
def test_what_another_program_left_is_not_read_counted_or_written(noted: Store, source: Source, name: str) -> None:
    path = copy(noted, name)
    before = path.read_bytes()
    assert noted.names() == ["x.txt"]
    books = [noted.read(each) for each in noted.names()]
    plan = rename(books, noted.codebook(), "旧", "新")
    noted.apply_all(plan.label, plan.changes, tags=plan.tags)
    assert path.read_bytes() == before
    assert noted.read(source).annotations[0].tags == ("新",)


@pytest.mark.parametrize("name", [*SURE, *PERHAPS])
def test_a_conflict_copy_is_told_of_where_its_notes_are_and_by_check(
    noted: Store, source: Source, tmp_path: Path, name: str
) -> None:
    path = copy(noted, name, ("这台机器", "另一台机器"))
    assert noted.listing().copies == {path: "x.txt"}
    (problem,) = noted.read("x.txt").problems
    assert name in problem
    found = [one for one in check(Library.open(tmp_path), noted) if one.weight is Severity.ERROR]
    assert [one.path for one in found] == [path]


@pytest.mark.parametrize("name", PERHAPS)
def test_a_name_that_people_give_is_a_copy_only_without_a_source_and_with_the_same_notes(
    session: Open, noted: Store, source: Source, tmp_path: Path, name: str
) -> None:
    path = copy(noted, name)
    assert session(is_source=lambda _name: True).listing().copies == {}
    other = make_source(tmp_path, "y.txt", "另一篇文章,与它毫无关系。")
    say(noted, other, "别的")
    shutil.move(noted.folder / "y.json", path)
    assert noted.listing().copies == {}


def test_a_source_that_is_named_like_a_conflict_copy_keeps_its_notes(
    session: Open, noted: Store, source: Source, tmp_path: Path
) -> None:
    named = make_source(tmp_path, "x (conflict zone).txt", "冲突地区的报道。")
    store = session(is_source=lambda name: (tmp_path / name).is_file())
    say(store, named, "一")
    assert store.names() == ["x (conflict zone).txt", "x.txt"]


def test_merging_keeps_both_texts_unites_tags_and_can_be_undone(noted: Store, source: Source) -> None:
    (mine,) = noted.read(source).annotations
    path = copy(noted, SURE[0], ("这台机器", "另一台机器"), ('["旧"]', '["别"]'))
    new = create(source, [(9, 12)], note="只在那里")
    tables = json.loads(path.read_bytes())
    tables["_default"]["5"] = {
        "id": new.id,
        "anchor": {"spans": [[9, 12]], "quote": source.text[9:12]},
        "note": new.note,
    }
    path.write_text(json.dumps(tables), encoding="utf-8")
    before = path.read_bytes()
    done = merge_copy(noted, path, source)
    both, added = noted.read(source).annotations
    assert "这台机器" in both.note
    assert "另一台机器" in both.note
    assert (set(both.tags), added.note, done.changed) == ({"旧", "别"}, "只在那里", 2)
    assert not path.exists()
    assert done.quarantined.read_bytes() == before
    assert done.quarantined in quarantine.all_aside(noted.folder)
    assert noted.read(source).problems == ()
    assert noted.undo()
    assert noted.read(source).annotations[0].note == mine.note
    assert len(noted.read(source).annotations) == 1


def test_of_other_fields_the_later_change_wins(noted: Store, source: Source) -> None:
    (mine,) = noted.read(source).annotations
    later = mine.modified.replace(mine.modified[:4], "2099")
    path = copy(noted, SURE[0], (f'"modified":"{mine.modified}"', f'"modified":"{later}","status":"done"'))
    noted.apply(source, Change("改", put=(replace(mine, colour="red"),)))
    merge_copy(noted, path, source)
    (both,) = noted.read(source).annotations
    assert (both.status, both.colour) == (Status.DONE, "")
    now = both.modified
    earlier = copy(
        noted, SURE[0], (f'"modified":"{now}"', '"modified":"1999"'), ('"status":"done"', '"status":"check"')
    )
    merge_copy(noted, earlier, source)
    assert noted.read(source).annotations[0].status is Status.DONE


def test_a_copy_made_on_an_older_text_is_carried_to_the_text_of_today(
    noted: Store, source: Source, tmp_path: Path
) -> None:
    say(noted, source, "只在那里", source.text.index("王建民"))
    path = copy(noted, SURE[0])
    (_mine, gone) = noted.read(source).annotations
    noted.apply(source, Change("删", drop=(gone,)))
    new = make_source(tmp_path, "x.txt", "新闻社北京电。\n" + source.text)
    noted.apply(new, Change("换", put=noted.read(new).annotations))
    merge_copy(noted, path, new)
    places = [new.text[slice(*a.anchor.spans[0])] for a in noted.read(new).annotations]
    assert places == ["国务院", "王建民"]


def test_a_copy_of_notes_that_are_gone_brings_them_back(noted: Store, source: Source) -> None:
    path = copy(noted, SURE[0])
    (noted.folder / "x.json").unlink()
    merge_copy(noted, path, source)
    assert [a.note for a in noted.read(source).annotations] == ["这台机器"]


@pytest.mark.parametrize("data", [b"no json", b'{"pizhu": {"1": {"format": 9}}}'])
def test_a_copy_that_cannot_be_read_is_left_as_it_is(noted: Store, source: Source, data: bytes) -> None:
    path = noted.folder / SURE[0]
    path.write_bytes(data)
    with pytest.raises(StoreError):
        merge_copy(noted, path, source)
    assert path.read_bytes() == data


def test_a_copy_that_is_written_anew_while_it_is_merged_is_kept_and_merged_again(
    noted: Store, source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = copy(noted, SURE[0], ("这台机器", "另一台机器"))
    later = path.read_bytes().replace("另一台机器".encode(), "第三台机器".encode())
    apply = noted.apply

    def and_a_syncing_program(*args: Any, **options: Any) -> Any:
        done = apply(*args, **options)
        path.write_bytes(later)
        return done

    monkeypatch.setattr(noted, "apply", and_a_syncing_program)
    with pytest.raises(StoreError, match="merge it again"):
        merge_copy(noted, path, source)
    assert path.read_bytes() == later
    assert quarantine.all_aside(noted.folder) == []
    monkeypatch.undo()
    merge_copy(noted, path, source)
    assert not path.exists()
    (one,) = noted.read(source).annotations
    assert all(said in one.note for said in ("这台机器", "另一台机器", "第三台机器"))


def test_a_copy_of_the_codebook_is_merged_too(noted: Store) -> None:
    noted.define("定义", Defining((Tag("机构", "甲"), Tag("人"))))
    path = noted.folder / "codebook.sync-conflict-20261126-120000-ABCDEFG.json"
    text = (noted.folder / "codebook.json").read_text(encoding="utf-8")
    path.write_text(text.replace("甲", "乙"), encoding="utf-8")
    assert noted.listing().copies == {path: ""}
    merge_copy(noted, path, "")
    assert {tag.name: set(tag.definition.split()) for tag in noted.codebook().tags} == {
        "机构": {"甲", "乙"},
        "人": set(),
    }


def test_the_command_merges_every_copy_of_a_library(library: Path) -> None:
    page = library / "seeds" / "000_b576d2323f779f1e.txt"
    assert pizhu("note", "add", page, "--start", 5, "--end", 9, "--text", "这台").exit_code == 0
    file = library / "annotations" / f"{page.stem}.json"
    other = file.with_name(f"{page.stem} (conflicted copy 2026-11-26).json")
    other.write_text(file.read_text(encoding="utf-8").replace("这台", "那台"), encoding="utf-8")
    (library / "annotations" / "broken (conflicted copy 2026-11-26).json").write_text("nothing", encoding="utf-8")
    done: Result = pizhu("reconcile", library)
    assert done.exit_code == 1
    assert "1 entry is new or changed" in done.stdout
    assert "1 copy was not merged" in done.stderr
    (note,) = json.loads(pizhu("notes", library, "--format", "json").stdout)
    assert "这台" in note["note"]
    assert "那台" in note["note"]
    (library / "annotations" / "broken (conflicted copy 2026-11-26).json").unlink()
    again = pizhu("reconcile", library)
    assert (again.exit_code, again.stdout) == (0, "")
    assert "no conflict copies" in again.stderr


@pytest.fixture
def deep(tmp_path: Path) -> Iterator[Path]:
    """Return a folder with a file below 1,000 others."""
    here = os.open(tmp_path, os.O_RDONLY)
    for _ in range(1000):
        os.mkdir("d", dir_fd=here)
        deeper = os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = deeper
    os.close(os.open("x.json", os.O_CREAT | os.O_WRONLY, dir_fd=here))
    os.close(here)
    yield tmp_path
    subprocess.run(["rm", "-rf", tmp_path / "d"], check=True)


def test_folders_1000_deep_are_listed(deep: Path) -> None:
    assert listing(deep, lambda _name: False).names == ("d/" * 1000 + "x.txt",)
