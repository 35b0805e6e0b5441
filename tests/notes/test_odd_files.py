"""What is no regular file, too large, or another program's behind a link: nothing waits for it, nothing replaces it."""

import base64
import json
import os
import subprocess
import threading
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.notes.conftest import say
from tests.running import pizhu
from tui import regular
from tui.language.cache import Cache
from tui.notes.file import kepttext, lock, quarantine
from tui.notes.store.backup import Backups
from tui.notes.store.check import check
from tui.notes.store.drafts import Drafts
from tui.notes.store.places import PlaceStore, StoredPlace
from tui.notes.store.store import Store, StoreError
from tui.settingsfile import SettingsError
from tui.settingsfile import load as load_settings
from tui.text.library import Library
from tui.text.source import Source, Unreadable
from tui.workspace.analysis import dictionary

Open = Callable[..., Store]


def pipe(path: Path) -> None:
    os.mkfifo(path)


def zeros(path: Path) -> None:
    path.symlink_to("/dev/zero")


def folder(path: Path) -> None:
    path.mkdir()


def itself(path: Path) -> None:
    path.symlink_to(path.name)


def huge(path: Path) -> None:
    path.touch()
    os.truncate(path, regular.LARGEST + 1)


ODD = [pipe, zeros, folder, itself, huge]


def in_time(work: Callable[[], object]) -> object:
    """Return what `work` returns or raises; fail when it waits for ever."""
    found: list[object] = []

    def run() -> None:
        try:
            found.append(work())
        except Exception as error:
            found.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(20)
    assert not thread.is_alive(), "it waits for ever"
    return found[0]


def place_at(path: Path, odd: Callable[[Path], None]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    odd(path)


@pytest.mark.parametrize("odd", ODD)
def test_odd_notes_are_told_and_left_alone_and_the_note_waits(
    session: Open, source: Source, odd: Callable[[Path], None]
) -> None:
    store = session()
    file = store.folder / "x.json"
    place_at(file, odd)
    before = file.lstat()
    book = in_time(lambda: store.read(source))
    assert book.read_only
    assert "cannot be read" in book.problems[0]
    failed = in_time(lambda: say(store, source, "一"))
    assert isinstance(failed, StoreError)
    assert "Not saved" in str(failed)
    assert file.lstat() == before
    assert len(store.waiting()) == 1


@pytest.mark.parametrize("odd", ODD)
def test_odd_files_in_any_place_of_ours_stop_nothing(
    session: Open, source: Source, tmp_path: Path, odd: Callable[[Path], None]
) -> None:
    """Each place is looked at, once for reading and once for writing; only the one concerned fails."""
    store = session()
    say(store, source, "一")
    store.close()
    state = tmp_path / "state"
    drafts, places, cache = Drafts(state, tmp_path), PlaceStore(state, tmp_path), Cache(tmp_path / "cache")
    place_at(store.folder / "codebook.json", odd)
    place_at(store.folder / "y.json", odd)
    place_at(drafts._path("x.txt", "0-3"), odd)
    place_at(places.path, odd)
    place_at(cache._path("key"), odd)
    place_at(store.outbox.folder / "1.json", odd)
    place_at(store.backups.folder / "x.json" / "2020-01-01.json", odd)
    fresh = session()
    assert in_time(fresh.codebook).read_only
    assert in_time(lambda: drafts.get("x.txt", "0-3")) is None
    assert in_time(lambda: list(drafts.all())) == []
    assert in_time(lambda: places.get("x.txt", 1, "")) is None
    assert in_time(lambda: cache.read("key")) is None
    assert in_time(fresh.waiting) == []
    assert in_time(fresh.outbox.unreadable) == [store.outbox.folder / "1.json"]
    found = in_time(lambda: list(check(Library.open(tmp_path), fresh)))
    told = {f.path for f in found}
    assert told >= {store.folder / "codebook.json", store.folder / "y.json", store.outbox.folder / "1.json"}
    in_time(lambda: say(fresh, source, "二", 5))
    assert [a.note for a in fresh.read(source).annotations] == ["一", "二"]


@pytest.mark.parametrize("odd", [pipe, zeros, folder, itself])
def test_an_odd_lock_or_journal_is_an_error_not_a_wait(
    session: Open, source: Source, odd: Callable[[Path], None]
) -> None:
    store = session()
    place_at(store.folder / lock.NAME, odd)
    assert isinstance(in_time(lambda: say(store, source, "一")), StoreError)
    store.folder.joinpath(lock.NAME).rmdir() if odd is folder else store.folder.joinpath(lock.NAME).unlink()
    place_at(store.undo_list.folder / "undo-1.jsonl", odd)
    in_time(lambda: say(store, source, "二"))
    assert [a.note for a in store.read(source).annotations] == ["二"]


def test_a_lock_that_is_a_link_makes_no_file_elsewhere(session: Open, source: Source, tmp_path: Path) -> None:
    store = session()
    store.folder.mkdir()
    (store.folder / lock.NAME).symlink_to(tmp_path / "made")
    with pytest.raises(StoreError):
        say(store, source, "一")
    assert not (tmp_path / "made").exists()


@pytest.mark.parametrize("odd", ODD)
def test_odd_settings_are_an_error_not_a_wait(tmp_path: Path, odd: Callable[[Path], None]) -> None:
    odd(tmp_path / "settings.toml")
    assert isinstance(in_time(lambda: load_settings(tmp_path / "settings.toml")), SettingsError)


@pytest.mark.parametrize("odd", ODD)
def test_an_odd_source_is_listed_with_the_reason(tmp_path: Path, odd: Callable[[Path], None]) -> None:
    odd(tmp_path / "x.txt")
    found = in_time(lambda: Library.open(tmp_path).read("x.txt"))
    assert isinstance(found, Unreadable)
    assert found.reason.startswith("cannot be read: ")


@pytest.mark.parametrize(
    "precious", [b"alias ls=rm\n", b"", b"{}", b'{"name": "x", "version": "1"}', b"[1, 2]", b'{"a": {"1": {"b": 2}}}']
)
@pytest.mark.parametrize("linked", ["file", "folder", "annotations"])
def test_a_link_out_of_the_folder_replaces_no_file_of_another_program(
    session: Open, source: Source, tmp_path: Path, precious: bytes, linked: str
) -> None:
    store = session()
    home = tmp_path / "home"
    home.mkdir()
    target = home / "x.json"
    target.write_bytes(precious)
    name = "sub/x.txt" if linked == "folder" else "x.txt"
    if linked == "annotations":
        store.folder.symlink_to(home)
    else:
        store.folder.mkdir()
        link, to = (store.folder / "sub", home) if linked == "folder" else (store.folder / "x.json", target)
        link.symlink_to(to)
    there = Source(source.path, name, source.text, source.encoding, source.digest)
    book = store.read(there)
    assert not precious or book.read_only
    with pytest.raises(StoreError, match="which is no file of notes"):
        say(store, there, "一")
    assert target.read_bytes() == precious
    assert {path.name for path in home.iterdir()} <= {"x.json", lock.NAME}


def test_a_link_out_of_the_folder_that_leads_to_nothing_makes_no_file(
    session: Open, source: Source, tmp_path: Path
) -> None:
    store = session()
    store.folder.mkdir()
    (store.folder / "x.json").symlink_to(tmp_path / "not yet there")
    with pytest.raises(StoreError, match="link"):
        say(store, source, "一")
    assert not (tmp_path / "not yet there").exists()


def test_an_annotations_folder_that_is_a_link_takes_new_files_and_keeps_old_ones(
    session: Open, source: Source, tmp_path: Path
) -> None:
    (tmp_path / "synced").mkdir()
    store = session()
    store.folder.symlink_to(tmp_path / "synced")
    say(store, source, "一")
    say(store, source, "二", 5)
    assert (tmp_path / "synced" / "x.json").is_file()
    assert [a.note for a in session().read(source).annotations] == ["一", "二"]


def test_notes_that_would_make_a_file_too_large_to_be_read_again_are_not_written(
    session: Open, source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = session()
    say(store, source, "一")
    monkeypatch.setattr(regular, "LARGEST", 5_000)
    with pytest.raises(StoreError, match="would be larger"):
        say(store, source, "长" * 4_000, 5)
    assert [a.note for a in session().read(source).annotations] == ["一"]


def test_a_file_that_grows_while_it_is_read_is_read_up_to_the_limit(tmp_path: Path) -> None:
    """Files of /proc say that they are empty and give bytes."""
    endless = Path("/proc/self/environ")
    if not endless.exists() or not endless.read_bytes():
        pytest.skip("no such file here")
    with pytest.raises(regular.TooLargeError):
        regular.read(endless, 1)


def test_a_folder_named_like_our_temporary_files_stops_no_write(store: Store, source: Source) -> None:
    store.folder.mkdir()
    (store.folder / ".pizhu-0.tmp~").mkdir()
    say(store, source, "一")
    assert len(store.read(source).annotations) == 1


def test_setting_aside_and_backups_wait_for_no_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.json")
    assert isinstance(in_time(lambda: quarantine.set_aside(tmp_path / "x.json", "damaged")), OSError)
    backups = Backups(tmp_path / "backups", tmp_path)
    (tmp_path / "backups" / "x.json").mkdir(parents=True)
    os.mkfifo(tmp_path / "backups" / "x.json" / "2020-01-01.json")
    in_time(lambda: backups.before_write(tmp_path / "x.json", lambda: b"new"))


def test_a_place_is_kept_although_its_file_was_no_file(tmp_path: Path) -> None:
    places = PlaceStore(tmp_path / "state", tmp_path)
    place_at(places.path, pipe)
    places.put("x.txt", 1, StoredPlace(offset=5))
    in_time(places.save)
    assert PlaceStore(tmp_path / "state", tmp_path).get("x.txt", 1, "") is not None


@pytest.mark.parametrize("packed", [b"bomb", b"cut"])
def test_a_kept_text_that_unpacks_to_too_much_or_too_little_costs_no_note(
    store: Store, source: Source, monkeypatch: pytest.MonkeyPatch, packed: bytes
) -> None:
    say(store, source, "一")
    file = store.folder / "x.json"
    data = zlib.compress(bytes(100_000))
    row = base64.b85encode(data if packed == b"bomb" else data[:50]).decode()
    tables = json.loads(file.read_bytes())
    tables["source"]["1"] |= {"text": row, "digest": "0" * 32}
    file.write_text(json.dumps(tables), encoding="utf-8")
    monkeypatch.setattr(kepttext, "LARGEST", 10_000)
    assert kepttext.unpack(tables["source"]["1"]) is None
    book = store.read(source)
    assert [a.note for a in book.annotations] == ["一"]
    assert "cannot be read" in book.problems[0]
    say(store, source, "二", 5)
    assert Store(store.folder, state=store.folder.parent / "other").read(source).problems == ()


def test_a_library_a_thousand_folders_deep_is_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for _level in range(1000):
        Path("d").mkdir()
        os.chdir("d")
    Path(".pizhu-1.tmp~").touch()
    os.chdir(tmp_path)
    Path("seeds").mkdir()
    Path("d").rename("annotations")
    done = pizhu("check", tmp_path)
    assert done.exit_code == 0, done.exception
    assert ".pizhu-1.tmp~" in done.stdout
    subprocess.run(["rm", "-r", "annotations"], check=True)


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("name", ["names.txt", "indicators.toml", "filters.toml", "../pizhu.toml"])
def test_no_command_waits_for_a_file_beside_the_notes(tmp_path: Path, name: str, odd: Callable[[Path], None]) -> None:
    (tmp_path / "seeds").mkdir()
    page = tmp_path / "seeds" / "x.txt"
    page.write_text("标题甲\n\n　　国务院发布了通知，投资3亿元。\n", encoding="utf-8")
    place_at(tmp_path / "annotations" / name, odd)
    for command in (["marks", page], ["ledger", tmp_path], ["list", tmp_path], ["names", tmp_path]):
        result = in_time(lambda command=command: pizhu(*command))
        assert result.exit_code in (0, 1), (command, result.stderr)
        assert result.exception is None or isinstance(result.exception, SystemExit), command


def test_names_are_not_put_into_a_file_of_another_program_behind_a_link(tmp_path: Path) -> None:
    (tmp_path / "annotations").mkdir()
    (tmp_path / ".bashrc").write_text("alias ll='ls -l'\n", encoding="utf-8")
    (tmp_path / "annotations" / "names.txt").symlink_to("../.bashrc")
    with pytest.raises(regular.UnfitFileError):
        dictionary.remember(tmp_path / "annotations", {"国务院": "ORG"})
    assert (tmp_path / ".bashrc").read_text(encoding="utf-8") == "alias ll='ls -l'\n"
    (tmp_path / ".bashrc").write_text("王明 nr\n", encoding="utf-8")
    assert dictionary.remember(tmp_path / "annotations", {"国务院": "ORG"})
