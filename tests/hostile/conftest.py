"""A library whose texts, names, tags and notes try to steer the terminal."""

import os
from pathlib import Path

import pytest

from tests.hostile.evil import EVIL
from tests.running import pizhu


@pytest.fixture
def evil_library(tmp_path: Path) -> Path:
    root = tmp_path / "lib"
    (root / "seeds").mkdir(parents=True)
    for number, evil in enumerate(EVIL):
        name = f"{number}{evil}.txt".replace("\x00", "").replace("/", "")
        text = f"{evil}标题\n\n本报记者 {evil}\n\n正文里有{evil}这样的字,还有3亿元。\n"
        (root / "seeds" / name).write_text(text, encoding="utf-8", newline="")
    (root / "seeds" / os.fsdecode(b"\xff\xfe\x1b.txt")).write_text("标题\n\n正文正文正文。\n", encoding="utf-8")
    for path in sorted((root / "seeds").iterdir())[:6]:
        for evil in EVIL:
            result = pizhu("note", "add", path, "--start", 1, "--end", 6, "--tag", evil, "--text", evil)
            assert result.exit_code == 0, result.stderr
    return root
