"""How far two annotators agree."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.running import pizhu
from tui.workspace.agreement.measures import Counts, How, Tagged, agreement, by_line, compare, f1, kappa

TEXT = "大连海关\n\n大连海关在大连开通服务热线。\n"


def on(start: int, end: int, tag: str = "甲") -> Tagged:
    return Tagged("a.txt", start, end, tag)


@pytest.mark.parametrize(
    ("first", "second", "hows"),
    [
        ([on(0, 3)], [on(0, 3)], ["exact"]),
        ([on(0, 3)], [on(1, 4)], ["partial"]),
        ([on(0, 3)], [on(0, 3, "乙")], ["type"]),
        ([on(0, 3)], [on(1, 4, "乙")], ["missing", "missing"]),
        ([on(0, 3)], [on(3, 5)], ["missing", "missing"]),
        ([on(0, 3)], [], ["missing"]),
        ([on(0, 9)], [on(0, 2), on(1, 8)], ["partial", "missing"]),
        ([on(0, 3), on(0, 3)], [on(0, 3)], ["exact", "missing"]),
        ([], [], []),
    ],
)
def test_each_span_stands_in_one_pair(first: list[Tagged], second: list[Tagged], hows: list[str]) -> None:
    assert [pair.how for pair in compare(first, second)] == hows


spans = st.lists(
    st.builds(
        lambda at, size, tag: on(at, at + size, tag), st.integers(0, 9), st.integers(1, 4), st.sampled_from("甲乙")
    ),
    max_size=8,
)


@given(spans, spans)
def test_no_span_is_lost_and_agreement_is_mutual(first: list[Tagged], second: list[Tagged]) -> None:
    pairs = compare(first, second)
    assert sorted(pair.first for pair in pairs if pair.first) == sorted(first)
    assert sorted(pair.second for pair in pairs if pair.second) == sorted(second)
    assert f1(pairs) == f1(compare(second, first))


@given(spans)
def test_an_annotator_agrees_with_himself(said: list[Tagged]) -> None:
    assert {pair.how for pair in compare(said, said)} <= {How.EXACT}


def test_kappa_and_alpha_of_the_example_in_the_literature() -> None:
    # Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), binary data of two observers: 0.095.
    counts = Counts(10, 1, 1, 3)
    known = agreement([counts])
    assert known.alpha == pytest.approx(0.095, abs=0.0005)
    assert kappa(counts) == pytest.approx(1 / 11)
    assert known.low is None


def test_what_does_not_vary_has_no_agreement() -> None:
    assert (kappa(Counts(10)), agreement([Counts(10)]).alpha) == (None, None)
    assert agreement([]).alpha is None


def test_the_interval_holds_the_value_and_is_the_same_each_time() -> None:
    lines = [Counts(20, 5, 1, 0), Counts(20, 3, 0, 2), Counts(20), Counts(20, 8, 1, 1)]
    known = agreement(lines)
    assert known.alpha is not None and known.low is not None and known.high is not None
    assert known.low <= known.alpha <= known.high
    assert known == agreement(lines)


def test_characters_are_counted_line_by_line() -> None:
    found = by_line({"a.txt": "一二三四\n\n五六七"}, [on(0, 2)], [on(1, 3), on(6, 9, "乙")], "甲")
    assert found == [Counts(4, 1, 1, 1), Counts(3)]


def test_two_folders_are_compared(tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text(TEXT, encoding="utf-8")
    for who, quotes in (("a", ["大连海关在", "热线"]), ("b", ["大连海关在", "服务热线"])):
        for quote in quotes:
            at = TEXT.index(quote)
            span = ["--start", at, "--end", at + len(quote)]
            done = pizhu("note", "add", text, *span, "--tag", "名", "--annotations", tmp_path / who)
            assert done.exit_code == 0, done.stderr
    result = pizhu("agree", tmp_path / "a", tmp_path / "b", tmp_path, "--format", "json")
    said = json.loads(result.stdout)
    assert (said["exact"], said["partial"], said["missing"], said["f1"]) == (1, 1, 0, 0.5)
    assert said["tags"][0]["kappa"] == pytest.approx(said["tags"][0]["alpha"], abs=0.05)
    assert pizhu("agree", tmp_path / "a", "nobody", tmp_path).exit_code == 1


def test_two_branches_of_the_notes_are_compared(tmp_path: Path) -> None:
    import subprocess

    from tests.running import pizhu
    from tui.workspace.session import Session

    def git(*arguments: str) -> None:
        about = ("-c", "user.name=a", "-c", "user.email=a@b.example", "-c", "init.defaultBranch=main")
        subprocess.run(["git", "-C", str(tmp_path), *about, *arguments], check=True, capture_output=True)

    def tag(start: int, end: int) -> None:
        with Session.open(tmp_path) as session:
            session.notes.annotate(next(iter(session.pages.articles())).source, [(start, end)], tags=["机构"])
        git("add", "-A")
        git("commit", "-m", "said")

    (tmp_path / "a.txt").write_text("大连海关开通服务热线。\n", encoding="utf-8")
    git("init")
    tag(0, 4)
    git("switch", "-c", "other")
    tag(6, 10)
    result = pizhu("agree", "--git", "main", "other", tmp_path, "--format", "json")
    assert result.exit_code == 0, result.stderr
    found = json.loads(result.stdout)
    assert (found["exact"], found["missing"]) == (1, 1)
    for wrong in ("nothing", "--output=x"):
        failed = pizhu("agree", "--git", "--", "main", wrong, tmp_path)
        assert failed.exit_code == 1 and "git" in failed.stderr


def test_links_in_a_revision_lead_nowhere_and_stop_nothing(tmp_path: Path) -> None:
    import io
    import tarfile

    from tui.workspace.agreement.revision import unpack

    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        for name, link in (("a.json", ""), ("sub/b.json", ""), ("out.json", "/etc/passwd"), ("../c.json", "")):
            member = tarfile.TarInfo(name)
            member.type, member.linkname = (tarfile.SYMTYPE, link) if link else (tarfile.REGTYPE, "")
            member.size = 0 if link else 2
            archive.addfile(member, io.BytesIO(b"{}"))
    unpack(packed.getvalue(), tmp_path / "folder")
    found = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if not path.is_dir()}
    assert found == {"folder/a.json", "folder/sub/b.json"}
