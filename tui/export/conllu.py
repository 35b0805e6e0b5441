"""CoNLL-U (https://universaldependencies.org/format.html): one word a row, labels in the last column, no syntax.

`Label=B-ORG:1;I-政策:2` names every label that lies on a word and which of the labels it is, so that they may overlap.
What was proposed and a person rejected stands in a comment of its document, as JSON: `[[start, end, label, text], …]`.
"""

import json
import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from operator import itemgetter

from tui.export import inventory
from tui.export.doccano import MARKS
from tui.export.document import NOTE, Document, Label, documents
from tui.export.format import File, Options, TokenUnit
from tui.export.incoming import Files, Incoming, NotReadable, OffsetUnit
from tui.export.marked import Marked, Origin
from tui.export.material import Material
from tui.export.record import place
from tui.export.spool import Spool
from tui.export.tokens import Sentence, split
from tui.i18n import _
from tui.language.analysis import Analysis
from tui.text.source import Span

_REJECTED = "# rejected = "
_WRITTEN = "# written = "
_FORBIDDEN = re.compile(r"[\s|;:=%]")
"""What parts the values of the last column, and our own escape."""


def write(materials: Iterable[Material], options: Options) -> Iterator[File]:
    """Return sentences with `newdoc id`, `sent_id` (for `pizhu open`) and `text`; `Start` is an article offset."""
    lines = Spool()
    for material in materials:
        for document in documents(material, options.marks):
            known = material.analyses.get(document.article.number, Analysis()).words
            every = split(document, document.labels, TokenUnit.WORD, known)
            on = [(sentence, _labels(sentence, labels)) for sentence, labels in _labelled(every, document.labels)]
            numbers = {int(name.split(":")[1]) for _one, labels in on for names in labels.values() for name in names}
            lines.write(f"# newdoc id = {document.id}\n{_refused(document)}{_kept(document, numbers)}")
            for sentence, labelled in on:
                lines.write("".join(_rows(sentence, document, labelled)))
    yield File("", lines)


def _refused(document: Document) -> str:
    found = [[one.start, one.end, one.name, document.text[one.start : one.end]] for one in document.rejected]
    return f"{_REJECTED}{json.dumps(found, ensure_ascii=False)}\n" if found else ""


def _kept(document: Document, numbers: Collection[int]) -> str:
    """Return the labels that lie on words by their numbers, so that it is noticed which were taken out."""
    every = enumerate(document.labels, 1)
    rows = {number: inventory.label_row(label, document) for number, label in every if number in numbers}
    return f"{_WRITTEN}{json.dumps(rows, ensure_ascii=False)}\n" if rows else ""


def _labelled(
    sentences: Iterable[Sentence], labels: Sequence[Label]
) -> Iterator[tuple[Sentence, list[tuple[int, Label]]]]:
    """Yield each sentence with the labels that reach into it and their numbers, from 1 in order."""
    waiting = sorted(enumerate(labels, 1), key=lambda one: one[1].spans[0].start, reverse=True)
    inside: list[tuple[int, Label]] = []
    for sentence in sentences:
        while waiting and waiting[-1][1].spans[0].start < sentence.end:
            inside.append(waiting.pop())
        inside = [one for one in inside if one[1].spans[-1].end > sentence.start]
        yield sentence, sorted(inside, key=itemgetter(0))


def _rows(sentence: Sentence, document: Document, on: Mapping[int, list[str]]) -> Iterator[str]:
    """Yield a sentence; `on` says what lies on each of its words: start -> labels."""
    text = document.text
    yield f"# sent_id = {place(document.id, sentence.start)}\n"
    yield f"# text = {' '.join(text[sentence.start : sentence.end].split())}\n"
    for number, (start, end) in enumerate(sentence.tokens, 1):
        misc = [f"Label={';'.join(on[start])}"] if start in on else []
        misc += [f"Start={start}"]
        following = sentence.tokens[number].start if number < len(sentence.tokens) else end
        misc += ["SpaceAfter=No"] if following == end else []
        form = text[start:end]
        yield f"{number}\t{form}\t{form}\t_\t_\t_\t_\t_\t_\t{'|'.join(misc)}\n"
    yield "\n"


def _labels(sentence: Sentence, labels: Sequence[tuple[int, Label]]) -> Mapping[int, list[str]]:
    """Return what to say of each token: its start -> labels."""
    found: dict[int, list[str]] = {}
    starts = [token.start for token in sentence.tokens]
    for number, label in labels:
        origin = f":{label.thing.origin}" if isinstance(label.thing, Marked) else ""
        begun = label.spans[0].start < sentence.start
        held = (starts[bisect_left(starts, span.start) : bisect_left(starts, span.end)] for span in label.spans)
        for at in sorted(set().union(*held)):
            found.setdefault(at, []).append(f"{'I' if begun else 'B'}-{_escape(label.name)}:{number}{origin}")
            begun = True
    return found


def _escape(name: str) -> str:
    return _FORBIDDEN.sub(lambda sign: f"%{ord(sign[0]):04X}", name)


def _unescape(name: str) -> str:
    return re.sub("%([0-9A-F]{4})", lambda code: chr(int(code[1], 16)), name)


def read(files: Files) -> Iterator[Incoming]:
    """Yield the labels of each document; offsets are the article's. Raises NotReadable."""
    for data in files.values():
        article, found, kept = "", dict[str, list[tuple[int, str]]](), "{}"
        for number, line in enumerate(data.decode("utf-8", "replace").split("\n"), 1):
            if line.startswith("# newdoc id = "):
                yield from _document(article, found, kept)
                article, found, kept = line.removeprefix("# newdoc id = "), {}, "{}"
            elif line.startswith(_WRITTEN):
                kept = line.removeprefix(_WRITTEN)
            elif line.startswith(_REJECTED):
                yield from _rejected(article, line.removeprefix(_REJECTED), number)
            elif line and not line.startswith("#"):
                cells = line.split("\t")
                if len(cells) != 10:
                    raise NotReadable(_("line {number}: not the ten columns of CoNLL-U").format(number=number))
                misc = dict(part.partition("=")[::2] for part in cells[9].split("|"))
                for said in filter(None, misc.get("Label", "").split(";")):
                    name, _colon, key = said[2:].partition(":")
                    found.setdefault(f"{name}:{key}", []).append((int(misc["Start"]), cells[1]))
        yield from _document(article, found, kept)


def _document(article: str, found: Mapping[str, list[tuple[int, str]]], kept: str) -> Iterator[Incoming]:
    """Yield the labels of a document, and those that it was written with and no longer has. Raises NotReadable."""
    said = list(_incoming(article, found))
    yield from said
    numbers = {key.split(":")[1] for key in found}
    yield from inventory.labels_missing(kept, article, numbers, said)


def _rejected(article: str, said: str, line: int) -> Iterator[Incoming]:
    try:
        for start, end, name, quote in json.loads(said):
            yield Incoming(
                article=article,
                unit=OffsetUnit.ARTICLE,
                spans=(Span(start, end),),
                quote=quote,
                tags=() if name in MARKS else (name,),
                mark=name if name in MARKS else "",
                labels=True,
                origin=str(Origin.REJECTED),
            )
    except (ValueError, TypeError, RecursionError) as error:
        raise NotReadable(_("line {number}: no JSON").format(number=line)) from error


def _incoming(article: str, found: Mapping[str, list[tuple[int, str]]]) -> Iterator[Incoming]:
    for said, tokens in found.items():
        name, _number, origin = (*said.split(":"), "")[:3]
        name = _unescape(name)
        spans: list[Span] = []
        for start, form in tokens:
            if spans and start - spans[-1].end <= 1:
                spans[-1] = Span(spans[-1].start, start + len(form))
            else:
                spans.append(Span(start, start + len(form)))
        yield Incoming(
            article=article,
            unit=OffsetUnit.ARTICLE,
            spans=tuple(spans),
            quote="".join(form for _start, form in tokens),
            tags=() if origin or name == NOTE else (name,),
            mark=name if origin else "",
            labels=True,
            origin=origin or None,
        )
