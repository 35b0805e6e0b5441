"""What a row of the list says of the hits of a search in an article."""

from pathlib import Path

import pytest

from tests.workspace.corpora import Texts, finder
from tui.workspace.filter import parse
from tui.workspace.search.evaluate import Question
from tui.workspace.search.firsthit import FirstHit, first_hit

TEXT = "海关支持口岸发展\n\n本报记者 张三\n\n全市今年以来工作有了新的进展，大连海关支持口岸发展，再次支持。\n\n完。\n"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("海关", FirstHit(2, "…的进展，大连", "海关", "支持口岸发展，再次支持。 完。")),
        (
            "全市",
            FirstHit(
                1, "本报记者 张三 "[-6:], "全市", "今年以来工作有了新的进展，大连海关支持口岸发展，再次支持。 完。"
            ),
        ),
        ("支持", FirstHit(3, "…，大连海关", "支持", "口岸发展，再次支持。 完。")),
        ("source:a", FirstHit(0)),
    ],
)
def test_the_first_hit_that_the_title_does_not_show(tmp_path: Path, typed: str, expected: FirstHit) -> None:
    (found,) = [one for one in finder(tmp_path, Texts(a=TEXT)).find(Question(parse(typed))) if one]
    told = first_hit(found)
    assert (told.hits, told.text, told.right) == (expected.hits, expected.text, expected.right)
    assert told.left[-4:] == expected.left[-4:]
    assert len(told.left) <= 7


def test_a_hit_in_the_title_alone_shows_none(tmp_path: Path) -> None:
    text = "海关支持口岸发展\n\n本报记者 张三\n\n全市今年以来工作有了新的进展，再接再厉，不断向前。\n"
    (found,) = [one for one in finder(tmp_path, Texts(a=text)).find(Question(parse("海关"))) if one]
    assert found.recipe.title == "海关支持口岸发展"
    assert first_hit(found) == FirstHit(1)


def test_what_steers_a_terminal_is_shown_as_a_sign(tmp_path: Path) -> None:
    text = "标题在这里\n\n正文\u202e倒写，海关\x9b31m支持[b]口岸[/b]。\n"
    (found,) = [one for one in finder(tmp_path, Texts(a=text)).find(Question(parse("海关"))) if one]
    told = first_hit(found)
    assert "\u202e" not in told.left and "\x9b" not in told.right
    assert "[b]口岸[/b]" in told.right
