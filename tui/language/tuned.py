"""pizhu's own names: LAC's network trained on with texts of many genres, hints from word lists, a chain over names."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.language.chain import STATES, Chain
from tui.language.checkpoint import Checkpoint
from tui.language.hints import SLOTS, WordHints, hints, lists
from tui.language.network import Network, NetworkLayer
from tui.language.tagging import BATCH, STOPS, ModelMissing, Token, batches, tokens
from tui.language.vectors import Vectors, WordRows, key

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FILE = Path(__file__).parent / "data" / "names.npz"
"""Made by `make model`; docs/model.md describes it."""


def load(path: Path | None = None) -> "Tuned":
    """Return the tagger of a file, pizhu's own when none is given: 0.1 s and 14 MB.

    Raises ModelMissing where numpy or the file is missing or damaged.
    """
    import zipfile

    try:
        import numpy
        from threadpoolctl import threadpool_limits

        # The products are small: a second thread costs more than it saves, and the screen needs it.
        threadpool_limits(1, "blas")
        with (path or FILE).open("rb") as raw, numpy.load(raw, allow_pickle=False) as file:
            return Tuned({name: file[name] for name in file.files})
    except (ImportError, OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile) as error:
        raise ModelMissing(str(error)) from error


class Tuned:
    """Tags characters with LAC's parts of speech and with names; names are decided by the chain."""

    bare = False

    def __init__(self, arrays: "dict[str, NDArray[Any]]") -> None:
        import numpy

        from tui.language.dictionary import dictionary

        def floats(name: str) -> "NDArray[np.float32]":
            return arrays[name].astype(numpy.float32)

        layers = tuple(
            NetworkLayer(*(floats(f"{part}{number}") for part in ("inputs", "input_bias", "memory", "memory_bias")))
            for number in (1, 2)
        )
        self.identity = str(arrays["identity"])
        vectors = _vectors(arrays, floats("added"))
        self._network = Network(
            arrays["characters"], floats("hints"), vectors, layers, floats("output"), floats("bias")
        )
        self._chain = Chain(floats("begin"), floats("moves"))
        tags = str(arrays["tags"]).split()
        self._labels = [tag.rsplit("-", 1)[0] for tag in tags]
        self._inside = [tag.endswith("-I") for tag in tags]
        self._names = numpy.array([tags.index(state) for state in STATES[1:]])
        self._others = numpy.array([number for number, tag in enumerate(tags) if tag not in STATES])
        self._rows = _table(str(arrays["signs"]))
        self._spelt = _spelling(arrays, "wide", "narrow")
        self._plain = _spelling(arrays, "other", "plain")
        self._words: WordHints | None = dictionary()

    def tag(self, sentences: Sequence[str], checkpoint: Checkpoint) -> list[list[Token]]:
        """Return the tokens of each sentence."""
        found: list[list[Token]] = [[] for _ in sentences]
        for batch in batches([len(sentence) for sentence in sentences], 4 * BATCH):
            checkpoint()
            texts = [_whole(sentences[number]) for number in batch]
            paths, sures = self._tagged(texts, checkpoint)
            for place, number in enumerate(batch):
                checkpoint()
                size = len(sentences[number])
                found[number] = tokens(paths[place][:size], sures[place][:size], self._labels, self._inside)
        return found

    def _tagged(self, texts: Sequence[str], checkpoint: Checkpoint) -> tuple[list[list[int]], list[list[float]]]:
        """Return the tags of each text, and how sure each is."""
        import numpy

        width = max(map(len, texts)) + STOPS
        known = lists()
        told = numpy.zeros((SLOTS, len(texts), width), numpy.int64)
        words = []
        for place, text in enumerate(texts):
            checkpoint()
            plain = text.translate(self._plain)
            words.append(self._words.words_of(plain) if self._words else [])
            told[:, place, : len(text)] = hints(plain, words[-1], known)
        signs = _signs(texts, width, self._spelt)
        rows = self._rows[numpy.minimum(signs, len(self._rows) - 1)]
        vectors = self._network.vectors.rows(_signs(texts, width, self._plain), words)
        return self._decided(self._network.scores(rows, told, vectors, checkpoint))

    def _decided(self, scores: "NDArray[np.float32]") -> tuple[list[list[int]], list[list[float]]]:
        """Return names where the chain sees them, and elsewhere the likeliest part of speech."""
        import numpy

        others = scores[:, :, self._others]
        top = others.max(axis=2, keepdims=True)
        none = top + numpy.log(numpy.exp(others - top).sum(axis=2, keepdims=True))
        seven = numpy.concatenate([none, scores[:, :, self._names]], axis=2)
        path, chances = self._chain.best(seven), self._chain.chances(seven)
        sures = numpy.take_along_axis(chances, path[:, :, None], axis=2)[:, :, 0]
        tags = self._others[others.argmax(axis=2)]
        sures = numpy.where(path > 0, sures, sures * numpy.exp(top - none)[:, :, 0])
        # Tags come in pairs, begin and inside: what follows a name begins anew, and so does a name of another type.
        after = (path[:, :-1] > 0) & (path[:, 1:] == 0)
        tags[:, 1:][after] &= ~1
        named = numpy.where(path > 0, self._names[path - 1], tags)
        inside = (path > 0) & (path % 2 == 0)
        broken = inside.copy()
        broken[:, 1:] &= path[:, :-1] != path[:, 1:]
        broken[:, 1:] &= path[:, :-1] != path[:, 1:] - 1
        named[broken] &= ~1
        found: list[list[int]] = named.tolist()
        return found, sures.tolist()


def _whole(text: str) -> str:
    """Return a text, character for character, with `?` for half of a surrogate pair."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _signs(texts: Sequence[str], width: int, spelling: dict[int, str]) -> "NDArray[np.uint32]":
    """Return the code points of texts in another spelling, each filled up to a width with full stops."""
    import numpy

    joined = "".join(text.translate(spelling).ljust(width, ".") for text in texts)
    return numpy.frombuffer(joined.encode("utf-32-le"), dtype="<u4").reshape(len(texts), width)


def _spelling(arrays: "dict[str, NDArray[Any]]", one: str, other: str) -> dict[int, str]:
    return dict(zip(map(ord, str(arrays[one])), str(arrays[other]), strict=True))


def _vectors(arrays: "dict[str, NDArray[Any]]", weights: "NDArray[np.float32]") -> Vectors:
    import numpy

    words = WordRows(str(arrays["words"]).split())
    pairs = numpy.frombuffer(str(arrays["pairs"]).encode("utf-32-le"), dtype="<u4").reshape(-1, 2)
    return Vectors(words, key(pairs[:, 0], pairs[:, 1]), arrays["word_rows"], arrays["pair_rows"], weights)


def _table(signs: str) -> "NDArray[np.uint16]":
    """Return the row of every code point below 0x30000; the last stands for all above."""
    import numpy

    table = numpy.zeros(0x30000, numpy.uint16)
    for row, sign in enumerate(signs, 1):
        table[ord(sign)] = row
    return table
