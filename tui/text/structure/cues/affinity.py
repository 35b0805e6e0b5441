"""How well a headline fits a text, by the words they share."""

from collections.abc import Sequence
from operator import add


def pairs_of(text: str) -> set[str]:
    """Return the pairs of neighbouring letters in `text`; Chinese characters are letters."""
    return set(filter(str.isalpha, set(map(add, text, text[1:]))))


def shared_pairs(before: str, after: str, fewest: int = 60) -> float | None:
    """Return the share of pairs of characters that two texts have in common, of the smaller; None below `fewest`."""
    if min(len(before), len(after)) <= fewest:
        return None
    left, right = pairs_of(before), pairs_of(after)
    least = min(len(left), len(right))
    return len(left & right) / least if least >= fewest else None


def affinity(headline: str, text: str, elsewhere: Sequence[str] = ()) -> float:
    """Return the share, 0 to 1, of a headline's character pairs found in `text`, rare ones counting more."""
    total = found = 0.0
    for pair in pairs_of(headline):
        weight = 1.0 / (1 + sum(pair in other for other in elsewhere))
        total += weight
        found += weight * (pair in text)
    return found / total if total else 0.0
