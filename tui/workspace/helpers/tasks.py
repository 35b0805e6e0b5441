"""What a helper does with the names of some sources; an answer is bytes, and leaves out what went wrong."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Final, TypeVar

import msgspec

from tui.text.source import Unreadable
from tui.workspace.articles.keptrows import Kept
from tui.workspace.search.taken import Taken, take

if TYPE_CHECKING:
    from tui.workspace.session import Session

T = TypeVar("T")
ROWS: Final = "rows"
"""The rows of the list, by source."""
ARTICLES: Final = "articles"
"""What the index takes in, by source, without words."""
WORDS: Final = "words"
"""The same with words."""


class Answer(msgspec.Struct, array_like=True):
    """What a helper found out, and how the sources are cut, which it leaves to the asking process to keep."""

    rows: dict[str, Kept]
    taken: dict[str, Taken]
    cuts: list[tuple[bytes, bytes]]


_ENCODE: Final = msgspec.msgpack.Encoder().encode
_DECODE: Final = msgspec.msgpack.Decoder(Answer).decode


def answered(data: bytes) -> Answer:
    """Return an answer. Raises msgspec.MsgspecError for what is none."""
    return _DECODE(data)


def done(session: "Session", task: str, names: Iterable[str]) -> bytes:
    """Carry out a task over some sources; one that cannot be read, or fails, is left to the asking process."""
    rows, taken = dict[str, Kept](), dict[str, Taken]()
    if task == ROWS:
        rows = _each(names, lambda name: _rows(session, name))
    else:
        taken = _each(names, lambda name: _taken(session, name, words=task == WORDS))
    return _ENCODE(Answer(rows, taken, session.cuts.hand_over()))


def _each(names: Iterable[str], work: Callable[[str], T | None]) -> dict[str, T]:
    found = dict[str, T]()
    for name in names:
        try:
            one = work(name)
        except Exception:
            continue
        if one is not None:
            found[name] = one
    return found


def _rows(session: "Session", name: str) -> Kept | None:
    from tui.workspace.articles.plainrows import read_rows

    read_rows(session.library, session.list_cache, name, session.cuts.page)
    return session.list_cache.hand_over(name)


def _taken(session: "Session", name: str, *, words: bool) -> Taken | None:
    page = session.pages.page(name)
    return None if isinstance(page, Unreadable) else take(page, words=words)
