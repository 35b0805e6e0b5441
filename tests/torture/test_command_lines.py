"""A thousand command lines that make no sense, on two hundred odd files: never a traceback, never a raw control.

A fuzzer's word lists are long lines.
"""

# ruff: noqa: E501, PLW0108, SIM105

import io
import os
import random
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from tests.hostile.evil import EVIL, STEERING
from tests.running import PIZHU, ROOT, pizhu
from tui.cli.commands import COMMANDS
from tui.cli.group import pizhu as pizhu_group
from tui.export.registry import FORMATS

WORDS = [
    *(evil.replace("\x00", "") for evil in EVIL), "", " ", ".", "-", "--", "a" * 300, "a/" * 400, "\udcff", "#", "#1", "x#1", "x.txt#0",
    "x#99999999999999999999", "seeds", "seeds/x.txt", "/dev/null", "/dev/zero", "1", "-1", "0",
    "9" * 30, "1e9", "2026-02-30", "2026-11-26", "机构", "数据/要素", "utf-8", "gb18030", "idna", "punycode", "undefined", "hex",
    "rot13", "markdown", "csv", "jsonl", "json", "table", "figures", "{lib}", "{lib}/seeds/x.txt", "{lib}/odd",
    "{lib}/seeds/pipe.txt", "{out}/o.csv", "{out}", "{out}/deep/er/", "{lib}/lines.jsonl", "tag:机构", "(", "note:", "!", "*",
]  # fmt: skip
STEERED = {"export", "merge", "diff", "note"}
"""Commands that may write files byte for byte to standard output."""


def options() -> list[str]:
    """Return every option of every command, and some that are none."""
    found = {"--help", "-h", "--version", "--foo", "-x", "--format=json", "--encoding=idna", "--\x1b[31m"}
    for name in COMMANDS:
        command = pizhu_group.get_command(click.Context(pizhu_group), name)
        waiting = [command]
        while waiting:
            one = waiting.pop()
            found |= {text for param in one.params if isinstance(param, click.Option) for text in param.opts}
            waiting += one.commands.values() if isinstance(one, click.Group) else ()
    return sorted(found)


OPTIONS = options()
ENDING = [name for name in COMMANDS if name != "serve"]
"""Commands that end by themselves."""


GROUPED = ["note add", "note edit", "note remove", "config set", "config set author", "config show", "config explain"]
ENDINGS = [".txt", ".md", ".html", ".docx", ".epub", ".pdf", ".toml", ".json", ".json", ".json", ""]


def bomb() -> bytes:
    """Return a Word document of 200 MB in 200 kB."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<w:t>" + b"A" * 200_000_000)
    return data.getvalue()


BOMB = bomb()


def odd(root: Path, chance: random.Random) -> None:
    """Put one odd file into the sources or the annotations."""
    folder = root / chance.choice(["seeds", "annotations", "seeds/sub", "annotations/sub"])
    folder.mkdir(parents=True, exist_ok=True)
    stem = chance.choice(
        [
            "x",
            "y",
            "z 2",
            "x.sync-conflict-20260101-101010-ABCDEFG",
            "names",
            "indicators",
            "pizhu",
            "codebook",
            "x (conflicted copy)",
            ".hid",
            "长" * 80,
            "b\udcffad",
            "n\nl",
            "\x1b[31m",
            "a.b",
        ]
    )
    path = folder / f"{stem}{chance.choice(ENDINGS)}"
    if os.path.lexists(path):
        return
    makers: list[Callable[[], object]] = [
        lambda: path.write_bytes(chance.randbytes(chance.randrange(2000))),
        lambda: path.write_bytes(b""),
        lambda: path.write_bytes(b'{"pizhu": {"1": {"format": 1}}, "_default": {"1": {"anchor": 5}}}'),
        lambda: path.write_bytes(b'"1":{' * 3000),
        lambda: path.write_bytes("　　正文写得很长。\n".encode(chance.choice(["utf-8", "gb18030", "utf-16"])) * 40),
        lambda: path.write_bytes(BOMB),
        lambda: path.write_bytes(BOMB[: chance.randrange(len(BOMB))]),
        lambda: path.write_bytes(b"%PDF-1.7\n" + chance.randbytes(500)),
        lambda: path.write_bytes(b"[" * 100_000),
        lambda: path.write_bytes(b"<div>" * 20_000),
        lambda: path.write_text("\n".join(EVIL * 20), encoding="utf-8", newline=""),
        lambda: path.write_bytes(b'{"_default": {"1": {"id": "' + b"9" * 5000 + b'"}}}'),
        lambda: path.mkdir(),
        lambda: os.mkfifo(path),
        lambda: path.symlink_to(chance.choice(["/dev/zero", "nowhere", path.name, "..", "../seeds/x.txt"])),
        lambda: path.touch() or os.truncate(path, 200_000_000),
    ]
    try:
        chance.choice(makers)()
    except OSError:
        pass


@pytest.fixture
def library(tmp_path: Path) -> Path:
    root = tmp_path / "lib"
    (root / "seeds").mkdir(parents=True)
    (root / "annotations").mkdir()
    (root / "seeds" / "x.txt").write_text("标题甲\n\n　　正文第一段，国务院发布了通知，投资3亿元。\n", encoding="utf-8")
    (root / "lines.jsonl").write_text('{"file": "x", "start": 0, "end": 1}\nno\n{}\n', encoding="utf-8")
    return root


def command_line(chance: random.Random, library: Path, out: Path) -> list[str]:
    words = [chance.choice([*ENDING, *GROUPED])] if chance.random() < 0.9 else []
    for _ in range(chance.randrange(5)):
        words.append(chance.choice(OPTIONS if chance.random() < 0.4 else WORDS))
    filled = [word.replace("{lib}", str(library)).replace("{out}", str(out)) for word in words]
    return [part for word in filled for part in (word.split(" ") if word in GROUPED else [word])]


@pytest.mark.torture
@pytest.mark.parametrize("seed", range(20))
def test_no_traceback_in_a_thousand_command_lines(
    library: Path, tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(seed)
    monkeypatch.chdir(library)
    for _ in range(10):
        odd(library, chance)
    for _ in range(50):
        args = command_line(chance, library, tmp_path / "out")
        result = pizhu(*args)
        assert result.exception is None or isinstance(result.exception, SystemExit), args
        assert result.exit_code in (0, 1, 2), args
        assert not set(result.stderr) & STEERING, args
        assert not set(result.stdout) & STEERING or set(args) & STEERED, args
    assert (library / "seeds" / "x.txt").read_text(encoding="utf-8").startswith("标题甲")


CLOSED = ["<&-", ">&-", "2>&-", "<&- >&-", ">&- 2>&-", "<&- >&- 2>&-", "| head -c 20", "2>/dev/full", ">/dev/full", ""]


@pytest.mark.torture
@pytest.mark.parametrize("seed", range(4))
def test_streams_that_are_closed_or_half_read_give_no_traceback(library: Path, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    env = {**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "80"}
    for _ in range(10):
        odd(library, chance)
    for _ in range(25):
        args = [word for word in command_line(chance, library, tmp_path / "out") if "\x00" not in word]
        closed = chance.choice(CLOSED)
        line = ["sh", "-c", f'"$@" {closed}', "sh", *PIZHU, *args]
        done = subprocess.run(line, cwd=library, env=env, capture_output=True, timeout=60, check=False)
        said = (done.stdout + done.stderr).decode(errors="replace")
        assert "Traceback" not in said, (args, closed, said)
        assert "Exception ignored" not in said, (args, closed, said)
        assert not set(done.stderr.decode(errors="replace")) & STEERING, (args, closed)


@pytest.mark.torture
def test_user_folders_that_are_files_stop_no_command(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    for name in ("CONFIG", "CACHE", "STATE", "DATA"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / "file"))
    page = library / "seeds" / "x.txt"
    added = pizhu("note", "add", page, "--start", 0, "--end", 2, "--text", "一")
    assert added.exit_code == 0, added.stderr
    for command in (
        ["list"],
        ["notes"],
        ["check"],
        ["restore"],
        ["export", ".", "--format", "csv"],
        ["marks", str(page)],
    ):
        result = pizhu(*command, *([str(library)] if len(command) == 1 and command[0] != "restore" else []))
        assert result.exception is None or isinstance(result.exception, SystemExit), command


@pytest.mark.torture
def test_a_library_of_any_name_can_be_annotated(tmp_path: Path) -> None:
    for name in (os.fsdecode(b"l\xff\xfe"), "l\x1b[31m", "l\n", "-l", "长" * 80, " "):
        root = tmp_path / name
        (root / "seeds").mkdir(parents=True)
        page = root / "seeds" / "x.txt"
        page.write_text("标题甲\n\n　　正文第一段。\n", encoding="utf-8")
        assert pizhu("note", "add", page, "--start", 0, "--end", 2, "--text", "一").exit_code == 0, name
        for command in ("list", "notes", "check"):
            result = pizhu(command, root)
            assert result.exit_code == 0, (name, command, result.stderr, result.exception)
            assert not set(result.output) & STEERING
        for form in FORMATS:
            result = pizhu("export", root, "--format", form, "--output", tmp_path / f"out {form}", "--force")
            assert result.exit_code == 0, (name, form, result.stderr, result.exception)
    subprocess.run(["rm", "-rf", tmp_path], check=True)
