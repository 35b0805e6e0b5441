"""How sources are cut comes from a cache: a page is what a fresh reading gives, and is not read twice."""

import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.text.pages import source_of
from tests.workspace.cutting import MARKED, TEXTS, again, kept
from tui.folders import Folders
from tui.settings import Settings
from tui.text.article import Page
from tui.text.block import Role
from tui.text.kind import DocumentKind
from tui.text.library import Library
from tui.text.source import Source, Span
from tui.text.structure import Op, Override, split
from tui.workspace.cuts import cuts as cutting
from tui.workspace.cuts.cuts import Cuts
from tui.workspace.cuts.form import pack, unpack
from tui.workspace.session import Session

PIECES = (
    "# 题",
    "- 项",
    "> 引",
    "| a | b |",
    "|---|---|",
    "\t缩进",
    "第一条 总则。",
    "---",
    "title: x",
    "正文，很长。" * 9,
    "",
)


@pytest.fixture
def forbidden(monkeypatch: pytest.MonkeyPatch) -> None:
    """Splitting is an error: all that is asked for must come out of the cache."""
    monkeypatch.setattr("tui.text.structure.split", lambda *_: pytest.fail("split again"))


def tabbed(text: str, name: str) -> Source:
    return Source(Path(name), name, text.replace("\t", " "), "utf-8", "", text if "\t" in text else "")


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.epub"])
@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_a_page_comes_out_as_it_went_in(text: str, name: str) -> None:
    page = split(source_of(text, name))
    assert page.trouble is None
    assert unpack(pack(page), page.source) == page


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    st.lists(
        st.tuples(st.lists(st.sampled_from(PIECES), max_size=9).map("\n".join), st.sampled_from(["txt", "md", "html"]))
    )
)
def test_the_second_reading_is_the_fresh_one(tmp_path: Path, texts: list[tuple[str, str]]) -> None:
    sources = [tabbed(text, f"{number}.{ending}") for number, (text, ending) in enumerate(texts)]
    first, second = Cuts(tmp_path), Cuts(tmp_path)
    for cuts in (first, second):
        assert [cuts.page(source) for source in sources] == [split(source) for source in sources]
        cuts.close()


@pytest.mark.usefixtures("forbidden")
def test_what_was_split_once_is_not_split_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = source_of(MARKED, "a.md")
    with monkeypatch.context() as allowed:
        allowed.setattr("tui.text.structure.split", split)
        kept(tmp_path, source)
    assert again(tmp_path, source) == split(source)


@pytest.mark.usefixtures("forbidden")
def test_the_same_text_under_another_name_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as allowed:
        allowed.setattr("tui.text.structure.split", split)
        kept(tmp_path, source_of(MARKED, "a.md"))
    copy = source_of(MARKED, "other/b.MD")
    page = again(tmp_path, copy)
    assert page.source is copy
    assert page.articles[0].source is copy


def test_the_ending_of_a_name_and_a_tab_are_told_apart(tmp_path: Path) -> None:
    sources = [
        source_of("<p>一</p><p>二</p>", "a.html"),
        source_of("<p>一</p><p>二</p>", "a.md"),
        tabbed("- 甲\n\t- 乙\n", "a.md"),
        tabbed("- 甲\n - 乙\n", "a.md"),
        tabbed("甲\t乙\n丙\t丁\n", "a.txt"),
        tabbed("甲 乙\n丙 丁\n", "a.txt"),
    ]
    kept(tmp_path, *sources)
    assert [again(tmp_path, source) for source in sources] == [split(source) for source in sources]


def test_a_reader_s_decisions_have_cuts_of_their_own(tmp_path: Path) -> None:
    source = source_of("标题甲\n\n正文写在这里，不长。\n\n标题乙\n\n正文也写在这里。\n")
    decided = [
        (),
        (Override(Op.KIND, (Span(0, 3),), kind=DocumentKind.POEMS),),
        (Override(Op.ROLE, (Span(0, 3),), Role.CAPTION),),
        (Override(Op.SPLIT, (Span(17, 20),)),),
    ]
    for _time in range(2):
        cuts = Cuts(tmp_path)
        assert [cuts.page(source, said) for said in decided] == [split(source, said) for said in decided]
        cuts.close()


def test_other_rules_or_another_language_cut_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = source_of(MARKED, "a.md")
    kept(tmp_path, source)
    asked: list[Source] = []

    def counted(source: Source, overrides: tuple[Override, ...] = ()) -> Page:
        asked.append(source)
        return split(source, overrides)

    monkeypatch.setattr("tui.text.structure.split", counted)
    again(tmp_path, source)
    assert not asked
    for name, found in (
        ("fingerprint", lambda _path: "new"),
        ("version", lambda _name: "9"),
        ("language", lambda: "xx"),
    ):
        with monkeypatch.context() as other:
            other.setattr(cutting, name, found)
            again(tmp_path, source)
        assert asked.pop() is source, name


def test_a_source_that_changes_underneath_is_cut_as_it_is_now(tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    path = folder / "a.md"
    path.write_text("# 旧题\n\n正文写在这里，不长。\n", "utf-8")
    places = Folders(*(tmp_path / name for name in ("config", "cache", "state", "data")))
    for title in ("旧题", "新题", "旧题"):
        path.write_text(f"# {title}\n\n正文写在这里，不长。\n", "utf-8")
        with Session(Library.open(folder), Settings(), places) as session:
            page = session.pages.page("a.md")
            assert isinstance(page, Page)
            assert [one.title for one in page.articles] == [title]
            path.write_text("# 另一个\n\n正文。\n\n# 第二篇\n\n正文。\n", "utf-8")
            session.pages.forget("a.md")
            assert session.pages.page("a.md") == split(page.source.__class__(*_parts(session.library.read("a.md"))))
    assert not list(folder.rglob("*.sqlite"))


def _parts(source: object) -> tuple[object, ...]:
    assert isinstance(source, Source)
    return (source.path, source.name, source.text, source.encoding, source.digest, source.tabbed)


def test_half_a_character_is_cut_all_the_same(tmp_path: Path) -> None:
    source = source_of("# 标\ud800题\n\n正文\udc00。\n", "a.md")
    assert [again(tmp_path, source) for _time in range(2)] == [split(source)] * 2


def test_a_page_whose_structure_could_not_be_read_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = source_of(MARKED, "a.md")
    with monkeypatch.context() as failing:
        failing.setattr(sys.modules["tui.text.structure.split"], "read_markup", lambda *_: 1 / 0)
        assert again(tmp_path, source).trouble
    assert again(tmp_path, source) == split(source)
