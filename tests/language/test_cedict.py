"""A dictionary in the CC-CEDICT format: its lines, pinyin with tone marks, and which reading is meant."""

import pytest

from tui.language.analysis import EntityType
from tui.language.cedict.entry import DictionaryEntry, entries, parsed
from tui.language.cedict.glosses import readable
from tui.language.cedict.readings import of_person, ranked
from tui.language.cedict.tones import marked, spelled


def test_a_line_becomes_an_entry() -> None:
    assert parsed("銀行 银行 [yin2 hang2] /bank/CL:家[jia1]/") == DictionaryEntry(
        "银行", "銀行", "yin2 hang2", ("bank", "CL:家[jia1]")
    )


@pytest.mark.parametrize(
    "line",
    [
        "",
        "# CC-CEDICT",
        "#! date=2023",
        "银行 [yin2 hang2] /bank/",
        "銀行 银行 yin2 /bank/",
        "a b [c] /" + "x" * 5000 + "/",
    ],
)
def test_what_is_no_entry_is_left_out(line: str) -> None:
    assert list(entries([line])) == []


@pytest.mark.parametrize(
    ("numbered", "shown"),
    [
        ("hao3", "hǎo"),
        ("gui4", "guì"),
        ("liu2", "liú"),
        ("dou1", "dōu"),
        ("yuan2", "yuán"),
        ("xue2", "xué"),
        ("lu:4", "lǜ"),
        ("nu:e4", "nüè"),
        ("nv3", "nǚ"),
        ("E2", "É"),
        ("ma5", "ma"),
        ("m2", "ḿ"),
        ("A", "A"),
        ("xx5", "xx"),
    ],
)
def test_the_tone_mark_stands_where_pinyin_wants_it(numbered: str, shown: str) -> None:
    assert marked(numbered) == shown


@pytest.mark.parametrize(
    ("pinyin", "shown"),
    [
        ("yin2 hang2", "yínháng"),
        ("Xi1 an1", "Xī'ān"),
        ("nu:3 er2", "nǚ'ér"),
        ("Bei3 jing1 Da4 xue2", "Běijīng Dàxué"),
        ("hua1 r5", "huār"),
        ("er4 ling2 yi1 jiu3 nian2", "èr líng yī jiǔ nián"),
        ("ji2 lai2 zhi1 , ze2 an1 zhi1", "jíláizhī, zé'ānzhī"),
        ("Ka3 er3 · Ma3 ke4 si1", "Kǎ'ěr Mǎkèsī"),
        ("", ""),
    ],
)
def test_a_word_is_spelled_in_one_piece(pinyin: str, shown: str) -> None:
    assert spelled(pinyin) == shown


def test_references_in_a_meaning_are_readable() -> None:
    assert readable("CL:個|个[ge4],件[jian4]") == "classifier 个 gè, 件 jiàn"
    assert readable("city in Liaoning province 遼寧省|辽宁省[Liao2 ning2 Sheng3]") == (
        "city in Liaoning province 辽宁省 Liáoníng Shěng"
    )


CROWD = {
    word: [one for line in lines if (one := parsed(line))]
    for word, lines in {
        "钱": ["錢 钱 [Qian2] /surname Qian/", "錢 钱 [qian2] /money/"],
        "行": ["行 行 [hang2] /row/", "行 行 [xing2] /to walk/"],
        "发": ["發 发 [fa1] /to send out/", "髮 发 [fa4] /hair/"],
        "朝阳": ["朝陽 朝阳 [Chao2 yang2] /Chaoyang district/", "朝陽 朝阳 [zhao1 yang2] /the morning sun/"],
        "仇": ["仇 仇 [chou2] /hatred/", "仇 仇 [Qiu2] /surname Qiu/"],
        "单": ["單 单 [dan1] /single/", "單 单 [Shan4] /surname Shan/"],
        "欧": ["歐 欧 [Ou1] /surname Ou/"],
        "欧阳": ["歐陽 欧阳 [Ou1 yang2] /two-character surname Ouyang/surname Ouyang/"],
        "和": ["龢 和 [he2] /old variant of 和[he2]/", "和 和 [he2] /and/"],
    }.items()
}


@pytest.mark.parametrize(
    ("word", "heard", "kind", "traditional", "meant"),
    [
        ("钱", "qian2", None, "", "qian2"),
        ("钱", "qian2", EntityType.PER, "", "Qian2"),
        ("行", "xing2", None, "", "xing2"),
        ("行", "hang2", None, "", "hang2"),
        ("发", "fa1", None, "髮", "fa4"),
        ("朝阳", "chao2 yang2", None, "", "zhao1 yang2"),
        ("朝阳", "zhao1 yang2", EntityType.LOC, "", "Chao2 yang2"),
    ],
)
def test_the_reading_that_is_meant_comes_first(
    word: str, heard: str, kind: EntityType | None, traditional: str, meant: str
) -> None:
    assert ranked(CROWD[word], heard, kind, traditional)[0].pinyin == meant


def test_an_entry_that_only_leads_to_another_comes_last_and_the_readers_own_first() -> None:
    assert ranked(CROWD["和"])[0].glosses == ("and",)
    own = DictionaryEntry("和", "和", "huo4", ("mine",), own=True)
    assert ranked([*CROWD["和"], own])[0] is own


@pytest.mark.parametrize(
    ("name", "heard", "read"),
    [
        ("仇和", "chou2 he2", "Qiu2 He2"),
        ("单田芳", "dan1 tian2 fang1", "Shan4 Tian2 fang1"),
        ("欧阳修", "ou1 yang2 xiu1", "Ou1 yang2 Xiu1"),
        ("欧文", "ou1 wen2", "Ou1 Wen2"),
        ("小明", "xiao3 ming2", "xiao3 ming2"),
        ("仇", "chou2", "chou2"),
    ],
)
def test_a_family_name_is_read_as_one(name: str, heard: str, read: str) -> None:
    assert " ".join(of_person(name, lambda word: CROWD.get(word, []), heard.split())) == read
