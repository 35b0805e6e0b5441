"""Anki: one card a passage; word, pinyin, meaning, its sentence with a cloze, where it is from.

The head lines are those of https://docs.ankiweb.net/importing/text-files.html; the first column makes Anki bring a
card up to date that it knows already.
"""

import csv
import html
import io
import re
from collections.abc import Iterable, Iterator

from tui.export.citation import reference
from tui.export.format import File, Options
from tui.export.incoming import Files, Incoming
from tui.export.material import ExportedNote, Material, said
from tui.export.record import place
from tui.export.spool import Spool
from tui.notes.model.learnt import BETWEEN, LEARNT, divided
from tui.text.visible import visible

COLUMNS = ("guid", "word", "pinyin", "meaning", "sentence", "source", "open", "tags")
_HEAD = f"#separator:tab\n#html:true\n#guid column:1\n#tags column:{len(COLUMNS)}\n#columns:{chr(9).join(COLUMNS)}\n"
_OF_NOTE = re.compile("<b>(.+)</b>")
"""Pinyin that the note itself begins with; other pinyin is made for the card."""
_BLANK = re.compile(r"\s+")


def write(materials: Iterable[Material], options: Options) -> Iterator[File]:
    """Return tab-separated values; what looks like HTML or a cloze in a text is shown as it is."""
    out = Spool()
    out.write(_HEAD)
    writer = csv.writer(out, delimiter="\t", lineterminator="\n")
    for material in materials:
        writer.writerows(_card(one) for one in said(material) if not one.annotation.whole)
    yield File("", out)


def _card(one: ExportedNote) -> list[str]:
    note, article = one.annotation, one.article
    quote = note.anchor.quote
    at = article.to_article(note.anchor.spans[0].start) if article else None
    head, found, tail = one.sentence.partition(quote)
    cloze = f"{_field(head)}{{{{c1::{_field(quote)}}}}}{_field(tail)}" if found else _field(one.sentence)
    pinyin, meaning = divided(note.note) if LEARNT in note.tags else ("", note.note)
    return [
        note.id,
        _field(quote),
        f"<b>{_field(pinyin)}</b>" if pinyin else _field(_pinyin(quote)),
        _field(meaning),
        cloze,
        _field(reference(article)) if article else _field(note.source),
        f"pizhu open {_field(place(article.id, at))}" if article and at is not None else "",
        " ".join(_BLANK.sub("_", tag.replace("/", "::")) for tag in note.tags),
    ]


def _pinyin(quote: str) -> str:
    from tui.language.pinyin import spoken

    return spoken(quote) if len(quote) <= 40 else ""


def _field(text: str) -> str:
    """Return text as HTML shows it, on one line; its own braces are no cloze."""
    shown = html.escape(visible(text), quote=False).replace("{{", "{&#123;").replace("}}", "}&#125;")
    return shown.replace("\n", "<br>")


def read(files: Files) -> Iterator[Incoming]:
    """Yield the cards."""
    for data in files.values():
        text = "".join(line for line in data.decode("utf-8", "replace").splitlines(True) if not line.startswith("#"))
        for row in csv.reader(io.StringIO(text, newline=""), delimiter="\t"):
            if len(row) == len(COLUMNS):
                tags = tuple(tag.replace("::", "/") for tag in row[-1].split())
                kept = _OF_NOTE.fullmatch(row[2])
                note = BETWEEN.join((kept[1], row[3])) if kept else row[3]
                yield Incoming(id=row[0], quote=_plain(row[1]), note=_plain(note), tags=tags)


def _plain(field: str) -> str:
    return html.unescape(field.replace("<br>", "\n"))
