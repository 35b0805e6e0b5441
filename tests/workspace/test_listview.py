"""What the list shows, and in which order."""

from pathlib import Path

import pytest

from tests.text.pages import source_of
from tui.text.structure import split
from tui.workspace.articles.catalog import Entry, Heading, State, Trouble
from tui.workspace.articles.listfilter import ListFilter
from tui.workspace.articles.listview import Order, View, arrange
from tui.workspace.articles.pagerows import plain_entries
from tui.workspace.filter import parse
from tui.workspace.session import Session

ROWS = (
    (
        Heading("a.txt"),
        Entry("a.txt", 1, "乙", ("张三",), 300, State.READ, star=True, tags=("地方/大连",), notes=2),
        Entry("a.txt", 2, "甲", (), 900, State.UNREAD, notes=5, check=1),
    ),
    (Trouble("b.txt", "this is not text"),),
    (Heading("c.txt"), Entry("c.txt", 1, "丙 Alpha", ("李四",), 100, State.DONE)),
    (Heading("d.txt"), Entry("d.txt", 1, "丁", (), 50, State.READING)),
)


def titles(view: View) -> list[str]:
    return [line.title if isinstance(line, Entry) else line.source for line in arrange(ROWS, view)]


def test_by_source_articles_stand_under_its_heading_unless_there_is_but_one() -> None:
    assert titles(View()) == ["a.txt", "乙", "甲", "b.txt", "丙 Alpha", "丁"]


@pytest.mark.parametrize(
    ("order", "first"),
    [(Order.LONGEST, "甲"), (Order.NOTES, "甲"), (Order.STATE, "甲"), (Order.TITLE, "丁")],
)
def test_other_orders_have_no_headings_and_files_in_trouble_last(order: Order, first: str) -> None:
    listed = titles(View(order))
    assert (listed[0], listed[-1], len(listed)) == (first, "b.txt", 5)


@pytest.mark.parametrize(
    ("where", "wanted"),
    [
        ("is:unread", ["a.txt", "甲"]),
        ("is:reading", ["丁"]),
        ("is:done", ["丙 Alpha"]),
        ("-is:done", ["a.txt", "乙", "甲", "b.txt", "丁"]),
        ("is:star", ["a.txt", "乙"]),
        ("has:note", ["a.txt", "乙", "甲"]),
        ("has:check", ["a.txt", "甲"]),
        ("is:trouble", ["b.txt"]),
        ("tag:地方", ["a.txt", "乙"]),
        ("tag:地", []),
        ("title:ALPHA", ["丙 Alpha"]),
        ("author:张三", ["a.txt", "乙"]),
        ("source:d.txt", ["丁"]),
        ("has:note sort:-notes", ["甲", "乙"]),
        ("notes>=1 | length<100", ["a.txt", "乙", "甲", "丁"]),
    ],
)
def test_a_filter_cuts_the_list_down(where: str, wanted: list[str], tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("甲", encoding="utf-8")
    lines = [line for group in ROWS for line in group if not isinstance(line, Heading)]
    with Session.open(tmp_path) as session:
        filtered = parse(where)
        kept = ListFilter(session).find(lines, filtered)
    found = arrange(ROWS, View(where=where, ordered=bool(filtered.sort)), kept)
    assert [line.title if isinstance(line, Entry) else line.source for line in found] == wanted


@pytest.mark.parametrize(
    ("name", "text", "title"),
    [
        ("医院分布.md", "| 省份 | 医院 |\n|---|---|\n| 北京 | 三家 |\n| 上海 | 两家 |\n", "医院分布"),
        ("记事.md", "渡口的船工天黑收船，谁也没有想到会这样。\n", "记事 · 渡口的船工天黑收船，谁也没有想到会这样。"),
        ("000.md", "渡口的船工天黑收船，谁也没有想到会这样。\n", "渡口的船工天黑收船，谁也没有想到会这样。"),
        ("记事.md", "# 渡口\n\n船工天黑收船，谁也没有想到会这样。\n", "渡口"),
    ],
)
def test_a_lone_article_without_a_title_is_called_by_its_file(name: str, text: str, title: str) -> None:
    (entry,) = plain_entries(split(source_of(text, name)))
    assert entry.title == title


def test_a_document_alone_in_its_file_needs_no_heading_unless_there_is_something_to_say_of_it() -> None:
    for about, heading in (("", False), ("docx", False), ("gb18030", True), ("cannot be saved", True)):
        group = (Heading("a.docx", about), Entry("a.docx", 1, "甲", (), 9))
        assert (group[0] in arrange((group,), View())) is heading
