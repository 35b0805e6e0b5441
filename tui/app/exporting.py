"""Writing an export from a screen, and saying what came of it."""

import asyncio
from pathlib import Path

from tui.app.services import Services
from tui.export.format import Format
from tui.i18n import _, ngettext
from tui.workspace.exporting import ExportScope
from tui.workspace.session import Session


async def write(session: Session, services: Services, form: Format, target: Path, what: ExportScope) -> None:
    """Write what is meant in a format; a file that exists is written over only after a question. For workers."""
    from tui.app.dialogs.confirm import ConfirmDialog
    from tui.export.format import Options
    from tui.export.losses import told
    from tui.export.saving import ExportError
    from tui.workspace.exporting import export, left_behind

    force, question = target.is_file(), _("{path} exists. Write over it?").format(path=target)
    if force and not form.folder and not await services.ask(ConfirmDialog(question)):
        return
    services.status(_("Exporting …"))
    try:
        # A spreadsheet opened by a click takes a CSV file without a byte-order mark for another encoding.
        options = Options(excel=True, marks=form.marks)
        changed = await asyncio.to_thread(export, session, what, form, target, options=options, force=force)
        lost = told(await asyncio.to_thread(left_behind, session, what, form))
    except ExportError as error:
        services.notify(str(error), title=_("Not exported"), severity="error")
        return
    services.status("")
    if changed:
        count = ngettext("{n} file", "{n} files", len(changed)).format(n=len(changed))
        services.notify(_("Written: {path} ({count})").format(path=target, count=count))
    else:
        services.notify(_("Nothing has changed in {path}").format(path=target))
    if lost:
        services.notify(_("What this format cannot hold stays behind: {what}").format(what=lost))
