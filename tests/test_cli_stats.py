"""`pizhu stats` counts what is there."""

import json
from pathlib import Path

from tests.running import pizhu

TEXT = "大连海关\n\n大连海关在大连开通服务热线。\n"


def test_notes_tags_and_articles_are_counted(tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text(TEXT, encoding="utf-8")
    for start, tags in ((6, ["名", "要"]), (11, ["名"])):
        given = [part for tag in tags for part in ("--tag", tag)]
        assert pizhu("note", "add", text, "--start", start, "--end", start + 2, *given).exit_code == 0
    found = json.loads(pizhu("stats", tmp_path, "--format", "json").stdout)
    assert (found["articles"], found["notes"], found["states"]) == (1, 2, {"unread": 1})
    assert found["tags"] == {"名": 2, "要": 1}
    assert found["together"] == [{"tags": ["名", "要"], "articles": 1}]
    assert list(found["months"].values()) == [2]
    rows = [line.split("\t") for line in pizhu("stats", tmp_path).stdout.splitlines()]
    assert ["tag", "名", "2"] in rows and ["articles", "unread", "1"] in rows


def test_names_are_counted_when_that_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    found = json.loads(pizhu("stats", tmp_path, "--names", "--format", "json").stdout)
    assert {"type": "ORG", "text": "大连海关", "count": 2} in found["names"]


def test_an_empty_library_counts_nothing(tmp_path: Path) -> None:
    found = json.loads(pizhu("stats", tmp_path, "--format", "json").stdout)
    assert (found["articles"], found["tags"]) == (0, {})
