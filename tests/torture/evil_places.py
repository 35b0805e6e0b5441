"""A library and settings in which every place that a file or a person fills holds what tries to steer a terminal."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

from tests.running import pizhu
from tui.folders import folders
from tui.notes.store.drafts import Drafts

MARK = "M7K"
"""Ends each payload that is markup: where it is shown, what stands before it must be shown too."""
CONTROLS = (*range(0x01, 0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F, *range(0x80, 0xA0))
UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028\u2029\u202a\u202d\u202e\u2060\u2063\u2066\u2069"
    "\u206a\u3164\ufeff\uffa0\ufff9\ufffb\U000e0001\U000e0041\U000e007f\U000e0100\ufe0f"
)
SEQUENCES = (
    "\x1b[31m红\x1b[0m", "\x1b]0;T\x07", "\x1b]2;T\x1b\\", "\x1b]52;c;UFdORUQ=\x07", "\x1b]8;;http://a\x07点\x1b]8;;\x07",
    "\x1b]7;file:/a\x07", "\x1b]4;0;?\x07", "\x1b]1337;File=:AAAA\x07", "\x1bP+q544e\x1b\\", "\x1bPq#0~\x1b\\",
    "\x1b_Gi=1;AAAA\x1b\\", "\x1b^x\x1b\\", "\x1bXx\x1b\\", "\x1b[6n", "\x1b[c", "\x1b[?1049l", "\x1b[2J", "\x1b[21t",
    "\x1b[8;1;1t", "\x1b#8", "\x1bc", "\x1b(0", "\x9b31m", "\x9d0;T\x9c", "\x90q\x9c", "行\r覆盖", "退\b\b格", "a\x7f",
    "\x1b", "\x1b[", "\x1b]52;c;", "\x1b[200~x\x1b[201~",
)  # fmt: skip
MARKUP = (
    f"[red]{MARK}", f"[/]{MARK}", f"[/数据]{MARK}", f"[@click=app.quit]{MARK}", f"[@click=screen.dismiss(None)]{MARK}",
    f"[link=http://a.b]{MARK}", f"[$error]{MARK}", f"[b red on blue]{MARK}", f"[#ff0000]{MARK}", f"[not bold]{MARK}",
    f"[red]{MARK}[/blue]", f"[$x]{MARK}", f"\\[red]{MARK}",
)  # fmt: skip
OTHER = ("%s%n{0}{x}", "{n}", "%(n)s", "=cmd|' /C calc'!A0", "<script>", "$(id)", "`id`", "\ud800", "👨‍👩‍👧", "é゙")
PAYLOADS = (
    *SEQUENCES,
    *MARKUP,
    *OTHER,
    *(f"甲{chr(code)}乙" for code in CONTROLS),
    *(f"甲{char}乙" for char in UNSEEN),
)


def bytes_of(text: str) -> bytes:
    """Return a text as bytes; what is no character becomes a byte that is no UTF-8."""
    return text.encode("utf-8", "surrogatepass").replace(b"\xed\xa0\x80", b"\xff")


def name_of(payload: str) -> str:
    """Return the payload as (a part of) a file's name."""
    return os.fsdecode(bytes_of(payload.replace("/", "∕").replace("\x00", ""))[:200])


def text_of(payload: str) -> str:
    """Return the payload as it can stand in a text that is stored as UTF-8."""
    return payload.replace("\ud800", "\ufffd")


def toml(text: str) -> str:
    """Return a text as a string of TOML."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def put(path: Path, text: str) -> None:
    """Write a text, in a folder that is made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(bytes_of(text))


def evil_library(root: Path) -> Path:
    """Make the library; every payload stands in every place."""
    seeds, annotations = root / "seeds", root / "annotations"
    for number, payload in enumerate(PAYLOADS):
        name, text = name_of(payload), text_of(payload)
        page = seeds / (f"夹{name}" if number % 2 else "") / f"{number:03}{name}.txt"
        put(page, f"{text}标题{number}\n\n本报记者 {text}王明\n\n　　国务院说{text}增长了{number + 1}亿元。\n")
        front = "\n".join(f"{field}: {json.dumps(text)}" for field in ("title", "author", "date", "tags"))
        put(seeds / "前" / f"{number:03}.md", f"---\n{front}\n---\n\n# {text}\n\n正文{text}很长。\n")
        put(annotations / f"坏{number:03}{name}.json", '{"_default": {"1": {"id": ')
        put(annotations / f"000{name} (conflicted copy {text}).json", '{"_default": {}}')
    put(
        seeds / "all.txt",
        "\n\n".join(["各种各样的字", *(f"　　国务院{text_of(one)}发布，增长3亿元。" for one in PAYLOADS)]),
    )
    put(seeds / "odd\x1b]0;T\x07.txt", "\x00\x01\x02" * 100)
    _notes(root)
    _codebook(annotations / "codebook.json")
    saved = (f"{toml(f'名{text_of(one)}')} = {toml(text_of(one))}" for one in PAYLOADS)
    put(annotations / "filters.toml", "\n".join(["[filters]", *saved]))
    drafts = Drafts(folders().state, seeds)
    for number, payload in enumerate(PAYLOADS):
        text = text_of(payload)
        drafts.put(text if number % 2 else "all.txt", f"#{number}" if number % 3 else text, text, text)
    return root


def _notes(root: Path) -> None:
    """Say every payload as note, tag, author, colour, origin and relation, on one article and on whole articles."""
    lines = [
        {
            "file": str(root / "seeds" / "all.txt"),
            "start": 12 + number * 3,
            "end": 32 + number * 3,
            "tags": [f"标{number}"],
            "note": text_of(one),
        }
        for number, one in enumerate(PAYLOADS)
    ]
    put(root / "lines.jsonl", "\n".join(map(json.dumps, lines)))
    added = pizhu("note", "add", "--jsonl", root / "lines.jsonl")
    assert added.exit_code == 0, added.stderr
    file = root / "annotations" / "all.json"
    stored = json.loads(file.read_bytes())
    rows = list(stored["_default"].values())
    for one, row, other in zip(PAYLOADS, rows, [*rows[1:], rows[0]], strict=True):
        text = text_of(one)
        row |= {"tags": [*row["tags"], text], "author": text, "colour": text, "origin": text, "created": text}
        row |= {"data": {f"relation:{other['id']}": text}}
    put(file, json.dumps(stored))


def _codebook(path: Path) -> None:
    rows = {}
    for number, one in enumerate(PAYLOADS):
        text = text_of(one)
        tag = {"id": f"{number:032x}", "name": text, "definition": text, "colour": text, "aliases": [f"别{text}"]}
        rows[str(number + 1)] = tag | ({"key": str(number + 1)} if number < 9 else {})
    put(path, json.dumps({"pizhu": {"1": {"format": 1}}, "_default": rows}))


def evil_settings(path: Path) -> None:
    """Write settings of which every value is a payload."""
    payload, rest = toml("".join((*SEQUENCES, *MARKUP))), "typesetting.measure"
    values = "\n".join(
        f"{name} = {payload}" for name in ("theme", "author", "unknown", rest, f"keys.{payload}", "keys.x")
    )
    put(path, values)


def texts() -> Iterator[str]:
    """Yield what a person can type or paste into one field."""
    yield "".join(text_of(one) for one in PAYLOADS)
    yield from (text_of(one) for one in (*MARKUP, *SEQUENCES))
