"""A file that cannot be understood is set aside byte for byte, and every readable note in it is recovered."""

import json
import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from tinydb import TinyDB

from tests.notes.conftest import make_source, say
from tui.notes.file import content, layout, mend, quarantine
from tui.notes.file.errors import NewerFormatError
from tui.notes.model.annotation import Annotation, Status
from tui.notes.model.create import create
from tui.notes.store.store import Change, Store
from tui.text.source import Source

Open = Callable[..., Store]
NOTES = [f"第{k}条：“引”与\\、换\n行、[/x]" for k in range(20)]


@pytest.fixture
def whole(session: Open, source: Source) -> bytes:
    """Return a file with twenty notes."""
    store = session()
    store.apply(source, Change("标注", put=said(source, NOTES)))
    return (store.folder / "x.json").read_bytes()


def said(source: Source, notes: list[str]) -> tuple[Annotation, ...]:
    """Return notes whose ids and times are the same in every run, so that a wound cuts the same bytes."""
    then, chance = "2026-11-26T10:00:00+08:00", random.Random("ids")
    same = {"created": then, "modified": then}
    ids = [f"{chance.getrandbits(128):032x}" for _ in notes]
    return tuple(create(source, [(k, k + 2)], note=n, id=ids[k], **same) for k, n in enumerate(notes))


def damage(session: Open, data: bytes) -> Store:
    """Return a session on a library whose file holds `data`."""
    store = session()
    (store.folder / "x.json").write_bytes(data)
    return store


def written_after(store: Store, source: Source, data: bytes) -> list[str]:
    """Write one more note; return the notes there are then, after a look that the damaged bytes are still there."""
    say(store, source, "再", 30)
    kept = [path.read_bytes() for path in quarantine.all_aside(store.folder)]
    assert kept.count(data) == 1
    with TinyDB(store.folder / "x.json") as db:
        assert len(db) == len(store.read(source).annotations)
    return [a.note for a in store.read(source).annotations]


def test_a_file_cut_off_anywhere_gives_every_note_before_the_cut(session: Open, source: Source, whole: bytes) -> None:
    lines = whole.split(b"\n")
    for cut in range(0, len(whole) - 2, 577):
        store = damage(session, whole[:cut])
        book = store.read(source)
        complete = sum(
            1 for line in whole[:cut].split(b"\n") if line.rstrip(b",") and line in lines and b"anchor" in line
        )
        assert [a.note for a in book.annotations][:complete] == NOTES[:complete]
        assert len(book.annotations) <= complete + 1
        assert book.problems


def test_the_text_of_a_note_that_was_cut_in_two_is_recovered_to_be_checked(
    session: Open, source: Source, whole: bytes
) -> None:
    cut = whole.index("第7条：".encode()) + len("第7条：".encode())
    book = damage(session, whole[:cut]).read(source)
    assert [a.note for a in book.annotations] == [*NOTES[:7], "第7条："]
    assert book.annotations[-1].status is Status.CHECK
    assert "8 notes were recovered, 1 of them in part" in book.problems[0]


def test_a_block_of_zeros_costs_only_the_notes_in_it(session: Open, source: Source, whole: bytes) -> None:
    start = whole.index("第5条".encode())
    data = whole[:start] + bytes(600) + whole[start + 600 :]
    notes = written_after(damage(session, data), source, data)
    assert set(NOTES[:5]) | set(NOTES[9:]) <= set(notes)


def test_the_tail_of_an_older_file_adds_nothing_old(session: Open, source: Source, whole: bytes) -> None:
    store = session()
    first = store.read(source).annotations[19]
    store.apply(source, Change("改", put=(replace(first, note="新"),)))
    data = (store.folder / "x.json").read_bytes() + whole[-300:]
    notes = written_after(damage(session, data), source, data)
    assert notes == [*NOTES[:19], "新", "再"]


@pytest.mark.parametrize("style", ["merge", "diff3"])
def test_both_sides_of_a_git_conflict_are_kept(session: Open, source: Source, whole: bytes, style: str) -> None:
    lines = whole.decode().split("\n")
    place = next(k for k, line in enumerate(lines) if "第3条" in line)
    ours, theirs = lines[place].replace("第3条", "我方"), lines[place].replace("第3条", "彼方")
    base = ["||||||| base", lines[place]] if style == "diff3" else []
    mixed = [*lines[:place], "<<<<<<< HEAD", ours, *base, "=======", theirs, ">>>>>>> branch", *lines[place + 1 :]]
    data = "\n".join(mixed).encode()
    notes = written_after(damage(session, data), source, data)
    assert len(notes) == 21
    (both,) = (note for note in notes if "我方" in note)
    assert "彼方" in both


def test_a_git_conflict_in_which_both_sides_added_notes_keeps_all(session: Open, source: Source, whole: bytes) -> None:
    lines = whole.decode().split("\n")
    place = next(k for k, line in enumerate(lines) if "第19条" in line)
    mixed = [*lines[:place], "<<<<<<< HEAD", lines[place], "=======", ">>>>>>> x", *lines[place + 1 :]]
    book = damage(session, "\n".join(mixed).encode()).read(source)
    assert [a.note for a in book.annotations] == NOTES


def test_two_versions_of_one_note_after_a_union_merge_are_brought_together(
    session: Open, source: Source, whole: bytes
) -> None:
    lines = whole.decode().split("\n")
    place = next(k for k, line in enumerate(lines) if "第3条" in line)
    data = "\n".join([*lines[:place], lines[place].replace("第3条", "另文"), *lines[place:]]).encode()
    notes = written_after(damage(session, data), source, data)
    assert len(notes) == 21
    assert any("另文" in note and "第3条" in note for note in notes)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
def test_a_file_saved_again_by_an_editor_in_its_encoding_loses_nothing(
    session: Open, source: Source, whole: bytes, encoding: str
) -> None:
    data = whole.decode().encode(encoding)
    assert written_after(damage(session, data), source, data) == [*NOTES, "再"]


def test_a_file_that_another_program_laid_out_anew_is_whole(session: Open, source: Source, whole: bytes) -> None:
    for indent in (None, 2):
        data = json.dumps(json.loads(whole), indent=indent).encode().replace(b"\n", b"\r\n")
        book = damage(session, data).read(source)
        assert [a.note for a in book.annotations] == NOTES
        assert book.problems == ()


def test_rows_that_are_no_notes_are_kept_as_they_are(session: Open, source: Source, whole: bytes) -> None:
    store = session()
    with TinyDB(store.folder / "x.json") as db:
        db.table("mine").insert({"any": "thing"})
        db.insert({"not": "a note"})
    assert "1 entry" in store.read(source).problems[0]
    say(store, source, "再", 30)
    with TinyDB(store.folder / "x.json") as db:
        assert db.table("mine").all() == [{"any": "thing"}]
        assert db.table("unreadable").all() == [{"not": "a note"}]
        assert len(db) == 21


def test_a_field_that_another_program_added_to_a_note_stays(session: Open, source: Source, whole: bytes) -> None:
    store = session()
    data = whole.replace(b'"note":', b'"score":5,"note":')
    (store.folder / "x.json").write_bytes(data)
    book = store.read(source)
    store.apply(source, Change("改", put=(replace(book.annotations[0], note="新"),)))
    assert (store.folder / "x.json").read_bytes().count(b'"score":5') == 20


def test_notes_that_a_script_wrote_with_plain_tinydb_are_taken_in(session: Open, source: Source) -> None:
    store = session()
    store.folder.mkdir()
    with TinyDB(store.folder / "x.json") as db:
        db.insert({"anchor": {"spans": [[0, 3]], "quote": "国务院"}, "note": "来自脚本"})
    before = (store.folder / "x.json").read_bytes()
    (found,) = store.read(source).annotations
    assert (found.note, int(found.id, 16)) == ("来自脚本", 1)
    say(store, source, "再", 30)
    (kept,) = quarantine.all_aside(store.folder)
    assert kept.read_bytes() == before
    assert ".format-0-" in kept.name


def test_a_note_that_a_script_added_with_plain_tinydb_is_taken_in(session: Open, source: Source, whole: bytes) -> None:
    store = session()
    with TinyDB(store.folder / "x.json") as db:
        db.insert({"anchor": {"spans": [[40, 43]], "quote": source.text[40:43]}, "note": "来自脚本"})
    book = store.read(source)
    assert (book.problems, [a.note for a in book.annotations]) == ((), [*NOTES, "来自脚本"])
    say(store, source, "再", 30)
    assert quarantine.all_aside(store.folder) == []
    assert [a.note for a in store.read(source).annotations] == [*NOTES, "再", "来自脚本"]


def test_a_flipped_letter_in_the_name_of_the_table_hides_no_note(session: Open, source: Source, whole: bytes) -> None:
    data = whole.replace(b'"_default"', b'"_defaulu"')
    assert written_after(damage(session, data), source, data) == [*NOTES, "再"]


def test_a_newer_file_is_opened_but_not_changed(session: Open, source: Source, whole: bytes) -> None:
    data = whole.replace(b'"format":1', b'"format":9')
    store = damage(session, data)
    book = store.read(source)
    assert book.read_only
    assert "newer pizhu (format 9)" in book.problems[0]
    assert [a.note for a in book.annotations] == NOTES
    with pytest.raises(NewerFormatError, match="Update pizhu"):
        say(store, source, "再", 30)
    assert (store.folder / "x.json").read_bytes() == data


def test_an_empty_file_is_said_and_taken_over(session: Open, source: Source) -> None:
    store = session()
    store.folder.mkdir()
    (store.folder / "x.json").touch()
    assert "empty" in store.read(source).problems[0]
    say(store, source, "一")
    assert len(store.read(source).annotations) == 1


def test_a_damaged_annotated_text_costs_no_note(session: Open, source: Source, whole: bytes) -> None:
    start = whole.index(b'"text":') + 40
    data = whole[:start] + b"~~~~" + whole[start + 4 :]
    store = damage(session, data)
    changed = make_source(source.path.parent, "x.txt", "新增一句。" + source.text)
    book = store.read(changed)
    assert sorted(a.note for a in book.annotations) == sorted(NOTES)


def garbage(seed: int, whole: bytes) -> bytes:
    """Return a damaged or foreign file, another for each seed."""
    chance = random.Random(seed)
    kind = seed % 10
    at, size = chance.randrange(len(whole)), chance.choice([1, 7, 512, 4096])
    if kind == 0:
        return chance.randbytes(chance.randrange(1, 3000))
    if kind == 1:
        return whole[:at]
    if kind == 2:
        return whole[:at] + bytes(size) + whole[at + size :]
    if kind == 3:
        return whole[:at] + bytes([whole[at] ^ (1 << chance.randrange(8))]) + whole[at + 1 :]
    if kind == 4:
        return whole + whole[-size:]
    if kind == 5:
        return whole[at:] + whole[:at]
    if kind == 6:
        return json.dumps(
            chance.choice([[], {}, 5, "x", {"a": 1}, {"a": {"b": 1}}, {"_default": {"x": {"y": 1}}}])
        ).encode()
    if kind == 7:
        return b"[" * 200_000 if seed % 20 == 7 else b'{"a":' * 50_000
    if kind == 8:
        return (
            whole[:at]
            + b"\n<<<<<<< a\n"
            + whole[at : at + 400]
            + b"\n=======\n"
            + whole[at : at + size]
            + b"\n>>>>>>> b\n"
        )
    lines = whole.splitlines(keepends=True)
    chance.shuffle(lines)
    return b"".join(lines)


def rows(data: bytes) -> list[set[tuple[str, str]]]:
    """Return the fields of every row of a whole file, but for the annotated text, which the source gives again."""
    tables = [table for name, table in json.loads(data).items() if name != "source"]
    return [{(field, json.dumps(value)) for field, value in row.items()} for table in tables for row in table.values()]


def holds(new: bytes, old: bytes) -> bool:
    """Tell whether every row of a file is in another, perhaps with fields that it had lacked."""
    return all(any(row <= known for known in rows(new)) for row in rows(old))


def survives(session: Open, source: Source, whole: bytes, seed: int) -> None:
    data = garbage(seed, whole)
    store = session()
    for path in quarantine.all_aside(store.folder):
        path.unlink()
    (store.folder / "x.json").write_bytes(data)
    before = store.read(source).annotations
    say(store, source, "再", 30)
    after = store.read(source).annotations
    assert {a.id for a in before} < {a.id for a in after}
    kept = [path.read_bytes() for path in quarantine.all_aside(store.folder)]
    assert data in kept or holds((store.folder / "x.json").read_bytes(), data)
    with TinyDB(store.folder / "x.json") as db:
        assert len(db) == len(after)
    store.close()


@pytest.mark.parametrize("tens", range(3))
def test_no_foreign_or_damaged_file_is_overwritten(session: Open, source: Source, whole: bytes, tens: int) -> None:
    for seed in range(tens * 10, tens * 10 + 10):
        survives(session, source, whole, seed)


@pytest.mark.torture
@pytest.mark.parametrize("hundreds", range(3))
def test_none_of_300_foreign_or_damaged_files_is_overwritten(
    session: Open, source: Source, whole: bytes, hundreds: int
) -> None:
    for seed in range(hundreds * 100, hundreds * 100 + 100):
        survives(session, source, whole, seed)


@pytest.mark.torture
def test_no_single_flipped_bit_loses_a_field_of_a_note(session: Open, source: Source) -> None:
    store = session()
    store.apply(source, Change("标注", put=said(source, NOTES[:2])))
    whole = (store.folder / "x.json").read_bytes()
    for at in range(len(whole)):
        for bit in range(8):
            data = whole[:at] + bytes([whole[at] ^ (1 << bit)]) + whole[at + 1 :]
            found = content.read(data, mend.take)
            assert found.quarantine or found.newer or holds(layout.dump(found.tables), data)


def mangled(chance: random.Random, whole: bytes) -> bytes:
    """Return a file with several small wounds."""
    data = bytearray(whole)
    for _ in range(chance.choice([1, 2, 5, 40])):
        at = chance.randrange(len(data) + 1)
        kind = chance.randrange(4)
        if kind == 0:
            data[at : at + 1] = chance.randbytes(1)
        elif kind == 1:
            del data[at : at + chance.choice([1, 10, 100, 1000])]
        elif kind == 2:
            data[at:at] = data[chance.randrange(len(data) + 1) :][: chance.choice([1, 10, 300])]
        else:
            wounds = [
                b"{",
                b"}",
                b'"',
                b"\\",
                b"\\ud800",
                b"\n<<<<<<< a\n",
                b"\n=======\n",
                b"\n>>>>>>> b\n",
                b"\0" * 50,
            ]
            data[at:at] = chance.choice(wounds)
    return bytes(data)


def salvage_in_any_case(seed: int, whole: bytes) -> None:
    found = content.read(mangled(random.Random(seed), whole), mend.take)
    again = content.read(layout.dump(found.tables), mend.take)
    assert again.quarantine == ""
    assert again.tables == found.tables


def test_whatever_the_wounds_what_is_recovered_is_a_whole_file(whole: bytes) -> None:
    for seed in range(300):
        salvage_in_any_case(seed, whole)


@pytest.mark.torture
def test_whatever_the_wounds_what_is_recovered_is_a_whole_file_at_length(whole: bytes) -> None:
    for seed in range(20_000):
        salvage_in_any_case(seed, whole)


def test_nothing_set_aside_is_overwritten(tmp_path: Path) -> None:
    file = tmp_path / "x.json"
    names = set()
    for _ in range(3):
        file.write_bytes(b"same")
        names.add(quarantine.set_aside(file, "damaged"))
        file.unlink()
    assert len(names) == 3
    assert all(path.read_bytes() == b"same" for path in names)


def test_where_there_are_no_hard_links_a_copy_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr("os.link", no_links)
    file = tmp_path / "x.json"
    file.write_bytes(b"bytes")
    copy = quarantine.set_aside(file, "damaged")
    assert copy.read_bytes() == b"bytes"
    assert copy.stat().st_ino != file.stat().st_ino


@pytest.mark.parametrize("depth", [100, 500, 900, 980, 5_000, 100_000])
@pytest.mark.parametrize("field", ["", ',"rev":"1"'])
def test_a_value_nested_too_deeply_costs_at_most_itself(session: Open, source: Source, depth: int, field: str) -> None:
    row = '{"id":"%032x","anchor":{"spans":[[0,3]],"quote":"国务院"},"note":"深"%s,"data":{"d":%s}}'
    data = '{"pizhu":{"1":{"format":1}},"_default":{"1":%s}}' % (row % (1, field, "[" * depth + "]" * depth))
    store = session()
    store.folder.mkdir()
    (store.folder / "x.json").write_text(data, encoding="utf-8")
    assert [a.note for a in store.read(source).annotations] == ["深"]
    say(store, source, "再", 30)
    assert sorted(a.note for a in session().read(source).annotations) == ["再", "深"]


@pytest.mark.parametrize("wounds", [1, 5_000])
def test_however_many_rows_are_broken_the_whole_ones_beside_them_are_found(whole: bytes, wounds: int) -> None:
    """After many vain attempts rows are sought by lines, so that time stays in proportion."""
    begin = whole.index(b'"_default"')
    data = whole[:begin] + b'"1":{"a":[ ' * wounds + b"\n" + whole[begin:]
    found = content.read(data, mend.take)
    assert [row["note"] for row in found.tables[layout.NOTES].values()] == NOTES
