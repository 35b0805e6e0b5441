"""The tour: six steps on the real screens, shown once, to be skipped and found again."""

from pathlib import Path

import pytest

from tests.app.driving import Driven, opened
from tests.app.reading import STORY, library_of
from tui.app.commands import COMMANDS
from tui.app.tour.steps import STEPS
from tui.app.tour.tour import TourBar

KEYS = "F3 next step   F4 end the tour  "


def bar(driven: Driven) -> str:
    """What the tour says on the screen that is shown, without the keys of the tour itself."""
    bars = driven.app.screen.query(TourBar)
    return str(bars.first().render()).replace(KEYS, "") if bars else ""


async def test_each_step_waits_for_what_it_is_about_and_follows_to_the_screen(tmp_path: Path) -> None:
    async with opened(library_of(tmp_path, 小城=STORY), size=(80, 24)) as driven:
        driven.app.services.tour.begin_once()
        assert "1/6 Move  Enter opens" in bar(driven)
        await driven.press("j", "enter")
        await driven.until(lambda: "1/6 Move  w is the next word" in bar(driven))
        await driven.until(lambda: getattr(driven.app.screen, "opened", None))
        await driven.press("w")
        await driven.until(lambda: "2/6 Tag" in bar(driven))
        await driven.press("t")
        await driven.type("政策")
        await driven.press("enter")
        await driven.until(lambda: "3/6 Note" in bar(driven))
        await driven.press("c")
        await driven.type("好")
        await driven.press("escape")
        await driven.until(lambda: "4/6 Find" in bar(driven))
        await driven.press("/", "escape")
        await driven.until(lambda: "5/6 Review" in bar(driven))
        await driven.press("R")
        await driven.until(lambda: "6/6 Export  Enter opens a queue" in bar(driven))
        await driven.press("q", "E")
        await driven.until(lambda: type(driven.app.screen).__name__ == "ExportDialog")
        await driven.press("escape")
        await driven.until(lambda: "That was the tour" in bar(driven))
        await driven.press("w")
        await driven.until(lambda: not bar(driven))


async def test_it_is_shown_once_skipped_ended_and_found_again(tmp_path: Path) -> None:
    async with opened(library_of(tmp_path, 小城=STORY), size=(80, 24)) as driven:
        driven.app.services.tour.begin_once()
        await driven.press("f3", "f3")
        assert "3/6" in bar(driven)
        await driven.press("f4")
        await driven.until(lambda: not bar(driven))
        driven.app.services.tour.begin_once()
        assert not bar(driven)
        await driven.type(":tour")
        await driven.press("enter")
        await driven.until(lambda: "1/6" in bar(driven))
        await driven.press(*["f3"] * 6)
        assert "That was the tour" in bar(driven)
        await driven.press("f3")
        await driven.until(lambda: not bar(driven))


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.title)
def test_every_step_can_be_done(step: object) -> None:
    assert step.done <= {command.id for command in COMMANDS}  # type: ignore[attr-defined]
    assert "" in step.said  # type: ignore[attr-defined]


@pytest.mark.parametrize("place", ["list", "reader"])
async def test_every_step_is_said_to_its_end_in_the_smallest_window(place: str, tmp_path: Path) -> None:
    async with opened(library_of(tmp_path, 小城=STORY), size=(40, 12)) as driven:
        if place == "reader":
            await driven.press("enter")
            await driven.until(lambda: getattr(driven.app.screen, "opened", None))
        driven.app.services.tour.begin()
        for step in STEPS:
            await driven.settle()
            shown = "".join("".join(driven.screen_text().splitlines()[:4]).split())
            assert "".join((step.title + KEYS + step.said[place]).split()) in shown
            await driven.press("f3")
