"""Rules of the codebook: which passages break one, and what the answers do about it."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.running import pizhu
from tui.notes.file.codebook import Defining, Tag
from tui.notes.model.create import create
from tui.notes.store.notebook import Change
from tui.text.article import Article
from tui.workspace.review.card import Card
from tui.workspace.review.decks.rules import BrokenRules
from tui.workspace.review.scope import Reach, ReviewScope
from tui.workspace.session import Session

TEXT = "大连海关开通热线\n\n本报讯(记者张三)12月3日,大连海关在大连开通服务热线。去年企业增加120家，很满意。\n"
LIBRARY = ReviewScope(Reach.LIBRARY)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    with Session.open(tmp_path) as opened:
        yield opened


def article(session: Session) -> Article:
    return next(iter(session.articles()))


def say(session: Session, words: str, *names: str, author: str = "", nth: int = 0) -> None:
    source, at = article(session).source, -1
    for _time in range(nth + 1):
        at = TEXT.index(words, at + 1)
    put = create(source, [(at, at + len(words))], tags=names, author=author)
    session.notes.apply(source, Change("said", (put,)))


def define(session: Session, name: str, rule: str) -> None:
    session.notes.store.define("rule", Defining((Tag(name, rule=rule),)))


def cards(session: Session, scope: ReviewScope = LIBRARY) -> list[Card]:
    return [card for some in BrokenRules(session).cards(scope, lambda: False) for card in some]


def told(session: Session) -> list[tuple[str, str]]:
    return [(card.title, card.lines[0]) for card in cards(session)]


@pytest.mark.parametrize(
    ("rule", "right", "wrong"),
    [
        ("has:figure", "增加120家", "很满意"),
        ("有：figure", "增加120家", "很满意"),
        ("figure>100家", "增加120家", "12月3日"),
        ("type:ORG", "大连海关", "很满意"),
        ("type:ORG | type:LOC", "大连", "很满意"),
        ("-role:title", "服务热线", "开通热线"),
        ("role:paragraph", "服务热线", "开通热线"),
        ("length<5", "很满意", "去年企业增加"),
        ("quote:热线", "服务热线", "很满意"),
    ],
)
def test_a_rule_is_a_filter_that_each_passage_with_the_tag_must_fit(
    session: Session, rule: str, right: str, wrong: str
) -> None:
    define(session, "指标", rule)
    say(session, right, "指标")
    say(session, wrong, "指标/细")
    say(session, "张三", "别的")
    assert [title for title, _line in told(session)] == [f"“{wrong}”"]


def test_tags_that_exclude_each_other_are_seen_on_the_same_words_of_one_author(session: Session) -> None:
    define(session, "利好", "-tag:利空")
    say(session, "很满意", "利好", author="甲")
    say(session, "很满意", "利空", author="甲")
    say(session, "服务热线", "利好", author="甲")
    say(session, "服务热线", "利空", author="乙")
    assert told(session) == [("“很满意”", "#利好 wants -tag:利空")]


def test_each_condition_of_a_rule_is_asked_by_itself(session: Session) -> None:
    define(session, "指标", "has:figure length<3")
    say(session, "很满意", "指标")
    assert [line for _title, line in told(session)] == ["#指标 wants has:figure", "#指标 wants length<3"]


@pytest.mark.parametrize(
    ("verb", "said", "kept"),
    [("accept", (), ("指标", "二")), ("tag", ("评价",), ("评价", "二")), ("reject", (), ("二",))],
)
def test_an_answer_settles_it_and_is_undone(session: Session, verb: str, said: tuple[str, ...], kept: object) -> None:
    define(session, "指标", "has:figure")
    say(session, "很满意", "指标", "二")
    (card,) = cards(session)
    deed = BrokenRules(session).deed(card, verb, said)
    assert deed is not None
    session.notes.apply_all(deed.label, deed.changes)
    assert cards(session) == []
    assert [one.tags for one in session.notes.of(article(session).source).annotations] == [kept]
    session.notes.undo()
    assert len(cards(session)) == 1


def test_an_exception_holds_for_its_rule_only(session: Session) -> None:
    define(session, "指标", "has:figure")
    say(session, "很满意", "指标")
    deed = BrokenRules(session).deed(cards(session)[0], "accept")
    assert deed is not None
    session.notes.apply_all(deed.label, deed.changes)
    define(session, "指标", "has:figure -quote:满意")
    assert [line for _title, line in told(session)] == ["#指标 wants -quote:满意"]


def test_a_note_without_tag_and_words_goes_and_one_that_is_gone_is_passed_over(session: Session) -> None:
    define(session, "指标", "has:figure")
    say(session, "很满意", "指标")
    (card,) = cards(session)
    deed = BrokenRules(session).deed(card, "reject")
    assert deed is not None
    session.notes.apply_all(deed.label, deed.changes)
    assert session.notes.of(article(session).source).annotations == ()
    assert BrokenRules(session).deed(card, "reject") is None


def test_check_and_review_tell_what_breaks_a_rule_and_which_rule_cannot_be_read(session: Session) -> None:
    root = session.library.sources
    assert pizhu("tags", root, "--rule", "指标", "has:figure").exit_code == 0
    say(session, "很满意", "指标")
    define(session, "坏", "nonsense:1")
    rows = json.loads(pizhu("check", root, "--format", "json").stdout)
    lines = [row["text"] for row in rows if row["weight"] == "warning"]
    assert lines[0].startswith("the rule of #坏 cannot be read")
    assert lines[1] == "“很满意”: #指标 wants has:figure"
    listed = json.loads(pizhu("review", "rules", root, "--list", "--format", "json").stdout)
    assert [(row["title"], row["about"][0]) for row in listed] == [("“很满意”", "#指标 wants has:figure")]
    assert pizhu("tags", root, "--rule", "指标", "has:nothing").exit_code == 2


def test_tags_are_renamed_merged_split_and_removed_from_the_command_line(session: Session) -> None:
    root = session.library.sources
    say(session, "很满意", "评价")
    say(session, "120家", "评价")

    def after(*asked: str) -> list[tuple[str, ...]]:
        result = pizhu("tags", root, *asked)
        assert result.exit_code == 0, result.stderr
        with Session.open(root) as again:
            return [one.tags for one in again.notes.of(article(again).source).annotations]

    assert after("--rename", "评价", "看法", "--dry-run") == [("评价",), ("评价",)]
    assert after("--rename", "评价", "看法") == [("看法",), ("看法",)]
    assert after("--split", "看法", "数", "--where", "figure>100") == [("数",), ("看法",)]
    assert after("--rename", "数", "看法") == [("看法",), ("看法",)]
    assert after("--remove", "看法") == [(), ()]
    for wrong in (["--rename", "没有", "甲"], ["--rename", "数", "a/"], ["--remove", "甲", "--rename", "乙", "丙"]):
        assert pizhu("tags", root, *wrong).exit_code != 0
