"""A write that fails says so, and the note waits until it can be stored."""

import errno
import os
import resource
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from tests.notes.conftest import make_source, say
from tui import durable
from tui.notes.file.errors import DeviceError, DiskFullError, LockedError, ReadOnlyError
from tui.notes.file.lock import NAME
from tui.notes.model.annotation import AnchorState
from tui.notes.model.create import create
from tui.notes.store.store import Change, Store, StoreError
from tui.text.source import Source

Open = Callable[..., Store]


@contextmanager
def failing(monkeypatch: pytest.MonkeyPatch, call: str, number: int, folder: str) -> Iterator[None]:
    """Let an os call fail, on files below folders of that name."""
    paths: dict[int, str] = {}
    real_open, real = os.open, getattr(os, call)

    def remember(path: str, *rest: int) -> int:
        handle = real_open(path, *rest)
        paths[handle] = os.fspath(path)
        return handle

    def fail(first: int | str, *rest: object) -> object:
        path = paths.get(first, "") if isinstance(first, int) else os.fspath(first)
        if folder in path.split("/"):
            raise OSError(number, os.strerror(number))
        return remember(path, *rest) if call == "open" else real(first, *rest)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", remember)
        patch.setattr(os, call, fail)
        yield


@pytest.mark.parametrize(
    ("call", "number", "kind", "words"),
    [
        ("write", errno.ENOSPC, DiskFullError, "Free some disk space"),
        ("write", errno.EDQUOT, DiskFullError, "no room"),
        ("fsync", errno.EIO, DeviceError, "Check the disk"),
        ("open", errno.EROFS, ReadOnlyError, "may not be written"),
        ("open", errno.EACCES, ReadOnlyError, "permissions"),
        ("replace", errno.EPERM, ReadOnlyError, "may not be written"),
    ],
)
def test_a_failed_write_says_why_and_is_saved_later(
    session: Open,
    source: Source,
    monkeypatch: pytest.MonkeyPatch,
    call: str,
    number: int,
    kind: type[StoreError],
    words: str,
) -> None:
    store = session()
    say(store, source, "一")
    before = (store.folder / "x.json").read_bytes()
    with failing(monkeypatch, call, number, "annotations"), pytest.raises(kind) as raised:
        say(store, source, "二", 5, label="标注 人")
    assert words in str(raised.value)
    assert "will be saved" in str(raised.value)
    assert (store.folder / "x.json").read_bytes() == before
    assert [path.name for path in store.folder.iterdir() if path.name.endswith(durable.TEMPORARY)] == []
    store.close()

    later = session()
    assert [(w.source, w.change.label, w.change.put[0].note) for w in later.waiting()] == [("x.txt", "标注 人", "二")]
    assert [w.source for w in later.retry({"x.txt": source}.get).saved] == ["x.txt"]
    assert [a.note for a in later.read(source).annotations] == ["一", "二"]
    assert later.waiting() == []


def test_a_size_limit_is_said_and_the_note_waits(session: Open, source: Source) -> None:
    store = session()
    store.apply(source, Change("", put=tuple(create(source, [(k, k + 3)], note="长" * 200) for k in range(60))))
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, hard))
    try:
        with pytest.raises(DiskFullError, match="will be saved"):
            say(store, source, "二", 5)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert len(store.read(source).annotations) == 60
    assert len(store.retry({"x.txt": source}.get).saved) == 1
    assert len(store.read(source).annotations) == 61


@pytest.mark.skipif(os.geteuid() == 0, reason="permission bits do not bind root")
def test_a_folder_without_write_permission_is_said(store: Store, source: Source) -> None:
    say(store, source, "一")
    store.folder.chmod(0o555)
    try:
        with pytest.raises(ReadOnlyError):
            say(store, source, "二", 5)
    finally:
        store.folder.chmod(0o755)


def test_if_the_note_cannot_be_kept_anywhere_the_error_says_that_too(
    session: Open, source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = session()
    with (
        failing(monkeypatch, "write", errno.ENOSPC, "annotations"),
        failing(monkeypatch, "write", errno.ENOSPC, "state"),
        pytest.raises(DiskFullError, match="copy it before you leave"),
    ):
        say(store, source, "二")


def test_a_full_state_folder_does_not_make_a_stored_note_look_unsaved(
    session: Open, source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = session()
    with failing(monkeypatch, "write", errno.ENOSPC, "state"):
        say(store, source, "一")
        book = store.apply(source, Change("", put=(create(source, [(4, 6)]),)))
    assert len(store.read(source).annotations) == 2
    assert "No backup could be made" in book.notices[0]


def test_an_action_that_the_journal_had_no_room_for_costs_no_other_its_undo(
    session: Open, source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = session()
    say(store, source, "一", label="第一")
    real = os.write

    def half(handle: int, data: bytes) -> int:
        if b'"what"' in bytes(data):
            real(handle, bytes(data)[:50])
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(handle, data)

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", half)
        say(store, source, "二", 5, label="第二")
    say(store, source, "三", 9, label="第三")
    store.close()
    assert [entry.label for entry in session().history()] == ["第一", "第三"]


def test_a_lock_held_too_long_is_said_and_the_note_waits(session: Open, source: Source, tmp_path: Path) -> None:
    store = session(limit=0.1)
    say(store, source, "一")
    import fcntl

    with (store.folder / NAME).open("r+") as holder:
        fcntl.flock(holder, fcntl.LOCK_EX)
        with pytest.raises(LockedError, match="another session has held"):
            say(store, source, "二", 5)
    assert len(store.waiting()) == 1
    store.retry({"x.txt": source}.get)
    assert len(store.read(source).annotations) == 2


def test_an_action_on_many_articles_waits_only_once_for_the_lock(
    session: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl

    from tui.notes.file import lock

    waits, real = [], lock.locked
    monkeypatch.setattr(lock, "locked", lambda *given: waits.append(1) or real(*given))
    store = session(limit=0.05)
    sources = [make_source(tmp_path, f"{number}.txt", "甲乙丙丁") for number in range(20)]
    say(store, sources[0], "一")
    with (store.folder / NAME).open("r+") as holder:
        fcntl.flock(holder, fcntl.LOCK_EX)
        with pytest.raises(LockedError):
            store.apply_all("标注 ×20", {s: Change("", put=(create(s, [(0, 1)]),)) for s in sources})
    assert len(waits) == 1
    assert len(store.waiting()) == 20
    assert len(store.retry({s.name: s for s in sources}.get).saved) == 20


def test_a_later_save_of_the_same_note_replaces_what_waited(
    session: Open, source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = session()
    note = create(source, [(0, 3)], note="初稿")
    other = create(source, [(5, 7)], note="另一条")
    with failing(monkeypatch, "write", errno.ENOSPC, "annotations"), pytest.raises(DiskFullError):
        store.apply(source, Change("", put=(note, other)))
    store.apply(source, Change("", put=(replace(note, note="定稿"),)))
    assert [[a.note for a in w.change.put] for w in store.waiting()] == [["另一条"]]
    store.retry({"x.txt": source}.get)
    assert [a.note for a in store.read(source).annotations] == ["定稿", "另一条"]


def test_saving_twice_what_waited_adds_nothing(session: Open, source: Source, monkeypatch: pytest.MonkeyPatch) -> None:
    store = session()
    with failing(monkeypatch, "fsync", errno.EIO, "annotations"), pytest.raises(DeviceError):
        say(store, source, "一")
    (waiting,) = store.waiting()
    store.apply(source, waiting.change)
    session().apply(source, waiting.change)
    assert [a.note for a in store.read(source).annotations] == ["一"]


def test_what_waited_is_put_where_its_text_has_moved_to(
    session: Open, source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = session()
    with failing(monkeypatch, "write", errno.ENOSPC, "annotations"), pytest.raises(DiskFullError):
        say(store, source, "开头", 0)
    grown = make_source(source.path.parent, "x.txt", "新段。\n" + source.text)
    store.retry({"x.txt": grown}.get)
    (note,) = store.read(grown).annotations
    assert "".join(grown.text[s.start : s.end] for s in note.anchor.spans) == "国务院"
    assert note.anchor.hold in (AnchorState.MOVED, AnchorState.OK)


def test_what_still_cannot_be_saved_goes_on_waiting(
    session: Open, source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = session()
    with failing(monkeypatch, "write", errno.ENOSPC, "annotations"):
        with pytest.raises(DiskFullError):
            say(store, source, "一")
        ((waiting, reason),) = store.retry({"x.txt": source}.get).left
    assert "no room" in reason
    assert store.waiting() == [waiting]


def test_what_the_command_line_could_not_save_does_not_wait(
    session: Open, source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = session()
    with failing(monkeypatch, "write", errno.ENOSPC, "annotations"), pytest.raises(DiskFullError) as raised:
        store.apply(source, Change("", put=(create(source, [(0, 3)]),)), keep=False)
    assert "will be saved" not in str(raised.value)
    assert store.waiting() == []


def test_one_full_article_does_not_keep_the_others_from_being_saved(
    session: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = session()
    sources = [make_source(tmp_path, f"{name}.txt", "甲乙丙丁" * 9) for name in ("a", "full/b", "c")]
    changes = {s: Change("", put=(create(s, [(0, 1)]),)) for s in sources}
    with failing(monkeypatch, "write", errno.ENOSPC, "full"), pytest.raises(DiskFullError):
        store.apply_all("标注 ×3", changes)
    assert [len(store.read(s).annotations) for s in sources] == [1, 0, 1]
    assert [w.source for w in store.waiting()] == ["full/b.txt"]
    assert store.history()[0].sources == ("a.txt", "c.txt")


def test_reading_does_not_wait_for_a_slow_write(session: Open, source: Source, monkeypatch: pytest.MonkeyPatch) -> None:
    import threading

    store = session()
    say(store, source, "一")
    begun, go_on, real = threading.Event(), threading.Event(), durable.sync

    def slow(handle: int) -> None:
        begun.set()
        assert go_on.wait(10)
        real(handle)

    monkeypatch.setattr(durable, "sync", slow)
    writing = threading.Thread(target=say, args=(store, source, "二", 5))
    writing.start()
    assert begun.wait(10)
    assert [a.note for a in store.read(source).annotations] == ["一"]
    assert not store.changed("x.txt", store.read("x.txt").stamp)
    go_on.set()
    writing.join()
    assert [a.note for a in store.read(source).annotations] == ["一", "二"]


def test_temporary_files_of_a_killed_session_are_cleaned(store: Store, session: Open, source: Source) -> None:
    say(session(), source, "一")
    stale = store.folder / f".pizhu-0123456789abcdef{durable.TEMPORARY}"
    stale.write_bytes(b"half")
    mine = store.folder / ".hidden"
    mine.touch()
    say(store, source, "二", 5)
    assert not stale.exists()
    assert mine.exists()
