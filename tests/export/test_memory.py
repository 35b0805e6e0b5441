"""However many notes leave, a format holds those of one source at a time in memory."""

import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.export.material import PAGE, note
from tui.export import spool
from tui.export.format import Options
from tui.export.material import Material
from tui.export.registry import FORMATS

EACH = 10
"""Notes of a source."""
GROWTH = 1000
"""Bytes of memory that a note of 2,000 characters may leave behind: that it was seen, or its entry in an archive."""


def materials(count: int) -> Iterator[Material]:
    for number in range(count):
        source = replace(PAGE.source, path=Path(f"{number}.txt"), name=f"{number}.txt")
        articles = tuple(replace(one, source=source) for one in PAGE.articles)
        said = (note(EACH * number + k, "航运中心", f"第{k}条,要紧。" * 300, ["经济/物价"]) for k in range(EACH))
        yield Material(
            replace(PAGE, source=source, articles=articles), tuple(replace(one, source=source.name) for one in said)
        )


def peak(name: str, count: int) -> int:
    tracemalloc.start()
    try:
        for file in FORMATS[name].write(materials(count), Options(title="t")):
            assert sum(len(part) for part in file.parts()) >= 0
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("name", FORMATS)
def test_memory_stays_flat(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spool, "KEPT", 1000)
    monkeypatch.setattr(spool, "CHUNK", 10_000)
    peak(name, 5)
    few, many = peak(name, 10), peak(name, 50)
    assert many - few < 40 * EACH * GROWTH, (many - few) // (40 * EACH)
