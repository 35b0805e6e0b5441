"""Every queue, found from the registry: each key as an input method sends it, taken back; others write; sources go."""

import asyncio
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.app.driving import Driven
from tests.app.queues import actions, first, known, named, reviewing, screen, send, standing, stored, wording
from tests.app.wanting import wanting
from tests.conftest import ROOT
from tui.app.app import PizhuApp
from tui.app.queue import CardScreen, QueueScreen
from tui.app.widgets.progress import ProgressLine
from tui.notes.model.annotation import Kind
from tui.settings import Settings
from tui.text.library import Library
from tui.workspace.review.item import What

WRITES = """
import sys
from tui.workspace.session import Session
with Session.open(sys.argv[1]) as other:
    for article in list(other.articles()):
        other.add_note(article, 0, 2, "别人的话")
"""
CHANGES = """
import sys
from dataclasses import replace
from tui.notes.store.notebook import Change
from tui.workspace.session import Session
with Session.open(sys.argv[1]) as other:
    for name in other.notes.store.names():
        source = other.library.read(name) if other.library.has(name) else name
        known = other.notes.store.read(source).annotations
        own = [replace(one, note=f"{one.note}又改") for one in known if one.kind == "note"]
        other.notes.apply_all("changed", {source: Change("changed", tuple(own))})
"""
REMOVES = CHANGES.replace("tuple(own)", "drop=tuple(own)")
assert REMOVES != CHANGES
QUEUES = pytest.mark.parametrize("what", [*What])
SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wanting")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("CONFIG", "CACHE", "STATE", "DATA"):
            patch.setenv(f"XDG_{name}_HOME", str(folder.parent / f"{folder.name}-{name.lower()}"))
        wanting(folder)
    return folder


@pytest.fixture
def library(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "library"))


@QUEUES
@SIZES
async def test_each_action_of_a_queue_is_taken_back_by_one_key(
    library: Path, what: What, size: tuple[int, int]
) -> None:
    async with reviewing(library, what, size) as driven:
        did: set[str] = set()
        for action, keys in actions(driven):
            before, asked = await stored(library), standing(driven)
            assert asked[0] is not None, action
            await send(driven, keys)
            if (await stored(library), standing(driven)) == (before, asked):
                assert driven.bottom.strip(), action
                continue
            did.add(action)
            await send(driven, ["ｕ"])
            assert driven.bottom.startswith(("Undone", "As it was")), action
            assert (await stored(library)) == before, action
            assert standing(driven) == asked, action
        assert did >= named(driven)


@pytest.mark.parametrize("what", [What.NAMES, What.UNREAD])
async def test_a_queue_that_the_program_begins_with_is_laid_out(library: Path, what: What) -> None:
    app = PizhuApp(Library.open(library), Settings(), review=(what.value, ""))
    async with app.run_test(size=(80, 24)) as pilot:
        driven = Driven(app, pilot)
        await driven.until(lambda: isinstance(app.screen, QueueScreen | CardScreen) and app.screen.desk.found_all)
        await driven.settle()
        assert app.screen.query_one(ProgressLine).region.height == 1
        await driven.until(lambda: "大连海关" in driven.screen_text())


@QUEUES
async def test_keys_typed_ahead_are_taken_back_in_their_order(library: Path, what: What) -> None:
    async with reviewing(library, what, (80, 24)) as driven:
        before, asked = await stored(library), standing(driven)
        await send(driven, [*first(driven), "　", "ｕ", "ｕ"], ahead=True)
        assert (await stored(library), standing(driven)) == (before, asked)


async def elsewhere(folder: Path, script: str) -> None:
    """Let another process write."""
    command = [sys.executable, "-c", script, str(folder)]
    await asyncio.to_thread(subprocess.run, command, check=True, cwd=ROOT)


@QUEUES
async def test_what_another_process_writes_meanwhile_is_kept(library: Path, what: What) -> None:
    async with reviewing(library, what, (80, 24)) as driven:
        await elsewhere(library, WRITES)
        before, asked = await stored(library), standing(driven)
        theirs = {key: said for key, said in before[0].items() if "别人的话" in said}
        assert len(theirs) >= 6
        await send(driven, first(driven))
        after = await stored(library)
        assert after != before and theirs.items() <= after[0].items()
        await send(driven, ["ｕ"])
        assert (await stored(library), standing(driven)) == (before, asked)


@QUEUES
async def test_what_another_process_changes_meanwhile_is_not_lost(library: Path, what: What) -> None:
    async with reviewing(library, what, (80, 24)) as driven:
        await elsewhere(library, CHANGES)
        before = await stored(library)
        for action, keys in actions(driven):
            await send(driven, keys)
            after = await stored(library)
            theirs = {key for key, said in before[0].items() if "又改" in str(said)}
            gone = [key for key in theirs if "又改" not in str(after[0].get(key))]
            assert not gone, (action, gone, driven.bottom)
            if after != before:
                await send(driven, ["ｕ"])
            if not standing(driven)[0]:
                break


@pytest.mark.parametrize("what", [one for one in What if one not in (What.COPIES, What.GONE)])
async def test_what_another_process_removes_meanwhile_stays_removed(library: Path, what: What) -> None:
    async with reviewing(library, what, (80, 24)) as driven:
        await elsewhere(library, REMOVES)
        removed = {one.id for one in known(driven) if one.kind is Kind.NOTE}
        for action, keys in actions(driven):  # copies, and files that were emptied, are brought back on purpose
            await send(driven, keys)
            back = removed & {one for _source, one in (await stored(library))[0]}
            assert not back, (action, driven.bottom)
            if not standing(driven)[0]:
                break


@QUEUES
@pytest.mark.parametrize("forgotten", [False, True], ids=["known", "forgotten"])
async def test_sources_that_vanish_meanwhile_cost_no_note(library: Path, what: What, forgotten: bool) -> None:
    async with reviewing(library, what, (80, 24)) as driven:
        for path in library.glob("*.txt"):
            path.unlink()
            if forgotten:
                driven.app.session.pages.forget(path.name)
        before = wording(await stored(library))
        for action, keys in actions(driven):
            if not standing(driven)[0]:
                break
            was = await stored(library)
            await send(driven, keys)
            if (await stored(library)) != was:
                await send(driven, ["ｕ"])
            assert driven.app.screen is screen(driven) and driven.bottom.strip(), action
            assert wording(await stored(library)) == before, (action, driven.bottom)
