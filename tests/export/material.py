"""Material for export tests: a small page and annotations on it."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from tui.export.material import Material
from tui.notes.model.annotation import Annotation
from tui.notes.model.create import create
from tui.text.article import Article, Page
from tui.text.block import Block, Role
from tui.text.source import Source, Span

TEXT = "港口启用\n\n昨日,航运中心启用。总投资3亿元,𠮷日开工。\n\n第二篇\n\n另一篇的正文在这里。"
SOURCE = Source(Path("x.txt"), "x.txt", TEXT, "utf-8", "")


def block(role: Role, text: str) -> Block:
    start = TEXT.index(text)
    return Block(role, (Span(start, start + len(text)),))


PAGE = Page(
    SOURCE,
    (
        Article(
            SOURCE,
            1,
            "港口启用",
            ("甲", "乙"),
            (block(Role.TITLE, "港口启用"), block(Role.PARAGRAPH, "昨日,航运中心启用。总投资3亿元,𠮷日开工。")),
            date="2024-03-05",
            page="04",
        ),
        Article(SOURCE, 2, "第二篇", (), (block(Role.TITLE, "第二篇"), block(Role.PARAGRAPH, "另一篇的正文在这里。"))),
    ),
)


def note(number: int, quote: str, text: str = "", tags: Sequence[str] = (), *, whole: bool = False) -> Annotation:
    """Return an annotation with a fixed id and fixed times."""
    start = TEXT.index(quote)
    made = create(SOURCE, [(start, start + len(quote))], note=text, tags=tuple(tags), whole=whole, author="我")
    time = "2024-03-06T08:00:00+08:00"
    return replace(made, id=f"{number:032x}", created=time, modified=time)


def material(*annotations: Annotation) -> Material:
    return Material(PAGE, annotations)
