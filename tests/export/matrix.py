"""Material that has everything that a format may be unable to hold."""

from dataclasses import replace

from msgspec import structs

from tests.export.material import PAGE, SOURCE, TEXT, note
from tui.export.material import Material
from tui.export.rejected import Rejected
from tui.language.analysis import Analysis, Entity, EntityType
from tui.language.quick import quick
from tui.notes.model.annotation import AnchorState, Annotation, Status
from tui.notes.model.create import anchor
from tui.notes.model.decisions import Decision, MarkVerdict, decide
from tui.notes.model.relations import related

MODEL = "model:小模型@127.0.0.1"
WHEN = "2024-03-07T09:30:00+08:00"


def _at(quote: str) -> tuple[int, int]:
    start = TEXT.index(quote)
    return start, start + len(quote)


def decided(number: int, quote: str, verdict: MarkVerdict, found: str, wanted: str) -> Annotation:
    made = decide(SOURCE, [_at(quote)], Decision(verdict, found, wanted), "pizhu")
    return replace(made, id=f"{number:032x}", author="审", created=WHEN, modified=WHEN)


def gaps() -> Annotation:
    parts = [_at("昨日"), _at("启用。")]
    return replace(note(13, "昨日", "隔开", ["分开"]), anchor=anchor(TEXT, parts))


def entity(quote: str, kind: EntityType, number: int = 1) -> Entity:
    start = PAGE.articles[number - 1].text.index(quote)
    return Entity(start, start + len(quote), kind)


def _inside(quote: str) -> tuple[int, int]:
    start = PAGE.articles[0].text.index(quote)
    return start, start + len(quote)


def everything() -> Material:
    """Return notes, a joined name, marks of every kind: accepted, corrected, own, the program's; what was rejected."""
    first, _second = PAGE.articles
    plain = quick(first.text)
    names = (entity("航运", EntityType.ORG), *plain.entities)
    analyses = {
        1: structs.replace(plain, entities=tuple(sorted(names, key=lambda one: one.start)), complete=True),
        2: Analysis((), (entity("正文", EntityType.PER, 2),), (), True),
    }
    lost = replace(
        note(16, "另一篇", "没了的话"), anchor=replace(note(16, "另一篇").anchor, hold=AnchorState.LOST, quote="旧文")
    )
    notes = (
        related(
            replace(note(11, "航运中心启用", '两行\n笔记 <b> = "x"', ["港口", "政策/数字"]), status=Status.DONE),
            f"{12:032x}",
            "says",
        ),
        replace(note(12, "中心启用。总投资", "", ["重叠"]), origin=MODEL),
        gaps(),
        note(14, "第二篇", "整篇的话", ["整篇"], whole=True),
        note(15, "𠮷日", "吉", ["时间 词"]),
        lost,
    )
    decisions = (
        decided(21, "航运中心", MarkVerdict.KEEP, "ORG", "ORG"),
        decided(22, "3亿元", MarkVerdict.KEEP, "FIGURE", "FIGURE"),
        decided(23, "正文", MarkVerdict.DISMISS, "PER", "PER"),
        decided(24, "另一篇", MarkVerdict.KEEP, "PER", "WORK"),
    )
    stands = {"type": "ORG", "name": "辽渔大连湾航运中心"}
    named = replace(decided(25, "航运中心", MarkVerdict.KEEP, "ORG", "ORG"), data={"entity": stands})
    refused = {1: (Rejected(*_inside("总投资3亿元"), tag="政策/数字", maker=MODEL, by="审", at=WHEN),)}
    return Material(PAGE, (*notes, *decisions, named), analyses, model="lac", refused=refused)
