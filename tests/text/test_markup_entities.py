"""Signs that a page or Markdown spells out are read as signs, and every offset stays."""

from pathlib import Path

import pytest

from tui.text.library import Library
from tui.text.source import Source
from tui.text.structure import split

SAID = "渡口的船工应当在天黑以前收船，不得夜航，也不得在大雾里开船，这是老规矩了。"


def read(folder: Path, name: str, text: str) -> tuple[Source, str]:
    """The source and the reading text of its first article."""
    (folder / name).write_text(text, encoding="utf-8")
    source = Library.open(folder).read(name)
    assert isinstance(source, Source)
    return source, split(source).articles[0].text


@pytest.mark.parametrize(
    ("spelled", "shown"),
    [
        ("&ldquo;老渡口&rdquo;&mdash;&mdash;三十年", "“老渡口”——三十年"),
        ("老渡口&#8220;重开&#x201d;了", "老渡口“重开”了"),
        ("&#32769;&#28193;&#21475;", "老渡口"),
        ("水位 &lt; 三米 &gt; 二米", "水位 < 三米 > 二米"),
        ("水位&lt;b&gt;三米", "水位<b>三米"),
        ("船&amp;人", "船&人"),
        ("船&nbsp;人", "船 人"),
        ("船&zwj;人", "船人"),
        ("AT&T;的船", "AT&T;的船"),
        ("船&nosuchname;人", "船&nosuchname;人"),
        ("&nbsp;&nbsp;&nbsp;&emsp;船", "船"),
    ],
)
@pytest.mark.parametrize("name", ["a.html", "a.md"])
def test_what_is_spelled_out_is_read_as_the_sign(tmp_path: Path, name: str, spelled: str, shown: str) -> None:
    text = f"<html><body><h1>渡口</h1><p>{SAID}</p><p>{spelled}</p></body></html>"
    text = text if name.endswith("html") else f"# 渡口\n\n{SAID}\n\n{spelled}\n"
    source, read_as = read(tmp_path, name, text)
    assert read_as.split("\n") == ["渡口", SAID, shown]
    assert len(source.text) == len(text)


def test_code_in_markdown_stays_as_it_is(tmp_path: Path) -> None:
    text = f"# 渡口\n\n{SAID}\n\n写成 `&lt;` 的样子\n\n```\nif a &lt; b;\n```\n\n平常的 &lt; 号\n"
    assert read(tmp_path, "a.md", text)[1].split("\n")[2:] == ["写成 &lt; 的样子", "if a &lt; b;", "平常的 < 号"]


def test_a_link_leads_where_its_address_says(tmp_path: Path) -> None:
    source, _text = read(
        tmp_path, "a.html", f'<h1>渡口</h1><p>{SAID}<a href="https://a.example.com/?a=1&amp;b=2">此</a></p>'
    )
    assert [link.target for link in split(source).articles[0].links] == ["https://a.example.com/?a=1&b=2"]
