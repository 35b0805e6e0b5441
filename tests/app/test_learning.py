"""Reading to learn: `d` on a word."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.app.driving import opened
from tests.app.reading import library_of, reading
from tui.app.dialogs.word import WordDialog
from tui.app.reader import ReaderScreen
from tui.app.widgets.rubylines import CLOSERS, lines
from tui.settings import Learning, Settings
from tui.workspace.learn.sources import DictionarySources

STORY = "银行开业\n\n　　昨日，大家请行长讲话，银行的人都来了。\n"
CEDICT = """行長 行长 [hang2 zhang3] /bank president [b]/
銀行 银行 [yin2 hang2] /bank/
行 行 [hang2] /row/
長 长 [zhang3] /chief/
"""


def learning(tmp_path: Path) -> Settings:
    own = tmp_path / "own.u8"
    own.write_text(CEDICT, encoding="utf-8")
    return Settings(learn=Learning(dictionary=str(own)))


@pytest.fixture(autouse=True)
def _nothing_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let only the reader's own file be there, whatever this machine has."""
    monkeypatch.setattr(
        "tui.workspace.learn.learner.dictionary_sources",
        lambda own: DictionarySources(own=Path(own) if own else None),
    )


async def test_d_tells_what_a_word_means_how_it_is_read_and_how_often_it_stands_here(tmp_path: Path) -> None:
    async with reading(library_of(tmp_path, 甲=STORY), settings=learning(tmp_path)) as reader:
        await reader.to("行长")
        await reader.press("d")
        await reader.driven.until(lambda: "1 time in the library" in reader.driven.screen_text())
        shown = reader.driven.screen_text()
        assert "hángzhǎng" in shown and "行長" in shown
        assert "bank president [b]" in shown and "chief" in shown
        await reader.press("q")
        await reader.to("银行", 1)
        await reader.press("d")
        await reader.driven.until(lambda: "2 times in the library" in reader.driven.screen_text())
        await reader.press("escape")
        assert reader.cursor == "银行"


async def test_the_card_of_a_word_with_many_meanings_leaves_its_passage_in_sight(tmp_path: Path) -> None:
    settings = learning(tmp_path)
    with Path(settings.learn.dictionary).open("a", encoding="utf-8") as own:
        own.write("的 的 [de5] /" + "/".join(f"meaning {n} of the particle" for n in range(12)) + "/\n")
    async with reading(library_of(tmp_path, 甲=STORY), settings=settings, size=(80, 24)) as reader:
        await reader.to("的")
        await reader.press("d")
        await reader.driven.until(lambda: "meaning 0" in reader.driven.screen_text())
        assert "银行的人都来了" in reader.driven.screen_text()


async def test_in_the_card_of_a_word_plus_keeps_it_and_minus_knows_it(tmp_path: Path) -> None:
    async with reading(library_of(tmp_path, 甲=STORY), settings=learning(tmp_path)) as reader:
        await reader.to("银行")
        await reader.press("d")
        await reader.driven.until(lambda: isinstance(reader.driven.app.screen, WordDialog))
        assert "+ keep to learn" in reader.driven.screen_text()
        await reader.press("+")
        await reader.driven.until(lambda: "生词" in reader.driven.screen_text())
        assert "bank" in reader.driven.screen_text()
        await reader.to("行长")
        await reader.press("d")
        await reader.driven.until(lambda: isinstance(reader.driven.app.screen, WordDialog))
        await reader.press("fullwidth_hyphen_minus")
        await reader.driven.until(lambda: "“行长” known" in reader.driven.screen_text())


async def test_without_a_dictionary_d_says_how_to_get_one(tmp_path: Path) -> None:
    async with reading(library_of(tmp_path, 甲=STORY)) as reader:
        await reader.to("银行")
        await reader.press("d")
        await reader.driven.until(lambda: "pip install 'pizhu[learn]'" in reader.driven.screen_text())
        assert "yín háng" in reader.driven.screen_text()


async def test_new_words_are_set_off_known_and_kept_with_their_meaning(tmp_path: Path) -> None:
    async with reading(library_of(tmp_path, 甲=STORY), settings=learning(tmp_path)) as reader:
        await reader.marked()

        def new() -> list[str]:
            return [reader.text[start:end] for start, end in reader.screen.state.unknown]

        await reader.press("z", "k")
        await reader.driven.until(new)
        assert "银行" in new() and "words that are known: " in reader.driven.bottom
        assert "no HSK level is set: F2" in reader.driven.bottom
        await reader.press("]", "u")
        first = reader.cursor
        assert first == new()[0] or first == new()[1]
        await reader.driven.until(lambda: "+ keep   - I know it" in reader.driven.bottom)
        await reader.to("银行", 1)
        await reader.press("-")
        await reader.driven.until(lambda: "银行" not in new())
        await reader.press("u")
        await reader.driven.until(lambda: "银行" in new())
        await reader.press("ctrl+r")
        await reader.driven.until(lambda: "银行" not in new())
        await reader.press("u")
        await reader.driven.until(lambda: "银行" in new())
        await reader.to("行长")
        await reader.press("+")
        await reader.saved()
        await reader.driven.until(lambda: reader.notes)
        kept = reader.notes[0]
        assert (kept.anchor.quote, kept.tags) == ("行长", ("生词",))
        assert kept.note == "hángzhǎng  bank president [b]"
        await reader.press("+")
        assert "kept already" in reader.driven.bottom
        await reader.press("z", "k")
        assert new() == []


async def test_zt_shows_the_other_script_and_notes_keep_the_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    phrases = tmp_path / "phrases.txt"
    phrases.write_text("银行\t銀行\n来\t來\n", encoding="utf-8")
    monkeypatch.setattr(
        "tui.workspace.learn.learner.dictionary_sources",
        lambda own: DictionarySources(own=Path(own), phrases=phrases),
    )
    async with reading(library_of(tmp_path, 甲=STORY), settings=learning(tmp_path)) as reader:
        await reader.to("银行", 1)
        await reader.press("z", "t")
        await reader.driven.until(lambda: "銀行的人都來了" in reader.driven.screen_text())
        assert reader.cursor == "银行"
        await reader.press("t")
        await reader.answer("机构", "enter")
        await reader.saved()
        await reader.driven.until(lambda: reader.notes)
        assert reader.notes[0].anchor.quote == "银行"
        await reader.press("z", "t", "z", "t")
        await reader.driven.until(lambda: "银行的人都来了" in reader.driven.screen_text())


async def test_without_the_tables_zt_says_how_to_get_them(tmp_path: Path) -> None:
    async with reading(library_of(tmp_path, 甲=STORY), settings=learning(tmp_path)) as reader:
        await reader.press("z", "t")
        await reader.driven.until(lambda: "pizhu[learn]" in reader.driven.bottom)


async def test_zt_writes_the_names_of_columns_in_the_other_script_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    phrases = tmp_path / "phrases.txt"
    phrases.write_text("来\t來\n", encoding="utf-8")
    monkeypatch.setattr(
        "tui.workspace.learn.learner.dictionary_sources",
        lambda own: DictionarySources(own=Path(own), phrases=phrases),
    )
    text = "經濟數據\n\n| 地區 | 增長率 | 說明文字 |\n|---|---|---|\n| 北京 | 5.2% | 平穩 |\n"
    async with reading(library_of(tmp_path, 甲=text), size=(24, 16), settings=learning(tmp_path)) as reader:
        await reader.driven.until(lambda: "增長率: 5.2%" in reader.driven.screen_text())
        await reader.press("z", "t", "z", "t")
        await reader.driven.until(lambda: "增长率: 5.2%" in reader.driven.screen_text())


async def test_what_does_not_fit_into_the_card_goes_on_under_the_text(tmp_path: Path) -> None:
    settings = learning(tmp_path)
    long = "to go " * 14 + "home"
    Path(settings.learn.dictionary).write_text(f"行長 行长 [hang2 zhang3] /bank president/{long}/\n", encoding="utf-8")
    async with reading(library_of(tmp_path, 甲=STORY), settings=settings) as reader:
        await reader.to("行长")
        await reader.press("d")
        await reader.driven.until(lambda: "bank president" in reader.driven.screen_text())
        rows = reader.driven.screen_text().split("\n")
        first = next(row for row in rows if "2 to go" in row)
        after = rows[rows.index(first) + 1]
        assert after.index("to go") == first.index("to go")
        assert "home" in after


async def test_the_list_and_the_facts_tell_a_learner_how_much_is_known(tmp_path: Path) -> None:
    settings = learning(tmp_path)
    home = Path(os.environ["XDG_STATE_HOME"]) / "pizhu"
    home.mkdir(parents=True, exist_ok=True)
    (home / "known.txt").write_text("银行\n大家\n请\n讲话\n的\n人\n都\n来\n了\n", encoding="utf-8")
    async with opened(library_of(tmp_path, 甲=STORY), settings, marks=True) as driven:
        await driven.until(lambda: driven.entries() and driven.entries()[0].known is not None)
        assert f"{driven.entries()[0].known} % known" in driven.screen_text()
        await driven.press("enter")
        await driven.until(lambda: isinstance(driven.app.screen, ReaderScreen) and driven.app.screen.opened)
        await driven.press("A")
        await driven.until(lambda: f"Known words  {driven.entries()[0].known} %" in driven.screen_text())


async def test_zp_shows_the_sentence_with_pinyin_over_its_words(tmp_path: Path) -> None:
    async with reading(library_of(tmp_path, 甲=STORY), settings=learning(tmp_path)) as reader:
        await reader.marked()
        await reader.to("行长")
        await reader.press("z", "p")
        await reader.driven.until(lambda: "hángzhǎng" in reader.driven.screen_text())
        rows = reader.driven.screen_text().split("\n")
        over = next(row for row in rows if "hángzhǎng" in row)
        text = rows[rows.index(over) + 1]
        assert cell_len(over[: over.index("hángzhǎng")]) == cell_len(text[: text.index("行长")])
        await reader.press("q")
        assert reader.cursor == "行长"


async def test_zp_goes_on_to_the_paragraph_the_article_and_back(tmp_path: Path) -> None:
    story = (
        "银行开业\n\n　　昨日开会。大家请行长讲话。\n\n" + "\n\n".join(f"　　第{n}位行长。" for n in range(20)) + "\n"
    )
    async with reading(library_of(tmp_path, 甲=story), settings=learning(tmp_path)) as reader:
        await reader.to("行长")
        await reader.press("z", "p")
        driven = reader.driven
        await driven.until(lambda: "hángzhǎng" in driven.screen_text())

        def box() -> str:
            """Return what stands in the dialog, in one piece."""
            rows = [row.partition("│")[2] for row in driven.screen_text().splitlines() if "│" in row]
            return "".join("".join(rows).split())

        assert "昨日" not in box()
        await reader.press("p")
        await driven.until(lambda: "昨日" in box())
        assert "位" not in box()
        await reader.press("a")
        await driven.until(lambda: "位" in box())
        first = box()
        await reader.press("space")
        await driven.until(lambda: box() != first)
        for _page in range(20):
            await reader.press("space")
        await driven.until(lambda: "19" in box())
        await reader.press("s")
        await driven.until(lambda: "19" not in box())
        assert "hángzhǎng" in box() and "昨日" not in box()


async def test_without_a_dictionary_zp_says_how_to_get_one(tmp_path: Path) -> None:
    async with reading(library_of(tmp_path, 甲=STORY)) as reader:
        await reader.press("z", "p")
        await reader.driven.until(lambda: "pizhu[learn]" in reader.driven.bottom)


WORDS = st.lists(
    st.one_of(
        st.tuples(
            st.text("银行长大连", min_size=1, max_size=4), st.sampled_from(["háng", "zhǎngcháng", "a", "zhuāngbèi"])
        ),
        st.tuples(st.sampled_from(["，", "。”", "（", "“", "3", "GDP", "…"]), st.just("")),
    ),
    max_size=30,
)


@given(WORDS, st.integers(8, 80))
def test_pinyin_over_the_line_loses_no_character_and_stands_over_its_word(
    words: list[tuple[str, str]], width: int
) -> None:
    found = lines(words, width)
    assert "".join(below.replace(" ", "") for _above, below in found) == "".join(text for text, _over in words)
    assert "".join(above.replace(" ", "") for above, _below in found) == "".join(over for _text, over in words)
    for above, below in found:
        assert below[0] not in CLOSERS or below is found[0][1]
        assert max(cell_len(above), cell_len(below)) <= width or len(below.split()) == 1
