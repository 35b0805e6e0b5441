"""What is seen while an article opens."""

from pathlib import Path

import pytest
from textual.app import App
from textual.screen import Screen

from tests.app.reading import STORY, library_of, reading
from tui.app.reader import ReaderScreen


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
