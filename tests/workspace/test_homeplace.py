"""The place that a library is about."""

from pathlib import Path

from tui.language.analysis import Analysis, Entity, EntityType
from tui.text.article import Article, Page
from tui.text.block import Block, Role
from tui.text.source import Source, Span
from tui.workspace.analysis.homeplace import HomePlace


def learnt(home: HomePlace, digest: str, *texts: str, places: tuple[str, ...]) -> None:
    """Let a page be counted whose articles have these texts, and in which these places were found."""
    articles, found = [], {}
    for number, text in enumerate(texts, 1):
        source = Source(Path(digest), digest, text, "utf-8", digest)
        articles.append(Article(source, number, None, (), (Block(Role.PARAGRAPH, (Span(0, len(text)),)),)))
        spans = [(at, at + len(p)) for p in places for at in range(len(text)) if text.startswith(p, at)]
        entities = tuple(Entity(start, end, EntityType.LOC) for start, end in sorted(spans))
        found[number] = Analysis((), entities, (), complete=True)
    home.learn(Page(articles[0].source, tuple(articles)), found)


def test_a_place_that_is_named_everywhere_is_the_home() -> None:
    home = HomePlace()
    learnt(home, "a", *["大连港扩建，大连和北京。大连很大。"] * 4, places=("大连", "北京"))
    assert {"大连", "大连市"} <= home.names
    assert "北京" not in home.names


def test_a_place_of_one_article_is_not() -> None:
    home = HomePlace()
    learnt(home, "a", "大连" * 20, "北京", places=("大连", "北京"))
    assert home.names == frozenset()


def test_a_paper_named_after_a_place_needs_fewer_mentions() -> None:
    home = HomePlace()
    learnt(home, "a", "大连日报讯 大连开会", "大连下雨", "大连放晴", places=("大连",))
    assert "大连" in home.names


def test_a_page_counts_once() -> None:
    home = HomePlace()
    for _time in range(5):
        learnt(home, "a", "大连开会", "大连下雨", "大连放晴", places=("大连",))
    assert home.names == frozenset()
    for digest in "bcd":
        learnt(home, digest, "大连开会", "大连下雨", "大连放晴", places=("大连",))
    assert "大连" in home.names
