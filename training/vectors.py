"""Learn vectors of words and pairs of characters from unlabelled text: what stands beside them, in few numbers.

How often each neighbour stands one or two places before or behind, weighed by positive pointwise mutual information and
cut down to the strongest directions (Levy, Goldberg, Dagan 2015, doi 10.1162/tacl_a_00134).
"""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from tui.language.dictionary import dictionary
from tui.language.vectors import WIDTH, key

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

    from training.net import Signs

WORDS, PAIRS = 60_000, 60_000
"""How many have vectors: the most frequent."""
SEEN = 10
"""How often a word or a pair must be seen."""
NEIGHBOURS = 6000
"""Of the most frequent only it is counted where they stand."""
UNKNOWN, LINE = -2, -1


def _no_rows() -> np.ndarray:
    return np.zeros((1, WIDTH), np.float32)


@dataclass
class Learned:
    """Words and pairs of characters with their vectors, of length 2; row 0 is nothing."""

    words: list[str] = field(default_factory=list)
    word_rows: np.ndarray = field(default_factory=_no_rows)
    pairs: list[str] = field(default_factory=list)
    """In the order of their keys."""
    pair_rows: np.ndarray = field(default_factory=_no_rows)


def kept(path: Path) -> Learned:
    """Return the vectors that a file of the model holds."""
    with np.load(path, allow_pickle=False) as file:
        pairs = str(file["pairs"])
        rows = [file[name].astype(np.float32) for name in ("word_rows", "pair_rows")]
        words = str(file["words"]).split()
    long = [2 * each / np.linalg.norm(each[1:], axis=1).mean() for each in rows]
    return Learned(words, long[0], [pairs[at : at + 2] for at in range(0, len(pairs), 2)], long[1])


def learn(lines: Iterable[str], signs: "Signs") -> Learned:
    """Return the vectors of the words and pairs of some lines of text."""
    plain = [signs.read(line) for line in lines]
    names, rows = _of_words(plain)
    kept = [place for place, word in enumerate(names) if len(word) > 1 and word.split() == [word]][:WORDS]
    pairs, pair_rows = _of_pairs(plain)
    order = sorted(range(len(pairs)), key=lambda place: pairs[place])
    return Learned(
        [names[place] for place in kept],
        _first_empty(rows[kept]),
        [pairs[p] for p in order],
        _first_empty(pair_rows[order]),
    )


def _first_empty(rows: np.ndarray) -> np.ndarray:
    return np.concatenate([_no_rows(), rows])


def _of_words(lines: Sequence[str]) -> tuple[list[str], np.ndarray]:
    """Return words, the most frequent first, and their vectors."""
    known = dictionary()
    if known is None:
        raise SystemExit("rjieba is not installed")
    number: dict[str, int] = {}
    told = array("i")
    for line in lines:
        told.extend(number.setdefault(word, len(number)) for word, _ in known.words_of(line))
        told.append(LINE)
    numbers, words = np.array(told), list(number)
    counts = np.bincount(numbers[numbers != LINE], minlength=len(words))
    order = np.argsort(-counts, kind="stable")[: WORDS * 3 // 2]
    order = order[counts[order] >= SEEN]
    rank = np.full(len(words) + 1, UNKNOWN, np.int32)
    rank[order] = np.arange(len(order))
    rank[LINE] = LINE
    return [words[place] for place in order], _vectors(rank[numbers], len(order), (-2, -1, 1, 2))


def _of_pairs(lines: Sequence[str]) -> tuple[list[str], np.ndarray]:
    """Return pairs of Han characters, the most frequent first, and their vectors."""
    signs = np.frombuffer("\n".join(lines).encode("utf-32-le", "replace"), dtype="<u4").astype(np.int64)
    han = (signs >= 0x4E00) & (signs <= 0x9FFF)
    keys = np.where(han[:-1] & han[1:], key(signs[:-1], signs[1:]), -1)
    each, place, counts = np.unique(keys, return_inverse=True, return_counts=True)
    order = np.argsort(-counts, kind="stable")
    order = order[(each[order] >= 0) & (counts[order] >= SEEN)][:PAIRS]
    rank = np.full(len(each), UNKNOWN, np.int32)
    rank[order] = np.arange(len(order))
    numbers = rank[place]
    numbers[signs[:-1] == ord("\n")] = LINE
    names = [chr(pair >> 21) + chr(pair & 0x1FFFFF) for pair in each[order].tolist()]
    return names, _vectors(numbers, len(names), (-4, -2, 2, 4))


def _vectors(numbers: np.ndarray, size: int, places: Sequence[int]) -> np.ndarray:
    """Return vectors of length 2 for the numbers of a text, by what stands at some places beside them."""
    from scipy.sparse.linalg import svds

    left, strength, _ = svds(_information(numbers, size, places), k=WIDTH, random_state=0, tol=1e-2)
    rows = left * np.sqrt(strength)
    rows = rows - rows.mean(0)
    found: np.ndarray = 2 * rows / (np.linalg.norm(rows, axis=1, keepdims=True) + 1e-6)
    return found.astype(np.float32)


def _information(numbers: np.ndarray, size: int, places: Sequence[int]) -> "csr_matrix":
    """Return how much more often each neighbour (column) stands beside each number (row) than by chance, in nats."""
    from scipy.sparse import csr_matrix

    wide = NEIGHBOURS * len(places)
    counts = csr_matrix((size, wide), dtype=np.float32)
    for column, place in enumerate(places):
        keys = _beside(numbers, place) + column * NEIGHBOURS
        each, count = np.unique(keys, return_counts=True)
        counts += csr_matrix((count.astype(np.float32), (each >> 20, each & 0xFFFFF)), shape=(size, wide))
    cells = counts.tocoo()
    columns = np.asarray(counts.sum(0)).ravel() ** 0.75
    columns *= cells.data.sum() / columns.sum()
    rows = np.asarray(counts.sum(1)).ravel()
    more = np.log(cells.data * cells.data.sum() / (rows[cells.row] * columns[cells.col]))
    kept = (more > 0) & (cells.data > 1)
    return csr_matrix((more[kept], (cells.row[kept], cells.col[kept])), shape=(size, wide))


def _beside(numbers: np.ndarray, place: int) -> np.ndarray:
    """Return number and neighbour, in one number each, wherever one stands in the line at a place from the other."""
    first, other = (numbers[:-place], numbers[place:]) if place > 0 else (numbers[-place:], numbers[:place])
    ends = np.concatenate([[0], np.cumsum(numbers == LINE)])
    same = ends[abs(place) : len(numbers)] == ends[: len(numbers) - abs(place)]
    kept = (first >= 0) & (other >= 0) & (other < NEIGHBOURS) & same
    found: np.ndarray = (first[kept].astype(np.int64) << 20) + other[kept]
    return found
