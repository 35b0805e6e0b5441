"""The kind of a file: named in both languages, decided by the reader, shown where it is not a plain article."""

from pathlib import Path

import pytest

from tests.running import pizhu
from tui.settings import Settings
from tui.text.article import Page
from tui.text.kind import NAMES, DocumentKind, kind_called, kind_name
from tui.text.library import Library
from tui.workspace.articles.catalog import Entry, kind_label
from tui.workspace.reading.kinds import kind_change, kind_line
from tui.workspace.reading.summary import about
from tui.workspace.session import Session

LAW = "白鹭县渡口管理办法\n\n第一章 总则\n\n" + "".join(
    f"第{n}条 渡口的船工应当在天黑以前收船，不得夜航。\n\n" for n in "一二三四五"
)


@pytest.fixture
def law(tmp_path: Path) -> Session:
    (tmp_path / "law.txt").write_text(LAW, encoding="utf-8")
    return Session(Library.open(tmp_path), Settings())


def page_of(session: Session) -> Page:
    page = session.pages.page("law.txt")
    assert isinstance(page, Page)
    return page


def test_every_kind_has_a_name_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    assert set(NAMES) == set(DocumentKind)
    assert len(set(NAMES.values())) == len(DocumentKind)
    assert [kind_called(kind_name(kind).upper()) for kind in DocumentKind] == list(DocumentKind)
    assert kind_called(" law ") is DocumentKind.LAW
    assert kind_called("[/法律]") is None


def test_the_list_knows_the_kind_of_what_is_no_plain_article(law: Session) -> None:
    listed = [line for line in law.lines_of("law.txt") if isinstance(line, Entry)]
    assert [kind_label(entry) for entry in listed] == [kind_name(DocumentKind.LAW)]
    (law.library.sources / "law.txt").write_text("题目\n\n正文在这里，一共两句。第二句。\n", encoding="utf-8")
    law.pages.forget("law.txt")
    assert [kind_label(line) for line in law.lines_of("law.txt") if isinstance(line, Entry)] == [""]


def test_the_reader_decides_the_kind_once_and_takes_it_back(law: Session) -> None:
    page = page_of(law)
    assert page.kind is DocumentKind.LAW
    change = kind_change(page, (), DocumentKind.SPEECH)
    assert change is not None
    book = law.notes.apply(page.source, change)
    assert page_of(law).kind is DocumentKind.SPEECH
    assert "you said so" in kind_line(page_of(law))
    assert kind_change(page_of(law), book.annotations, DocumentKind.SPEECH) is None
    again = kind_change(page_of(law), book.annotations, DocumentKind.REPORT)
    assert again is not None
    book = law.notes.apply(page.source, again)
    assert len(book.annotations) == 1
    back = kind_change(page_of(law), book.annotations, None)
    assert back is not None
    law.notes.apply(page.source, back)
    assert page_of(law).kind is DocumentKind.LAW


def test_the_facts_begin_with_the_kind_and_what_the_front_matter_says(tmp_path: Path) -> None:
    text = "---\ntitle: 渡口\nauthor: 陶小满\ndate: 2021-07-03\ntags: [水路]\n---\n\n渡口的船工天黑以前收船。\n"
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    page = Session(Library.open(tmp_path), Settings()).pages.page("a.md")
    assert isinstance(page, Page)
    lines = [fact.text for fact in about(page, page.articles[0])]
    assert [line.split("  ")[1] for line in lines[2:5]] == ["陶小满", "2021-07-03", "水路"]
    assert kind_name(page.kind) in lines[1]


def test_the_command_prints_and_decides_the_kind(law: Session) -> None:
    file = law.library.sources / "law.txt"
    assert pizhu("kind", file).stdout.startswith(kind_name(DocumentKind.LAW))
    assert pizhu("kind", file, "speech").stdout.startswith(kind_name(DocumentKind.SPEECH))
    assert "speech" in pizhu("articles", file).stdout
    assert pizhu("kind", file, "auto").stdout.startswith(kind_name(DocumentKind.LAW))
    wrong = pizhu("kind", file, "[/no]")
    assert wrong.exit_code == 1
    assert "communique" in wrong.stderr


def test_explain_obeys_what_was_decided_and_names_the_kinds_that_would_change_a_line(law: Session) -> None:
    file = law.library.sources / "law.txt"
    told = pizhu("explain", f"{file}:3").stdout
    assert "it would be “title” if the file were: " in told
    assert kind_name(DocumentKind.BOOK) in told
    pizhu("kind", file, "poems")
    assert "you said so" in pizhu("explain", f"{file}:3").stdout
