"""`:tag 数据 figure>1亿元`, `:read newer:3d`: say something of every article that a filter finds."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from tui.app.verbs.verb import Speaker, Verb, VerbError, complete_tags
from tui.i18n import N_, _
from tui.workspace.filter import FilterError, parse

_FILTER, _TAG_FILTER = N_("FILTER"), N_("TAG FILTER")


def _parse(name: str) -> Callable[[Speaker, str], str]:
    """Return what reads the argument of a verb; saved filters are known when it runs."""

    def read(_where: Speaker, typed: str) -> str:
        rest = typed.partition(" ")[2].strip() if name in ("tag", "untag") else typed
        if not rest:
            raise VerbError(_("Say which articles, by a filter such as is:unread"))
        try:
            parse(rest)
        except FilterError as error:
            raise VerbError(error.pointing(rest)) from error
        return f"{name} {typed}"

    return read


def _complete(where: Speaker, typed: str) -> Sequence[str]:
    name, blank, _rest = typed.partition(" ")
    return complete_tags(where, typed) if blank else [f"{tag} " for tag in where.tags if name in tag and " " not in tag]


def _run(where: Speaker, argument: str) -> object:
    return where.screen.run("list.bulk", None, argument)


def _verb(name: str, title: str, shape: str = _FILTER) -> Verb[Any]:
    complete = _complete if shape == _TAG_FILTER else complete_tags
    return Verb(name, title, shape, _parse(name), _run, complete, scopes=("list",))


BULK: Final = (
    _verb("tag", N_("Tag every article that a filter finds"), _TAG_FILTER),
    _verb("untag", N_("Take a tag from every article that a filter finds"), _TAG_FILTER),
    _verb("done", N_("Mark as done every article that a filter finds")),
    _verb("star", N_("Star every article that a filter finds")),
    _verb("read", N_("Mark as read every article that a filter finds")),
)
