"""Bytes become text: the right encoding, one newline, no control character, and a refusal where nothing is sure."""

import codecs
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import SEEDS
from tui.text.decode import NotText, Unsure, decode
from tui.text.visible import visible, visible_line

PAGES = [path.read_text(encoding="utf-8-sig") for path in sorted(SEEDS.iterdir())]
TRADITIONAL = (
    "國務院關於進一步優化營商環境的意見。各省、自治區、直轄市人民政府，國務院各部委、各直屬機構：為深入貫徹落實中央經濟工作會議"
    "精神，進一步優化營商環境，激發市場主體活力，現提出以下意見。一、持續提升投資和建設便利度。我們認為，這些問題需要認真研究，"
    "並且與當地的實際情況結合起來。記者昨天從會議上瞭解到，今年以來全市新開工項目一百多個，總投資超過三百億元。"
)


@pytest.mark.parametrize("page", PAGES, ids=range(len(PAGES)))
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le", "utf-16-be"])
def test_a_page_reads_the_same_from_every_encoding(page: str, encoding: str) -> None:
    decoded = decode(page.encode(encoding))
    assert decoded.text == decode(page.encode()).text
    assert decoded.encoding == encoding


@pytest.mark.parametrize("encoding", ["big5", "gb18030", "utf-16-le", "utf-16-be", "utf-8"])
def test_a_traditional_text_reads_from_every_encoding(encoding: str) -> None:
    assert decode(TRADITIONAL.encode(encoding))[:2] == (TRADITIONAL, encoding)


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        ("\ufeff".encode("gb18030"), "gb18030"),
    ],
)
def test_a_byte_order_mark_decides_and_is_dropped(mark: bytes, encoding: str) -> None:
    assert decode(mark + "两字".encode(encoding))[:2] == ("两字", encoding)


def test_short_pieces_of_pages_are_read_rightly_or_not_at_all() -> None:
    draw, refused, tried = random.Random(7), 0, 0
    for text, encodings in [(page, ("gb18030", "utf-16-le", "utf-16-be")) for page in PAGES] + [
        (TRADITIONAL, ("big5", "gb18030", "utf-16-le", "utf-16-be"))
    ]:
        for encoding in encodings:
            for size in (6, 10, 15, 30):
                for _ in range(20):
                    start = draw.randrange(len(text) - size)
                    piece = text[start : start + size]
                    if piece.isascii():
                        continue
                    tried += size >= 15
                    try:
                        assert decode(piece.encode(encoding)).text == visible(piece).removeprefix("\ufeff")
                    except NotText:
                        refused += size >= 15
    assert refused < tried / 50


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", NotText),
        (b" \r\n\t\n", NotText),
        ("\ufeff".encode(), NotText),
        (bytes(range(256)) * 40, NotText),
        (b"\x7fELF\x02\x01\x01" + b"\0" * 300, NotText),
        (b"GIF89a" + random.Random(1).randbytes(5000), NotText),
        ("Ça va, garçon? Déjà vu: naïve façade".encode("latin-1"), NotText),
        ("안녕하세요 여러분 반갑습니다 한국어 글입니다".encode("euc-kr"), NotText),
        ("昨日、東京都内で開かれた会議で、政府は新しい経済政策を発表した。".encode("shift_jis"), NotText),
        ("昨日、東京都内で開かれた会議で、政府は新しい経済政策を発表した。".encode("euc_jp"), NotText),
        ("Сегодня в Москве прошла встреча министров".encode("cp1251"), NotText),
        ("รัฐบาลประกาศนโยบายใหม่".encode("cp874") * 50, Unsure),
        ("大".encode("gb18030"), Unsure),
    ],
    ids=["empty", "blank", "bom", "bytes", "elf", "gif", "fr", "ko", "sjis", "euc-jp", "ru", "th", "short"],
)
def test_what_is_not_surely_text_is_refused_with_a_reason(data: bytes, why: type[NotText]) -> None:
    with pytest.raises(why) as caught:
        decode(data)
    assert str(caught.value)


def test_the_reader_can_say_the_encoding() -> None:
    assert decode("大".encode("gb18030"), "GBK")[:2] == ("大", "gbk")
    assert decode(b"ab\xffcd", "utf-8").text == "ab\ufffdcd"
    with pytest.raises(LookupError):
        decode(b"x", "no-such-encoding")
    with pytest.raises(LookupError):
        decode(b"x", "base64")


def test_one_damaged_character_does_not_hide_a_page() -> None:
    page = PAGES[0]
    data = page.encode()
    decoded = decode(data[:3000] + b"\xff" + data[3000:])
    assert decoded.encoding == "utf-8"
    assert decoded.text.count("\ufffd") <= 2


def test_a_file_cut_in_mid_character_is_read() -> None:
    assert decode(PAGES[1].encode("gb18030")[:-1]).encoding == "gb18030"


def test_chinese_after_a_long_stretch_of_ascii_still_decides() -> None:
    text = "plain words\n" * 10_000 + TRADITIONAL
    assert decode(text.encode("big5"))[:2] == (text, "big5")


@pytest.mark.parametrize("newline", ["\r\n", "\r", "\n"])
def test_every_newline_becomes_one(newline: str) -> None:
    assert decode(newline.join(["甲", "", "乙"]).encode()).text == "甲\n\n乙"


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("a\x1b[31mb", "a␛[31mb"),
        ("a\tb", "a b"),
        ("a\x00b\x7fc", "a␀b␡c"),
        ("a\x9b31mb", "a␦31mb"),
        ("a\u202eb\u2066c\u2069\u200f", "a␦b␦c␦␦"),
        ("a\u2028b\u2029c\x85d", "a␤b␤c␤d"),
        ("a\u200bb\ufeffc\u200d\ufe0f", "a\u200bb\ufeffc\u200d\ufe0f"),
        ("𠮷é́", "𠮷é́"),
    ],
)
def test_control_characters_are_shown_one_to_one_and_nothing_else_changes(raw: str, shown: str) -> None:
    assert visible(raw) == shown


@given(st.text(st.characters(exclude_categories=())))
def test_what_is_shown_is_as_long_and_harmless(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    assert visible(shown) == shown
    assert all(char == "\n" or ord(char) >= 32 for char in shown)
    assert "\n" not in visible_line(text)
    shown.encode()


@given(st.binary(max_size=200))
def test_no_bytes_make_the_decoder_fall(data: bytes) -> None:
    try:
        text = decode(data).text
    except NotText:
        return
    assert visible(text) == text
    assert "\r" not in text


@given(st.text(st.characters(codec="utf-8"), min_size=1))
def test_valid_text_in_utf8_is_never_taken_for_something_else(text: str) -> None:
    try:
        decoded = decode(("第一行，中文的文章。\n" + text).encode())
    except NotText:
        assert text.count("\0") > 0
        return
    assert decoded.encoding == "utf-8"


VERSE = (
    "帝高阳之苗裔兮,朕皇考曰伯庸。摄提贞于孟陬兮,惟庚寅吾以降。皇览揆余初度兮,肇锡余以嘉名。名余曰正则兮,字余曰灵均。"
    "纷吾既有此内美兮,又重之以修能。扈江离与辟芷兮,纫秋兰以为佩。汨余若将不及兮,恐年岁之不吾与。"
)


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16-le", "utf-16-be"])
def test_old_verse_with_rare_characters_is_still_chinese(encoding: str) -> None:
    assert decode(VERSE.encode(encoding))[:2] == (VERSE, encoding)
