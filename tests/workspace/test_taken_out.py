"""What somebody took out of a file is told when it comes home, and goes when that is asked for."""

import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tui.export.document import Choice
from tui.export.format import Options
from tui.export.reading import read
from tui.export.registry import FORMATS
from tui.notes.model.annotation import Annotation, Kind
from tui.notes.model.decisions import Decision, MarkVerdict, decide, decision
from tui.notes.store.notebook import Change
from tui.workspace import Session
from tui.workspace.exchange.exporting import export
from tui.workspace.exchange.importing import apply, plan
from tui.workspace.exchange.importplan import Outcome

TEXT = "港口启用\n\n昨日,航运中心在大连启用。总投资3亿元,𠮷日开工。\n"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Two notes, one with words; a name that was accepted, one of the reader's own."""
    root = tmp_path / "library"
    root.mkdir()
    (root / "a.txt").write_text(TEXT, encoding="utf-8")
    with Session.open(root) as session:
        source = session.pages.page("a.txt").source
        at = {
            quote: (TEXT.index(quote), TEXT.index(quote) + len(quote)) for quote in ("航运中心", "𠮷日", "大连", "开工")
        }
        session.notes.annotate(source, [at["航运中心"]], "一句话", ["港口", "政策"])
        session.notes.annotate(source, [at["𠮷日"]], "", ["日子"])
        found = decide(source, [at["大连"]], Decision(MarkVerdict.KEEP, "LOC", "LOC"))
        own = decide(source, [at["开工"]], Decision(MarkVerdict.KEEP, "TERM", "TERM"))
        session.notes.apply(source, Change("x", put=(found, own)))
    return root


def out(library: Path, name: str, tmp_path: Path) -> Path:
    target = tmp_path / ("brat" if name == "brat" else f"out{FORMATS[name].suffix}")
    with Session.open(library) as session:
        export(session, None, FORMATS[name], target, options=Options(marks=Choice.ALL))
    return target


def without_spacy(file: Path, quote: str) -> None:
    rows = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    for row in rows:
        for spans in (row["ents"], row["spans"]["pizhu"]):
            spans[:] = [one for one in spans if row["text"][one["start"] : one["end"]] != quote]
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")


def without_labelstudio(file: Path, quote: str) -> None:
    tasks = json.loads(file.read_text("utf-8"))
    for made in (made for task in tasks for made in task["annotations"]):
        made["result"] = [one for one in made["result"] if one["value"].get("text") != quote]
        gone = {one["id"] for one in made["result"] if one["type"] == "textarea" and "labels" not in one["value"]}
        labelled = {one["id"] for one in made["result"] if one["type"] == "labels"}
        made["result"] = [one for one in made["result"] if one["id"] not in gone - labelled]
    file.write_text(json.dumps(tasks), "utf-8")


def without_brat(folder: Path, quote: str) -> None:
    (file,) = folder.glob("*.ann")
    lines = file.read_text("utf-8").splitlines()
    gone = {line.split("\t")[0] for line in lines if line.startswith("T") and line.split("\t")[2] == quote}
    kept = [line for line in lines if not ({line.split("\t")[0], line.split("\t")[1].rpartition(" ")[2]} & gone)]
    file.write_text("".join(f"{line}\n" for line in kept), "utf-8")


def without_refi(file: Path, quote: str) -> None:
    with zipfile.ZipFile(file) as archive:
        inside = {name: archive.read(name) for name in archive.namelist()}
    part = re.compile(rf'<PlainTextSelection [^>]*name="{quote}".*?</PlainTextSelection>', re.DOTALL)
    inside["project.qde"] = part.sub("", inside["project.qde"].decode()).encode()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in inside.items():
            archive.writestr(name, data)


def without_xlsx(file: Path, quote: str) -> None:
    from openpyxl import load_workbook

    book = load_workbook(file)
    for sheet in (book["notes"], book["marks"]):
        column = [cell.value for cell in sheet[1]].index("quote")
        for number in reversed([row[0].row for row in sheet.iter_rows() if row[column].value == quote]):
            sheet.delete_rows(number)
    book.save(file)


def without_w3c(file: Path, quote: str) -> None:
    page = json.loads(file.read_text("utf-8"))
    page["items"] = [one for one in page["items"] if f'"exact": "{quote}"' not in json.dumps(one, ensure_ascii=False)]
    file.write_text(json.dumps(page), "utf-8")


def without_html(file: Path, quote: str) -> None:
    page = file.read_text("utf-8")
    page = re.sub(rf"<section [^>]*><blockquote><a [^>]*>{quote}</a>.*?</section>\n", "", page)
    file.write_text(re.sub(rf'<span class="found [^>]*>(?={quote})', "<span>", page), "utf-8")


def without_conllu(file: Path, quote: str) -> None:
    """Take the labels off the words that a passage is made of."""
    lines = file.read_text("utf-8").splitlines(keepends=True)
    rows = [number for number, line in enumerate(lines) if "\t" in line]
    forms = [lines[number].split("\t")[1] for number in rows]
    text, edges = "".join(forms), [len("".join(forms[:n])) for n in range(len(forms))]
    start, end = text.index(quote), text.index(quote) + len(quote)
    for number, edge in zip(rows, edges, strict=True):
        if start <= edge < end:
            lines[number] = re.sub(r"Label=[^|\n]*\|", "", lines[number])
    file.write_text("".join(lines), "utf-8")


WITHOUT: dict[str, Callable[[Path, str], None]] = {
    "spacy": without_spacy,
    "labelstudio": without_labelstudio,
    "brat": without_brat,
    "refi": without_refi,
    "xlsx": without_xlsx,
    "w3c": without_w3c,
    "html": without_html,
    "conllu": without_conllu,
}


def said(library: Path) -> list[Annotation]:
    with Session.open(library) as session:
        return [one for book in session.notes.all() for one in book.annotations]


def bring(library: Path, file: Path, *, delete: bool = False) -> dict[Outcome, int]:
    with Session.open(library) as session:
        wanted = plan(session, *read(file))
        apply(session, wanted, delete=delete)
        return dict(wanted.counted())


@pytest.mark.parametrize("name", WITHOUT)
def test_a_note_that_was_taken_out_is_told_goes_when_asked_and_is_told_once(
    name: str, library: Path, tmp_path: Path
) -> None:
    file, before = out(library, name, tmp_path), said(library)
    WITHOUT[name](file, "𠮷日")
    assert bring(library, file)[Outcome.REMOVED] == 1
    assert said(library) == before, "nothing goes unasked"
    bring(library, file, delete=True)
    assert [one.anchor.quote for one in before if one not in said(library)] == ["𠮷日"]
    assert Outcome.REMOVED not in bring(library, file)


@pytest.mark.parametrize("name", ["labelstudio", "brat", "refi", "xlsx", "w3c", "html"])
def test_a_note_with_words_goes_as_a_whole_where_the_file_had_its_words(
    name: str, library: Path, tmp_path: Path
) -> None:
    file = out(library, name, tmp_path)
    WITHOUT[name](file, "航运中心")
    assert bring(library, file, delete=True)[Outcome.REMOVED] == 1
    assert [one.anchor.quote for one in said(library) if one.kind is Kind.NOTE] == ["𠮷日"]
    with Session.open(library) as session:
        session.notes.undo()
    assert len(said(library)) == 4


@pytest.mark.parametrize("name", ["spacy", "conllu"])
def test_a_note_with_words_loses_its_tags_where_the_file_had_those_only(
    name: str, library: Path, tmp_path: Path
) -> None:
    file = out(library, name, tmp_path)
    WITHOUT[name](file, "航运中心")
    assert bring(library, file, delete=True)[Outcome.REMOVED] == 2
    (kept,) = [one for one in said(library) if one.note]
    assert kept.tags == ()


@pytest.mark.parametrize("name", WITHOUT)
def test_a_mark_that_was_taken_out_is_rejected_and_the_readers_own_is_gone(
    name: str, library: Path, tmp_path: Path
) -> None:
    file = out(library, name, tmp_path)
    WITHOUT[name](file, "大连")
    WITHOUT[name](file, "开工")
    bring(library, file, delete=True)
    told = {one.anchor.quote: told for one in said(library) if (told := decision(one))}
    assert {quote: one.verdict for quote, one in told.items()} == {"大连": MarkVerdict.DISMISS}


@pytest.mark.parametrize("name", WITHOUT)
def test_a_file_that_holds_less_than_the_library_takes_nothing_out(name: str, library: Path, tmp_path: Path) -> None:
    file = out(library, name, tmp_path)
    with Session.open(library) as session:
        source = session.pages.page("a.txt").source
        session.notes.annotate(source, [(0, 2)], "later", ["新"])
    assert Outcome.REMOVED not in bring(library, file)


def predicted(library: Path, tmp_path: Path, *, without: str = "") -> Path:
    """Return tasks in which somebody in Label Studio made an annotation from what the program had found."""
    with Session.open(library) as session:
        source = session.pages.page("a.txt").source
        session.notes.apply(source, Change("y", drop=session.notes.of(source).annotations))
    file = out(library, "labelstudio", tmp_path)
    tasks = json.loads(file.read_text("utf-8"))
    for task in tasks:
        for number, one in enumerate(task["predictions"], 1):
            one["id"] = number
            kept = [entry for entry in one["result"] if entry["value"]["text"] != without]
            task["annotations"].append({"result": kept, "parent_prediction": number})
    file.write_text(json.dumps(tasks), "utf-8")
    return file


def test_what_somebody_took_over_from_a_prediction_of_label_studio_is_accepted(library: Path, tmp_path: Path) -> None:
    file = predicted(library, tmp_path)
    counted = bring(library, file)
    assert Outcome.REMOVED not in counted and counted[Outcome.NEW] >= 2
    found = {one.anchor.quote: told.verdict for one in said(library) if (told := decision(one))}
    assert found["3亿元"] is MarkVerdict.KEEP


def test_what_somebody_took_out_of_a_prediction_of_label_studio_is_rejected(library: Path, tmp_path: Path) -> None:
    file = predicted(library, tmp_path, without="3亿元")
    assert bring(library, file, delete=True)[Outcome.REMOVED] == 1
    found = {one.anchor.quote: told.verdict for one in said(library) if (told := decision(one))}
    assert found["3亿元"] is MarkVerdict.DISMISS


@pytest.mark.parametrize("name", ["w3c", "html"])
def test_rows_that_nobody_wrote_so_are_said_and_nothing_is_done(name: str, library: Path, tmp_path: Path) -> None:
    from tui.export.incoming import NotReadable

    file = out(library, name, tmp_path)
    file.write_text(re.sub(r'\[(&quot;|\\?")note', r"{\1note", file.read_text("utf-8")), encoding="utf-8")
    with pytest.raises(NotReadable):
        bring(library, file)
