"""Every payload in titles, texts, tags and other people's notes, through every command that prints them."""

import io
import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.hostile.evil import EVIL, STEERING
from tests.running import pizhu

PAYLOADS = [
    *EVIL,
    *(f"甲{chr(code)}乙" for code in (*range(0x01, 0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F, *range(0x80, 0xA0))),
    *(f"甲{char}乙" for char in "\u061c\u200e\u200f\u2028\u2029\u202a\u202d\u202e\u2066\u2069\ufff9\ufffb"),
    "\x1bP+q544e\x1b\\", "\x1b_Gi=1;AAAA\x1b\\", "\x1b^x\x1b\\", "\x1b]8;;http://a\x07点\x1b]8;;\x07", "\x1b[6n",
    "\x1b[?1049h",
    "\x1b]4;0;?\x07", "\x1b#8", "\x1bc", "\x1b[2J", "\x1b[21t", "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "![x](http://a.b/c.png)", "[点](javascript:alert(1))", "=cmd|' /C calc'!A0", "@SUM(1)", "{{7*7}}", "${x}", "%n%s",
]  # fmt: skip
PROSE = "　　这一段没有什么特别的字，只是写得长一些，好让整个文件是一篇文章。\n" * 20
SHOWN = [
    *(
        ["list"],
        ["notes"],
        ["tags"],
        ["stats"],
        ["find", "正文"],
        ["check"],
        ["ledger"],
        ["review", "--list"],
        ["moved"],
    ),
    *(
        ["list", "--format", "json"],
        ["notes", "--format", "json"],
        ["find", "正文", "--format", "jsonl"],
        ["reconcile"],
    ),
    *(["ledger", "--format", "jsonl"], ["tags", "--format", "json"], ["stats", "--format", "json"]),
]
PASSED_ON = STEERING | set(map(chr, (*range(0x01, 0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x80, 0xA0))))


@pytest.fixture
def payloads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a library in which somebody else has said every payload."""
    monkeypatch.setenv("LOGNAME", "别人")
    (tmp_path / "seeds").mkdir()
    for number, evil in enumerate(PAYLOADS):
        name = "".join(char for char in evil if char not in "\x00/")[:40]
        page = tmp_path / "seeds" / f"{number:03}{name}.txt"
        text = evil.replace("\x00", "")
        page.write_text(
            f"{text}标题\n\n　　正文里有{text}这样的字，增长3亿元。\n" + PROSE, encoding="utf-8", newline=""
        )
        added = pizhu("note", "add", page, "--start", 0, "--end", 4, "--tag", f"标{number}", "--text", evil)
        assert added.exit_code == 0, added.stderr
    monkeypatch.setenv("LOGNAME", "我")
    return tmp_path


@pytest.mark.torture
def test_no_command_prints_a_raw_payload(payloads: Path) -> None:
    assert len(PAYLOADS) >= 76
    for command in SHOWN:
        result = pizhu(*command, payloads)
        assert result.exit_code == 0, (command, result.output, result.exception)
        assert not set(result.output) & PASSED_ON, command
    pages = sorted((payloads / "seeds").iterdir())
    for command in ("articles", "marks"):
        result = pizhu(command, *pages)
        assert result.exit_code == 0, (command, result.stderr, result.exception)
        assert not set(result.output) & PASSED_ON, command


class Live(HTMLParser):
    """Collects what a browser would run or load."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [tag] if tag in {"script", "img", "iframe", "object", "link"} else []
        self.found += [
            f"{name}={value}"
            for name, value in attrs
            if name.startswith("on") or (name in {"href", "src"} and "javascript:" in (value or ""))
        ]


@pytest.mark.parametrize("form", ["html", "markdown"])
def test_other_peoples_notes_run_and_load_nothing(payloads: Path, form: str, tmp_path: Path) -> None:
    target = tmp_path / "out"
    assert pizhu("export", payloads, "--format", form, "-o", target).exit_code == 0
    files = [path for path in ([target] if target.is_file() else target.rglob("*")) if path.is_file()]
    assert files
    for path in files:
        live = Live()
        text = path.read_text(encoding="utf-8")
        # Front matter is data, and a character behind a backslash is text.
        live.feed(re.sub(r"\\.", "", text.split("\n---\n", 1)[-1]) if form == "markdown" else text)
        assert live.found == [], path


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_office_files_hold_no_live_formula_or_link(payloads: Path, form: str, tmp_path: Path) -> None:
    pytest.importorskip("docx" if form == "docx" else "xlsxwriter")
    target = tmp_path / f"out.{form}"
    assert pizhu("export", payloads, "--format", form, "-o", target).exit_code == 0
    files = [path for path in ([target] if target.is_file() else target.rglob(f"*.{form}")) if path.is_file()]
    for path in files:
        with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        assert not any(b"<f>" in part for name, part in parts.items() if "sheet" in name)
        assert not any(b"javascript:" in part for name, part in parts.items() if name.endswith(".rels"))
