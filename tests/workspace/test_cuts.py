"""How sources are cut comes from a cache: whatever becomes of the cache, a page is what a fresh reading gives."""

import os
import sqlite3
import sys
import threading
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.text.pages import source_of
from tui.folders import Folders
from tui.settings import Settings
from tui.text.article import Page
from tui.text.block import Role
from tui.text.kind import DocumentKind
from tui.text.library import Library
from tui.text.source import Source, Span
from tui.text.structure import Op, Override, split
from tui.workspace.cuts import cuts as cutting
from tui.workspace.cuts import store as storing
from tui.workspace.cuts.cuts import NAME, Cuts
from tui.workspace.cuts.form import pack, unpack
from tui.workspace.session import Session

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
MARKED = """---
title: 报告
date: 2024-05-01
author: 张三
tags: [政策, 大连]
---

# 年度报告

> 引文一句。

- 第一项
  1. 嵌套

| 项 | 值 |
|:--|--:|
| 甲 | **1** |

```
code
```

见[链接](https://example.com)。
"""
POEM = "静夜思\n李白\n\n床前明月光，\n疑是地上霜。\n举头望明月，\n低头思故乡。\n"
PAGE = "<html><body><ul><li>一<li>二</ul><table><tr><th>甲<td>1</table><p>正文写在这里。</body></html>"
TEXTS = (*(path.read_text("utf-8") for path in SEEDS), MARKED, POEM, PAGE, "", "\n\n", "标题\n\n正文写在这里，不长。\n")
PIECES = (
    "# 题",
    "- 项",
    "> 引",
    "| a | b |",
    "|---|---|",
    "\t缩进",
    "第一条 总则。",
    "---",
    "title: x",
    "正文，很长。" * 9,
    "",
)


@pytest.fixture
def forbidden(monkeypatch: pytest.MonkeyPatch) -> None:
    """Splitting is an error: all that is asked for must come out of the cache."""
    monkeypatch.setattr("tui.text.structure.split", lambda *_: pytest.fail("split again"))


def kept(cache: Path, *sources: Source) -> None:
    cuts = Cuts(cache)
    for source in sources:
        cuts.page(source)
    cuts.close()


def again(cache: Path, source: Source) -> Page:
    """The page of a source by a session that opens the cache anew."""
    cuts = Cuts(cache)
    try:
        return cuts.page(source)
    finally:
        cuts.close()


def tabbed(text: str, name: str) -> Source:
    return Source(Path(name), name, text.replace("\t", " "), "utf-8", "", text if "\t" in text else "")


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.epub"])
@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_a_page_comes_out_as_it_went_in(text: str, name: str) -> None:
    page = split(source_of(text, name))
    assert page.trouble is None
    assert unpack(pack(page), page.source) == page


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    st.lists(
        st.tuples(st.lists(st.sampled_from(PIECES), max_size=9).map("\n".join), st.sampled_from(["txt", "md", "html"]))
    )
)
def test_the_second_reading_is_the_fresh_one(tmp_path: Path, texts: list[tuple[str, str]]) -> None:
    sources = [tabbed(text, f"{number}.{ending}") for number, (text, ending) in enumerate(texts)]
    first, second = Cuts(tmp_path), Cuts(tmp_path)
    for cuts in (first, second):
        assert [cuts.page(source) for source in sources] == [split(source) for source in sources]
        cuts.close()


@pytest.mark.usefixtures("forbidden")
def test_what_was_split_once_is_not_split_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = source_of(MARKED, "a.md")
    with monkeypatch.context() as allowed:
        allowed.setattr("tui.text.structure.split", split)
        kept(tmp_path, source)
    assert again(tmp_path, source) == split(source)


@pytest.mark.usefixtures("forbidden")
def test_the_same_text_under_another_name_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as allowed:
        allowed.setattr("tui.text.structure.split", split)
        kept(tmp_path, source_of(MARKED, "a.md"))
    copy = source_of(MARKED, "other/b.MD")
    page = again(tmp_path, copy)
    assert page.source is copy
    assert page.articles[0].source is copy


def test_the_ending_of_a_name_and_a_tab_are_told_apart(tmp_path: Path) -> None:
    sources = [
        source_of("<p>一</p><p>二</p>", "a.html"),
        source_of("<p>一</p><p>二</p>", "a.md"),
        tabbed("- 甲\n\t- 乙\n", "a.md"),
        tabbed("- 甲\n - 乙\n", "a.md"),
        tabbed("甲\t乙\n丙\t丁\n", "a.txt"),
        tabbed("甲 乙\n丙 丁\n", "a.txt"),
    ]
    kept(tmp_path, *sources)
    assert [again(tmp_path, source) for source in sources] == [split(source) for source in sources]


def test_a_reader_s_decisions_have_cuts_of_their_own(tmp_path: Path) -> None:
    source = source_of("标题甲\n\n正文写在这里，不长。\n\n标题乙\n\n正文也写在这里。\n")
    decided = [
        (),
        (Override(Op.KIND, (Span(0, 3),), kind=DocumentKind.POEMS),),
        (Override(Op.ROLE, (Span(0, 3),), Role.CAPTION),),
        (Override(Op.SPLIT, (Span(17, 20),)),),
    ]
    for _time in range(2):
        cuts = Cuts(tmp_path)
        assert [cuts.page(source, said) for said in decided] == [split(source, said) for said in decided]
        cuts.close()


def test_other_rules_or_another_language_cut_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = source_of(MARKED, "a.md")
    kept(tmp_path, source)
    asked: list[Source] = []

    def counted(source: Source, overrides: tuple[Override, ...] = ()) -> Page:
        asked.append(source)
        return split(source, overrides)

    monkeypatch.setattr("tui.text.structure.split", counted)
    again(tmp_path, source)
    assert not asked
    for name, found in (
        ("fingerprint", lambda _path: "new"),
        ("version", lambda _name: "9"),
        ("language", lambda: "xx"),
    ):
        with monkeypatch.context() as other:
            other.setattr(cutting, name, found)
            again(tmp_path, source)
        assert asked.pop() is source, name


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


def test_many_threads_and_two_sessions_at_once(tmp_path: Path) -> None:
    sources = [source_of(f"标题{number}\n\n正文写在这里，{number}。\n") for number in range(60)]
    wanted = [split(source) for source in sources]
    sessions, wrong = (Cuts(tmp_path), Cuts(tmp_path)), list[int]()

    def read(cuts: Cuts, step: int) -> None:
        for at in range(0, len(sources) * step, step):
            if cuts.page(sources[at % 60]) != wanted[at % 60]:
                wrong.append(at)
            cuts.flush()

    threads = [threading.Thread(target=read, args=(cuts, step)) for cuts in sessions for step in (1, 7, 11)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for cuts in sessions:
        cuts.close()
    assert not wrong
    assert [again(tmp_path, source) for source in sources] == wanted


def test_a_session_that_cannot_write_now_writes_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storing, "WAIT", 0.01)
    source = source_of(MARKED, "a.md")
    kept(tmp_path, source_of(POEM))
    cuts = Cuts(tmp_path)
    other = sqlite3.connect(tmp_path / NAME)
    other.execute("begin immediate")
    assert cuts.page(source) == split(source)
    cuts.flush()
    other.rollback()
    other.close()
    cuts.close()
    monkeypatch.setattr("tui.text.structure.split", lambda *_: pytest.fail("split again"))
    assert again(tmp_path, source).articles


def test_the_cache_stays_within_its_limit_and_forgets_the_oldest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    limit, day, asked = 100_000, 20_000, list[str]()
    old, young = source_of(MARKED, "old.md"), source_of(POEM, "young.txt")

    def counted(source: Source, overrides: tuple[Override, ...] = ()) -> Page:
        asked.append(source.name)
        return split(source, overrides)

    monkeypatch.setattr("tui.text.structure.split", counted)
    monkeypatch.setattr(storing, "_today", lambda: day)
    kept(tmp_path, young, old)
    for day in range(20_001, 20_040):
        cuts = Cuts(tmp_path, limit)
        cuts.page(young)
        for number in range(60):
            cuts.page(source_of(f"标题{day}\n\n正文写在这里，{number}。\n"))
        cuts.close()
        assert (tmp_path / NAME).stat().st_size < 2 * limit
    assert again(tmp_path, young) == split(young)
    assert again(tmp_path, old) == split(old)
    assert asked.count("young.txt") == 1
    assert asked.count("old.md") == 2


def test_a_file_that_is_far_too_large_is_not_read(tmp_path: Path) -> None:
    source = source_of(MARKED, "a.md")
    kept(tmp_path, source)
    with (tmp_path / NAME).open("ab") as file:
        file.truncate(10_000_000)
    cuts = Cuts(tmp_path, 1_000_000)
    assert cuts.page(source) == split(source)
    cuts.close()
    assert (tmp_path / NAME).stat().st_size < 1_000_000


def test_a_source_that_changes_underneath_is_cut_as_it_is_now(tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    path = folder / "a.md"
    path.write_text("# 旧题\n\n正文写在这里，不长。\n", "utf-8")
    places = Folders(*(tmp_path / name for name in ("config", "cache", "state", "data")))
    for title in ("旧题", "新题", "旧题"):
        path.write_text(f"# {title}\n\n正文写在这里，不长。\n", "utf-8")
        with Session(Library.open(folder), Settings(), places) as session:
            page = session.pages.page("a.md")
            assert isinstance(page, Page)
            assert [one.title for one in page.articles] == [title]
            path.write_text("# 另一个\n\n正文。\n\n# 第二篇\n\n正文。\n", "utf-8")
            session.pages.forget("a.md")
            assert session.pages.page("a.md") == split(page.source.__class__(*_parts(session.library.read("a.md"))))
    assert not list(folder.rglob("*.sqlite"))


def _parts(source: object) -> tuple[object, ...]:
    assert isinstance(source, Source)
    return (source.path, source.name, source.text, source.encoding, source.digest, source.tabbed)


def test_half_a_character_is_cut_all_the_same(tmp_path: Path) -> None:
    source = source_of("# 标\ud800题\n\n正文\udc00。\n", "a.md")
    assert [again(tmp_path, source) for _time in range(2)] == [split(source)] * 2


def test_a_page_whose_structure_could_not_be_read_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = source_of(MARKED, "a.md")
    with monkeypatch.context() as failing:
        failing.setattr(sys.modules["tui.text.structure.split"], "read_markup", lambda *_: 1 / 0)
        assert again(tmp_path, source).trouble
    assert again(tmp_path, source) == split(source)
