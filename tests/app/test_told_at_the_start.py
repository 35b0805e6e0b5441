"""What changed under the reader's notes is told at the start, and both wordings can be read."""

from pathlib import Path

import pytest

from tests.app.driving import opened
from tests.running import pizhu
from tui.app.queue.showing import problem
from tui.app.widgets.status import fitting
from tui.notes.model.annotation import Anchor, AnchorState, Annotation
from tui.text.source import Span
from tui.workspace.review.item import Item


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    """A text with two notes, one of which has another text since and one none."""
    file = tmp_path / "a.txt"
    file.write_text("天气\n\n今天天气好，共有1200人。\n\n明天大雨。\n", encoding="utf-8")
    for start, end, text in ((4, 17, "要核对"), (19, 23, "")):
        pizhu("note", "add", file, "--start", start, "--end", end, "--tag", "气象", "--text", text)
    file.write_text("天气\n\n今天天气好，共有1300人。\n\n", encoding="utf-8")
    return tmp_path


async def test_changed_and_lost_notes_are_told_at_the_start_and_a_found_note_is_no_hit(changed: Path) -> None:
    async with opened(changed) as driven:
        await driven.until(lambda: any("1 changed" in told and "1 lost" in told for told in driven.app.services.told))
        await driven.press("/")
        await driven.type("要核对")
        await driven.press("enter")
        await driven.until(lambda: "1 article, notes or tags of 1" in driven.screen_text())


def test_what_a_text_was_and_is_now_are_aligned_on_the_first_difference() -> None:
    quote = "记者报道，小城市图书馆举办读书节，共有{}名读者参加。"
    anchor = Anchor((Span(0, 9),), quote.format(1200), hold=AnchorState.CHANGED)
    item = Item("a.txt", 1, 0, 9, quote.format(1300), annotation=Annotation("1", anchor=anchor))
    was, now = problem(item)
    assert was.left == now.left == "记者报道，小城市图书馆举办读书节，共有1"
    assert (was.middle[0], now.middle[0]) == (("2", True), ("3", True))


@pytest.mark.parametrize(
    ("room", "shown"), [(40, "t tag   c note   ? keys"), (22, "t tag   ? keys"), (9, "? keys"), (5, "")]
)
def test_a_hint_that_is_too_wide_loses_whole_parts_and_the_way_to_all_keys_last(room: int, shown: str) -> None:
    assert fitting("t tag   c note   ? keys", room) == shown
