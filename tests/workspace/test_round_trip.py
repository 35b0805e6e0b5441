"""Out and home again: what nobody edited changes no byte, whatever was said; three times adds nothing."""

import random
from dataclasses import replace
from pathlib import Path

import pytest

from tui.export.document import Choice
from tui.export.format import FileShape, Options
from tui.export.reading import IMPORTS, read
from tui.export.registry import FORMATS
from tui.notes.model.annotation import Annotation, Status
from tui.notes.model.create import create
from tui.notes.model.decisions import Decision, MarkVerdict, decide
from tui.notes.store.notebook import Change
from tui.text.article import Page
from tui.workspace import Session
from tui.workspace.exchange.exporting import export
from tui.workspace.exchange.importing import apply, plan
from tui.workspace.exchange.importplan import Outcome

TEXTS = {
    "a.txt": "辽渔大连湾航运中心启用\n\n本报讯 12月25日，大连𠮷日开业，投资3亿元。大连大连。\n\n到2027年达5%。\n",
    "b.md": "---\ntitle: 题 目\n---\n\n# 题 目\n\n正文 [链接](http://x) 和 **粗** 字，`代码`。\n\n- 甲\n- 乙\n",
    "子/c.txt": "同样的题\n\n大连大连大连。\n",
}
"""Front matter, markup, blanks, repeats, an astral character: notes lie anywhere in these, over all borders."""
NOTES = [
    "", "一句", "两行\n笔记", "=1+1", "%% pizhu:end x %%", "> 引\n\n#标签", "\n头尾\n", "a;b\tc", "<b>x</b> & y", "\\n",
    "^abc", "𠮷", "- 列", "  空格  ", "# 题", "|表|", "第一\n\n\n第二", "\r\n回车",
]  # fmt: skip
TAGS = ["政策/数字", "时间 词", "a;b", "a|b", "note", "PER", "x,y", "#井", "2024", "甲=乙", "%25", "_"]
SETTLED = {Outcome.SAME, Outcome.PROGRAM, Outcome.NOT_FOUND}
FORMS = [name for name in IMPORTS if name in FORMATS]


def said(page: Page, chance: random.Random) -> list[Annotation]:
    """Return some notes on a page, a few of them with gaps, and one on the whole article."""
    found, text = [], page.source.text
    for _number in range(chance.randrange(1, 6)):
        start = chance.randrange(len(text) - 2)
        spans = [(start, min(len(text), start + chance.randrange(1, 12)))]
        if chance.random() < 0.2 and (more := chance.randrange(len(text) - 1)) > spans[0][1]:
            spans.append((more, more + 1))
        if all(text[begin:end].strip() for begin, end in spans):
            tags = tuple(chance.sample(TAGS, chance.randrange(3)))
            one = create(page.source, spans, tags=tags, note=chance.choice(NOTES))
            found.append(replace(one, status=chance.choice([*Status]), author=chance.choice(["", "我", "他"])))
    title = page.articles[0].blocks[0].spans
    return [*found, create(page.source, title, whole=True, tags=("整篇",), note=chance.choice(NOTES))]


@pytest.fixture(params=[0, 1, 11])
def odd(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A library with all that can be said, by chance."""
    chance, root = random.Random(request.param), tmp_path / "library"
    for name, text in TEXTS.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    with Session.open(root) as session:
        for page in session.pages.all():
            assert isinstance(page, Page)
            put = said(page, chance)
            if page.source.name == "a.txt":
                kept = Decision(MarkVerdict.KEEP, "LOC", "LOC")
                put.append(decide(page.source, page.articles[0].to_source(2, 5), kept))
            session.notes.apply(page.source, Change("x", put=tuple(put)))
    return root


def test_what_nobody_edited_changes_no_byte_and_three_times_add_nothing(odd: Path, tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in odd.rglob("*.json")}
    assert len(before) == len(TEXTS)
    with Session.open(odd) as session:
        for number, name in enumerate(FORMS):
            form = FORMATS[name]
            if form.needs:
                pytest.importorskip("openpyxl")
            target = tmp_path / (name if form.shape is FileShape.FOLDER else f"{name}{form.suffix}")
            marks = (Choice.DECIDED, Choice.NONE)[number % 2] if form.marks is not Choice.NONE else Choice.NONE
            export(session, None, form, target, options=Options(marks=marks))
            for _time in range(3):
                wanted = plan(session, *read(target, name))
                odd_ones = [one for one in wanted.proposals if one.outcome not in SETTLED]
                assert not odd_ones, (name, odd_ones)
                assert apply(session, wanted) == []
    assert {path: path.read_bytes() for path in odd.rglob("*.json")} == before
