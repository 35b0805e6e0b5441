"""Starting, through a real pty: the list beside a bare Textual list, an article opened, a large library, memory."""

import re
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import perf_counter

from bench.report import Line
from bench.terminal import ROOT, Terminal

ROUNDS = 7
MANY = 10_000
ROWS = 32
"""Rows of the bare list: as many as the shipped library has in ours."""


def run() -> Iterator[Line]:
    """Measure pizhu and a bare Textual OptionList in turns."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        yield from _first_paint(root)
        yield from _opening(root)
        yield from _many(root)
    yield from _commands()


def _first_paint(root: Path) -> Iterator[Line]:
    """Time process start to the first screen that shows what it is for."""
    page = root / "page.txt"
    page.write_text("".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").iterdir())), "utf-8")
    bare = [sys.executable, "-m", "bench.bare_list", str(page), str(ROWS * 38)]
    ours, theirs, again, framed = [], [], [], []
    peak: list[float] = []
    for number in range(ROUNDS):
        theirs.append(_paint(bare, "深入学习", None))
        framed.append(_paint([*bare, "framed"], "深入学习", None))
        ours.append(_paint(_pizhu(str(ROOT)), "辽渔大连湾", root / f"new{number}", peak))
        again.append(_paint(_pizhu(str(ROOT)), "辽渔大连湾", root / "same"))
    for name, anchor in (("bare list", statistics.median(theirs)), ("framed list", statistics.median(framed))):
        yield Line("list: start to first paint, first time", statistics.median(ours), "s", name, anchor, "1.25 x")
        yield Line("list: start to first paint, later", statistics.median(again), "s", name, anchor, "1.25 x")
    yield _imports()
    yield Line("list: peak memory at first paint", statistics.median(peak), "MB", aim="40 MB")


def _imports() -> Line:
    """Time what a start imports, processor time, beside what a bare list does; in turns, the least of each."""
    ours, theirs = [], []
    for _round in range(ROUNDS):
        theirs.append(_processor("import bench.bare_list"))
        ours.append(_processor("import gc; gc.disable(); import tui.cli.streams, tui.cli.reader, tui.app.app"))
    return Line("list: imports, processor time", min(ours), "s", "bare list's", min(theirs), "1.25 x")


def _processor(code: str) -> float:
    said = [sys.executable, "-c", f"{code}\nimport time; print(time.process_time())"]
    return float(subprocess.run(said, cwd=ROOT, capture_output=True, text=True, check=True).stdout)


def _paint(argv: Sequence[str], seen: str, home: Path | None, peak: list[float] | None = None) -> float:
    with Terminal(argv, columns=100, rows=30, env=_env(home)) as terminal:
        taken = terminal.wait_for(seen) - terminal.started
        if peak is not None:
            peak.append(memory(terminal, "VmHWM"))
        return taken


def _opening(root: Path) -> Iterator[Line]:
    """Time Enter to the article's text: at once after the first paint, and when the list has come to rest."""
    for name, home in (("at once", root / "opening"), ("later", root / "opening")):
        times = []
        for _round in range(3 if name == "later" else 1):
            with Terminal(_pizhu(str(ROOT)), columns=100, rows=30, env=_env(home)) as terminal:
                terminal.wait_for("辽渔大连湾")
                if name == "later":
                    terminal.settle(1.0, 20)
                begin = perf_counter()
                terminal.send("\r")
                times.append(terminal.wait_for("大家纷纷表示") - begin)
                if name == "at once":
                    terminal.settle(4.0, 40)
                    yield Line("reader: memory with everything marked", memory(terminal, "VmRSS"), "MB", aim="200 MB")
                    yield Line("reader: peak memory", memory(terminal, "VmHWM"), "MB")
        yield Line(f"reader: Enter to the article's text, {name}", statistics.median(times), "s", aim="0.06 s later")


def _many(root: Path) -> Iterator[Line]:
    """Time the first screen of a library of many small files, and all of it."""
    seeds = root / "many" / "seeds"
    seeds.mkdir(parents=True)
    for number in range(MANY):
        text = f"第{number}号通知\n\n本报讯 记者甲乙报道,第{number}号的正文在这里,写得不长。\n"
        (seeds / f"{number:05}.txt").write_text(text, encoding="utf-8")
    with Terminal(_pizhu(str(root / "many")), columns=100, rows=30, env=_env(root / "manyhome")) as terminal:
        first = terminal.wait_for("第9号通知") - terminal.started
        yield Line(f"library of {MANY:,} files: start to first paint", first, "s")
        done = terminal.wait_for(lambda text: re.search(rf"{MANY:,}? articles|{MANY} articles", text) is not None, 60)
        yield Line(f"library of {MANY:,} files: all listed", done - terminal.started, "s")
        yield Line(f"library of {MANY:,} files: memory", memory(terminal, "VmRSS"), "MB")


def _commands() -> Iterator[Line]:
    """Time the commands without the screen, beside an interpreter that does nothing."""
    anchor = _run([sys.executable, "-c", "pass"])
    for name in ("--version", "list", "show 000#2", "articles seeds/000_b576d2323f779f1e.txt"):
        yield Line(f"pizhu {name[:24]}", _run([*_pizhu(), *name.split()]), "s", "python -c pass", anchor)


def _run(argv: Sequence[str]) -> float:
    times = []
    for _round in range(5):
        begin = perf_counter()
        subprocess.run(argv, cwd=ROOT, stdout=subprocess.DEVNULL, check=True)
        times.append(perf_counter() - begin)
    return statistics.median(times)


def _pizhu(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "tui", *arguments]


def _env(home: Path | None) -> dict[str, str]:
    parts = ("STATE", "CACHE", "CONFIG", "DATA") if home else ()
    return {"PIZHU_LANG": "en", **{f"XDG_{part}_HOME": str(home) for part in parts}}


def memory(terminal: Terminal, field: str) -> float:
    """Return a field of the program's memory in MB: VmRSS is what it holds, VmHWM the most it ever held."""
    status = Path(f"/proc/{terminal.pid}/status").read_text(encoding="utf-8")
    return int(re.findall(rf"{field}:\s+(\d+) kB", status)[0]) / 1000
