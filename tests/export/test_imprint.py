"""Where an article was printed is found in its front matter, its folio, and the name of its file."""

from dataclasses import replace

import pytest

from tests.export.material import PAGE
from tui.export.citation import reference
from tui.export.imprint import Imprint, imprint

ARTICLE = replace(PAGE.articles[0], title="大连奋楫争先", authors=("吕丽",), date=None, page=None, origin=None)


@pytest.mark.parametrize(
    ("name", "text", "known", "expected"),
    [
        ("a.txt", "题\n", {"origin": "辽报", "date": "2024-03-05", "page": "4"}, ("辽报", "2024-03-05", "4", "")),
        ("a.txt", "大连日报 2025年1月2日 星期四 第4版\n标题\n", {}, ("大连日报", "2025-01-02", "4", "")),
        ("a.txt", "标题\n正文\n04版 要闻  人民日报  2024年3月5日\n", {}, ("人民日报", "2024-03-05", "04", "")),
        ("a.txt", "大连日报 2025年1月2日\n", {"date": "2025-01-03"}, ("大连日报", "2025-01-03", "", "")),
        ("人民日报/2024-03-05/04版.txt", "标题\n", {}, ("人民日报", "2024-03-05", "04", "")),
        ("辽宁日报20240305-A12.txt", "标题\n", {}, ("辽宁日报", "2024-03-05", "A12", "")),
        ("20240305_要闻.txt", "标题\n", {}, ("", "2024-03-05", "", "")),
        ("000_b576d2323f779f1e.txt", "他在大连日报工作，2024年3月5日去了北京。\n", {}, ("", "", "", "")),
        ("报告.txt", "标题\n", {}, ("", "", "", "")),
        ("a.txt", "x\n", {"origin": "https://x.cn/1.html"}, ("", "", "", "https://x.cn/1.html")),
    ],
)  # fmt: skip
def test_what_is_known_comes_together(name: str, text: str, known: dict[str, str], expected: tuple[str, ...]) -> None:
    article = replace(ARTICLE, source=replace(ARTICLE.source, name=name, text=text), **known)
    assert imprint(article) == Imprint(*expected)


def test_a_reference_names_the_paper_of_the_file() -> None:
    article = replace(ARTICLE, source=replace(ARTICLE.source, name="辽宁日报-2024-03-05-04.txt", text=""))
    assert reference(article) == "吕丽. 大连奋楫争先[N]. 辽宁日报, 2024-03-05(04)."


def test_a_text_from_the_web_is_cited_as_an_electronic_document() -> None:
    article = replace(ARTICLE, origin="https://x.cn/1.html", date="2024-03-05")
    assert reference(article) == "吕丽. 大连奋楫争先[EB/OL]. (2024-03-05). https://x.cn/1.html."
