"""Keeping what the reader chose on the screen."""

from functools import partial

from tui.app.services import Services
from tui.i18n import _
from tui.preferences import put, with_value
from tui.settingsfile import SettingsError
from tui.workspace.session import Session

Value = str | int | bool


async def keep(services: Services, session: Session, name: str, value: Value) -> None:
    """Let a choice hold from now on, and write it into the settings file."""
    services.take_settings(with_value(session.settings, name, value))
    await write(services, session, name, value)


async def write(services: Services, session: Session, name: str, value: Value | None) -> None:
    """Write a choice into the settings file, or with None take it out; one that cannot be written is told."""
    try:
        await session.later(partial(put, name, value))
    except SettingsError as error:
        text = _("Holds for this session only: {why}").format(why=error)
        services.notify(text, severity="warning")
