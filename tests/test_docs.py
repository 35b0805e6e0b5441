"""What the documents for programmers say is true: their examples run."""

import re
from pathlib import Path

import pytest

from tests.conftest import ROOT

EXAMPLE = re.compile(r"^```python\n(.*?)^```", re.M | re.S)
NAMED = re.compile(r"`([\w/*]+\.py)`")
API = EXAMPLE.findall((ROOT / "docs" / "api.md").read_text(encoding="utf-8"))


def test_the_page_on_the_api_has_examples() -> None:
    assert len(API) >= 5


def test_the_examples_of_the_api_run_one_after_the_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    text = "大连海关开通热线\n\n本报讯(记者张三)12月3日,大连海关在大连开通服务热线。\n\n去年企业增加120家。\n"
    (pages / "a.txt").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for example in API:
        exec(compile(example, "docs/api.md", "exec"), {})
    assert "哪一天开通" in (tmp_path / "notes.csv").read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("page", ["docs/architecture.md", "CONTRIBUTING.md", "tests/README.md"])
def test_every_file_that_a_document_names_is_there(page: str) -> None:
    files = {path.relative_to(ROOT).as_posix() for part in ("tui", "tests") for path in (ROOT / part).rglob("*.*")}
    named = NAMED.findall((ROOT / page).read_text(encoding="utf-8"))
    assert named
    assert [
        name
        for name in named
        if not any(f"/{file}".endswith(f"/{name.replace('*', '')}") for file in files) and "*" not in name
    ] == []
