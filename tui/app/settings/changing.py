"""Changing settings and keys: the effect is there at once, the reader's own file keeps it."""

from collections.abc import Callable
from functools import partial
from typing import Final

import msgspec

from tui.app.commands import COMMANDS
from tui.app.handling import handles
from tui.app.keymap import parse, remap, spelled
from tui.app.preferences import write
from tui.app.services import Services
from tui.app.settings.rows import SettingLine, SettingList
from tui.app.themes import theme_names
from tui.i18n import _
from tui.preferences import Value, read, value_of, with_value
from tui.settings import Settings
from tui.settingsfile import SettingsError
from tui.settingtable import BY_NAME
from tui.workspace.session import Session

KEYS: Final = "keys."


class SettingChanging:
    """Steps through values, asks for typed ones, goes back to the default."""

    def __init__(self, listed: SettingList, session: Session, services: Services, show: Callable[[], None]) -> None:
        """Take the rows, and what shows them again."""
        self._listed, self._session, self._services, self._show = listed, session, services, show

    @handles("settings.more", "settings.less")
    async def step(self, _count: int | None, argument: str) -> None:
        """Take the next or previous value; what has none is typed."""
        line = self._listed.current
        if line is None:
            return
        values = _values(line.name)
        if not values:
            await self.type(None, "")
            return
        now = value_of(self._session.settings, line.name)
        place = (values.index(now) if now in values else 0) + int(argument)
        round_the_end = isinstance(values[0], str | bool)
        place = place % len(values) if round_the_end else max(0, min(place, len(values) - 1))
        await self._take(line.name, values[place])

    @handles("settings.type")
    async def type(self, _count: int | None, _argument: str) -> None:
        """Ask for a value, or for other keys."""
        line = self._listed.current
        if line is None:
            return
        if line.name.startswith(KEYS):
            await self._ask_keys(line)
        elif isinstance(now := value_of(self._session.settings, line.name), bool):
            await self._take(line.name, not now)
        else:
            typed = await self._ask(f"{line.title}:", str(now), partial(_unfit, line.name))
            if typed is not None:
                await self._take(line.name, _value(line.name, typed))

    @handles("settings.reset")
    async def reset(self, _count: int | None, _argument: str) -> None:
        """Go back to the default, and take the line out of the file."""
        line = self._listed.current
        if line is None:
            return
        if line.name.startswith(KEYS):
            await self._take_keys(line.name.removeprefix(KEYS), None)
        else:
            await self._take(line.name, value_of(Settings(), line.name), keep=None)

    async def _take(self, name: str, value: Value, keep: Value | None = "") -> None:
        """Let a value hold from now on, and keep it; with `keep` None the file says nothing of it any more."""
        self._services.take_settings(with_value(self._session.settings, name, value))
        self._show()
        await write(self._services, self._session, name, value if keep is not None else None)

    # Keys

    async def _ask_keys(self, line: SettingLine) -> None:
        command = line.name.removeprefix(KEYS)
        now = next(one for one in self._services.table_of_all() if one.id == command)
        prompt = _("Keys for “{title}”, separated by blanks:").format(title=line.title)
        typed = await self._ask(prompt, " ".join(map(spelled, now.keys)), partial(_no_keys, command))
        if typed is not None:
            await self._take_keys(command, " ".join(typed.split()))

    async def _take_keys(self, command: str, typed: str | None) -> None:
        """Give a command other keys; what they take from others is named, and has to be agreed to."""
        from tui.app.dialogs.confirm import ConfirmDialog

        wanted = {name: keys for name, keys in self._session.settings.keys.items() if name != command}
        known = remap(COMMANDS, wanted)[1]
        if typed is not None:
            # The last wish wins: what is typed now goes before what was wished earlier.
            wanted = {command: typed, **wanted}
        told = [problem for problem in remap(COMMANDS, wanted)[1] if problem not in known]
        question = _("These keys are taken. Take them all the same?")
        if told and not await self._services.ask(ConfirmDialog(question, told)):
            return
        self._services.take_settings(msgspec.structs.replace(self._session.settings, keys=wanted))
        self._show()
        await write(self._services, self._session, KEYS + command, typed)

    async def _ask(self, prompt: str, value: str, refused: Callable[[str], str] | None = None) -> str | None:
        from tui.app.dialogs.line import LineDialog

        answer: str | None = await self._services.ask(LineDialog(prompt, value, refused=refused))
        return answer


def _no_keys(command: str, typed: str) -> str:
    """Return what of keys as they are typed is none; empty for nothing."""
    bad = [one for one in typed.split() if parse(one) is None]
    told = _("“{keys}” is no key; keys are written like ctrl+x, f5, space, gx.")
    return told.format(keys=" ".join(bad)) if bad else ""


def _value(name: str, typed: str) -> Value:
    """Return the value that was typed for a setting. Raises SettingsError, with what fits."""
    value = read(name, typed.strip())
    if (values := _values(name)) and value not in values:
        fits = ", ".join(map(str, values[:6]))
        raise SettingsError(_("“{typed}” is none of {values}").format(typed=typed, values=fits))
    return value


def _unfit(name: str, typed: str) -> str:
    """Return what is wrong with a value as it is typed; empty for nothing."""
    try:
        _value(name, typed)
    except SettingsError as error:
        return str(error)
    return ""


def _values(name: str) -> tuple[Value, ...]:
    if name == "theme":
        return tuple(theme_names())
    return BY_NAME[name].values if name in BY_NAME else ()
