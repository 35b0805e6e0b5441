"""The places of a name as they are kept and as they are read."""

import sys

import pytest

from tui.text.source import Span
from tui.workspace.entities.linking import Mention
from tui.workspace.entities.mentions import Mentions


def test_places_come_back_as_they_were_added_and_take_little_room() -> None:
    keys = [(f"{n}.txt", n % 3) for n in range(1000)]
    found = Mentions(keys)
    for n in range(30_000):
        found.add(n % 1000, Span(n, n + 3))
    assert len(found) == 30_000
    assert found[0] == Mention(("0.txt", 0), Span(0, 3))
    assert found[-1] == list(found)[-1] == Mention(("999.txt", 0), Span(29_999, 30_002))
    assert found[5:7] == [found[5], found[6]]
    assert found.articles() == frozenset(range(1000))
    assert sys.getsizeof(found._cells) < 16 * len(found)
    with pytest.raises(IndexError):
        found[30_000]
