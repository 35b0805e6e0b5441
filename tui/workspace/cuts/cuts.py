"""How a source is cut into articles: from the cache where that is known, else by splitting it."""

import unicodedata
from collections.abc import Iterable, Sequence
from contextlib import suppress
from functools import cached_property
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

import tui.text
from tui.fingerprint import fingerprint
from tui.i18n import language
from tui.text.article import Page
from tui.text.source import Source
from tui.workspace.cuts.store import LIMIT, CutStore

if TYPE_CHECKING:
    from tui.text.structure.overrides import Override

NAME: Final = "cuts.sqlite"
"""The file in the cache folder; all libraries share it."""


class Cuts:
    """The one place that splits sources for a session; any thread may call."""

    def __init__(self, cache: Path, limit: int = LIMIT) -> None:
        """Take the user's cache folder, which need not exist, and the bytes that may be kept there."""
        self._store = CutStore(cache / NAME, limit)

    def page(self, source: Source, overrides: "Sequence[Override]" = ()) -> Page:
        """Return what `split` returns for a source and the reader's decisions about its structure."""
        key = self._key(source, overrides)
        if (data := self._store.get(key)) is not None:
            from tui.workspace.cuts.form import unpack

            try:
                return unpack(data, source)
            except msgspec.DecodeError:
                pass  # kept by a program that packs otherwise: split it, and keep that
        from tui.text.structure import split

        page = split(source, overrides)
        if page.trouble is None:
            from tui.workspace.cuts.form import pack

            with suppress(UnicodeEncodeError):  # half a surrogate pair, which a decoded file never holds
                self._store.put(key, pack(page))
        return page

    def hand_over(self) -> list[tuple[bytes, bytes]]:
        """Return what is new, for another process to keep: many that write to one file wait for one another."""
        return self._store.hand_over()

    def take_over(self, cuts: Iterable[tuple[bytes, bytes]]) -> None:
        """Keep what another process hands over."""
        for key, data in cuts:
            self._store.put(key, data)

    def flush(self) -> None:
        """Write what is new, so that other processes find it."""
        self._store.flush()

    def close(self) -> None:
        """Write what is new, and let go of the cache."""
        self._store.close()

    @cached_property
    def _rules(self) -> bytes:
        """What a cut depends on besides the source: our code, its parser, what a letter is, the language of reasons."""
        parser, letters = version("markdown-it-py"), unicodedata.unidata_version
        code = fingerprint(Path(next(iter(tui.text.__path__))))
        return f"{code} {fingerprint(Path(__file__).parent)} {parser} {letters} {language()}".encode()

    def _key(self, source: Source, overrides: "Sequence[Override]") -> bytes:
        """Return a digest of all that a cut depends on; of the name, the ending alone tells how a text is marked up."""
        ending = source.name.lower().rpartition(".")[2]
        digest = blake2b(self._rules, digest_size=16)
        for part in (ending, source.text, source.tabbed, repr(tuple(overrides)) if overrides else ""):
            data = part.encode(errors="surrogatepass")
            digest.update(b"%d " % len(data) + data)
        return digest.digest()
