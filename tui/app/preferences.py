"""Keeping what the reader chose on the screen."""

import asyncio

from tui.app.services import Services
from tui.i18n import _


async def keep(services: Services, name: str, value: str) -> None:
    """Write a choice into the settings file; one that cannot be written holds for this session, which is said."""
    from tui.preferences import put
    from tui.settings import SettingsError

    try:
        await asyncio.to_thread(put, name, value)
    except SettingsError as error:
        text = _("Holds for this session only: {why}").format(why=error)
        services.notify(text, severity="warning")
