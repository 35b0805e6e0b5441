"""Searching a library finds what a reader finds by reading everything, with the index and without."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from weakref import finalize

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT
from tests.workspace.corpora import Texts, finder, updated
from tui.text.search import find
from tui.text.source import Source, Span
from tui.text.structure import split
from tui.workspace.filter import parse
from tui.workspace.search import concordance, index
from tui.workspace.search import finder as finding
from tui.workspace.search.concordance import By, Hit, arranged
from tui.workspace.search.evaluate import Question
from tui.workspace.search.finder import Finder
from tui.workspace.search.recipes import recipe

SEEDS = {path.stem[:3]: path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))}


def hits(search: Finder, typed: str, *, confused: bool = False) -> list[Hit]:
    return [hit for one in search.find(Question(parse(typed), confused)) if one for hit in one.hits(5)]


def shown(search: Finder, typed: str, *, confused: bool = False) -> list[str]:
    return [f"{hit.left}[{hit.text}]{hit.right}" for hit in hits(search, typed, confused=confused)]


@pytest.fixture(params=[True, False], ids=["index", "scan"])
def words(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


TEXTS = Texts(
    a="大连海关支持口岸发展。投资1200亿元。\n",
    b="臺灣總統府說，海關收人730亿元，ＡＩ发展。\n",
    c="投资一千二百亿元，中国人民银行，2024年，国家。\n",
)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("海关", ["大连[海关]支持口岸发", "总统府说，[海關]收人730"]),
        ("海关 口岸", ["大连[海关]支持口岸发", "连海关支持[口岸]发展。投资"]),
        ("海关 -口岸", ["總統府說，[海關]收人730"]),
        ("台湾 | 银行", ["[臺灣]總統府說，", "，中国人民[银行]，2024"]),
        ("1200亿元", ["发展。投资[1200亿元]。", "投资[一千二百亿元]，中国人民"]),
        ("2024年，", ["人民银行，[2024年，]国家。"]),
        ("国", ["亿元，[国]…"]),
        ("ai", ["30亿元，[ＡＩ]发展。"]),
        ("收？730", ["府說，海關[收人730]亿元，ＡＩ"]),
        ("近(海关 口岸)2", ["大连[海关支持口岸]发展。投资"]),
        ("“海关支持”", ["大连[海关支持]口岸发展。"]),
        ("source:a 海关", ["大连[海关]支持口岸发"]),
        ("没有", []),
        ('" "', []),
    ],
)
def test_hits_in_context(tmp_path: Path, words: bool, typed: str, expected: list[str]) -> None:
    found = shown(finder(tmp_path, TEXTS, words=words), typed)
    if typed == "国":
        assert [one[one.index("[") :][:3] for one in found] == ["[国]", "[国]"]
    elif typed == "海关":
        assert [one[one.index("[") :] for one in found] == ["[海关]支持口岸发", "[海關]收人730"]
    else:
        assert found == expected


def test_look_alikes_are_found_on_request(tmp_path: Path, words: bool) -> None:
    search = finder(tmp_path, TEXTS, words=words)
    assert shown(search, "收入") == []
    assert shown(search, "收入", confused=True) == ["府說，海關[收人]730亿元"]


def test_a_hit_knows_its_place_in_the_source(tmp_path: Path) -> None:
    (hit,) = hits(finder(tmp_path, TEXTS), "口岸")
    assert [TEXTS.texts["a.txt"][span.start : span.end] for span in hit.spans] == ["口岸"]
    assert hit.key == ("a.txt", 1)


def test_the_index_counts_articles_without_reading_them(tmp_path: Path) -> None:
    search = finder(tmp_path, TEXTS)
    assert search.count(Question(parse("海关"))) == 2
    assert search.count(Question(parse("海关 口岸"))) == 1
    assert search.count(Question(parse(""))) == 3
    assert search.count(Question(parse("-海关"))) == 1
    assert search.count(Question(parse("近(海关 口岸)5"))) is None
    assert search.count(Question(parse("收?"))) is None


@pytest.mark.parametrize("name", SEEDS)
def test_a_recipe_makes_the_reading_text(name: str) -> None:
    page = split(Source(Path(name), name, SEEDS[name], "utf-8", ""))
    for article in page.articles:
        made = recipe(article)
        assert made.text(SEEDS[name]) == article.text
        for start in range(0, len(article.text) - 9, 97):
            assert made.spans(start, start + 9) == article.to_source(start, start + 9)


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> tuple[Finder, list[str]]:
    corpus = Texts(**SEEDS)
    pages = [split(Source(Path(name), name, text, "utf-8", "")) for name, text in SEEDS.items()]
    return finder(tmp_path_factory.mktemp("index"), corpus), [a.text for page in pages for a in page.articles]


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Finder:
    return finder(tmp_path_factory.mktemp("none"), Texts(**SEEDS), words=False)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_the_index_finds_what_a_plain_scan_finds(seeds: tuple[Finder, list[str]], data: st.DataObject) -> None:
    search, texts = seeds
    text = data.draw(st.sampled_from(texts))
    start = data.draw(st.integers(0, len(text) - 1))
    needle = text[start : start + data.draw(st.integers(1, 12))]
    quoted = '"' + needle.replace("\\", "\\\\").replace('"', '\\"') + '"'
    scanned = [len(find(one, needle)) for one in texts if find(one, needle)]
    question = Question(parse(quoted))
    found = [len(one.spans) for one in search.find(question) if one]
    if "?" not in needle and "？" not in needle:
        assert search.count(question) == len(found) >= len(scanned)
        assert sum(found) >= sum(scanned)


WORDS = st.sampled_from(["大连", "海关", "的", "2024年", "没有的", "，"])
ASKED = st.recursive(
    WORDS | st.sampled_from(["近(大连 海关)9", "大?", "source:00"]),
    lambda inner: st.one_of(
        inner.map(lambda one: f"-({one})"),
        st.tuples(inner, st.sampled_from([" ", " | "]), inner).map(lambda x: f"({''.join(x)})"),
    ),
    max_leaves=5,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(ASKED)
def test_with_and_or_and_not_the_index_finds_what_reading_everything_finds(
    seeds: tuple[Finder, list[str]], plain: Finder, typed: str
) -> None:
    search, _texts = seeds
    question = Question(parse(typed))
    found = [(one.source, one.recipe.number, one.spans) for one in search.find(question) if one]
    assert found == [(one.source, one.recipe.number, one.spans) for one in plain.find(question) if one]
    assert search.count(question) in (None, len(found))


@pytest.mark.parametrize("typed", ["海关", "-没有的", "近(大连 海关)9", "大?"])
def test_what_was_taken_in_since_is_looked_at_alone(tmp_path: Path, words: bool, typed: str) -> None:
    texts = {name: f"标题{name}\n\n大连海关支持口岸发展，{name}。\n" for name in "bd"}
    before = updated(tmp_path, Texts(**texts), words=words)
    last = before.last()
    before.close()
    search = finder(tmp_path, Texts(**texts, a="大连海关。\n", c="海关，大连。\n"), words=words)
    question = Question(parse(typed))
    assert [one.source for one in search.find(question, since=last) if one] == ["a.txt", "c.txt"]
    assert [one.source for one in search.find(question) if one] == ["a.txt", "b.txt", "c.txt", "d.txt"]


def test_articles_without_a_word_are_counted_and_nothing_else_is_read(tmp_path: Path) -> None:
    search = finder(tmp_path, TEXTS, words=True)
    question = Question(parse("-海关"))
    assert search.count(question) == 1
    assert [one and one.source for one in search.find(question)] == ["c.txt"]


def test_what_is_gone_is_neither_found_nor_counted(tmp_path: Path) -> None:
    updated(tmp_path, TEXTS, words=True).close()
    search = finder(tmp_path, Texts(b=TEXTS.texts["b.txt"], c="海关到了。\n"), words=True)
    for typed, expected in (("海关", ["b.txt", "c.txt"]), ("投资", []), ("-投资", ["b.txt", "c.txt"])):
        question = Question(parse(typed))
        assert [one.source for one in search.find(question) if one] == expected
        assert search.count(question) == len(expected)


@pytest.mark.parametrize(
    "needle", ["AND", "NEAR(a b)", "*", "^a", "a:b", "'", "\0", "，。", "海" * 10_000, "𠮷", "( OR )", "-"]
)
def test_signs_of_the_index_are_text(tmp_path: Path, words: bool, needle: str) -> None:
    corpus = Texts(a=f"此处有{needle}这些字\n", b="别处\n")
    search = finder(tmp_path, corpus, words=words)
    quoted = '"' + needle.replace("\\", "\\\\").replace('"', '\\"') + '"'
    question = Question(parse(quoted)) if len(quoted) <= 10_000 else None
    if question:
        assert [one.source for one in search.find(question) if one] == ["a.txt"]


def test_half_a_character_is_looked_for_in_vain(tmp_path: Path, words: bool) -> None:
    assert hits(finder(tmp_path, TEXTS, words=words), "\ud800") == []


def test_changed_and_removed_sources_are_taken_in_and_the_others_left_alone(tmp_path: Path, words: bool) -> None:
    corpus = Texts(a="大连海关\n", b="沈阳海关\n", c="口岸\n")
    updated(tmp_path, corpus, words=words).close()
    corpus.split = 0
    corpus.texts |= {"b.txt": "沈阳港口\n", "d.txt": "营口海关\n"}
    del corpus.texts["c.txt"]
    search = finder(tmp_path, corpus, words=words)
    assert corpus.split == 2
    assert [hit.source for hit in hits(search, "海关")] == ["a.txt", "d.txt"]
    assert hits(search, "口岸") == []


@pytest.mark.parametrize("few", [0, 100])
def test_hits_come_in_the_order_of_the_library_however_many_stretches_it_has(
    tmp_path: Path, words: bool, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "FEW", few)
    monkeypatch.setattr(index, "FIRST", 2)
    monkeypatch.setattr(index, "MOST", 3)
    corpus = Texts(**{f"{number:02}": f"第{number}号 大连海关{'口岸' * (number % 3)}\n" for number in range(40)})
    updated(tmp_path, corpus, words=words).close()
    corpus.texts |= {f"{number:02}.txt": "改了的海关\n" for number in (0, 7, 8, 30)}
    search = finder(tmp_path, corpus, words=words)
    assert [hit.source for hit in hits(search, "海关")] == [f"{number:02}.txt" for number in range(40)]
    every = [number for number in range(40) if number % 3 and number not in (0, 7, 8, 30)]
    assert list(dict.fromkeys(hit.source for hit in hits(search, "口岸 大连"))) == [f"{n:02}.txt" for n in every]


def test_a_source_that_changed_since_is_not_shown_with_wrong_places(tmp_path: Path) -> None:
    corpus = Texts(a="大连海关\n")
    search = finder(tmp_path, corpus)
    corpus.texts["a.txt"] = "海关，换了\n"
    assert hits(search, "海关") == []


def test_a_file_that_cannot_be_read_ends_nothing(tmp_path: Path, words: bool) -> None:
    search = finder(tmp_path, Texts(a=None, b="海关\n"), words=words)
    assert [hit.source for hit in hits(search, "海关")] == ["b.txt"]


@pytest.mark.parametrize("damage", [b"", b"no database at all, but some text" * 50])
def test_a_damaged_index_is_made_anew(tmp_path: Path, damage: bytes) -> None:
    updated(tmp_path, TEXTS, words=True).close()
    (path,) = (tmp_path / "search").glob("*.sqlite")
    path.write_bytes(damage)
    assert len(hits(finder(tmp_path, TEXTS), "海关")) == 2


def test_an_index_of_other_code_is_made_anew(tmp_path: Path) -> None:
    updated(tmp_path, TEXTS, words=True).close()
    (path,) = (tmp_path / "search").glob("*.sqlite")
    with sqlite3.connect(path) as connection:
        connection.execute("update about set value = 'older'")
    connection.close()
    TEXTS.split = 0
    assert len(hits(finder(tmp_path, TEXTS), "海关")) == 2
    assert TEXTS.split == 3


def test_where_the_cache_cannot_be_written_the_index_is_in_memory(tmp_path: Path) -> None:
    (tmp_path / "search").write_text("a file where the folder should be")
    assert len(hits(finder(tmp_path, TEXTS), "海关")) == 2


def test_two_sessions_share_an_index(tmp_path: Path) -> None:
    one, other = updated(tmp_path, TEXTS, words=True), updated(tmp_path, TEXTS, words=True)
    assert one.candidates("海关") == other.candidates("海关") != frozenset()


def test_a_concordance_is_sorted_by_either_side(tmp_path: Path) -> None:
    search = finder(tmp_path, Texts(a="乙地海关丙，甲地海关乙，丙城海关甲\n"))
    found = hits(search, "海关")
    assert [hit.right[0] for hit in arranged(found, By.RIGHT)] == sorted("丙乙甲")
    assert [hit.left[::-1] for hit in arranged(found, By.LEFT)] == sorted(hit.left[::-1] for hit in found)
    assert list(arranged(found, By.SOURCE)) == found


@given(
    st.lists(
        st.tuples(
            st.text("甲乙丙", max_size=2),
            st.text("甲乙", max_size=2),
            st.sampled_from(["", "2024-05-01", "2023-01-01"]),
        )
    )
)
def test_a_long_concordance_is_sorted_run_by_run_as_a_short_one_is(said: list[tuple[str, str, str]]) -> None:
    found = [
        Hit("a.txt", n, "题", date, n, n + 1, (Span(n, n + 1), Span(9, 10)), left, "海", right)
        for n, (left, right, date) in enumerate(said)
    ]
    for by in By:
        whole = list(arranged(found, by))
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(concordance, "RUN", 3)
            assert list(arranged(iter(found), by)) == whole


class Watched(Hit):
    """A hit of which it is known when nobody holds it any more."""


def test_a_long_concordance_holds_some_of_its_hits_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(concordance, "RUN", 50)
    held = 0

    def endless() -> Iterator[Hit]:
        nonlocal held
        for n in range(1000):
            held += 1
            one = Watched("a.txt", n, "", "", n, n + 1, (), str(n), "海", "")
            finalize(one, freed)
            yield one

    def freed() -> None:
        nonlocal held
        held -= 1
        seen.append(held)

    seen: list[int] = []
    assert len([hit.start for hit in arranged(endless(), By.LEFT)]) == 1000
    assert max(seen) <= 2 * 50
