"""Analyses are kept by what they depend on; what is kept is never trusted blindly and never costs the page."""

import os
import threading

import pytest

from tests.language.pages import page, seed
from tui.language import cache as module
from tui.language import model
from tui.language.analyser import Analyser
from tui.language.analysis import Analysis, Entity, EntityType, Figure
from tui.language.cache import SUFFIX, Cache
from tui.language.tagging import ModelMissing
from tui.language.words import UserWord
from tui.text.source import Span

TEXT = "记者吕丽在大连海关采访,增长5.2%。"
FULL = Analysis(
    words=(Span(0, 2),),
    entities=(Entity(0, 2, EntityType.LOC),),
    figures=(
        Figure(3, 5, "count", 3, "个", "exact", measured=Span(0, 2)),
        Figure(6, 9, "power", (3000000.0, 25000000.0), "瓦", "range"),
    ),
    complete=True,
)


@pytest.fixture
def no_model(monkeypatch):
    def load():
        raise AssertionError("the model was loaded")

    monkeypatch.setattr(model, "load", load)


def entries(folder):
    return sorted(folder.rglob(f"*{SUFFIX}"))


def test_a_second_start_shows_marks_without_the_model(tmp_path, monkeypatch):
    whole = seed("002")
    want = Analyser(tmp_path).analyse(whole)
    monkeypatch.setattr(model, "load", lambda: pytest.fail("the model was loaded"))
    assert Analyser(tmp_path).analyse(whole) == want


def test_every_kind_of_mark_comes_back_equal(tmp_path):
    kept = Cache(tmp_path)
    kept.write("key", {3: FULL})
    assert kept.read("key") == {3: FULL}
    assert kept.read("another key") is None


@pytest.mark.parametrize("change", ["text", "words", "rules"])
def test_another_text_other_words_and_other_rules_are_other_entries(tmp_path, monkeypatch, change):
    Analyser(tmp_path).analyse(page(TEXT))
    words = [UserWord(("采访",))] if change == "words" else []
    if change == "rules":
        monkeypatch.setattr("tui.language.analyser.rules", lambda: "others")
    Analyser(tmp_path, words).analyse(page(TEXT + "完" if change == "text" else TEXT))
    assert len(entries(tmp_path)) == 2


def test_what_was_found_without_the_model_is_not_taken_for_the_models(tmp_path, monkeypatch):
    with monkeypatch.context() as without:
        without.setattr(model, "available", lambda: False)
        without.setattr(model, "load", lambda: (_ for _ in ()).throw(ModelMissing("none")))
        assert Analyser(tmp_path).analyse(page(TEXT))
    assert Analyser(tmp_path).analyse(page(TEXT)) == Analyser().analyse(page(TEXT))


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[:-3],
        lambda data: data[:40] + bytes([data[40] ^ 1]) + data[41:],
        lambda data: b"\xff" * len(data),
        lambda data: os.urandom(64),
    ],
)
def test_a_damaged_entry_is_ignored_and_made_anew(tmp_path, damage):
    want = Analyser(tmp_path).analyse(page(TEXT))
    (entry,) = entries(tmp_path)
    entry.write_bytes(damage(entry.read_bytes()))
    again = Analyser(tmp_path)
    assert again.analyse(page(TEXT)) == want
    assert Analyser(tmp_path)._cache.read(again._key(page(TEXT))) == want


def test_the_folder_may_be_deleted_at_any_time(tmp_path):
    analyser = Analyser(tmp_path / "cache")
    want = analyser.analyse(page(TEXT))
    for entry in entries(tmp_path):
        entry.unlink()
    (tmp_path / "cache" / "marks").rmdir()
    assert analyser.analyse(page(TEXT)) == want
    assert len(entries(tmp_path)) == 1


def test_a_folder_that_cannot_be_written_costs_the_cache_only(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    assert Analyser(blocked).analyse(page(TEXT)) == Analyser().analyse(page(TEXT))
    assert blocked.read_text() == "not a folder"


def test_the_cache_stays_within_its_bound_and_keeps_what_was_used_last(tmp_path):
    kept = Cache(tmp_path, limit=2000)
    for number in range(30):
        kept.write(f"key {number}", {number: FULL})
        os.utime(kept._path(f"key {number}"), (number + 1, number + 1))
    assert sum(entry.stat().st_size for entry in entries(tmp_path)) <= 2000
    assert kept.read("key 29") == {29: FULL}
    assert kept.read("key 0") is None


def test_drafts_that_a_crash_left_behind_are_cleared_away(tmp_path):
    (tmp_path / "old.tmp").write_bytes(b"x" * 5000)
    os.utime(tmp_path / "old.tmp", (1, 1))
    Cache(tmp_path, limit=2000).write("key", {1: FULL})
    assert not (tmp_path / "old.tmp").exists()
    assert Cache(tmp_path).read("key") == {1: FULL}


def test_two_sessions_may_write_the_same_entry(tmp_path):
    threads = [threading.Thread(target=lambda: Cache(tmp_path).write("key", {1: FULL})) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Cache(tmp_path).read("key") == {1: FULL}
    assert [path.suffix for path in tmp_path.iterdir()] == [SUFFIX]


def test_the_rules_have_a_digest_that_is_the_same_for_every_call():
    assert module.rules() == module.rules() != ""


def test_room_that_was_asked_for_holds_in_later_sessions_too(tmp_path):
    entry = {1: Analysis(words=tuple(Span(n, n + 1) for n in range(400)))}
    small = Cache(tmp_path / "small", limit=3_000)
    for number in range(20):
        small.write(f"{number}", entry)
    assert not all(small.has(f"{number}") for number in range(20))
    Cache(tmp_path / "roomy", limit=3_000).make_room(1_000_000)
    later = Cache(tmp_path / "roomy", limit=3_000)
    for number in range(20):
        later.write(f"{number}", entry)
    assert all(later.has(f"{number}") for number in range(20))
