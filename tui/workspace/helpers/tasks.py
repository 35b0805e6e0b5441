"""What a helper does with the names of some sources; an answer is bytes, and leaves out what went wrong."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

import msgspec

if TYPE_CHECKING:
    from tui.workspace.session import Session

ROWS: Final = "rows"
"""The rows of the list: `Kept`."""
ARTICLES: Final = "articles"
"""What the index takes in, without words: `TakenSource`."""
WORDS: Final = "words"
"""The same with words."""


class HelperAnswer(msgspec.Struct, array_like=True):
    """What a helper found out, and how the sources are cut, which it leaves to the asking process to keep."""

    found: dict[str, msgspec.Raw]
    """Source -> what the task is about, packed."""
    cuts: list[tuple[bytes, bytes]]


_ENCODE: Final = msgspec.msgpack.Encoder().encode
_DECODE: Final = msgspec.msgpack.Decoder(HelperAnswer).decode


def answered(data: bytes) -> HelperAnswer:
    """Return an answer. Raises msgspec.MsgspecError for what is none."""
    return _DECODE(data)


def done(session: "Session", task: str, names: Iterable[str]) -> bytes:
    """Carry out a task over some sources; one that cannot be read, or fails, is left to the asking process."""
    found = dict[str, msgspec.Raw]()
    for name in names:
        try:
            one = _rows(session, name) if task == ROWS else _taken(session, name, words=task == WORDS)
        except Exception:
            continue
        if one is not None:
            found[name] = msgspec.Raw(_ENCODE(one))
    return _ENCODE(HelperAnswer(found, session.cuts.hand_over()))


def _rows(session: "Session", name: str) -> msgspec.Struct | None:
    from tui.workspace.articles.plainrows import read_rows

    read_rows(session.library, session.list_cache, name, session.cuts.page)
    return session.list_cache.hand_over(name)


def _taken(session: "Session", name: str, *, words: bool) -> msgspec.Struct | None:
    from tui.text.source import Unreadable
    from tui.workspace.search.taken import take

    page = session.pages.page(name)
    return None if isinstance(page, Unreadable) else take(page, words=words)
