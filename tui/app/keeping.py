"""What is too long for a clipboard goes into a file, if the reader wants that."""

from pathlib import Path

from tui.app.clipboard import OSC52_BYTES
from tui.app.services import Services
from tui.i18n import _


async def offer_file(services: Services, text: str) -> None:
    """Say that a text is too long to be copied, and offer to write it. For workers."""
    from tui.app.dialogs.confirm import ConfirmDialog
    from tui.app.dialogs.path import PathDialog
    from tui.export.format import File
    from tui.export.saving import ExportError, save

    size = len(text.encode("utf-8", "replace"))
    about = _("Not copied: {size} bytes; a terminal takes {most} at most, and there is no other clipboard")
    about = about.format(size=f"{size:,}", most=f"{OSC52_BYTES:,}")
    target = await services.ask(PathDialog(_("Write it to a file?"), str(Path.cwd() / "pizhu.txt"), about))
    if target is None:
        return
    force, question = target.exists(), _("{path} exists. Write over it?").format(path=target)
    if force and not await services.ask(ConfirmDialog(question)):
        return
    try:
        save([File("", text.encode("utf-8", "replace"))], target, force=force)
    except ExportError as error:
        services.notify(str(error), title=_("Not exported"), severity="error")
    else:
        services.status(_("Written: {path}").format(path=target))
