"""What each key changes in the reader, and what is drawn anew for it: no more than that, and no less."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.app.reading import STORY, Reader, library_of, reading
from tui.app.reader import ReaderScreen
from tui.app.widgets.margin import Margin
from tui.app.widgets.page import PageView
from tui.app.widgets.panel import SidePanel
from tui.app.widgets.rowview import RowView


def fields(screen: ReaderScreen) -> dict[str, object]:
    """Return what the reader's state holds, by name."""
    state = screen.state
    return {
        "key": state.key,
        "cursor": state.cursor,
        "selection": state.selection,
        "hits": state.hits.items,
        "shown": state.shown,
        "unfolded": state.unfolded,
        "sight": state.in_sight,
        "labels": state.labels,
        "said": [(said.id, said.rev) for said in state.reading.annotations],
        "decided": state.reading.marks.decisions,
        "panel": (screen.panel.kind, screen.panel.has_focus_within),
        "told": screen.status.message,
    }


DRAWN = {
    "page": (PageView, "repaint"),
    "rows": (PageView, "_redraw"),
    "typeset": (RowView, "_set_measure"),
    "margin": (Margin, "refresh"),
    "panel": (SidePanel, "show"),
}
"""What is drawn anew -> the method that does it."""


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> Iterator[set[str]]:
    """Return the names of what has been drawn anew; the test empties it."""
    seen: set[str] = set()
    for name, (owner, method) in DRAWN.items():

        def noted(
            self: object, *args: object, _name: str = name, _call: object = getattr(owner, method), **named: object
        ) -> object:
            seen.add(_name)
            return _call(self, *args, **named)  # type: ignore[operator]

        monkeypatch.setattr(owner, method, noted)
    yield seen


async def rest(reader: Reader) -> None:
    """Wait until nothing is under way."""
    await reader.driven.settle()
    await reader.driven.until(lambda: all(worker.is_finished for worker in reader.driven.app.workers))
    await reader.driven.settle()


ROWS: list[tuple[str, str, str]] = [
    ("w", "cursor", "rows"),
    ("b", "cursor", "rows"),
    ("l", "cursor", "rows"),
    ("j", "cursor", "rows"),
    ("ctrl+d", "cursor sight", "rows"),
    ("ctrl+b", "cursor sight", "rows"),
    ("G", "cursor sight", "rows"),
    ("g g", "cursor sight", "rows"),
    (")", "cursor", "rows"),
    ("}", "cursor", "rows"),
    ("$", "cursor", "rows"),
    ("5 0 %", "cursor", "rows"),
    ("] e", "cursor", "page rows"),
    (";", "cursor sight", "page rows"),
    ("] f", "cursor", "page rows"),
    ("f escape", "", "page"),
    ("f a", "", "page"),
    ("v", "selection", "rows"),
    ("w", "cursor selection", "rows"),
    ("o", "cursor", "rows"),
    ("escape", "selection", "rows"),
    ("V", "selection", "rows"),
    ("i e", "told", ""),
    ("> l", "selection told", "rows"),
    ("t 人 enter", "selection said told", "page rows typeset margin"),
    (".", "said told", "page rows margin"),
    ("x", "said told", "page rows margin"),
    ("u", "said told", "page rows margin"),
    ("*", "hits told", "page"),
    ("n", "", ""),
    ("N", "told", ""),
    ("escape", "hits told", "page"),
    ("/ 图 书 enter", "cursor hits told", "page rows margin"),
    ("escape", "hits told", "page"),
    ("z w", "shown told", "page typeset"),
    ("z w", "shown sight told", "page typeset"),
    ("z w", "shown sight told", "page typeset"),
    ("z e", "shown told", "page"),
    ("z n", "shown told", "page margin"),
    ("z n", "shown told", "page margin"),
    ("z z", "told", ""),
    ("z o", "told", ""),
    ("m a", "told", ""),
    ("' a", "cursor told", "rows"),
    ("ctrl+o", "", ""),
    ("A", "panel", "page typeset margin panel"),
    ("escape", "panel", "page typeset margin"),
    ("g n", "panel", "page typeset margin panel"),
    ("j", "cursor", "rows"),
    ("tab", "panel", ""),
    ("tab", "panel", "panel"),
    ("C 好 escape", "said told", "page panel"),
    ("s", "said told", "page panel"),
    ("J", "key cursor sight said told", "page typeset panel"),
    ("[ a", "key cursor sight said", "page rows typeset panel"),
]
"""Keys, one line after the other; the fields that they change; what is drawn anew."""


async def test_thirty_keys_change_and_draw_what_they_are_about(tmp_path: Path, drawn: set[str]) -> None:
    async with reading(library_of(tmp_path, story=STORY, zweite=STORY), size=(120, 9)) as reader:
        await reader.marked()
        await reader.to("图书馆举办")
        await rest(reader)
        table = []
        for keys, _fields, _drawn in ROWS:
            before = fields(reader.screen)
            drawn.clear()
            await reader.press(*keys.split())
            await rest(reader)
            after = fields(reader.screen)
            changed = " ".join(name for name in after if after[name] != before[name])
            table.append((keys, changed, " ".join(name for name in DRAWN if name in drawn)))
        assert table == ROWS
