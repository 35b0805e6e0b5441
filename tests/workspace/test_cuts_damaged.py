"""Whatever becomes of the cache of cuts, pages are what a fresh reading gives."""

import os
import sqlite3
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path

import pytest

from tests.text.pages import source_of
from tests.workspace.cutting import MARKED, TEXTS, again, kept
from tui.text.structure import split
from tui.workspace.cuts import store as storing
from tui.workspace.cuts.cuts import NAME, Cuts


def _cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def _scribbled(path: Path) -> None:
    data = bytearray(path.read_bytes())
    for place in range(0, len(data), 7):
        data[place] ^= 0x55
    path.write_bytes(bytes(data))


def _a_bit_flipped_in_each_cut(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        for place, data in connection.execute("select id, data from cuts").fetchall():
            connection.execute(
                "update cuts set data = ? where id = ?", (data[:-2] + bytes([data[-2] ^ 1, data[-1]]), place)
            )


def _cuts_that_are_numbers(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("update cuts set data = 7")


def _cuts_of_another_form(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        for place, key in connection.execute("select id, key from cuts").fetchall():
            data = b"\x93\xa1x\x90\x90"
            whole = blake2b(data, key=key, digest_size=storing.SUM).digest() + data
            connection.execute("update cuts set data = ? where id = ?", (whole, place))


def _cuts_exchanged(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        rows = connection.execute("select id, data from cuts order by id").fetchall()
        for (place, _data), (_place, other) in zip(rows, rows[1:] + rows[:1], strict=True):
            connection.execute("update cuts set data = ? where id = ?", (other, place))


def _another_table(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("create table cuts (something text)")


def _a_later_form(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("pragma user_version = 99")


def _emptied(path: Path) -> None:
    path.write_bytes(b"")


def _a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _a_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def _a_link_to_a_file_of_the_reader(path: Path) -> None:
    path.unlink()
    (path.parent / "mine.txt").write_text("")
    path.symlink_to(path.parent / "mine.txt")


@pytest.mark.parametrize(
    "damage",
    [
        _cut_short,
        _scribbled,
        _a_bit_flipped_in_each_cut,
        _cuts_that_are_numbers,
        _cuts_of_another_form,
        _cuts_exchanged,
        _another_table,
        _a_later_form,
        _emptied,
        _a_folder,
        _a_pipe,
        _a_link_to_a_file_of_the_reader,
    ],
)
def test_a_damaged_cache_gives_fresh_cuts(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    sources = [source_of(text, "a.md") for text in TEXTS]
    kept(tmp_path, *sources)
    damage(tmp_path / NAME)
    for _time in range(2):
        cuts = Cuts(tmp_path)
        assert [cuts.page(source) for source in sources] == [split(source) for source in sources]
        cuts.close()
    mine = tmp_path / "mine.txt"
    assert not mine.exists() or mine.read_bytes() == b""


@pytest.mark.parametrize("damage", [_cut_short, _scribbled, _a_bit_flipped_in_each_cut, _a_later_form, _emptied])
def test_a_damaged_cache_is_whole_again_afterwards(
    tmp_path: Path, damage: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    sources = [source_of(text, "a.md") for text in TEXTS]
    kept(tmp_path, *sources)
    damage(tmp_path / NAME)
    kept(tmp_path, *sources)
    kept(tmp_path, *sources)
    monkeypatch.setattr("tui.text.structure.split", lambda *_: pytest.fail("split again"))
    for source in sources:
        again(tmp_path, source)


def test_damage_while_it_is_open_costs_the_cache_only(tmp_path: Path) -> None:
    sources = [source_of(text, "a.md") for text in TEXTS]
    kept(tmp_path, *sources)
    cuts = Cuts(tmp_path)
    cuts.page(sources[0])
    _scribbled(tmp_path / NAME)
    assert [cuts.page(source) for source in sources] == [split(source) for source in sources]
    cuts.close()
    assert [again(tmp_path, source) for source in sources] == [split(source) for source in sources]


@pytest.mark.parametrize("what", ["file", "folder"])
def test_where_nothing_can_be_kept_pages_are_split(tmp_path: Path, what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "cache"
    if what == "file":
        place.write_text("no folder")
    else:
        place.mkdir()
        monkeypatch.setattr(sqlite3, "connect", _refused)
    for text in TEXTS:
        source = source_of(text)
        assert again(place, source) == split(source)


def _refused(*_arguments: object, **_named: object) -> sqlite3.Connection:
    raise sqlite3.OperationalError("unable to open database file")


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
def test_a_cache_folder_that_cannot_be_written(tmp_path: Path) -> None:
    source = source_of(MARKED, "a.md")
    kept(tmp_path, source)
    tmp_path.chmod(0o500)
    try:
        assert again(tmp_path, source) == split(source)
    finally:
        tmp_path.chmod(0o700)
