"""What the model of names is trained on: marked lines say what they mean, and every row of the public list is whole."""

import subprocess
from itertools import pairwise
from pathlib import Path

import pytest

from training import public
from training.__main__ import OWN
from training.marked import NAMES, Sentence, merged, parse, read
from training.public import HALVES, Clones, digest_of, split
from training.report import count, f1
from training.taught import READ, SURE, taught
from tui.language.tagging import Token


def test_markup_becomes_text_and_names():
    line = "⟦PER 王明⟧在⟦LOC 常州⟧说，⟦ORG 常州市委⟧⟦TIME 去年⟧开会"
    assert parse("local", line) == Sentence(
        "local", "王明在常州说，常州市委去年开会", ((0, 2, "PER"), (3, 5, "LOC"), (7, 11, "ORG"))
    )


@pytest.mark.parametrize("line", ["⟦PER 王明", "王明⟧", "⟦PER 王⟦LOC 明⟧⟧"])
def test_a_bracket_without_its_other_half_is_told(line):
    with pytest.raises(ValueError, match="王"):
        parse("local", line)


def test_our_own_sentences_can_be_read_and_have_every_type():
    own = read([OWN])
    assert len(own) > 300
    assert {kind for sentence in own for _, _, kind in sentence.names} == set(NAMES)


def test_touching_names_of_one_type_are_one_answer():
    assert merged([(3, 5, "LOC"), (0, 3, "LOC"), (5, 7, "ORG")]) == {(0, 5, "LOC"), (5, 7, "ORG")}
    wanted = [Sentence("local", "高新区七贤岭街道", ((0, 8, "LOC"),))]
    assert f1(count(wanted, [[(0, 3, "LOC"), (3, 8, "LOC")]])["ALL"]["all"]) == 1
    assert f1(count(wanted, [[(0, 3, "LOC")]])["local"]["LOC"]) == 0


def test_every_row_of_the_public_list_is_whole():
    for line in public.FILE.read_text(encoding="utf-8").splitlines():
        _, half, repository, _, commit, start, length, digest, names = line.split("\t")
        assert half in HALVES
        assert (repository.count("/"), len(commit), len(digest), int(start) >= 0) == (1, 40, 16, True)
        spans = [(int(first), int(last)) for _, first, last in map(split, filter(None, names.split(",")))]
        assert all(0 <= first < last <= int(length) for first, last in spans)
        assert all(one[1] <= other[0] for one, other in pairwise(spans))


def clone_of(folder, texts):
    """Make a clone of one commit with some files; return the commit."""
    folder.mkdir()
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    git = ["git", "-C", str(folder), "-c", "user.name=a", "-c", "user.email=a@b"]
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "a"]):
        subprocess.run([*git, *command], check=True)
    return subprocess.run([*git, "rev-parse", "HEAD"], check=True, capture_output=True, text=True).stdout.strip()


def test_a_public_paragraph_is_read_from_a_clone_and_only_if_it_is_the_one_annotated(tmp_path, monkeypatch):
    commit = clone_of(tmp_path / "owner+name", {"a.txt": "标题\n王明在常州。\n"})
    row = ["local", "test", "owner/name", "a.txt", commit, "3", "6", digest_of("王明在常州。"), "PER 0-2,LOC 3-5"]
    monkeypatch.setattr(public, "FILE", Path(tmp_path / "public.tsv"))
    public.FILE.write_text("\t".join(row) + "\n", encoding="utf-8")
    assert list(Clones(tmp_path).sentences("test")) == [parse("local", "⟦PER 王明⟧在⟦LOC 常州⟧。")]
    assert list(Clones(tmp_path).sentences("development")) == []
    assert list(Clones(tmp_path / "none").sentences("test")) == []
    row[7] = digest_of("别的")
    public.FILE.write_text("\t".join(row) + "\n", encoding="utf-8")
    with pytest.raises(ValueError, match="another text"):
        list(Clones(tmp_path).sentences("test"))


def test_unlabelled_text_is_running_chinese_each_line_once_and_nothing_of_the_test_half(tmp_path, monkeypatch):
    secret, known, other = (
        "王明昨天在常州开会并且讲话。",
        "李红今天从大连到北京去开会。",
        "港口去年运出的货物比前年多。",
    )
    texts = {
        "a.txt": f"{secret}\n{other}\n",
        "b.md": f"{known}\n短\nan English line that is long enough\n{known}\n",
        "c.json": f"{other * 2000}\n{secret}\n{other}\n",
        "d.png": f"{other}图\n",
        "e.txt": f"{other}这一份不在库里。\n",
    }
    commit = clone_of(tmp_path / "owner+name", texts)
    lacking = ["git", "-C", str(tmp_path / "owner+name"), "rev-parse", "HEAD:e.txt"]
    digest = subprocess.run(lacking, check=True, capture_output=True, text=True).stdout.strip()
    (tmp_path / "owner+name" / ".git" / "objects" / digest[:2] / digest[2:]).unlink()
    monkeypatch.setattr(public, "FILE", tmp_path / "public.tsv")
    places = (("a.txt", "0"), ("c.json", str(len(other) * 2000 + 1)))
    rows = [["local", "test", "owner/name", path, commit, at, str(len(secret)), "", ""] for path, at in places]
    public.FILE.write_text("".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")
    found = sorted(Clones(tmp_path).unlabelled())
    assert found == sorted([known, (other * 2000)[:2000], other])
    assert list(Clones(tmp_path / "none").unlabelled()) == []


class Reader:
    """Finds 王明 wherever a piece begins with it, sure or not."""

    bare = False

    def __init__(self, sure):
        self._sure = sure

    def tag(self, sentences, checkpoint):
        return [[Token(0, 2, "PER", self._sure)] if sentence.startswith("王明") else [] for sentence in sentences]


def test_a_network_teaches_lines_where_it_is_sure_of_every_name_and_none_that_were_annotated():
    line = "王明" + "昨天在港口开会并且讲话" * 5
    assert taught([line], Reader(SURE), []) == [Sentence("unlabelled", line, ((0, 2, "PER"),))]
    assert taught([line], Reader(SURE - 0.01), []) == []
    assert taught([line], Reader(0.9), [line + "等等"]) == []
    assert (
        taught([line[2:], line[:20], line * 9, line[:30] + "\\n" + line[30:], "王明" + "a b " * 12], Reader(0.9), [])
        == []
    )
    assert len(taught([line] * (READ + 1), Reader(0.9), [])) == READ
