"""Bringing notes home from a screen: look, ask, store as one action, say what came of it."""

from pathlib import Path

from tui.app.services import Services
from tui.i18n import _, ngettext
from tui.workspace.exchange.importing import plan
from tui.workspace.exchange.importplan import ImportPlan, Outcome
from tui.workspace.session import Session


async def ask(session: Session, services: Services, path: str = "", form: str | None = None) -> None:
    """Show what a file would do and, when Enter says so, do it. For workers."""
    from tui.app.dialogs.importing import ImportDialog
    from tui.export.reading import IMPORTS

    async def look(path: Path, form: str | None) -> ImportPlan:
        return await session.fetch(lambda: looked_at(session, path, form))

    begin = path or f"{Path.cwd()}/"
    wanted = await services.ask(ImportDialog(list(IMPORTS), look, begin, form))
    if wanted is not None:
        await bring(services, wanted)


def looked_at(session: Session, path: Path, form: str | None) -> ImportPlan:
    """Return what a file or folder would do; nothing is changed. Raises NotReadable."""
    from tui.export.incoming import NotReadable
    from tui.export.reading import may_be_read, read

    if not may_be_read(path):
        raise NotReadable(_("{path} is a folder without notes").format(path=path))
    name, said = read(path, form)
    return plan(session, name, said)


async def bring(services: Services, wanted: ImportPlan) -> None:
    """Store a plan as one action; what was taken out of the file, and what both sides changed, asks before."""
    counted = wanted.counted()
    delete = bool(counted[Outcome.REMOVED]) and await _removed(services, wanted)
    theirs = bool(counted[Outcome.CONFLICT]) and await _theirs(services, wanted)
    changes = wanted.changes(delete=delete, theirs=theirs)
    label = _("import from {format}").format(format=wanted.format)
    if not changes:
        services.notify(_("Nothing to import: everything is here already"))
    elif await services.keep_changes(label, changes):
        count = sum(len(change.put) + len(change.drop) for change in changes.values())
        told = ngettext("{n} note came home; u takes it back", "{n} notes came home; u takes them back", count)
        services.notify(told.format(n=count))
    if lost := counted[Outcome.NOT_FOUND]:
        told = ngettext("{n} note has no place in this library", "{n} notes have no place in this library", lost)
        services.notify(told.format(n=lost), severity="warning")


async def _removed(services: Services, wanted: ImportPlan) -> bool:
    from tui.app.dialogs.confirm import ConfirmDialog
    from tui.workspace.exchange.foretold import lines

    n = wanted.counted()[Outcome.REMOVED]
    question = ngettext(
        "{n} note was taken out of the file. Remove it here too?",
        "{n} notes were taken out of the file. Remove them here too?",
        n,
    )
    agreed = await services.ask(ConfirmDialog(question.format(n=n), lines(wanted, Outcome.REMOVED)))
    return agreed is True


async def _theirs(services: Services, wanted: ImportPlan) -> bool:
    from tui.app.dialogs.confirm import ConfirmDialog
    from tui.workspace.exchange.foretold import lines

    n = sum(1 for one in wanted.proposals if one.outcome is Outcome.CONFLICT and one.after)
    if not n:
        return False
    question = ngettext(
        "{n} note was changed on both sides. Take that of the file?",
        "{n} notes were changed on both sides. Take those of the file?",
        n,
    )
    agreed = await services.ask(ConfirmDialog(question.format(n=n), lines(wanted, Outcome.CONFLICT)))
    return agreed is True
