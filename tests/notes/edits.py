"""Edits of a text that know the truth: which old character each new character came from."""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

from tests.conftest import SEEDS

Traced = list[tuple[str, int]]
"""Characters with the old offset each stands for; -1 for inserted ones."""

SENTENCE = re.compile(r"[^。\n]+。")
FILLER = ["记者从有关部门获悉,这项工作将持续到年底。", "现场秩序井然,参与者纷纷点赞。", "业内人士认为,前景值得期待。"]


@dataclass(frozen=True)
class Edited:
    old: str
    new: str
    image: dict[int, int]
    """Old offset -> new offset of what survived or was substituted."""


def _sentences(text: str) -> list[tuple[int, int]]:
    return [m.span() for m in SENTENCE.finditer(text)]


def ocr(rate: float) -> Callable[[str, random.Random], Traced]:
    def edit(text: str, rng: random.Random) -> Traced:
        pool = [c for c in text if "一" <= c <= "龥"]
        out: Traced = []
        for i, c in enumerate(text):
            roll = rng.random()
            if c == "\n" or roll > rate:
                out.append((c, i))
            elif roll < rate * 0.8:
                out.append((rng.choice(pool), i))
            elif roll < rate * 0.9:
                out += [(c, i), (rng.choice(pool), -1)]
        return out

    return edit


def rewrap(text: str, rng: random.Random) -> Traced:
    width, out, column = rng.randrange(20, 60), [], 0
    for i, c in enumerate(text):
        out.append((c, i))
        column = 0 if c == "\n" else column + 1
        if column == width:
            out.append(("\n", -1))
            column = 0
    return out


def widths(text: str, rng: random.Random) -> Traced:
    table = {ord(c): chr(ord(c) + 0xFEE0) for c in ",:;!?()"}
    return [(c.translate(table), i) for i, c in enumerate(text)]


def indents(text: str, rng: random.Random) -> Traced:
    out: Traced = []
    for i, c in enumerate(text):
        if i == 0 or (text[i - 1] == "\n" and c != "\n"):
            out += [(" ", -1), (" ", -1)]
        out.append((c, i))
    return out


def insert_sentences(text: str, rng: random.Random) -> Traced:
    ends = {end for _, end in rng.sample(_sentences(text), 8)}
    out: Traced = []
    for i, c in enumerate(text):
        if i in ends:
            out += [(x, -1) for x in rng.choice(FILLER)]
        out.append((c, i))
    return out


def delete_sentences(text: str, rng: random.Random) -> Traced:
    gone = {i for start, end in rng.sample(_sentences(text), 8) for i in range(start, end)}
    return [(c, i) for i, c in enumerate(text) if i not in gone]


def replace_sentences(text: str, rng: random.Random) -> Traced:
    chosen = dict(rng.sample(_sentences(text), 6))
    gone = {i for start, end in chosen.items() for i in range(start, end)}
    out: Traced = []
    for i, c in enumerate(text):
        if i in chosen:
            out += [(x, -1) for x in rng.choice(FILLER)]
        if i not in gone:
            out.append((c, i))
    return out


def _lines(text: str) -> list[Traced]:
    lines, at = [], 0
    for line in text.split("\n"):
        lines.append([(c, at + k) for k, c in enumerate(line)])
        at += len(line) + 1
    return lines


def _joined(lines: list[Traced]) -> Traced:
    out: Traced = []
    for line in lines:
        out += [*line, ("\n", -1)]
    return out


def _long_lines(lines: list[Traced]) -> list[int]:
    return [k for k, line in enumerate(lines) if len(line) > 60]


def duplicate_paragraphs(text: str, rng: random.Random) -> Traced:
    lines = _lines(text)
    copies = [[(c, -1) for c, _ in lines[k]] for k in rng.sample(_long_lines(lines), 3)]
    for copy in copies:
        lines.insert(rng.randrange(len(lines)), copy)
    return _joined(lines)


def reorder_paragraphs(text: str, rng: random.Random) -> Traced:
    lines = _lines(text)
    for _ in range(2):
        a, b = rng.sample(_long_lines(lines), 2)
        lines[a], lines[b] = lines[b], lines[a]
    return _joined(lines)


def delete_paragraphs(text: str, rng: random.Random) -> Traced:
    lines = _lines(text)
    for k in sorted(rng.sample(_long_lines(lines), 3), reverse=True):
        del lines[k]
    return _joined(lines)


def merge_lines(text: str, rng: random.Random) -> Traced:
    return [(c, i) for i, c in enumerate(text) if c != "\n"]


def add_header(text: str, rng: random.Random) -> Traced:
    return [(c, -1) for c in "大连日报 2025年12月30日 星期二\n\n" + rng.choice(FILLER) + "\n"] + [
        (c, i) for i, c in enumerate(text)
    ]


def change_numbers(text: str, rng: random.Random) -> Traced:
    return [(rng.choice("123456789") if c.isdigit() and rng.random() < 0.3 else c, i) for i, c in enumerate(text)]


def _then(*edits: Callable[[str, random.Random], Traced]) -> Callable[[str, random.Random], Traced]:
    def edit(text: str, rng: random.Random) -> Traced:
        traced = [(c, i) for i, c in enumerate(text)]
        for one in edits:
            step = one("".join(c for c, _ in traced), rng)
            traced = [(c, traced[i][1] if i >= 0 else -1) for c, i in step]
        return traced

    return edit


EDITS: dict[str, Callable[[str, random.Random], Traced]] = {
    "OCR fixes 2 %": ocr(0.02),
    "OCR fixes 10 %": ocr(0.10),
    "re-wrap": rewrap,
    "punctuation width": widths,
    "indents": indents,
    "inserted sentences": insert_sentences,
    "deleted sentences": delete_sentences,
    "replaced sentences": replace_sentences,
    "duplicated paragraphs": duplicate_paragraphs,
    "reordered paragraphs": reorder_paragraphs,
    "deleted paragraphs": delete_paragraphs,
    "lines run together": merge_lines,
    "a header added": add_header,
    "numbers changed": change_numbers,
    "OCR 2 %, re-wrap, widths, deletions": _then(ocr(0.02), delete_sentences, rewrap, widths),
}


def edited(name: str, seed: int, text: str) -> Edited:
    traced = EDITS[name](text, random.Random(seed))
    return Edited(text, "".join(c for c, _ in traced), {i: k for k, (_, i) in enumerate(traced) if i >= 0})


def seeds() -> list[str]:
    return [p.read_text(encoding="utf-8-sig") for p in sorted(SEEDS.glob("*.txt"))]
