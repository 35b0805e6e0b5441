"""Each format has the shape that its readers expect: offsets in code points, headers, ids, nothing that runs."""

import io
import json
import re
import zipfile
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from tests.export.material import PAGE, TEXT, material, note
from tests.export.matrix import MODEL, everything
from tests.export.test_formats import readable, written
from tui.export.anki import read
from tui.export.document import Choice, documents
from tui.export.format import Feature, Options, TokenUnit
from tui.export.incoming import joined
from tui.export.material import Material
from tui.export.registry import FORMATS
from tui.language.quick import quick

ASTRAL = "𠮷"


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in {"docx"}])
def test_the_same_notes_give_the_same_bytes(name: str) -> None:
    assert written(name, marks=Choice.ALL) == written(name, marks=Choice.ALL)


def test_offsets_behind_an_astral_character_count_it_as_one() -> None:
    rows = [json.loads(line) for line in written("doccano", marks=Choice.ALL)[""].decode().splitlines()]
    (start, end, _tag) = next(label for label in rows[0]["label"] if label[2] == "时间 词")
    assert rows[0]["text"][start:end] == "𠮷日"
    (task, *_rest) = json.loads(written("labelstudio")[""])
    for made in (*task["annotations"], *task["predictions"]):
        for region in made["result"]:
            if region["type"] == "labels":
                value = region["value"]
                assert task["data"]["text"][value["start"] : value["end"]] == value["text"]
    items = json.loads(written("w3c")[""])["items"]
    for item in items:
        for target in item["target"] if isinstance(item["target"], list) else [item["target"]]:
            if "selector" in target and item["label"] != "pizhu open x#2@0":
                place, words = target["selector"]
                assert words["exact"] in (TEXT[place["start"] : place["end"]], "旧文")


def test_what_a_program_found_is_a_prediction_and_what_people_said_an_annotation() -> None:
    for task in json.loads(written("labelstudio", marks=Choice.ALL)[""]):
        for made in task["annotations"]:
            assert all(region.get("meta", {}).get("origin") != "program" for region in made["result"])
        for made in task["predictions"]:
            assert made["model_version"].startswith(("pizhu ", MODEL))
            assert all(region["meta"]["origin"] in {"program", "rejected"} for region in made["result"])


REFUSED = {("PER", "正文"), ("政策/数字", "总投资3亿元")}
"""What was rejected in the matrix: label, text."""


@pytest.mark.parametrize("name", [name for name, form in FORMATS.items() if Feature.REJECTED in form.holds])
def test_what_was_rejected_is_no_label_of_the_text_and_says_what_it_would_have_been(name: str) -> None:
    form = FORMATS[name]
    every = list(joined(form.read(readable(form, written(name, marks=Choice.ALL)))))  # type: ignore[misc]
    no = [one for one in every if one.origin == "rejected"]
    assert {label for one in no for label in (one.mark, *(one.tags or ())) if label} == {label for label, _ in REFUSED}
    assert {one.quote for one in no} in ({quote for _, quote in REFUSED}, {""})
    assert not [one for one in every if one not in no and ("正文" in one.quote or "总投资3亿元" in one.quote)]


def test_programs_that_learn_from_an_export_do_not_learn_what_was_rejected() -> None:
    rows = [json.loads(line) for line in written("doccano", marks=Choice.ALL)[""].decode().splitlines()]
    assert not [label for row in rows for label in row["label"] if row["text"][label[0] : label[1]] == "正文"]
    docs = [json.loads(line) for line in written("spacy", marks=Choice.ALL)[""].decode().splitlines()]
    assert not [span for doc in docs for span in (*doc["ents"], *doc["spans"]["pizhu"]) if span["kb_id"] == "rejected"]
    people = [
        one for task in json.loads(written("labelstudio")[""]) for made in task["annotations"] for one in made["result"]
    ]
    assert not [one for one in people if one.get("meta", {}).get("origin") == "rejected"]
    left = [json.loads(line) for line in written("bio", marks=Choice.ALL)[".left-out.jsonl"].decode().splitlines()]
    assert {(one["label"], one["quote"]) for one in left if one["why"] == "rejected"} == REFUSED
    assert "PER" not in written("bio", marks=Choice.ALL)[""].decode()


@pytest.mark.parametrize("unit", TokenUnit)
@pytest.mark.parametrize("name", ["bio", "bioes"])
def test_bio_has_one_token_a_line_and_labels_that_follow_one_another(name: str, unit: TokenUnit) -> None:
    text = written(name, unit=unit)[""].decode()
    before = "O"
    for line in text.split("\n"):
        token, _tab, label = line.rpartition("\t")
        assert line == "" or (token and re.fullmatch(r"O|[BIES]-\S+", label)), line
        if label.startswith(("I-", "E-")):
            assert before[0] in "BI"
            assert before[2:] == label[2:]
        before = label or "O"
    if unit is TokenUnit.CHARACTER:
        assert all(len(line.split("\t")[0]) == 1 for line in text.split("\n") if line and "DOCSTART" not in line)
    else:
        assert any(len(line.split("\t")[0]) > 1 for line in text.split("\n") if line and "DOCSTART" not in line)


def test_what_bio_cannot_say_is_listed_beside_it() -> None:
    left = [json.loads(line) for line in written("bio")[".left-out.jsonl"].decode().splitlines()]
    assert {"重叠", "分开"} <= {one["label"] for one in left}
    assert all(re.fullmatch(r"x#\d+@\d+", one["place"]) for one in left)


def test_conllu_is_read_by_its_package() -> None:
    conllu = pytest.importorskip("conllu")
    sentences = conllu.parse(written("conllu", marks=Choice.ALL)[""].decode())
    assert sentences[0].metadata["newdoc id"] == "x#1"
    words = [token["form"] for sentence in sentences for token in sentence]
    assert "".join(words) == "".join("".join(article.text.split()) for article in everything().page.articles)


def test_a_refi_project_has_its_elements_in_the_order_of_the_schema_and_no_empty_ones() -> None:
    with zipfile.ZipFile(io.BytesIO(written("refi")[""])) as archive:
        root = ElementTree.fromstring(archive.read("project.qde"))
        assert all(b"\r" not in archive.read(name) for name in archive.namelist())
    assert [child.tag.rpartition("}")[2] for child in root] == ["Users", "CodeBook", "Sources", "Notes"]
    assert all(len(child) for child in root)
    guids = [element.get("guid") for element in root.iter() if element.get("guid")]
    assert len(guids) == len(set(guids))


def test_notes_beside_the_articles_are_of_one_document_whether_a_line_holds_them_or_none() -> None:
    page = replace(PAGE, articles=PAGE.articles[1:], other=PAGE.articles[0].blocks[:1])
    (found,) = documents(Material(page, (note(1, "港口启用"), note(2, "航运中心"))))
    assert found.article.number == 0
    assert [one.annotation.id for one in found.notes] + [one.id for one in found.astray] == [f"{1:032x}", f"{2:032x}"]


def test_the_page_holds_no_script_and_asks_for_nothing() -> None:
    evil = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'&"
    said = replace(note(1, "航运中心", evil, [evil]), author=evil)
    (file,) = FORMATS["html"].write([material(said)], Options(title=evil, marks=Choice.NONE))
    text = file.data.decode()
    assert not re.search(r"<script|<img|<link|javascript:|@import|url\(", text)
    assert not re.search(r"""<[a-z][^>]*\s(?:src|href)=["'](?!#)""", text)
    assert "default-src 'none'" in text
    assert "&lt;script&gt;" in text


def test_anki_gets_its_head_and_a_cloze_of_the_passage_only() -> None:
    said = note(1, "航运中心", "{{c2::不是}} <b>", ["港口/大 连"])
    (file,) = FORMATS["anki"].write([material(said)], Options(title="t"))
    lines = file.data.decode().splitlines()
    assert lines[:2] == ["#separator:tab", "#html:true"]
    cells = lines[-1].split("\t")
    assert cells[1:3] == ["航运中心", "háng yùn zhōng xīn"]
    assert cells[4].count("{{c1::航运中心}}") == 1
    assert "{{c2" not in lines[-1]
    assert "<b>" not in lines[-1]
    assert cells[-1] == "港口::大_连"


def test_a_word_that_was_kept_to_learn_says_its_pinyin_once_and_comes_home_unchanged() -> None:
    kept = note(1, "航运中心", "hángyùn zhōngxīn  shipping center; hub", ["生词"])
    own = note(2, "航运中心", "shipping  center", ["港口"])
    (file,) = FORMATS["anki"].write([material(kept, own)], Options(title="t"))
    cells = [line.split("\t") for line in file.data.decode().splitlines()[-2:]]
    assert cells[0][2:4] == ["<b>hángyùn zhōngxīn</b>", "shipping center; hub"]
    assert cells[1][2:4] == ["háng yùn zhōng xīn", "shipping  center"]
    assert [one.note for one in read({"x.tsv": file.data})] == [kept.note, own.note]


def test_five_hundred_hostile_cells_are_no_formulas_in_a_workbook() -> None:
    pytest.importorskip("xlsxwriter")
    openpyxl = pytest.importorskip("openpyxl")
    starts = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "=HYPERLINK(1)", "http://x", "{=1}", "'=1")
    notes = [note(number, "航运中心", f"{starts[number % 10]}{number}", [f"={number}"]) for number in range(1, 501)]
    (file,) = FORMATS["xlsx"].write([material(*notes)], Options(title="=1"))
    sheet = openpyxl.load_workbook(io.BytesIO(file.data))["notes"]
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
    column = [cell.value for cell in sheet[1]].index("note") + 1
    assert len([row for row in range(2, 502) if isinstance(sheet.cell(row, column).value, str)]) == 500


def test_word_comments_are_read_back_with_who_wrote_them_and_when() -> None:
    docx = pytest.importorskip("docx")
    comments = list(docx.Document(io.BytesIO(written("docx")[""])).comments)
    (one,) = [comment for comment in comments if comment.text.startswith("两行")]
    assert one.author == "我"
    assert one.timestamp.isoformat().startswith("2024-03-06")


def test_a_label_that_doccano_removed_or_added_changes_no_other_ones_origin() -> None:
    analysed = replace(material(note(1, "航运中心", tags=["机构"])), analyses={1: quick(PAGE.articles[0].text)})
    (file,) = FORMATS["doccano"].write([analysed], Options(marks=Choice.ALL))
    row = json.loads(file.data.decode().split("\n")[0])
    figure = next(one for one in row["label"] if one[2] == "FIGURE")
    row["label"] = [[0, 2, "新"], figure]
    read = FORMATS["doccano"].read
    assert read is not None
    back = list(read({"": json.dumps(row).encode()}))
    found = {(one.mark or one.tags[0]): one.origin for one in back if not one.gone}
    assert found == {"新": None, "FIGURE": "program"}
    assert "机构" in {tag for one in back if one.gone for tag in one.tags or ()}


def test_a_tag_chosen_on_the_page_leaves_the_articles_in_which_it_stands() -> None:
    page = written("html", marks=Choice.ALL)[""].decode()
    number = page.split(">#整篇</label>")[0].rpartition('for="t')[2].rstrip('"')
    assert f"#t{number}:checked~main article:not(:has(.said.t{number})){{display:none}}" in page
    assert page.count(f'<section class="said t{number}"') == 1


def test_a_title_stands_on_the_page_once() -> None:
    page = written("html", marks=Choice.NONE)[""].decode()
    titles = [article.title for article in PAGE.articles if article.title]
    heads = re.findall(r"<h[23][^>]*>(.*?)</h[23]>", page)
    assert titles and all([re.sub("<.*?>", "", head) for head in heads].count(title) == 1 for title in titles)
