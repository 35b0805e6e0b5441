"""Where two annotators differ: what is asked, and what the answers keep."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tui.notes.model.annotation import Status
from tui.notes.model.create import create
from tui.notes.model.decisions import Decision, MarkVerdict, decide, decision
from tui.notes.store.notebook import Change
from tui.text.article import Article, Page
from tui.workspace.agreement.annotators import ADJUDICATED, AnnotatorError, busiest, called, claims, pair, written
from tui.workspace.agreement.measures import compare, f1
from tui.workspace.filter import matcher, parse
from tui.workspace.filter.asking import article_subjects, note_subjects
from tui.workspace.review.card import Card, Deed
from tui.workspace.review.decks.adjudicate import Adjudication
from tui.workspace.review.scope import Reach, ReviewScope
from tui.workspace.session import Session

TEXT = "大连海关开通热线\n\n本报讯(记者张三)大连海关关长李四表示，热线为大连企业服务，企业很满意。\n"
FIRST = (("大连海关关", "机构"), ("李四", "人"), ("热线为", "事"), ("企业很", "评价"))
SECOND = (("大连海关", "机构"), ("李四", "人"), ("热线为", "物"), ("满意", "评价"))
LIBRARY = ReviewScope(Reach.LIBRARY)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    with Session.open(tmp_path) as opened:
        tag(opened, "甲", *FIRST)
        tag(opened, "乙", *SECOND)
        yield opened


def article(session: Session) -> Article:
    return next(iter(session.articles()))


def tag(session: Session, author: str, *said: tuple[str, str]) -> None:
    source = article(session).source
    put = []
    for words, name in said:
        at = source.text.index(words, source.text.index("本报讯"))
        put.append(create(source, [(at, at + len(words))], tags=(name,), author=author))
    session.notes.apply(source, Change("said", tuple(put)))


def cards(session: Session, scope: ReviewScope = LIBRARY) -> list[Card]:
    return [card for some in Adjudication(session, ("甲", "乙")).cards(scope, lambda: False) for card in some]


def answer(session: Session, card: Card, verb: str, *said: str) -> Deed:
    deed = Adjudication(session, ("甲", "乙")).deed(card, verb, said)
    assert deed is not None
    session.notes.apply_all(deed.label, deed.changes)
    return deed


def result(session: Session) -> list[tuple[str, tuple[str, ...]]]:
    notes = session.notes.of(article(session).source).annotations
    return [(one.anchor.quote, one.tags) for one in notes if one.origin == ADJUDICATED]


def about(session: Session, words: str) -> Card:
    return next(card for card in cards(session) if words in card.title)


def test_what_both_say_is_one_card_and_each_difference_one_in_the_order_of_the_text(session: Session) -> None:
    assert [card.title for card in cards(session)] == [
        "1 passage on which both agree",
        "“大连海关关”",
        "“热线为”",
        "“企业很”",
        "“满意”",
    ]
    assert about(session, "海关").lines == ("1  甲   #机构  “大连海关关”", "2  乙   #机构  “大连海关”")
    assert about(session, "满意").lines == ("1  甲   (nothing here)", "2  乙   #评价  “满意”")


@pytest.mark.parametrize(
    ("words", "verb", "kept"),
    [
        ("海关", "1", [("大连海关关", ("机构",))]),
        ("海关", "2", [("大连海关", ("机构",))]),
        ("海关", "both", [("大连海关", ("机构",)), ("大连海关关", ("机构",))]),
        ("热线", "both", [("热线为", ("事", "物"))]),
        ("热线", "reject", []),
        ("满意", "1", []),
        ("满意", "2", [("满意", ("评价",))]),
        ("both agree", "1", [("李四", ("人",))]),
        ("both agree", "reject", []),
    ],
)
def test_an_answer_keeps_what_holds_asks_no_more_and_is_undone(
    session: Session, words: str, verb: str, kept: object
) -> None:
    before = [card.title for card in cards(session)]
    answer(session, about(session, words), verb)
    assert result(session) == kept
    assert len(cards(session)) == len(before) - 1
    session.notes.undo()
    assert [card.title for card in cards(session)] == before
    assert result(session) == []


def test_differences_of_one_kind_are_one_card_that_falls_into_its_parts(session: Session) -> None:
    for author, name in (("甲", "机构"), ("乙", "单位")):
        tag(session, author, ("表示", name), ("服务", name))
    first = next(card for card in cards(session) if "机构 / #单位" in card.title)
    assert first.title == "#机构 / #单位   ×2" and cards(session).index(first) == 1
    assert first.lines == ("1  甲   #机构", "2  乙   #单位", "   “表示”", "   “服务”")
    assert first.parts is not None
    assert [part.title for part in first.parts()] == ["“表示”", "“服务”"]
    answer(session, first, "2")
    assert result(session) == [("表示", ("单位",)), ("服务", ("单位",))]
    session.notes.undo()
    answer(session, first.parts()[1], "1")
    assert result(session) == [("服务", ("机构",))]
    assert "“表示”" in [card.title for card in cards(session)]


def test_notes_and_status_are_compared_and_leave_with_who_is_right(session: Session) -> None:
    source = article(session).source
    at = source.text.index("满意")
    said = {"甲": ("很好", Status.OPEN), "乙": ("存疑", Status.DONE)}
    put = [create(source, [(at, at + 2)], author=who, note=note, status=status) for who, (note, status) in said.items()]
    tags = [replace(one, id=one.id[::-1], tags=("口碑",)) for one in put]
    session.notes.apply(source, Change("notes", (*put, *tags)))
    both = [card for card in cards(session) if card.title == "“满意”" and "存疑" in " ".join(card.lines)]
    lines = [card.lines[1] for card in both]
    assert lines == ["2  乙   note  “满意”  存疑  (done)", "2  乙   #口碑  “满意”  存疑  (done)"]
    answer(session, both[1], "2")
    kept = next(one for one in session.notes.of(source).annotations if one.origin == ADJUDICATED)
    assert (kept.tags, kept.note, kept.status) == (("口碑",), "存疑", Status.DONE)
    assert len([card for card in cards(session) if "存疑" in " ".join(card.lines)]) == 1


def test_types_of_marks_are_compared_and_the_right_one_is_decided(session: Session) -> None:
    source = article(session).source
    at = source.text.index("大连海关关长")
    found = {"甲": Decision(MarkVerdict.KEEP, "ORG", "ORG"), "乙": Decision(MarkVerdict.DISMISS, "ORG", "ORG")}
    put = [replace(decide(source, [(at, at + 4)], told, "pizhu"), author=who) for who, told in found.items()]
    session.notes.apply(source, Change("marks", tuple(put)))
    card = next(one for one in cards(session) if one.lines[0] == "1  甲   organisation  “大连海关”")
    assert card.lines[1] == "2  乙   not organisation  “大连海关”"
    answer(session, card, "2")
    kept = [one for one in session.notes.of(source).annotations if one.origin == ADJUDICATED]
    assert [decision(one) for one in kept] == [found["乙"]]
    assert not any("organisation" in one.lines[0] for one in cards(session))
    assert [one.tagged.tag for one in claims(session, ADJUDICATED)] == ["-ORG"]


def test_other_tags_can_be_said_of_the_passage(session: Session) -> None:
    answer(session, about(session, "热线"), "tag", "服务", "物")
    assert result(session) == [("热线为", ("服务", "物"))]


def test_decisions_hold_on_while_others_write_and_the_text_moves(session: Session) -> None:
    answer(session, about(session, "海关"), "1")
    with Session.open(session.library.sources) as other:
        tag(other, "乙", ("张三", "人"))
    path = session.library.sources / "a.txt"
    path.write_text("新的一行\n\n" + TEXT, encoding="utf-8")
    session.pages.forget("a.txt")
    found = [card.title for card in cards(session)]
    assert "“张三”" in found and "“大连海关关”" not in found


def test_a_passage_that_vanished_is_answered_by_nothing(session: Session) -> None:
    card = about(session, "海关")
    (session.library.sources / "a.txt").unlink()
    session.pages.forget("a.txt")
    assert Adjudication(session, ("甲", "乙")).deed(card, "1") is None


def test_only_articles_of_the_scope_are_asked(session: Session) -> None:
    assert cards(session, ReviewScope(Reach.WHERE, where="title:没有")) == []
    assert len(cards(session, ReviewScope(Reach.WHERE, where="title:热线"))) == 5


def test_annotators_are_compared_with_what_they_were_brought_to(session: Session) -> None:
    for card in cards(session):
        answer(session, card, "1")
    gold, first = ([one.tagged for one in claims(session, who)] for who in (ADJUDICATED, "甲"))
    assert f1(compare(gold, first)) == 1.0
    assert len(claims(session, "乙")) == 4


def test_a_filter_finds_the_result(session: Session) -> None:
    answer(session, about(session, "满意"), "2")
    source, holds = article(session).source, matcher(parse("origin:adjudicated"))
    whole = session.pages.page(source.name)
    assert isinstance(whole, Page)
    articles = article_subjects(session, whole)
    found = [one.annotation.anchor.quote for one in note_subjects(articles, whole, session) if holds(one)]
    assert found == ["满意"]
    assert [number for number, one in articles.items() if holds(one)] == [1]


def test_the_two_who_tagged_most_are_asked_about(session: Session) -> None:
    tag(session, "丙", ("张三", "人"))
    assert busiest(session) == ("乙", "甲")


def test_who_reviewed_names_is_not_compared_with_two_who_tagged(session: Session) -> None:
    source = article(session).source
    put = [
        replace(decide(source, [(at, at + 2)], Decision(MarkVerdict.KEEP, "LOC", "LOC")), author="审")
        for at in range(0, 40, 2)
    ]
    before = [card.title for card in cards(session)]
    session.notes.apply(source, Change("marks", tuple(put)))
    assert busiest(session) == ("乙", "甲")
    assert [card.title for card in cards(session)] == before
    session.notes.apply(source, Change("one", (replace(put[0], id="f" * 32, author="甲"),)))
    assert [card.title for card in cards(session)] == before, "乙 decided about no mark"


@pytest.mark.parametrize(
    ("typed", "names"),
    [("甲 乙", ("甲", "乙")), ("'甲 一' git:main", ("甲 一", "git:main")), ("“甲", None), ("甲 甲", None)],
)
def test_two_names_are_typed_with_a_blank_between(typed: str, names: tuple[str, str] | None) -> None:
    if names is None:
        with pytest.raises(AnnotatorError):
            pair(typed)
    else:
        assert pair(typed) == names
        assert pair(written(names)) == names


def many(session: Session, author: str, tags: tuple[str, ...], note: str) -> None:
    source = article(session).source
    at = source.text.index("开通热线")
    said = create(source, [(at, at + 4)], author=author, tags=tags, note=note)
    session.notes.apply(source, Change("said", (said,)))


@pytest.mark.parametrize(("verbs", "kept"), [("21", "甲的话"), ("12", "甲的话"), ("11", "甲的话"), ("22", "乙的话")])
def test_a_note_goes_along_with_any_of_its_tags(session: Session, verbs: str, kept: str) -> None:
    many(session, "甲", ("起", "好"), "甲的话")
    many(session, "乙", ("落",), "乙的话")
    waiting = [card for card in cards(session) if card.title == "“开通热线”"]
    assert ["甲的话" in " ".join(card.lines) for card in waiting] == [True, True]
    for card, verb in zip(waiting, verbs, strict=True):
        answer(session, card, verb)
    notes = [one.note for one in session.notes.of(article(session).source).annotations if one.origin == ADJUDICATED]
    assert kept in notes[0] and notes[0].count(kept) == 1


def test_of_a_tag_that_both_gave_only_the_note_that_holds_is_kept(session: Session) -> None:
    many(session, "甲", ("事", "好"), "甲的话")
    many(session, "乙", ("事",), "乙的话")
    for verb in "21":
        answer(session, next(card for card in cards(session) if card.title == "“开通热线”"), verb)
    notes = [one for one in session.notes.of(article(session).source).annotations if one.origin == ADJUDICATED]
    assert [(one.tags, one.note) for one in notes] == [(("事", "好"), "乙的话")]


def test_other_tags_take_along_what_both_wrote(session: Session) -> None:
    many(session, "甲", ("起",), "甲的话")
    many(session, "乙", ("落",), "乙的话")
    waiting = [card for card in cards(session) if card.title == "“开通热线”"]
    for card in waiting:
        answer(session, card, "tag", "开通")
    notes = [one for one in session.notes.of(article(session).source).annotations if one.origin == ADJUDICATED]
    assert [(one.tags, one.note) for one in notes] == [(("开通",), "甲的话\n\n乙的话")]


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        (("甲", "乙"), ("甲", "乙")),
        (("/home/x/annotations-li", "/home/y/annotations-wang"), ("annotations-li", "annotations-wang")),
        (("/home/li/annotations", "/mnt/wang/annotations"), ("li", "wang")),
        (("annotations", "/mnt/wang/annotations"), ("annotations", "/mnt/wang/annotations")),
        (("git:main", "git:wang/notes"), ("git:main", "git:wang/notes")),
        (("/home/li/a.json", "乙"), ("a.json", "乙")),
    ],
)
def test_annotators_are_called_by_what_sets_them_apart(names: tuple[str, str], shown: tuple[str, str]) -> None:
    assert called(names) == shown


def test_one_file_of_notes_is_an_annotator(session: Session, tmp_path: Path) -> None:
    mine = tmp_path / "elsewhere" / "a.json"
    mine.parent.mkdir()
    mine.write_bytes((tmp_path / "annotations" / "a.json").read_bytes())
    assert len(claims(session, str(mine))) == 8
