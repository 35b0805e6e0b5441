"""What the list shows, and in which order."""

import pytest

from tui.workspace.catalog import Entry, Heading, State, Trouble
from tui.workspace.listview import Order, Show, View, arrange

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


def test_by_source_everything_stands_under_its_heading() -> None:
    assert titles(View()) == ["a.txt", "乙", "甲", "b.txt", "c.txt", "丙 Alpha", "d.txt", "丁"]


@pytest.mark.parametrize(
    ("order", "first"),
    [(Order.LONGEST, "甲"), (Order.NOTES, "甲"), (Order.STATE, "甲"), (Order.TITLE, "丁")],
)
def test_other_orders_have_no_headings_and_files_in_trouble_last(order: Order, first: str) -> None:
    listed = titles(View(order))
    assert (listed[0], listed[-1], len(listed)) == (first, "b.txt", 5)


@pytest.mark.parametrize(
    ("view", "wanted"),
    [
        (View(show=Show.UNREAD), ["a.txt", "甲"]),
        (View(show=Show.READING), ["d.txt", "丁"]),
        (View(show=Show.DONE), ["c.txt", "丙 Alpha"]),
        (View(show=Show.OPEN), ["a.txt", "乙", "甲", "d.txt", "丁"]),
        (View(show=Show.STAR), ["a.txt", "乙"]),
        (View(show=Show.NOTES), ["a.txt", "乙", "甲"]),
        (View(show=Show.CHECK), ["a.txt", "甲"]),
        (View(show=Show.TROUBLE), ["b.txt"]),
        (View(tag="地方"), ["a.txt", "乙"]),
        (View(tag="地"), []),
        (View(text="ALPHA"), ["c.txt", "丙 Alpha"]),
        (View(text="张三"), ["a.txt", "乙"]),
        (View(text="d.txt"), ["d.txt", "丁"]),
        (View(Order.TITLE, Show.NOTES), ["乙", "甲"]),
    ],
)
def test_the_list_is_cut_down(view: View, wanted: list[str]) -> None:
    assert titles(view) == wanted
