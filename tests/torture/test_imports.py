"""Files of notes that are not what their format says: refused in one line, or read in part; the library stays whole."""

import io
import json
import os
import random
import shutil
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.running import pizhu
from tests.torture.evil_places import PAYLOADS, text_of
from tui.export.reading import IMPORTS

ODD: list[Any] = [
    None, True, -1, 1e308, float("nan"), float("inf"), 2**70, "", "x", "\x00", "../../x", "/etc/passwd", [], {}, [[]],
    [{}], {"": None}, "9" * 5000, "a" * 100_000, "\ud800", *map(text_of, PAYLOADS[:40]),
]  # fmt: skip
BEGINNINGS = [
    b"",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"PK\x03\x04",
    b"[" * 100_000,
    b'{"a":' * 100_000,
    b"<a>" * 50_000,
    b"\x00",
]


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a library with notes, and beside it a file of it in every format that can be read."""
    root = tmp_path_factory.mktemp("import")
    (root / "lib" / "seeds").mkdir(parents=True)
    page = root / "lib" / "seeds" / "x.txt"
    page.write_text(
        "标题甲\n\n　　正文第一段，国务院发布了通知，投资3亿元。\n\n　　第二段也写得很长很长。\n", encoding="utf-8"
    )
    for start in range(8, 20, 3):
        said = ["--tag", f"标{start}", "--text", f"批注{start}"]
        assert pizhu("note", "add", page, "--start", start, "--end", start + 2, *said).exit_code == 0
    return root


def damaged_json(data: bytes, chance: random.Random) -> bytes:
    """Return JSON, or lines of it, with some values replaced by odd ones."""

    def change(value: Any) -> Any:
        if chance.random() < 0.08:
            return chance.choice(ODD)
        if isinstance(value, dict):
            return {name: change(one) for name, one in value.items() if chance.random() > 0.03}
        return [change(one) for one in value] if isinstance(value, list) else value

    try:
        return json.dumps(change(json.loads(data))).encode()
    except ValueError:
        lines = [line for line in data.splitlines() if line[:1] == b"{"]
        return b"\n".join(json.dumps(change(json.loads(line))).encode() for line in lines)


def damaged_bytes(data: bytes, chance: random.Random) -> bytes:
    """Return bytes with some replaced, cut out or doubled."""
    for _time in range(chance.randrange(1, 6)):
        at = chance.randrange(len(data) + 1)
        odd = text_of(str(chance.choice(ODD))).encode("utf-8", "replace")[:200]
        data = (
            data[:at]
            + chance.choice([b"", odd, chance.randbytes(5), data[at : at + 50] * 2])
            + data[at + chance.randrange(20) :]
        )
    return chance.choice(BEGINNINGS) + data if chance.random() < 0.1 else data


def damaged_zip(data: bytes, chance: random.Random) -> bytes:
    """Return an archive with damaged members, some under names that lead elsewhere."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, damaged_bytes(content, chance) if chance.random() < 0.5 else content)
        new.writestr("../../../SLIPPED", b"x")
    return out.getvalue()


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Return what is left of a file after somebody has had it."""
    ways: list[Callable[[bytes, random.Random], bytes]] = [damaged_bytes]
    if data.startswith(b"PK"):
        ways.append(damaged_zip)
    elif data[:1] in b"[{":
        ways += [damaged_json] * 3
    return chance.choice(ways)(data, chance)


@pytest.mark.torture
@pytest.mark.parametrize("form", IMPORTS)
def test_no_damaged_file_gives_a_traceback_or_costs_a_note(exported: Path, tmp_path: Path, form: str) -> None:
    if form == "xlsx":
        pytest.importorskip("openpyxl")
    shutil.copytree(exported / "lib", tmp_path / "lib")
    before = {str(line).split("\t")[-1] for line in pizhu("notes", tmp_path / "lib").stdout.splitlines()}
    from tui.export.registry import FORMATS

    if form in FORMATS:
        out = tmp_path / "out"
        assert pizhu("export", tmp_path / "lib", "--format", form, "-o", out).exit_code == 0
        files = [out] if out.is_file() else [path for path in out.rglob("*") if path.is_file()]
        whole = [path.read_bytes() for path in files]
    else:
        whole = [
            b'{"rows": [{"uri": "x", "id": "1", "text": "n", "tags": [], "target": [{"selector": [{"exact": "x"}]}]}]}'
        ]
        whole.append(b"Highlight,Book Title,Note\nx,y,z\n")
        whole.append(b'{"documents": [{"title": "x", "entries": [{"text": "x", "note": "n", "time": 1}]}]}')
    chance = random.Random(form)
    for number in range(60):
        file = tmp_path / f"in{number}.txt"
        file.write_bytes(damaged(chance.choice(whole), chance))
        start = time.monotonic()
        result = pizhu("import", file, "--format", form, "--library", tmp_path / "lib")
        kept = tmp_path / f"kept-{form}-{number}"
        assert result.exception is None or isinstance(result.exception, SystemExit), (
            shutil.copy(file, kept),
            result.exception,
        )
        assert result.exit_code in (0, 1), (file, result.stderr)
        assert time.monotonic() - start < 20, file
    done = pizhu("check", tmp_path / "lib", "--format", "json")
    assert not [one for one in json.loads(done.stdout) if one["weight"] == "error"], done.stdout
    after = {line.split("\t")[-1] for line in pizhu("notes", tmp_path / "lib").stdout.splitlines()}
    assert before <= after
    assert not [name for folder, _below, names in os.walk(tmp_path.parent) for name in names if "SLIPPED" in name]
