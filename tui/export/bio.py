"""BIO and BIOES: one character or word a line, a tab, its label; a blank line between sentences.

What cannot be said, labels that overlap, those with gaps and what was rejected, goes to a list beside the file. The
first line of an article is `-DOCSTART-`; a second file beside tells where each sentence is.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from tui.export.doccano import MARKS
from tui.export.document import Document, Label, documents
from tui.export.format import File, Options
from tui.export.incoming import Files, Incoming, NotReadable, OffsetUnit
from tui.export.marked import Origin
from tui.export.material import Material
from tui.export.record import place
from tui.export.spool import Spool, spooled
from tui.export.tokens import Sentence, apart, split
from tui.i18n import _
from tui.language.analysis import Analysis
from tui.text.source import Span

_DOCUMENT = "-DOCSTART-"


def write(materials: Iterable[Material], options: Options, *, ends: bool) -> Iterator[File]:
    """Return the labelled tokens, the places of the sentences, and the labels left out; `ends` asks for BIOES."""
    lines, places = Spool(), Spool()
    places.write("sentence\tplace\n")
    lost: list[str] = []
    number = 0
    for material in materials:
        for document in documents(material, options.marks):
            kept, left = apart(document.labels)
            lost += [_left(label.spans, label.name, document) for label in left]
            lost += [
                _left([Span(one.start, one.end)], one.name, document, str(Origin.REJECTED)) for one in document.rejected
            ]
            lines.write(f"{_DOCUMENT}\tO\n\n")
            known = material.analyses.get(document.article.number, Analysis()).words
            for sentence in split(document, kept, options.unit, known):
                number += 1
                places.write(f"{number}\t{place(document.id, sentence.start)}\n")
                names = marks_of(sentence, kept, ends)
                for token, name in zip(sentence.tokens, names, strict=True):
                    lines.write(f"{document.text[token.start : token.end]}\t{name}\n")
                lines.write("\n")
    yield File("", lines)
    yield File("", places, beside=".places.tsv")
    if lost:
        yield File("", spooled(lost), beside=".left-out.jsonl")


bio = partial(write, ends=False)
bioes = partial(write, ends=True)


def marks_of(sentence: Sentence, labels: Sequence[Label], ends: bool) -> list[str]:
    """Return the BIO or BIOES label of each token; `labels` do not overlap and are in order."""
    found = ["O"] * len(sentence.tokens)
    numbers = {token.start: number for number, token in enumerate(sentence.tokens)}
    for label in labels:
        (start, end) = label.spans[0]
        if end <= sentence.start or start >= sentence.end:
            continue
        inside = [numbers[at] for at in range(start, end) if at in numbers]
        name = "_".join(label.name.split())
        for number in inside:
            found[number] = f"I-{name}"
        if inside:
            found[inside[0]] = f"B-{name}"
        if ends and inside:
            found[inside[-1]] = f"E-{name}" if len(inside) > 1 else f"S-{name}"
    return found


def _left(spans: Sequence[Span], name: str, document: Document, why: str = "overlap") -> str:
    row = {"place": place(document.id, spans[0].start), "spans": [list(span) for span in spans]}
    row |= {"label": name, "quote": document.quote(spans), "why": why}
    return json.dumps(row, ensure_ascii=False) + "\n"


class _Line(NamedTuple):
    token: str
    label: str


def read(files: Files) -> Iterator[Incoming]:
    """Yield the labels of BIO or BIOES; offsets count the text of each document without blanks. Raises NotReadable."""
    order, document = -1, list[_Line]()
    for number, line in enumerate(files[""].decode("utf-8", "replace").split("\n"), 1):
        token, tab, label = line.rpartition("\t")
        if not line.strip():
            continue
        if not tab:
            raise NotReadable(_("line {number}: no token and label").format(number=number))
        if token == _DOCUMENT:
            yield from _labels(document, order)
            order, document = order + 1, []
        else:
            document.append(_Line(token, label))
    yield from _labels(document, order)


def _labels(document: Sequence[_Line], order: int) -> Iterator[Incoming]:
    text, at, start, name = "".join(line.token for line in document), 0, 0, ""
    made: Callable[[int], Incoming] = lambda end: _incoming(text, Span(start, end), name, order)  # noqa: E731
    for token, label in document:
        sign, _dash, said = label.partition("-")
        if name and (sign in "OBS" or said != name):
            yield made(at)
            name = ""
        if sign in tuple("BS") or (sign in tuple("IE") and not name):
            start, name = at, said
        at += len(token)
        if name and sign in tuple("ES"):
            yield made(at)
            name = ""
    if name:
        yield made(at)


def _incoming(text: str, span: Span, name: str, order: int) -> Incoming:
    return Incoming(
        order=order,
        unit=OffsetUnit.DENSE,
        spans=(span,),
        text=text,
        quote=text[span.start : span.end],
        tags=() if name in MARKS else (name,),
        mark=name if name in MARKS else "",
    )
