"""Notes come home: by id, by text; nothing twice, nothing silently, and one undo takes all of it back."""

import json
import re
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from tests.running import ROOT, pizhu
from tui.export.document import Choice
from tui.export.format import Options
from tui.export.incoming import NotReadable
from tui.export.reading import IMPORTS, read
from tui.export.registry import FORMATS
from tui.notes.model.annotation import Annotation, Kind
from tui.notes.model.decisions import Decision, MarkVerdict, Scope, decide
from tui.notes.model.relations import related, relations
from tui.notes.store.notebook import Change
from tui.workspace import Session
from tui.workspace.exchange.exporting import export
from tui.workspace.exchange.importing import apply, plan
from tui.workspace.exchange.importplan import Outcome

PAGE = "000_b576d2323f779f1e"
NAME = f"{PAGE}.txt"


THREE = ((5, 20, "第一条\n两行", ["政策/数字"]), (30, 34, "", ["大连"]), (60, 66, "第三条", []))
WITH_IDS = ["jsonl", "csv", "w3c", "labelstudio", "brat", "refi", "html"]
BAD = [b"", b"\xff\xfe\x00", b"{}", b"[]", b"PK\x03\x04", b"quote\n\x00", b'{"quote": 5}', b"[" * 5000]
BAD += [
    b'{"items": [{"type": "Annotation"}]}',
    b'{"quote": "x", "id": "1"}',
    b'{"rows": [{"text": {}, "target": [{"selector": []}]}]}',
]


@pytest.fixture(scope="module")
def analyses(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache for all of these tests: the pages are analysed once, not once an export."""
    return tmp_path_factory.mktemp("analyses")


@pytest.fixture(autouse=True)
def _pages_are_analysed_once(own_folders: None, analyses: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(analyses))


@pytest.fixture
def noted(library: Path) -> Path:
    """A library with notes of all kinds in its first page, one of them over 𠮷 in a page of its own."""
    (library / "seeds" / "𠮷.txt").write_text(
        "𠮷野家\n\n𠮷野家昨日,在大连开业。𠮷日甚多,𠮷人天相。\n", encoding="utf-8"
    )
    with Session.open(library) as session:
        page = session.pages.page(NAME)
        source, article = page.source, page.articles[0]
        for start, end, note, tags in (
            (5, 20, "第一条\n两行", ["政策/数字"]),
            (30, 34, "", ["大连"]),
            (60, 66, "第三条", []),
        ):
            session.notes.annotate(source, article.to_source(start, end), note, tags)
        other = session.pages.page("𠮷.txt").source
        at = other.text.index("𠮷日")
        session.notes.annotate(other, [(at, at + 2)], "吉日", ["日子"])
        kept = decide(source, article.to_source(70, 74), Decision(MarkVerdict.KEEP, "ORG", "ORG"))
        none = decide(source, article.to_source(76, 80), Decision(MarkVerdict.DISMISS, "PER", "PER"))
        session.notes.apply(source, Change("x", put=(kept, none)))
    return library


def said(library: Path) -> list[Annotation]:
    with Session.open(library) as session:
        return [one for book in session.notes.all() for one in book.annotations]


def essence(one: Annotation) -> tuple[object, ...]:
    data = {name: value for name, value in one.data.items() if name in {"verdict", "type"}}
    return one.source, one.kind, one.anchor.spans, one.tags, one.note, one.status, data


def bring(library: Path, file: Path, **how: bool) -> dict[Outcome, int]:
    with Session.open(library) as session:
        wanted = plan(session, *read(file))
        apply(session, wanted, **how)
        return dict(wanted.counted())


def files(library: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in (library / "annotations").rglob("*.json")}


def exported(library: Path, name: str, target: Path, marks: Choice = Choice.DECIDED) -> Path:
    form = FORMATS[name]
    file = target / f"out{form.suffix}" if name != "brat" else target / "brat"
    with Session.open(library) as session:
        export(session, None, form, file, options=Options(marks=marks))
    return file


@pytest.mark.parametrize("name", WITH_IDS)
def test_what_left_comes_home_to_an_empty_library_and_no_repeat_adds_anything(
    name: str, noted: Path, tmp_path: Path
) -> None:
    file = exported(noted, name, tmp_path)
    before = sorted(map(str, map(essence, said(noted))))
    shutil.rmtree(noted / "annotations")
    assert bring(noted, file)[Outcome.NEW] == len(before)
    assert sorted(map(str, map(essence, said(noted)))) == before
    bytes_before = files(noted)
    for _repeat in range(3):
        assert set(bring(noted, file)) <= {Outcome.SAME}
    assert files(noted) == bytes_before


@pytest.mark.parametrize(
    "name", ["jsonl", "csv", "w3c", "doccano", "labelstudio", "brat", "refi", "markdown", "html", "spacy"]
)
def test_what_nobody_edited_changes_no_byte(name: str, noted: Path, tmp_path: Path) -> None:
    file = exported(noted, name, tmp_path)
    before = files(noted)
    assert set(bring(noted, file)) <= {Outcome.SAME}
    assert files(noted) == before


def edit(file: Path, change: Callable[[str], str]) -> None:
    file.write_text(change(file.read_text(encoding="utf-8")), encoding="utf-8")


@pytest.mark.parametrize("name", ["jsonl", "csv", "w3c", "labelstudio", "markdown"])
def test_an_edited_note_comes_home_and_one_undo_takes_it_back(name: str, noted: Path, tmp_path: Path) -> None:
    file = exported(noted, name, tmp_path)
    before = sorted(map(str, map(essence, said(noted))))
    edit(file, lambda text: text.replace("第三条", "第三条改了").replace("吉日", "吉日改了"))
    assert bring(noted, file).get(Outcome.CHANGED, 0) >= 1
    assert {"第三条改了"} <= {one.note for one in said(noted)}
    with Session.open(noted) as session:
        session.notes.undo()
    assert sorted(map(str, map(essence, said(noted)))) == before


def test_tags_edited_in_markdown_come_home_and_known_ones_keep_their_spelling(noted: Path, tmp_path: Path) -> None:
    file = exported(noted, "markdown", tmp_path)
    edit(file, lambda text: text.replace("\n#政策/数字\n", "\n#政策/数字 #新的\n"))
    bring(noted, file)
    assert ("政策/数字", "新的") in {one.tags for one in said(noted)}


def test_a_block_taken_out_of_markdown_goes_only_when_that_is_asked_for(noted: Path, tmp_path: Path) -> None:
    file = exported(noted, "markdown", tmp_path)
    (gone,) = [one for one in said(noted) if one.note == "第三条"]
    text = file.read_text(encoding="utf-8")
    start = text.index(f"%% pizhu:begin {gone.id}")
    end = text.index(f"%% pizhu:end {gone.id} %%") + len(f"%% pizhu:end {gone.id} %%")
    file.write_text(text[:start] + text[end:], encoding="utf-8")
    assert bring(noted, file)[Outcome.REMOVED] == 1
    assert gone.id in {one.id for one in said(noted)}
    bring(noted, file, delete=True)
    assert gone.id not in {one.id for one in said(noted)}


@pytest.mark.parametrize("mangle", ["crlf", "end lost", "ids swapped"])
def test_what_editors_do_to_markdown_loses_and_invents_nothing(mangle: str, noted: Path, tmp_path: Path) -> None:
    file = exported(noted, "markdown", tmp_path)
    first, second = [one.id for one in said(noted) if one.kind is Kind.NOTE and one.note][:2]
    before = files(noted)
    changes: dict[str, Callable[[str], str]] = {
        "crlf": lambda text: text.replace("\n", "\r\n"),
        "end lost": lambda text: text.replace(f"%% pizhu:end {first} %%", ""),
        "ids swapped": lambda text: text.replace(first, "X").replace(second, first).replace("X", second),
    }
    data = changes[mangle](file.read_bytes().decode())
    file.write_bytes(data.encode())
    counted = bring(noted, file, delete=True)
    assert set(counted) <= {Outcome.SAME, Outcome.CONFLICT}
    assert files(noted) == before


@pytest.mark.parametrize("first", [True, False])
def test_a_block_that_was_moved_to_another_file_is_not_taken_for_removed(
    first: bool, noted: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "vault"
    folder.mkdir()
    with Session.open(noted) as session:
        export(session, None, FORMATS["markdown"], folder)
    before = files(noted)
    one, other = sorted(folder.iterdir(), reverse=first)[:2]
    text = one.read_text(encoding="utf-8").replace("title:", "mine: 改过\ntitle:", 1)
    start = text.index("%% pizhu:begin ")
    end = text.index("%%", text.index("%% pizhu:end ") + 2) + 2
    one.write_text(text[:start] + text[end:], encoding="utf-8")
    other.write_text(f"前言\n\n{text[start:end]}\n\n{other.read_text(encoding='utf-8')}", encoding="utf-8")
    one.rename(folder / "另起的名.md")
    assert set(bring(noted, folder, delete=True)) == {Outcome.SAME}
    assert files(noted) == before
    edit(
        other, lambda text: text.replace("第三条", "搬了又改").replace("吉日", "搬了又改").replace("第一条", "搬了又改")
    )
    assert set(bring(noted, folder, delete=True)) == {Outcome.SAME, Outcome.CHANGED}


def test_a_note_changed_on_both_sides_is_a_conflict_that_can_be_decided(noted: Path, tmp_path: Path) -> None:
    file = exported(noted, "markdown", tmp_path)
    edit(file, lambda text: text.replace("第三条", "他们的"))
    with Session.open(noted) as session:
        source = session.library.read(NAME)
        (mine,) = [one for one in session.notes.of(source).annotations if one.note == "第三条"]
        session.notes.apply(source, Change("x", put=(replace(mine, note="我的"),)))
    assert bring(noted, file)[Outcome.CONFLICT] == 1
    assert "我的" in {one.note for one in said(noted)}
    bring(noted, file, theirs=True)
    assert "他们的" in {one.note for one in said(noted)}


def test_an_annotation_of_another_text_is_not_put_anywhere(noted: Path, tmp_path: Path) -> None:
    file = tmp_path / "q.csv"
    file.write_text("quote,note\n这句话哪里也没有,x\n", encoding="utf-8")
    before = files(noted)
    assert bring(noted, file) == {Outcome.NOT_FOUND: 1}
    assert files(noted) == before


QUOTE = "𠮷日甚多"
FOREIGN = {
    "quotes.csv": f"quote,note,tags\n{QUOTE},话,甲; 乙\n",
    "readwise.csv": f'Highlight,Book Title,Note,Tags\n{QUOTE},𠮷野家,话,"甲, 乙"\n',
    "koreader.json": json.dumps({"title": "𠮷野家", "entries": [{"text": QUOTE, "note": "话", "time": 1700000000}]}),
    "hypothesis.json": json.dumps(
        [
            {
                "uri": "https://x.example/",
                "document": {"title": ["𠮷野家"]},
                "text": "话",
                "tags": ["甲", "乙"],
                "user": "acct:ren@hypothes.is",
                "target": [{"selector": [{"type": "TextQuoteSelector", "exact": QUOTE, "prefix": "开业。"}]}],
            }
        ]
    ),
    "w3c.json": json.dumps(
        {
            "@context": "http://www.w3.org/ns/anno.jsonld",
            "type": "Annotation",
            "body": [{"type": "TextualBody", "value": "话"}, {"purpose": "tagging", "value": "甲"}],
            "target": {"source": "http://x/", "selector": {"type": "TextQuoteSelector", "exact": QUOTE}},
        }
    ),
}


@pytest.mark.parametrize("name", FOREIGN)
def test_what_other_readers_highlighted_is_found_by_its_words(name: str, noted: Path, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_text(FOREIGN[name], encoding="utf-8")
    assert bring(noted, file) == {Outcome.NEW: 1}
    (one,) = [one for one in said(noted) if one.note == "话"]
    text = (noted / "seeds" / "𠮷.txt").read_text(encoding="utf-8")
    assert [text[start:end] for start, end in one.anchor.spans] == [QUOTE]
    before = files(noted)
    assert bring(noted, file) == {Outcome.SAME: 1}
    assert files(noted) == before


def test_results_of_doccano_without_our_fields_are_found_by_their_text(noted: Path, tmp_path: Path) -> None:
    with Session.open(noted) as session:
        text = session.pages.page("𠮷.txt").articles[0].text
    at = text.index("𠮷人")
    file = tmp_path / "d.jsonl"
    label = [[at, at + 4, "成语"], [at, at + 4, "好话"], [0, 3, "ORG"]]
    file.write_text(json.dumps({"id": 7, "text": text, "label": label, "Comments": []}) + "\n", encoding="utf-8")
    assert bring(noted, file) == {Outcome.NEW: 2}
    assert ("成语", "好话") in {one.tags for one in said(noted)}
    assert {"verdict": "keep", "found": "ORG", "type": "ORG", "scope": "here"} in [one.data for one in said(noted)]
    assert bring(noted, file) == {Outcome.SAME: 2}


def test_the_command_previews_saves_and_says_what_it_could_not_do(noted: Path, tmp_path: Path) -> None:
    file = tmp_path / "q.csv"
    file.write_text(f"quote,note\n{QUOTE},话\n没有这句,x\n", encoding="utf-8")
    before = files(noted)
    dry = pizhu("import", file, "--library", noted, "--dry-run")
    assert dry.exit_code == 1
    assert files(noted) == before
    done = pizhu("import", file, "--library", noted)
    assert "csv: 1 new, 1 not found" in done.stderr
    assert "话" in {one.note for one in said(noted)}
    assert [line.split("\t")[0] for line in done.stdout.splitlines()] == ["new", "not found"]


@pytest.mark.parametrize("data", BAD)
@pytest.mark.parametrize("form", IMPORTS)
def test_a_file_that_is_something_else_is_read_as_nothing_or_refused(data: bytes, form: str, tmp_path: Path) -> None:
    file = tmp_path / "x"
    file.write_bytes(data)
    with suppress(NotReadable):
        assert not any(one.id or one.spans for one in read(file, form)[1])


def test_what_cannot_be_read_is_one_line(library: Path, tmp_path: Path) -> None:
    file = tmp_path / "x.json"
    file.write_bytes(b"{")
    result = pizhu("import", file, "--library", library)
    assert result.exit_code == 1
    assert result.stderr == f"pizhu: {file}: what kind of file is it? Say it by --format\n"


def test_the_project_is_not_touched_by_these_tests() -> None:
    assert not (ROOT / "seeds" / "𠮷.txt").exists()


def test_a_tag_that_nobody_could_type_is_made_one_line_and_an_empty_one_is_none(noted: Path, tmp_path: Path) -> None:
    file = tmp_path / "d.jsonl"
    row = {"quote": QUOTE, "note": "\x1b[31m话", "tags": ["", " \n ", "甲\n乙", "\x1b[31m"]}
    file.write_text(json.dumps(row) + "\n", encoding="utf-8")
    assert bring(noted, file) == {Outcome.NEW: 1}
    (one,) = [one for one in said(noted) if one.anchor.quote == QUOTE]
    assert one.tags == ("甲␊乙", "␛[31m")
    assert bring(noted, file) == {Outcome.SAME: 1}


@pytest.mark.parametrize("form", ["jsonl", "w3c", "labelstudio", "brat", "doccano"])
def test_relations_go_out_and_come_home(noted: Path, tmp_path: Path, form: str) -> None:
    with Session.open(noted) as session:
        source = session.pages.page(NAME).source
        first, second, *_rest = (one for one in session.notes.of(source).annotations if one.kind is Kind.NOTE)
        session.notes.apply(source, Change("x", put=(related(first, second.id, "任职 于"),)))
        target = tmp_path / f"out{FORMATS[form].suffix if form != 'brat' else ''}"
        export(session, None, FORMATS[form], target)
        assert bring_count(session, target) == 0
        kept = session.notes.of(source).get(first.id)
        assert kept
        session.notes.apply(source, Change("y", put=(related(kept, second.id, ""),)))
        apply(session, plan(session, *read(target)), theirs=True)
        back = session.notes.of(source).get(first.id)
        assert back and [(one.kind, one.second) for one in relations(back)] == [("任职 于", second.id)]


def bring_count(session: Session, file: Path) -> int:
    wanted = plan(session, *read(file))
    apply(session, wanted)
    return wanted.counted().get(Outcome.CHANGED, 0)


def test_relations_of_another_program_are_imported(library: Path, tmp_path: Path) -> None:
    (library / "seeds" / "甲.txt").write_text("标题\n\n张三在大连海关工作。\n", encoding="utf-8")
    text = "张三在大连海关工作。\n"
    (tmp_path / "甲.txt").write_text(text, encoding="utf-8")
    ann = "T1\tPerson 0 2\t张三\nT2\tBody 3 7\t大连海关\nR1\tWorksAt Arg1:T1 Arg2:T2\n"
    (tmp_path / "甲.ann").write_text(ann, encoding="utf-8")
    with Session.open(library) as session:
        apply(session, plan(session, *read(tmp_path / "甲.ann")))
        known = {one.anchor.quote: one for one in session.notes.of(session.pages.page("甲.txt").source).annotations}
        assert [(r.kind, r.second) for r in relations(known["张三"])] == [("WorksAt", known["大连海关"].id)]


def test_entities_and_relations_of_doccano_are_imported(library: Path, tmp_path: Path) -> None:
    text = "张三在大连海关工作。\n"
    (library / "seeds" / "甲.txt").write_text(text, encoding="utf-8")
    entities = [{"id": 7, "start_offset": 0, "end_offset": 2, "label": "人"}]
    entities.append({"id": 9, "start_offset": 3, "end_offset": 7, "label": "机关"})
    row = {"text": text, "entities": entities, "relations": [{"id": 1, "from_id": 7, "to_id": 9, "type": "任职"}]}
    (tmp_path / "x.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    with Session.open(library) as session:
        apply(session, plan(session, *read(tmp_path / "x.jsonl", "doccano")))
        known = {one.anchor.quote: one for one in session.notes.of(session.pages.page("甲.txt").source).annotations}
        assert [(r.kind, r.second) for r in relations(known["张三"])] == [("任职", known["大连海关"].id)]


def test_a_relation_made_here_after_the_file_was_written_is_not_taken_away(noted: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    with Session.open(noted) as session:
        source = session.pages.page(NAME).source
        first, second, *_rest = (one for one in session.notes.of(source).annotations if one.kind is Kind.NOTE)
        export(session, None, FORMATS["jsonl"], target)
        old = re.sub(r'"modified": "[^"]*"', '"modified": "2020-01-01T00:00:00+00:00"', target.read_text("utf-8"))
        target.write_text(old, "utf-8")
        session.notes.apply(source, Change("x", put=(related(first, second.id, "任职于"),)))
        wanted = plan(session, *read(target))
        assert [one.before.id for one in wanted.proposals if one.outcome is Outcome.CONFLICT and one.before] == [
            first.id
        ]
        assert apply(session, wanted) == []
        kept = session.notes.of(source).get(first.id)
        assert kept and [one.second for one in relations(kept)] == [second.id]


def labelled(noted: Path, tmp_path: Path, without: str = "", instead: str = "") -> Path:
    """Export to doccano with every mark, and take the labels of one name away, or rename them."""
    target = tmp_path / "labels.jsonl"
    with Session.open(noted) as session:
        export(session, None, FORMATS["doccano"], target, options=Options(marks=Choice.ALL))
    rows = [json.loads(line) for line in target.read_text("utf-8").splitlines()]
    for row in rows:
        there = [[*label[:2], instead] if label[2] == without and instead else label for label in row["label"]]
        row["label"] = [label for label in there if label[2] != without]
    target.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    return target


def test_a_label_that_was_removed_in_doccano_is_told_and_goes_when_asked(noted: Path, tmp_path: Path) -> None:
    file = labelled(noted, tmp_path, "大连")
    before = said(noted)
    (of_it,) = [one for one in before if one.tags == ("大连",)]
    assert bring(noted, file)[Outcome.REMOVED] == 1
    assert said(noted) == before, "nothing goes unasked"
    with Session.open(noted) as session:
        apply(session, plan(session, *read(file)), delete=True)
    assert {one.id for one in said(noted)} == {one.id for one in before} - {of_it.id}
    assert Outcome.REMOVED not in bring(noted, file), "told once"


def test_a_removed_label_leaves_a_note_that_says_more(noted: Path, tmp_path: Path) -> None:
    file = labelled(noted, tmp_path, "政策/数字")
    with Session.open(noted) as session:
        apply(session, plan(session, *read(file)), delete=True)
    (kept,) = [one for one in said(noted) if one.note.startswith("第一条")]
    assert kept.tags == ()


def test_a_label_renamed_in_doccano_is_the_new_tag_without_the_old_one(noted: Path, tmp_path: Path) -> None:
    file = labelled(noted, tmp_path, "大连", "城市")
    with Session.open(noted) as session:
        apply(session, plan(session, *read(file)), delete=True)
    assert [one.tags for one in said(noted) if {"大连", "城市"} & {*one.tags}] == [("城市",)]


def test_a_mark_whose_label_was_removed_in_doccano_is_rejected_when_asked(noted: Path, tmp_path: Path) -> None:
    file = labelled(noted, tmp_path, "PER")
    with Session.open(noted) as session:
        wanted = plan(session, *read(file))
        gone = [one for one in wanted.proposals if one.outcome is Outcome.REMOVED]
        assert gone
        apply(session, wanted, delete=True)
        left = Options(marks=Choice.ALL)
        export(session, None, FORMATS["doccano"], tmp_path / "again.jsonl", options=left)
    again = [json.loads(line) for line in (tmp_path / "again.jsonl").read_text("utf-8").splitlines()]
    assert not [label for row in again for label in row["label"] if label[2] == "PER"]
    assert [label for row in again for label in row.get("rejected", ()) if label[2] == "PER"]


def test_where_a_note_came_from_comes_along_into_another_library(noted: Path, tmp_path: Path) -> None:
    with Session.open(noted) as session:
        source = session.pages.page(NAME).source
        first = next(one for one in session.notes.of(source).annotations if one.kind is Kind.NOTE)
        session.notes.apply(source, Change("x", put=(replace(first, origin="model:小@127.0.0.1"),)))
        export(session, None, FORMATS["w3c"], tmp_path / "out.jsonld")
        kept = session.notes.of(source).get(first.id)
        assert kept
        session.notes.apply(source, Change("y", drop=(kept,)))
        apply(session, plan(session, *read(tmp_path / "out.jsonld")))
        back = session.notes.of(source).get(first.id)
    assert back and back.origin == "model:小@127.0.0.1"


@pytest.mark.parametrize("form", ["doccano", "conllu", "spacy", "jsonl", "html"])
def test_a_name_accepted_for_the_whole_library_is_nothing_new_where_it_comes_home(
    noted: Path, tmp_path: Path, form: str
) -> None:
    with Session.open(noted) as session:
        source = session.pages.page(NAME).source
        at = source.text.index("大连")
        wide = decide(source, [(at, at + 2)], Decision(MarkVerdict.KEEP, "LOC", "LOC", Scope.LIBRARY), "pizhu")
        session.notes.apply(source, Change("x", put=(wide,)))
    file = exported(noted, form, tmp_path / f"out{FORMATS[form].suffix}", Choice.ALL)
    before = files(noted)
    counted = bring(noted, file)
    assert Outcome.NEW not in counted and counted[Outcome.SAME] > 20
    assert files(noted) == before


@pytest.mark.parametrize("name", ["bioes", "anki", "refi-codebook"])
def test_a_format_that_goes_out_only_is_called_so(noted: Path, tmp_path: Path, name: str) -> None:
    file = exported(noted, name, tmp_path / f"out{FORMATS[name].suffix}")
    with pytest.raises(NotReadable, match=f"{name} goes out only"):
        read(file)
