"""Notes of an older edition find their passages in a newer one."""

from pathlib import Path

import pytest

from tests.running import pizhu
from tui.notes.model.annotation import AnchorState, Annotation
from tui.notes.model.create import create
from tui.notes.model.relations import related, relations
from tui.notes.store.notebook import Change
from tui.text.source import Span
from tui.workspace import Session
from tui.workspace.editions.carrying import found_again
from tui.workspace.editions.comparing import ComparedParagraph, Difference
from tui.workspace.editions.pairing import pair

GROWTH = "去年，全市进出口总额4400亿元，规模居全省首位。"
TOWN = "旧城改造开工12个项目，惠及居民3万户。"
CALL = "会议号召全体党员干部埋头苦干、久久为功。"
TWICE = "大连港货物吞吐量增长，营口港减少。丹东港持平，大连港货物吞吐量居首位。"

OK, CHANGED, MOVED = AnchorState.OK, AnchorState.CHANGED, AnchorState.MOVED


def paragraphs(text: str) -> list[Span]:
    spans, at = [], 0
    for line in text.split("\n"):
        spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    return spans


def found(old: str, new: str, at: int, quote: str) -> tuple[int, str, AnchorState] | None:
    """Return where a quote that stands at an offset of the old text is in the new one, and what stands there."""
    assert old[at : at + len(quote)] == quote
    before, after = paragraphs(old), paragraphs(new)
    pairs = pair([old[slice(*span)] for span in before], [new[slice(*span)] for span in after])
    compared = [
        ComparedParagraph(
            Difference.SAME,
            before[one.old] if one.old is not None else None,
            after[one.new] if one.new is not None else None,
        )
        for one in pairs
    ]
    (place,) = found_again(old, new, compared, [Span(at, at + len(quote))])
    return (place[0].start, new[slice(*place[0])], place[1]) if place else None


# fmt: off
EXAMPLES = {
    "the paragraph is the same":
        ([GROWTH], [GROWTH], "规模居全省首位", ("规模居全省首位", OK)),
    "it has changed around the quote":
        ([GROWTH], ["今年，全市进出口总额4620.5亿元，增长5%，规模居全省首位。"], "规模居全省首位",
         ("规模居全省首位", OK)),
    "the figure itself has changed":
        ([GROWTH], [GROWTH.replace("4400", "4620")], "4400亿元", ("4620亿元", CHANGED)),
    "the figure has grown a digit":
        ([GROWTH], [GROWTH.replace("4400", "14400")], "4400亿元", ("4400亿元", CHANGED)),
    "the paragraph stands elsewhere":
        ([GROWTH, TOWN, CALL], [CALL, GROWTH, TOWN], "埋头苦干", ("埋头苦干", OK)),
    "the paragraph is gone":
        ([GROWTH, TOWN, CALL], [GROWTH, CALL], "惠及居民", None),
    "the sentence is gone from its paragraph":
        (["去年，全市进出口总额4400亿元，规模居全省首位。口岸通关时间压缩一半。"], [GROWTH], "口岸通关时间", None),
    "a short quote changed places in its paragraph":
        (["加强气象、地震、防灾减灾、测绘基础研究。"], ["加强防灾减灾、气象、地震、测绘基础研究。"], "防灾减灾",
         ("防灾减灾", MOVED)),
    "the sentence went into another paragraph":
        ([TWICE + "我们坚持把实体经济做实做强做优。", CALL], [TWICE, CALL + "我们坚持把实体经济做实做强做优。"],
         "坚持把实体经济做实做强做优", ("坚持把实体经济做实做强做优", MOVED)),
    "it runs over two paragraphs":
        ([GROWTH, TOWN], ["一年来，成绩很多。", GROWTH, TOWN], "首位。\n旧城改造", ("首位。\n旧城改造", OK)),
}
# fmt: on


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_passage_is_found_again(name: str) -> None:
    before, after, quote, expected = EXAMPLES[name]
    old = "\n".join(before)
    place = found(old, "\n".join(after), old.index(quote), quote)
    assert (place and place[1:]) == expected


@pytest.mark.parametrize("which", [0, 1])
def test_of_a_text_that_stands_twice_the_same_one_is_found(which: int) -> None:
    new, quote = f"今年，{TWICE}", "大连港货物吞吐量"
    places = [TWICE.index(quote), TWICE.rindex(quote)]
    assert found(TWICE, new, places[which], quote) == (places[which] + 3, quote, OK)


def editions(folder: Path, old: str, new: str) -> None:
    for name, text in (("a", old), ("b", new)):
        (folder / f"{name}.txt").write_text(f"政府工作报告\n\n{text}\n", encoding="utf-8")


def say(session: Session, *said: Annotation) -> None:
    session.notes.apply(session.pages.page("a.txt").source, Change("标注", put=said))  # type: ignore[union-attr]


def notes(folder: Path, name: str) -> list[Annotation]:
    with Session.open(folder) as session:
        return list(session.notes.store.read(f"{name}.txt").annotations)


def test_the_command_carries_notes_once_and_leaves_the_old_ones(tmp_path: Path) -> None:
    editions(tmp_path, "\n\n".join((GROWTH, TOWN, CALL)), "\n\n".join((CALL, GROWTH.replace("4400", "4620"))))
    with Session.open(tmp_path) as session:
        (article,) = session.articles([("a.txt", 1)])
        text = article.source.text

        def on(quote: str, **fields: object) -> Annotation:
            at = text.index(quote)
            return create(article.source, [(at, at + len(quote))], author="王", **fields)

        call, rank, gone = on("埋头苦干", tags=("号召",)), on("4400亿元", note="去年的"), on("惠及居民", note="无")
        whole = create(article.source, [(0, 6)], whole=True, tags=("报告",))
        say(session, related(related(call, rank.id, "of"), gone.id, "of"), rank, gone, whole)
    first = pizhu("compare", "a#1", "b#1", tmp_path, "--carry", "--format", "jsonl")
    assert first.exit_code == 0, first.stderr
    assert first.stderr == "pizhu: 3 carried, 1 of them to be checked (R), 1 not found\n"
    assert first.stdout == pizhu("compare", "a#1", "b#1", tmp_path, "--format", "jsonl").stdout
    carried = {one.anchor.quote: one for one in notes(tmp_path, "b")}
    assert set(carried) == {"埋头苦干", "4400亿元", "政府工作报告"}
    assert (carried["埋头苦干"].tags, carried["埋头苦干"].author) == (("号召",), "王")
    assert [one.second for one in relations(carried["埋头苦干"])] == [carried["4400亿元"].id]
    assert carried["4400亿元"].anchor.hold is AnchorState.CHANGED
    assert len(notes(tmp_path, "a")) == 4
    assert not {one.id for one in notes(tmp_path, "a")} & {one.id for one in carried.values()}
    again = pizhu("compare", "a#1", "b#1", tmp_path, "--carry")
    assert again.stderr == "pizhu: 0 carried, 3 there already, 1 not found\n"
    assert len(notes(tmp_path, "b")) == 3


def test_a_carried_note_that_was_written_anew_is_not_carried_again(tmp_path: Path) -> None:
    editions(tmp_path, CALL, CALL)
    pizhu("note", "add", tmp_path / "a.txt", "--start", 10, "--end", 14, "--text", "旧")
    assert "1 carried" in pizhu("compare", "a#1", "b#1", tmp_path, "--carry").stderr
    (copy,) = notes(tmp_path, "b")
    assert pizhu("note", "edit", copy.id, "--text", "新", "--library", tmp_path).exit_code == 0
    assert "0 carried, 1 there already" in pizhu("compare", "a#1", "b#1", tmp_path, "--carry").stderr
    assert [one.note for one in notes(tmp_path, "b")] == ["新"]
