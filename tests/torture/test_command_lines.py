"""A thousand command lines that make no sense, on a library of odd files: never a traceback, never a raw control.

A fuzzer's word lists are long lines.
"""

# ruff: noqa: E501, PLW0108, SIM105

import os
import random
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.hostile.evil import EVIL, STEERING
from tests.running import pizhu
from tui.cli import COMMANDS

WORDS = [
    *(evil.replace("\x00", "") for evil in EVIL), "", " ", ".", "-", "--", "a" * 300, "a/" * 400, "\udcff", "#", "#1", "x#1", "x.txt#0",
    "x#99999999999999999999", "seeds", "seeds/x.txt", "/dev/null", "/dev/zero", "1", "-1", "0",
    "9" * 30, "1e9", "2026-02-30", "2026-11-26", "机构", "数据/要素", "utf-8", "gb18030", "idna", "punycode", "undefined", "hex",
    "rot13", "markdown", "csv", "jsonl", "json", "table", "figures", "{lib}", "{lib}/seeds/x.txt", "{lib}/odd",
    "{lib}/seeds/pipe.txt", "{out}/o.csv", "{out}", "{out}/deep/er/", "{lib}/lines.jsonl", "tag:机构", "(", "note:", "!", "*",
]  # fmt: skip
OPTIONS = [
    "--help", "-h", "--version", "--format", "--output", "-o", "--force", "--excel", "--annotations", "--encoding",
    "--library", "--date", "--only-missing", "--repair", "--tag", "--text", "--start", "--end", "--jsonl", "--width", "--foo",
    "--format=json", "--where", "-x", "--encoding=idna",
]  # fmt: skip


def odd(root: Path, chance: random.Random) -> None:
    """Put one odd file into the sources or the annotations."""
    folder = root / chance.choice(["seeds", "annotations", "seeds/sub", "annotations/sub"])
    folder.mkdir(parents=True, exist_ok=True)
    stem = chance.choice(
        ["x", "y", "z 2", "codebook", "x (conflicted copy)", ".hid", "长" * 80, "b\udcffad", "n\nl", "\x1b[31m", "a.b"]
    )
    path = folder / f"{stem}{chance.choice(['.txt', '.md', '.json', '.json', ''])}"
    if os.path.lexists(path):
        return
    makers: list[Callable[[], object]] = [
        lambda: path.write_bytes(chance.randbytes(chance.randrange(2000))),
        lambda: path.write_bytes(b""),
        lambda: path.write_bytes(b'{"pizhu": {"1": {"format": 1}}, "_default": {"1": {"anchor": 5}}}'),
        lambda: path.write_bytes(b'"1":{' * 3000),
        lambda: path.write_bytes("　　正文写得很长。\n".encode(chance.choice(["utf-8", "gb18030", "utf-16"])) * 40),
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
    words = [chance.choice([*COMMANDS, "note add", "git-setup"])] if chance.random() < 0.9 else []
    for _ in range(chance.randrange(5)):
        words.append(chance.choice(OPTIONS if chance.random() < 0.4 else WORDS))
    filled = [word.replace("{lib}", str(library)).replace("{out}", str(out)) for word in words]
    return [part for word in filled for part in (word.split(" ") if word == "note add" else [word])]


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
    assert (library / "seeds" / "x.txt").read_text(encoding="utf-8").startswith("标题甲")


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
    subprocess.run(["rm", "-rf", tmp_path], check=True)
