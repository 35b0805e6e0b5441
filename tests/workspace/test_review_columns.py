"""Names and figures that a column of a newspaper breaks in two, under review."""

from pathlib import Path

from tui.export.marked import Origin, marked
from tui.language.analysis import Analysis, Entity, EntityType, Figure
from tui.notes.model.annotation import Annotation, Kind
from tui.text.article import Article
from tui.text.block import Block, Role
from tui.text.source import Source, Span
from tui.workspace.ledger.bare import bare
from tui.workspace.ledger.fields import settling
from tui.workspace.review.deciding import decision_change
from tui.workspace.review.gather import suggestions
from tui.workspace.review.item import What, shifted

TEXT = "题目\n\n今日大连\n图说\n海关投资1200\n又一图说\n亿元。"
ARTICLE = Article(
    Source(Path("a.txt"), "a.txt", TEXT, "utf-8", ""),
    1,
    "题目",
    (),
    (Block(Role.TITLE, (Span(0, 2),)), Block(Role.PARAGRAPH, (Span(4, 8), Span(12, 20), Span(26, 29)))),
)
READ = ARTICLE.text
FOUND = Analysis(
    entities=(Entity(READ.index("大连"), READ.index("投资"), EntityType.ORG),),
    figures=(Figure(READ.index("1200"), READ.index("。"), "money", 1200e8, "元", "exact"),),
)


def decided(what: What, edges: tuple[int, int] = (0, 0)) -> list[Annotation]:
    (item,) = suggestions(ARTICLE, FOUND, (), {}, what)
    moved = shifted(item, edges)
    assert moved is not None
    return list(decision_change("x", ARTICLE, [moved], True).put)


def test_a_broken_name_is_accepted_as_one_and_asked_no_more() -> None:
    (said,) = decided(What.NAMES)
    assert (said.anchor.quote, len(said.anchor.spans)) == ("大连海关", 2)
    assert list(suggestions(ARTICLE, FOUND, (said,), {}, What.NAMES)) == []


def test_an_edge_is_moved_over_the_break() -> None:
    (said,) = decided(What.NAMES, (0, -3))
    assert said.anchor.quote == "大" and said.anchor.spans == (Span(6, 7),)
    (said,) = decided(What.NAMES, (-2, -1))
    assert said.anchor.quote == "今日大连海" and len(said.anchor.spans) == 2


def test_the_fields_of_a_broken_figure_are_mended_and_leave_with_it() -> None:
    fact = bare(ARTICLE, FOUND.figures[0])
    assert fact is not None and fact.fact.text == "1200亿元"
    (said,) = settling(ARTICLE, (), fact, {"value": [1.0, 1.0]}, "x").put
    assert (said.kind, said.anchor.quote) == (Kind.MARK, "1200亿元")
    (figure,) = [one for one in marked(ARTICLE, FOUND, [said]) if one.type == "FIGURE"]
    assert isinstance(figure.mark, Figure)
    assert (figure.mark.value, figure.origin) == (1.0, Origin.CORRECTED)
