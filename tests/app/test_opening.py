"""What is seen while an article opens."""

from pathlib import Path

import pytest
from textual.app import App
from textual.css.stylesheet import Stylesheet
from textual.screen import Screen

from tests.app.driving import opened
from tests.app.reading import STORY, library_of, reading
from tui.app.reader import ReaderScreen
from tui.app.serving import AppServices
from tui.workspace.learn.learner import Learner


async def test_the_first_picture_of_an_article_is_the_one_it_is_read_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither empty first nor set for another width: over a slow line every picture is seen."""
    monkeypatch.setattr("tui.app.holdback.PATIENCE", 60.0)
    shown: list[str] = []
    display = App._display

    def watched(app: App[None], screen: Screen[None], update: object) -> None:
        if isinstance(screen, ReaderScreen) and not app._batch_count:
            width = app.size.width
            rows = screen._compositor.render_strips()[1:-1]
            shown.append("\n".join("".join(part.text for part in row)[:width].rstrip() for row in rows))
        display(app, screen, update)  # type: ignore[arg-type]

    monkeypatch.setattr(App, "_display", watched)
    async with reading(library_of(tmp_path, story=STORY), size=(112, 30)) as reader:
        await reader.marked()
    assert "小城办起读书节" in shown[0]
    assert set(shown) == {shown[0]}


async def test_the_article_on_which_the_cursor_rests_is_read_before_enter(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[tuple[str, int]] = []
    monkeypatch.setattr(AppServices, "read_ahead", lambda _self, name, number: read.append((name, number)))
    async with opened(library, marks=True) as driven:
        await driven.until(lambda: read and read[-1] == driven.current.key)
        await driven.press("j")
        await driven.until(lambda: read[-1] == driven.current.key)
        assert len(set(read)) == 2


async def test_the_styles_of_reader_and_dialogs_are_read_while_the_list_stands(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(library, marks=True) as driven:
        await driven.until(lambda: any("reader.tcss" in path for path, _name in driven.app.stylesheet.source))
        monkeypatch.setattr(Stylesheet, "reparse", lambda _self: pytest.fail("read while the reader waits"))
        await driven.press("enter")
        await driven.until(lambda: isinstance(driven.app.screen, ReaderScreen) and driven.app.screen.opened)
        await driven.press("?")


async def test_the_dictionary_is_ready_before_it_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[object] = []
    monkeypatch.setattr(Learner, "warm", lambda _learner: made.append("ready"))
    async with reading(library_of(tmp_path, story=STORY)) as reader:
        monkeypatch.setattr("tui.app.reader.meanings.WARM", 0.01)
        reader.screen.opened.meanings.make_ready()
        await reader.driven.until(lambda: made)
