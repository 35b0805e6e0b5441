"""Exporting from a screen: ask, write with progress, say what came of it."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from pathlib import Path
from threading import Event
from typing import Final

from tui.app.dialogs.exportasking import ExportAsking, WantedExport
from tui.app.dialogs.offerfield import FindOffers
from tui.app.exportscopes import OfferedScope, typed
from tui.app.services import Services
from tui.export.registry import FORMATS
from tui.i18n import _, ngettext
from tui.workspace.exchange.exporting import ExportScope
from tui.workspace.exchange.exportlook import ExportLook, FirstLines
from tui.workspace.session import Session

PATIENCE: Final = 1.0
"""Seconds of writing after which it is said how far it is."""


async def ask(
    session: Session, services: Services, scopes: Sequence[OfferedScope], last: str = ""
) -> WantedExport | None:
    """Ask for format, scope and file; None when it was given up. For workers."""
    from tui.app.dialogs.export import ExportDialog
    from tui.workspace.filter.saved import saved

    names = await session.fetch(lambda: saved(session))
    offers = await session.fetch(lambda: _offers(session, names))

    def narrowed(offered: OfferedScope, said: str) -> ExportScope:
        return _narrowed(offered, said, names)

    def look(wanted: WantedExport) -> AsyncIterator[ExportLook | FirstLines]:
        return _look(session, wanted)

    title = session.library.title
    every = (*scopes, *typed())
    return await services.ask(ExportDialog(ExportAsking(every, Path.cwd(), title, last, offers, narrowed, look)))


def _offers(session: Session, saved: dict[str, str]) -> dict[str, FindOffers]:
    """Return what can be typed for a tag and for a filter; for threads."""
    from tui.workspace.codebook.completion import Completer, KnownTag
    from tui.workspace.filter.complete import Offer, Offers, offers

    tags = session.notes.known_tags()
    names = [KnownTag(one.forms[0], one.used, aliases=one.forms[1:]) for one in session.forms.names()]
    known = {"tag": tags, "source": [KnownTag(name) for name in session.library.names()], "entity": names}
    completer = Completer(tags)

    def of_tags(said: str, cursor: int) -> Offers:
        begun = said[:cursor].strip()
        return Offers(0, len(said), tuple(Offer(tag.name, "") for tag in completer.find(begun) if tag.name != begun))

    def of_filter(said: str, cursor: int) -> Offers:
        return offers(said, cursor, lambda key: known.get(key, ()), saved)

    return {"tag": of_tags, "filter": of_filter}


def _narrowed(offered: OfferedScope, said: str, saved: dict[str, str]) -> ExportScope:
    """Return what a thing offered means with what was typed for it. Raises FilterError."""
    from tui.app.dialogs.tag import clean
    from tui.workspace.filter import FilterError, parse

    if not offered.asks:
        return offered.scope
    if not said:
        raise FilterError(_("Type a tag") if offered.asks == "tag" else _("Type a filter"), 0)
    return ExportScope(tags=(clean(said),)) if offered.asks == "tag" else ExportScope(where=parse(said, saved))


async def _look(session: Session, wanted: WantedExport) -> AsyncIterator[ExportLook | FirstLines]:
    """Yield how the file begins and how much it holds. Raises ExportError."""
    from tui.export.saving import installed
    from tui.workspace.exchange.exportlook import first_lines, look

    form, stopped = FORMATS[wanted.form], Event()
    installed(form.needs)
    about = (session, wanted.scope, form, wanted.options, stopped.is_set)
    try:
        steps = await asyncio.to_thread(look, *about)
        while (found := await asyncio.to_thread(next, steps, None)) is not None:
            yield found
            if found.marks is None or wanted.options.marks == "none":
                yield await asyncio.to_thread(first_lines, *about)
    finally:
        stopped.set()


async def write(session: Session, services: Services, wanted: WantedExport) -> None:
    """Write what is meant; a file that exists is written over only after a question. For workers."""
    from tui.app.dialogs.confirm import ConfirmDialog
    from tui.app.dialogs.written import WrittenDialog
    from tui.export.losses import told
    from tui.export.saving import ExportError
    from tui.workspace.exchange.exporting import ExportStopped, left_behind

    form, target = FORMATS[wanted.form], wanted.target
    force, question = target.is_file(), _("{path} exists. Write over it?").format(path=target)
    if force and not form.folder and not await services.ask(ConfirmDialog(question)):
        return
    try:
        changed = await _written(session, services, wanted, force)
        lost = told(await asyncio.to_thread(left_behind, session, wanted.scope, form, wanted.options), form)
    except ExportError as error:
        services.notify(str(error), title=_("Not exported"), severity="error")
        return
    except ExportStopped:
        services.status(_("Cancelled; nothing was written"))
        return
    count = ngettext("{n} file", "{n} files", len(changed)).format(n=len(changed))
    told_ = _("Written: {path} ({count})") if changed else _("Nothing has changed in {path}")
    lines = [told_.format(path=target, count=count)]
    lines += [_("What this format cannot hold stays behind: {what}").format(what=lost)] if lost else []
    services.told.extend(lines)
    if await services.ask(WrittenDialog(lines)):
        await services.copy(str(target.absolute()))


async def _written(session: Session, services: Services, wanted: WantedExport, force: bool) -> list[Path]:
    """Write, saying how far it is when that takes long. Raises ExportError, and ExportStopped when cancelled."""
    from tui.app.dialogs.working import WorkingDialog
    from tui.workspace.exchange.exporting import export

    stopped, dialog = Event(), WorkingDialog(_("Exporting …"))

    def work(progress: Callable[[int, int], None]) -> list[Path]:
        form, options = FORMATS[wanted.form], wanted.options
        return export(
            session, wanted.scope, form, wanted.target,
            options=options, force=force, cancelled=stopped.is_set, progress=progress,
        )  # fmt: skip

    task = asyncio.create_task(asyncio.to_thread(work, dialog.progress))
    done, _waiting = await asyncio.wait([task], timeout=PATIENCE)
    if not done:
        dialog.follow(task)
        if not await services.ask(dialog):
            stopped.set()
    return await task
