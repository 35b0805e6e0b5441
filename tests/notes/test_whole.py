"""What is said about whole articles."""

from pathlib import Path

import pytest

from tui.notes.model.annotation import Annotation, Kind
from tui.notes.store import whole
from tui.notes.store.notebook import Change
from tui.text.article import Article, Page
from tui.text.source import Source
from tui.text.structure import split

TEXT = (
    "大连海关开通热线\n\n本报讯(记者张三)12月3日,大连海关开通服务热线。\n\n"
    "市图书馆延长开放\n\n本报讯(记者李四)市图书馆延长开放时间。\n"
)


@pytest.fixture
def page() -> Page:
    return split(Source(Path("a.txt"), "a.txt", TEXT, "utf-8", ""))


def after(said: list[Annotation], change: Change) -> list[Annotation]:
    """Return the annotations after a change."""
    gone = {one.id for one in (*change.put, *change.drop)}
    return [one for one in said if one.id not in gone] + list(change.put)


def test_done_and_star_are_one_annotation_that_goes_when_nothing_is_left(page: Page) -> None:
    article, said = page.articles[0], []
    said = after(said, whole.set_state(article, said, "star", True, "star"))
    said = after(said, whole.set_state(article, said, "done", True, "done"))
    assert [(one.kind, one.whole, one.data) for one in said] == [(Kind.ARTICLE, True, {"star": True, "done": True})]
    assert said[0].anchor.quote == article.title
    said = after(said, whole.set_state(article, said, "star", False, "no star"))
    assert (whole.has(article, said, "star"), whole.has(article, said, "done")) == (False, True)
    assert after(said, whole.set_state(article, said, "done", False, "not done")) == []


def test_tags_and_note_are_one_annotation(page: Page) -> None:
    article, said = page.articles[0], []
    said = after(said, whole.set_tags(article, said, ["政策", "政策", "大连"], "tags"))
    said = after(said, whole.set_note(article, said, "要核对", "note"))
    assert [(one.tags, one.note) for one in said] == [(("政策", "大连"), "要核对")]
    said = after(said, whole.set_note(article, said, "", "no note"))
    assert said[0].tags == ("政策", "大连")
    assert after(said, whole.set_tags(article, said, [], "no tags")) == []


def test_nothing_said_of_nothing_changes_nothing(page: Page) -> None:
    change = whole.set_tags(page.articles[0], [], [], "tags")
    assert (change.put, change.drop) == ((), ())


def test_articles_do_not_answer_for_each_other(page: Page) -> None:
    first, second = page.articles
    said = list(whole.set_state(first, [], "star", True, "star").put)
    assert whole.has(first, said, "star")
    assert not whole.has(second, said, "star")


def test_an_article_without_a_title_is_held_by_its_first_block(page: Page) -> None:
    article = page.articles[0]
    bare = Article(article.source, 1, None, (), article.blocks[1:])
    assert whole.anchor_spans(bare) == article.blocks[1].spans
