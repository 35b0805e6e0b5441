"""Drive a queue, found from the registry, with the keys of an input method; see what is asked and what is stored."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import astuple
from pathlib import Path
from typing import Any

from textual import events
from textual.worker import WorkerState

from tests.app.driving import Driven, opened
from tests.app.wanting import emptied, pointed
from tui.app.commands import for_scope
from tui.app.dialogs.base import Dialog
from tui.app.dialogs.confirm import ConfirmDialog
from tui.app.keys import TWINS
from tui.app.queue import CardScreen, QueueScreen, ReviewHome
from tui.app.queue.showing import VERBS
from tui.notes.model.annotation import Annotation
from tui.text.article import Page
from tui.workspace.pointing.suggesting import kept_suggestions
from tui.workspace.review.item import What
from tui.workspace.review.recall import Recall
from tui.workspace.session import Session

GOING = {"queue.next", "queue.previous", "queue.down", "queue.up", "queue.page_down", "queue.page_up", "queue.terms"}
GOING |= {"queue.open", "queue.decisions", "cards.next", "cards.previous", "cards.open"}
"""Commands that only look elsewhere: nothing is to be taken back."""
DIGITS = tuple("１２３４５６７８９")


@asynccontextmanager
async def reviewing(folder: Path, what: What, size: tuple[int, int]) -> AsyncIterator[Driven]:
    await asyncio.to_thread(pointed, folder)
    async with opened(folder, size=size) as driven:
        if what is What.GONE:
            emptied(folder)
        await driven.press("R")
        await driven.until(lambda: isinstance(driven.app.screen, ReviewHome))
        home = driven.app.screen
        assert isinstance(home, ReviewHome)
        await driven.until(lambda: not home.queues.waiting.unsure)
        while home.scope.reach != "library":
            await driven.press("s")
        home.queues.cursor = [*What].index(what)
        await driven.press("enter")
        await driven.until(lambda: isinstance(driven.app.screen, QueueScreen | CardScreen))
        await driven.until(lambda: screen(driven).desk.found_all)
        await quiet(driven)
        yield driven


def screen(driven: Driven) -> QueueScreen | CardScreen:
    return next(one for one in driven.app.screen_stack if isinstance(one, QueueScreen | CardScreen))


async def quiet(driven: Driven) -> None:
    """Answer what is asked, until nothing is under way any more."""
    busy = (WorkerState.PENDING, WorkerState.RUNNING)
    for _question in range(10):
        await driven.until(
            lambda: isinstance(driven.app.screen, Dialog) or not any(one.state in busy for one in driven.app.workers)
        )
        await driven.settle()
        dialog = driven.app.screen
        if not isinstance(dialog, Dialog):
            return
        assert not isinstance(dialog, ConfirmDialog), driven.screen_text()
        await driven.until(lambda: driven.app.focused is not None)
        kind = type(dialog).__name__
        if kind in ("NoteDialog", "TagDialog"):
            await driven.type("一句话")
        await driven.press("escape" if kind == "NoteDialog" else "enter")
        await driven.until(lambda dialog=dialog: driven.app.screen is not dialog)
    raise AssertionError(driven.screen_text())


def twins(sequence: str) -> list[str]:
    """Return the keys of a sequence as an input method sends them."""
    back = {plain: twin for twin, plain in TWINS.items()} | {"space": "\u3000"}
    return [back.get(name, name) for name in sequence.split(" ")]


async def send(driven: Driven, keys: list[str], *, ahead: bool = False) -> None:
    """Press keys; with `ahead` faster than the screen can follow."""
    for key in keys:
        driven.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await (asyncio.sleep(0) if ahead else driven.settle())
    await quiet(driven)


Standing = tuple[Any, ...]


async def stored(folder: Path) -> Standing:
    """Return everything that an answer can change, as another program would find it."""
    return await asyncio.to_thread(_stored, folder)


def _stored(folder: Path) -> Standing:
    with Session.open(folder) as session:
        names = session.notes.store.names()
        pages = {page.source.name: page.source for page in session.pages.noted() if isinstance(page, Page)}
        books = [session.notes.of(pages[name]) if name in pages else session.notes.store.read(name) for name in names]
        said = {(one.source, one.id): _said(one) for book in books for one in book.annotations}
        recall = Recall.of(session.folders.state, session.library.sources).read()
        path = session.places.path
        places = json.loads(path.read_text("utf-8"))["places"] if path.exists() else {}
        read = {(name, n): place.get("read") for name, kept in places.items() for n, place in kept.items()}
        copies = sorted(path.name for path in (folder / "annotations").glob("*sync-conflict*.json"))
        tags = [(tag.name, tag.key, tag.rule) for tag in session.notes.store.codebook().tags]
        suggested = {one.key: one.rejected for one in kept_suggestions(session).read()}
        return said, recall.memories, recall.again, read, copies, tags, suggested


def _said(one: Annotation) -> Standing:
    return (astuple(one.anchor), one.kind, one.whole, one.tags, one.note, one.status, one.author, one.origin, one.data)


def wording(found: Standing) -> Standing:
    """Return what is stored but for the places: those of a text that is gone are of the text last seen."""
    said, *rest = found
    return {key: one[1:] for key, one in said.items()}, rest


def known(driven: Driven) -> list[Annotation]:
    """Return every annotation in memory."""
    return [one for book in driven.app.session.notes.all_seen() for one in book.annotations]


def standing(driven: Driven) -> Standing:
    """Return what is asked now, with what waits behind it."""
    desk = screen(driven).desk
    if isinstance(screen(driven), CardScreen):
        return desk.cards.current, [desk.cards.all[n].title for n in desk.cards.waiting]  # type: ignore[union-attr]
    queue = desk.queue  # type: ignore[union-attr]
    return desk.item, queue.group, sorted(queue.members()), {g: sorted(n) for g, n in queue.groups.items()}  # type: ignore[union-attr]


def actions(driven: Driven) -> list[tuple[str, list[str]]]:
    """Return every action of the queue with the keys for it."""
    here = screen(driven)
    found: list[tuple[str, list[str]]] = []
    for command in for_scope(here.SCOPE):
        if command.scope == here.SCOPE and command.id not in GOING and command.keys:
            digits = [(f"{command.id} {digit}", [digit]) for digit in DIGITS]
            found += digits if command.keys == ("<digit>",) else [(command.id, twins(command.keys[0]))]
    return found


def named(driven: Driven) -> set[str]:
    """Return the actions that the queue names on the screen."""
    here = screen(driven)
    if isinstance(here, QueueScreen):
        return {f"queue.{verb}" for verb in VERBS[here.desk.what]}
    answers = [("digit １" if verb == "digit" else verb) for verb in here.desk.deck.answers]
    return {f"cards.digit {DIGITS[int(one) - 1]}" if one.isdecimal() else f"cards.{one}" for one in answers}


def first(driven: Driven) -> list[str]:
    """Return the keys of the first action that the queue names."""
    wanted = named(driven)
    return next(keys for action, keys in actions(driven) if action in wanted)
