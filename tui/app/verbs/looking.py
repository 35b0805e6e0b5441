"""Verbs that choose what is seen: colours, hits, a filter."""

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Final

from tui.app.themes import theme_names
from tui.app.verbs.verb import Speaker, Verb, VerbError, as_it_stands, command, complete_tags
from tui.i18n import N_, _


def _themes(_where: Speaker, typed: str) -> Sequence[str]:
    return [name for name in theme_names() if typed.casefold() in name]


def _theme(_where: Speaker, name: str) -> str:
    known = theme_names()
    if name not in known:
        near = get_close_matches(name, known, 1) or known
        raise VerbError(_("There is no theme “{name}”; {near}?").format(name=name, near=near[0]))
    return name


async def _show_theme(where: Speaker, name: str) -> None:
    from tui.app.preferences import keep

    await keep(where.services, where.session, "theme", name)


def _text(_where: Speaker, typed: str) -> str:
    if not typed:
        raise VerbError(_("Say what to look for"))
    return typed


THEME: Final = Verb("theme", N_("Choose the colours"), N_("NAME"), _theme, _show_theme, _themes)
FIND: Final = Verb(
    "find",
    N_("Find a text"),
    N_("TEXT"),
    _text,
    command("list.search", "reader.find", "table.narrow"),
    scopes=("list", "reader", "table"),
)
FILTER: Final = Verb(
    "filter",
    N_("Show only what a filter holds for"),
    N_("FILTER"),
    as_it_stands,
    command("list.filter", "table.narrow"),
    complete_tags,
    scopes=("list", "table"),
)
