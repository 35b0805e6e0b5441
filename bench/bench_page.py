"""The reader through a real pty: from key to last byte, in a small article and in one of 10 MB, beside others."""

import os
import random
import re
import statistics
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from bench.report import Line
from bench.terminal import ROOT, Terminal

SIZES = {"20 kB": 20_000, "10 MB": 10_000_000}
ROUNDS = 15
QUIET = 0.12
"""Seconds without a byte after which a key's paint has ended."""
_UNSAFE = re.compile("记者|本报|讯|责任编辑|摄|月.*日|[“”《》()（）]")
"""Left out of the made-up article, so that it is one article and not a page of several."""


def run() -> Iterator[Line]:
    """Measure pizhu, a bare Textual list, less and vim on the same texts."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name, size in SIZES.items():
            library = root / name.replace(" ", "")
            (library / "seeds").mkdir(parents=True)
            (library / "seeds" / "long.txt").write_text(essay(size), encoding="utf-8")
        bare = dict(_bare(root))
        for name in SIZES:
            yield from _reader(name, root / name.replace(" ", ""), root / "state", bare)
        yield from _others(root / "10MB" / "seeds" / "long.txt")


def essay(size: int) -> str:
    """Return one article of about so many bytes: the sentences of the shipped pages, mixed, no paragraph twice."""
    rng = random.Random(1)
    pages = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.txt")))
    sentences = [found for found in re.findall(r"[^。\n#]{8,80}。", pages) if not _UNSAFE.search(found)]
    paragraphs, written = [], 0
    while written < size:
        chosen = (rng.choice(sentences)[:-1] for _ in range(rng.randint(3, 8)))
        paragraphs.append("".join(f"{text}{rng.randint(2, 999)}个。" for text in chosen))
        written += len(paragraphs[-1].encode()) + 2
    return "\n\n".join(paragraphs)


def key_times(terminal: Terminal, keys: str, back: str = "", rounds: int = ROUNDS) -> float:
    """Return the median time from keys to the last byte that they cause, in seconds.

    `back` takes every other turn, so that a short text does not come to its end.
    """
    times = []
    for number in range(rounds):
        begin = perf_counter()
        terminal.send(back if back and number % 2 else keys)
        times.append(terminal.settle(QUIET) - begin)
    return statistics.median(times)


def held(terminal: Terminal, key: str, times: int, per_second: float = 30.0) -> float:
    """Return how long after the last of many keys, sent as a held key sends them, the last byte comes."""
    for _number in range(times):
        end = perf_counter() + 1 / per_second
        terminal.send(key)
        while (left := end - perf_counter()) > 0:
            terminal.read(left)
    begin = perf_counter()
    return max(0.0, terminal.settle(QUIET) - begin)


def _bare(root: Path) -> Iterator[tuple[str, float]]:
    path = str(root / "20kB" / "seeds" / "long.txt")
    with Terminal([sys.executable, "-m", "bench.bare_list", path, "200000"]) as terminal:
        terminal.settle(0.5)
        terminal.send("j" * 30)
        terminal.settle(0.5)
        for name, keys, back in (("j", "j", ""), ("page down", " ", "b")):
            yield name, key_times(terminal, keys, back)


def _reader(name: str, library: Path, state: Path, bare: dict[str, float]) -> Iterator[Line]:
    env = {f"XDG_{part}_HOME": str(state / part.lower()) for part in ("STATE", "CACHE", "CONFIG", "DATA")}
    with Terminal.pizhu(str(library), env={**env, "PIZHU_LANG": "en"}) as terminal:
        terminal.wait_for("1 article")
        terminal.settle(2.0)
        begin = perf_counter()
        terminal.send("\r")
        yield Line(f"{name}: Enter to the text", terminal.wait_for("long#1") - begin, "s")
        terminal.settle(1.0, 20)
        terminal.send("\x06")
        terminal.settle(0.5)
        for label, keys, back, anchor in (
            ("j", "j", "", "j"),
            ("w", "w", "", "j"),
            ("page down", " ", "\x02", "page down"),
        ):
            taken = key_times(terminal, keys, back)
            yield Line(f"{name}: {label}, key to last byte", taken, "s", f"bare list's {anchor}", bare[anchor], "1.5 x")
        for label, keys in (("G", "G"), ("50%", "gg50%")):
            yield Line(f"{name}: {label}", key_times(terminal, keys, "gg", 3), "s", aim="0.3 s")
        terminal.send("gg")
        terminal.settle(0.5)
        yield Line(f"{name}: 200 rows by held j, paint after the last", held(terminal, "j", 200), "s", aim="no queue")
        yield Line(f"{name}: CPU while idle for 3 s", _idle(terminal), "s", aim="nil")
        yield Line(f"{name}: memory", _memory(terminal), "MB")


def _others(path: Path) -> Iterator[Line]:
    for name, argv, page in (("less", ["less", str(path)], " "), ("vim", ["vim", "-u", "NONE", str(path)], "\x06")):
        with Terminal(argv, env={"TERM": "vt100"}) as terminal:
            terminal.settle(0.5)
            for label, keys in (("j", "j"), ("page down", page)):
                yield Line(f"10 MB: {name}'s {label}", key_times(terminal, keys, "", 10), "s")


def _idle(terminal: Terminal) -> float:
    terminal.settle(1.0)
    before = _cpu(terminal.pid)
    terminal.settle(3.0, 3.0)
    return _cpu(terminal.pid) - before


def _cpu(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _memory(terminal: Terminal) -> float:
    for line in Path(f"/proc/{terminal.pid}/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    return 0.0
