"""What the filter language knows of articles and of annotations."""

from datetime import UTC, datetime, timedelta

import pytest

from tui.language import figures
from tui.language.analysis import Analysis, Entity, EntityType
from tui.notes.model.annotation import Anchor, AnchorState, Annotation, Kind, Status
from tui.text.source import Span
from tui.workspace.articles.catalog import Entry, State
from tui.workspace.filter import matcher, parse
from tui.workspace.filter.subjects import ArticleSubject, NoteSubject

TEXT = "大连海关说，进出口1.2亿元。"
NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
NOTE = Annotation(
    "n1",
    "a/b.txt",
    Anchor((Span(6, 14),), "进出口1.2亿元"),
    tags=("数据/外贸",),
    note="要核对",
    status=Status.CHECK,
    author="王",
    modified=(NOW - timedelta(days=2)).isoformat(),
)
MOVED = Annotation("n2", "a/b.txt", Anchor((Span(0, 4),), "大连海关", hold=AnchorState.LOST), author="李")
STATE = Annotation("n3", "a/b.txt", Anchor((Span(0, 4),), "大连海关"), Kind.ARTICLE, whole=True, data={"star": True})
ENTRY = Entry(
    "a/b.txt", 1, "海关之窗", ("吕丽",), 15, State.READ, star=True, tags=("口岸",), notes=2, check=1, date="2024-03-05"
)
ANALYSIS = Analysis(entities=(Entity(0, 4, EntityType.ORG),), figures=tuple(figures.find(TEXT)))
ARTICLE = ArticleSubject(ENTRY, (NOTE, MOVED, STATE), lambda: TEXT, lambda: ANALYSIS, "report")


@pytest.mark.parametrize(
    "typed",
    [
        "海关之窗", "吕丽", "要核对", "外贸", "进出口", "title:海关", "text:进出口", "source:a/", "kind:report",
        "tag:口岸", "tag:数据", "note:核对", "quote:1.2亿", "by:李", "status:check", "status:lost", "is:read",
        "is:star", "has:note", "has:tag", "has:star", "has:mark", "has:figure", "has:author", "has:date", "has:problem",
        "has:check", "entity:大连海关", "type:ORG", "type:FIGURE", "figure>1亿元", "length=15", "notes=2", "figures=1",
        "date:2024-03", "newer:3d", "older:1d",
    ],
)  # fmt: skip
def test_an_article_is_found_by(typed: str) -> None:
    assert matcher(parse(typed), NOW)(ARTICLE)


@pytest.mark.parametrize(
    "typed", ["is:unread", "type:PER", "entity:沈阳", "marks>0", "newer:1d", "figure>2亿元", "date:2025", "status:done"]
)
def test_an_article_is_not_found_by(typed: str) -> None:
    assert not matcher(parse(typed), NOW)(ARTICLE)


@pytest.mark.parametrize(
    "typed",
    [
        "要核对", "tag:数据", "-tag:口岸", "status:check", "-status:open", "by:王", "-by:李", "has:note",
        "-has:problem", "has:star", "title:海关", "author:吕丽", "figure>1亿元", "newer:3d", "length=8",
        "quote:进出口", "source:b.txt",
        "date:2024", "-text:北京", "is:star",
    ],
)  # fmt: skip
def test_a_note_is_found_by(typed: str) -> None:
    assert matcher(parse(typed), NOW)(NoteSubject(NOTE, ARTICLE))


@pytest.mark.parametrize("typed", ["title:海关", "is:read", "date:2024", "notes>0", "text:进出口", "newer:3d"])
def test_a_note_without_an_article_answers_with_nothing(typed: str) -> None:
    assert not matcher(parse(typed), NOW)(NoteSubject(MOVED))


def test_what_is_not_analysed_has_no_marks() -> None:
    bare = ArticleSubject(ENTRY)
    assert not any(matcher(parse(typed))(bare) for typed in ["has:mark", "figures>=0", "entity:海", "figure>0"])
