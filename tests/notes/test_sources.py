"""Notes stay on their text: when the source changes, in another decoding, and when a session is behind."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.notes.conftest import make_source, say
from tui.notes.file import kepttext
from tui.notes.model.annotation import AnchorState, Status
from tui.notes.model.create import create
from tui.notes.store.store import Change, Store
from tui.text.source import Source

Open = Callable[..., Store]
OLD = "国务院印发行动计划。\n到2027年,规模达到1.2万亿元。\n专家王建民认为,这是好消息。\n"
NEW = "新闻社北京电。\n" + OLD.replace("好消息", "很好的消息")


def told(store: Store, source: Source) -> list[str]:
    """Return what each note stands on."""
    spans = [a.anchor.spans for a in store.read(source).annotations]
    return ["".join(source.text[s.start : s.end] for s in some) for some in spans]


@pytest.fixture
def old(tmp_path: Path) -> Source:
    return make_source(tmp_path, "x.txt", OLD)


def marked(store: Store, source: Source, *quotes: str) -> None:
    places = [source.text.index(quote) for quote in quotes]
    notes = tuple(create(source, [(at, at + len(q))]) for at, q in zip(places, quotes, strict=True))
    store.apply(source, Change("标注", put=notes))


def test_notes_follow_their_text_when_the_source_grows(session: Open, old: Source, tmp_path: Path) -> None:
    marked(session(), old, "行动计划", "1.2万亿元", "王建民")
    new = make_source(tmp_path, "x.txt", NEW)
    store = session()
    assert told(store, new) == ["行动计划", "1.2万亿元", "王建民"]
    before = (store.folder / "x.json").read_bytes()
    assert told(store, new) == ["行动计划", "1.2万亿元", "王建民"]
    assert (store.folder / "x.json").read_bytes() == before
    say(store, new, "一", 0)
    assert told(session(), new) == ["新闻社", "行动计划", "1.2万亿元", "王建民"]
    assert {a.anchor.hold for a in session().read("x.txt").annotations} == {AnchorState.OK}


def test_a_session_that_still_shows_the_old_text_puts_its_note_into_the_new(
    session: Open, old: Source, tmp_path: Path
) -> None:
    behind, ahead = session(), session()
    marked(behind, old, "行动计划")
    new = make_source(tmp_path, "x.txt", NEW)
    marked(ahead, new, "新闻社")
    marked(behind, old, "王建民")
    assert told(session(), new) == ["新闻社", "行动计划", "王建民"]


def test_opening_the_file_in_a_wrong_encoding_moves_no_note(session: Open, old: Source) -> None:
    store = session()
    marked(store, old, "行动计划", "王建民")
    wrong = replace(old, text=OLD.encode().decode("latin-1"), encoding="latin-1")
    say(store, wrong, "一", 0)
    book = session().read(old)
    assert {"行动计划", "王建民"} <= set(told(session(), old))
    assert book.text == kepttext.digest(OLD)


def test_the_annotated_text_is_kept_whole(store: Store, old: Source) -> None:
    say(store, old, "一")
    kept = kepttext.pack(OLD + "\ud800", "")
    assert kepttext.unpack(kept) == OLD + "\ud800"
    assert kepttext.unpack(kept | {"text": kept["text"][:-30]}) is None
    assert kepttext.unpack(kept | {"digest": "0"}) is None
    assert kepttext.unpack({}) is None


def test_a_long_chinese_name_leaves_room_for_every_file_beside_it(session: Open, tmp_path: Path) -> None:
    name = "长" * 83 + ".txt"
    source = make_source(tmp_path, name, OLD)
    store = session()
    say(store, source, "一")
    (file,) = store.folder.glob("*.json")
    file.write_bytes(file.read_bytes()[:-9])
    say(store, source, "二", 5)
    assert len(store.read(source).annotations) == 2
    assert len(list(store.folder.iterdir())) == 3


def test_an_action_on_a_whole_library_keeps_few_files_open(store: Store, tmp_path: Path) -> None:
    import resource

    sources = [make_source(tmp_path, f"{number}.txt", OLD) for number in range(120)]
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    free = os.open(os.devnull, os.O_RDONLY)  # other tests may hold files open; the limit is on numbers
    os.close(free)
    resource.setrlimit(resource.RLIMIT_NOFILE, (free + 80, hard))
    try:
        books = store.apply_all("标注 ×120", {s: Change("", put=(create(s, [(0, 3)]),)) for s in sources})
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    assert sum(len(book.annotations) for book in books.values()) == 120
    undone = store.undo()
    assert undone
    assert sum(len(book.annotations) for book in undone.notebooks.values()) == 0


def test_a_change_by_name_leaves_anchors_alone_when_the_source_has_changed(
    session: Open, old: Source, tmp_path: Path
) -> None:
    marked(session(), old, "行动计划", "王建民")
    new = make_source(tmp_path, "x.txt", NEW)
    store = session()
    shown = store.read(new).annotations
    store.apply("x.txt", Change("改标签", put=(replace(shown[0], tags=("计划",)),)))
    for each in (store, session()):
        assert told(each, new) == ["行动计划", "王建民"]
        assert [a.tags for a in each.read(new).annotations] == [("计划",), ()]
        assert told(each, old) == ["行动计划", "王建民"]


def test_undo_shows_the_notes_in_the_text_that_the_reader_sees(session: Open, old: Source, tmp_path: Path) -> None:
    store = session()
    marked(store, old, "行动计划", "王建民")
    store.apply(old, Change("删", drop=store.read(old).annotations[:1]))
    new = make_source(tmp_path, "x.txt", NEW)
    assert told(store, new) == ["王建民"]
    undone = store.undo()
    assert undone
    shown = undone.notebooks["x.txt"].annotations
    assert ["".join(NEW[s.start : s.end] for s in a.anchor.spans) for a in shown] == ["行动计划", "王建民"]


@pytest.mark.parametrize("spans", ["[[-3,2]]", "[[4,2]]", "[]"])
def test_spans_that_cannot_be_are_sought_by_the_quote(session: Open, old: Source, spans: str) -> None:
    store = session()
    at = OLD.index("王建民")
    say(store, old, "一", at)
    file = store.folder / "x.json"
    file.write_text(file.read_text(encoding="utf-8").replace(f"[[{at},{at + 3}]]", spans), encoding="utf-8")
    (found,) = store.read(old).annotations
    assert (found.anchor.spans, found.anchor.hold, found.status) == (((at, at + 3),), AnchorState.MOVED, Status.CHECK)
    assert "edited by hand" in store.read(old).problems[0]


def test_a_span_beyond_the_end_is_sought_by_its_quote(session: Open, old: Source) -> None:
    store = session()
    say(store, old, "一", OLD.index("王建民"))
    file = store.folder / "x.json"
    at = OLD.index("王建民")
    text = file.read_text(encoding="utf-8").replace(f"[[{at},{at + 3}]]", "[[9990,9993]]")
    file.write_text(text, encoding="utf-8")
    assert told(store, old) == ["王建民"]
