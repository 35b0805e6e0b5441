"""Where else an annotation could belong whose text moved or changed."""

from dataclasses import replace
from pathlib import Path

import pytest

from tui.notes.model.create import create
from tui.notes.store.notebook import Change
from tui.text.article import Page
from tui.workspace.review.deciding import decision_change
from tui.workspace.review.elsewhere import OFFERED, elsewhere
from tui.workspace.review.gather import items
from tui.workspace.review.item import Item, What
from tui.workspace.review.scope import Reach, ReviewScope
from tui.workspace.session import Session

BEFORE = "通关便利\n\n昨天，大连海关开通了服务热线，企业很满意。\n"


def astray(folder: Path, after: str, quote: str = "大连海关") -> tuple[Session, Page, Item]:
    """Annotate words of a text, put another text in its place, and return what the review asks."""
    path = folder / "a.txt"
    path.write_text(BEFORE, encoding="utf-8")
    with Session.open(folder) as first:
        source = next(iter(first.articles())).source
        at = BEFORE.index(quote)
        first.notes.apply(source, Change("x", (create(source, [(at, at + len(quote))], note="核对"),)))
    path.write_text(after, encoding="utf-8")
    session = Session.open(folder)
    (item,) = [one for some in items(session, What.CHECK, ReviewScope(Reach.LIBRARY), lambda: False) for one in some]
    page = session.pages.page("a.txt")
    assert isinstance(page, Page)
    return session, page, item


def offered(page: Page, item: Item) -> list[str]:
    return [f"{one.before[-3:]}[{one.quote}]{one.after[:3]}".replace("\n", "/") for one in elsewhere(page, item)]


@pytest.mark.parametrize(
    ("after", "quote", "found"),
    [
        (
            "企业很满意。\n\n请到大连海关办理。\n\n后来，大连海关开通了新线。\n",
            "大连海关",
            ["后来，[大连海关]开通了", "/请到[大连海关]办理。"],
        ),
        ("没有别的话。\n", "大连海关", []),
    ],
)
def test_places_with_the_same_words_or_like_ones_are_offered_the_likest_surroundings_first(
    tmp_path: Path, after: str, quote: str, found: list[str]
) -> None:
    _session, page, item = astray(tmp_path, f"另一回事\n\n{after}", quote)
    assert offered(page, item) == found


def test_another_wording_is_offered_where_the_words_are_nowhere(tmp_path: Path) -> None:
    after = "另一回事\n\n完全不同的文字。\n\n第二段说，大连海关总署开了服务热线。\n"
    _session, page, item = astray(tmp_path, after, "大连海关开通了服务热线")
    lost = replace(item, start=0, end=0)
    assert offered(page, lost) == ["段说，[大连海关总署开了服务热线]。"]


def test_a_common_word_is_offered_a_few_times(tmp_path: Path) -> None:
    _session, page, item = astray(tmp_path, "题\n\n" + "这里有大连海关的一行字。\n\n" * 3000)
    assert len(elsewhere(page, item)) == OFFERED


def test_the_annotation_is_held_by_the_place_chosen(tmp_path: Path) -> None:
    session, page, item = astray(tmp_path, "通关便利\n\n企业很满意。\n\n请到大连海关办理。\n")
    (place,) = elsewhere(page, item)
    article = next(one for one in page.articles if one.number == place.number)
    change = decision_change("x", article, [place], True)
    session.notes.apply(page.source, change)
    (now,) = session.notes.of(page.source).annotations
    assert (now.anchor.hold, now.anchor.quote, now.note) == ("ok", "大连海关", "核对")
    assert now.anchor.before.endswith("请到")
