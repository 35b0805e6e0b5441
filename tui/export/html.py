"""One self-contained HTML page: every article with its marks, its notes beside them, tags to filter by.

It holds no script and asks for nothing over the network; the filter is CSS over a list of radio buttons.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape as _escape
from itertools import pairwise

from tui.export import inventory
from tui.export.document import Document, Note, documents
from tui.export.format import File, Options
from tui.export.htmlstyle import STYLE
from tui.export.marked import Marked
from tui.export.material import Material
from tui.export.record import place
from tui.export.rejected import Rejected
from tui.export.spool import Spool
from tui.i18n import _
from tui.language.analysis import Figure
from tui.notes.model.annotation import Annotation
from tui.text.block import Role
from tui.text.intervals import Intervals
from tui.text.source import Span
from tui.text.visible import visible

ERRORS = "xmlcharrefreplace"
"""How a page writes single surrogates."""
_TAGS = {Role.TITLE: "h2", Role.HEADING: "h3", Role.SUBTITLE: "h3"}
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def write(materials: Iterable[Material], options: Options) -> Iterator[File]:
    """Return the page; text from files and people is text in it, whatever it looks like."""
    body, numbers = Spool(ERRORS), Numbers()
    for material in materials:
        for one in documents(material, options.marks):
            body.write(_article(one, numbers))
    page = Spool(ERRORS)
    page.write(_head(options.title, numbers))
    page.take(body)
    page.write("</main>\n</body>\n</html>\n")
    yield File("", page)


class Numbers(dict[str, int]):
    """Numbers of tags, given as they are met, for the classes of the filter."""

    def __missing__(self, tag: str) -> int:
        """Give a tag the next number."""
        self[tag] = len(self) + 1
        return self[tag]


def escape(text: str) -> str:
    """Return text that HTML shows as it is; control characters are visible signs."""
    return _escape(visible(text))


def _head(title: str, tags: Mapping[str, int]) -> str:
    rules = "".join(
        f"#t{n}:checked~main .said:not(.t{n}),#t{n}:checked~main article:not(:has(.said.t{n})){{display:none}}"
        f"#t{n}:checked~main mark:not(.t{n}){{background:none}}\n"
        for n in range(1, len(tags) + 1)
    )
    rules += "".join(
        f"#t{n}:checked~nav label[for=t{n}]{{font-weight:bold;text-decoration:underline}}\n"
        for n in range(len(tags) + 1)
    )
    boxes = "".join(f'<input type="radio" name="tag" id="t{n}">' for n in range(1, len(tags) + 1))
    labels = "".join(f' <label for="t{n}">#{escape(tag)}</label>' for tag, n in sorted(tags.items()))
    every = _("all tags")
    return (
        f'<!DOCTYPE html>\n<html lang="zh">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="generator" content="pizhu">\n'
        f"<title>{escape(title)}</title>\n<style>\n{STYLE}{rules}</style>\n</head>\n<body>\n"
        f'<input type="radio" name="tag" id="t0" checked>{boxes}\n<h1>{escape(title)}</h1>\n'
        f'<nav><label for="t0">{escape(every)}</label>{labels}</nav>\n<main>\n'
    )


def _article(document: Document, numbers: Numbers) -> str:
    article = document.article
    blocks = list(zip(article.blocks, article.block_spans, strict=True))
    label = article.label or document.source
    titled = any(block.role == Role.TITLE and document.text[slice(*span)].strip() == label for block, span in blocks)
    kept = _escape("\n".join(map(inventory.line, inventory.document_rows(document))))
    lines = [f'<article id="{escape(document.id)}" data-written="{kept}">\n']
    lines += [] if titled else [f"<h2>{escape(label)}</h2>\n"]
    about = ", ".join(filter(None, (", ".join(article.authors), article.date, document.id)))
    lines.append(f'<p class="about">{escape(about)}</p>\n<div class="text">\n')
    cuts = _cuts(document)
    for block, span in blocks:
        name = _TAGS.get(block.role, "p") if titled or block.role != Role.TITLE else "h3"
        lines.append(f'<{name} class="{block.role}">{_marked(document, span, cuts, numbers)}</{name}>\n')
    lines.append("</div>\n<aside>\n")
    lines += [_note(one, document, numbers, ()) for one in document.whole]
    lines += [_note(note.annotation, document, numbers, note.spans) for note in document.notes]
    lines += [_note(one, document, numbers, (), astray=True) for one in document.astray]
    return "".join([*lines, "</aside>\n</article>\n"])


def _cuts(document: Document) -> list[int]:
    spans = [span for note in document.notes for span in note.spans]
    spans += [span for span, _one in _found(document)]
    return sorted({edge for span in spans for edge in span})


def _marked(document: Document, block: Span, cuts: Sequence[int], numbers: Numbers) -> str:
    """Return the text of a block with what lies on each stretch of it."""
    notes = Intervals[Note]([note for note in document.notes if note.start < block.end and note.end > block.start])
    marks = [(span, one) for span, one in _found(document) if span.start < block.end and span.end > block.start]
    parts = []
    edges = [block.start, *(cut for cut in cuts if block.start < cut < block.end), block.end]
    for start, end in pairwise(edges):
        text = escape(document.text[start:end])
        for span, one in marks:
            if span.start <= start and end <= span.end:
                text = _mark(one, span, text, first=span.start == start)
        here = [note for note in notes.at(start) if any(s.start <= start and end <= s.end for s in note.spans)]
        if here:
            classes = {f"t{numbers[tag]}" for note in here for tag in note.annotation.tags}
            ids = " ".join(note.annotation.id for note in here)
            text = f'<mark class="{" ".join(sorted(classes))}" data-notes="{ids}">{text}</mark>'
            text = "".join(f'<a id="p{n.annotation.id}"></a>' for n in here if n.start == start) + text
        parts.append(text)
    return "".join(parts)


def _found(document: Document) -> list[tuple[Span, Marked | Rejected]]:
    """Return the marks, and what was rejected, in their places."""
    marks: list[tuple[Span, Marked | Rejected]] = [(Span(one.mark.start, one.mark.end), one) for one in document.marks]
    return [*marks, *((Span(one.start, one.end), one) for one in document.rejected)]


def _mark(one: Marked | Rejected, span: Span, text: str, *, first: bool) -> str:
    name = one.type if isinstance(one, Marked) else one.name
    made = ", ".join(filter(None, (name, str(one.origin), one.by, one.at, one.maker)))
    value = f' data-value="{one.mark.value}"' if isinstance(one, Marked) and isinstance(one.mark, Figure) else ""
    start = f' data-span="{span.start}-{span.end}"' if first else ""
    kind = name if isinstance(one, Marked) else "rejected"
    return (
        f'<span class="found {kind}" data-type="{escape(name)}" data-origin="{one.origin}"{start}{value} '
        f'title="{escape(made)}">{text}</span>'
    )


def _note(
    annotation: Annotation, document: Document, numbers: Numbers, spans: Sequence[Span], *, astray: bool = False
) -> str:
    classes = " ".join(["said", *(f"t{numbers[tag]}" for tag in annotation.tags), *(["astray"] if astray else [])])
    where = " ".join(f"{start}-{end}" for start, end in spans)
    quote = (
        ""
        if annotation.whole
        else f'<blockquote><a href="#p{annotation.id}">{escape(annotation.anchor.quote)}</a></blockquote>'
    )
    tags = "".join(f' <span class="tag">#{escape(tag)}</span>' for tag in annotation.tags)
    note = f'<div class="note">{escape(annotation.note)}</div>' if annotation.note else ""
    back = f"<code>pizhu open {escape(place(document.id, spans[0].start if spans else 0))}</code>"
    by = f'<span class="author">{escape(annotation.author)}</span> <time>{escape(annotation.created)}</time>'
    by += f' <span class="status">{escape(str(annotation.status))}</span>'
    by += f' <span class="origin">{escape(annotation.origin)}</span>' if annotation.origin else ""
    whole = ' data-whole="yes"' if annotation.whole else ""
    return (
        f'<section class="{classes}" data-id="{annotation.id}" data-spans="{where}"{whole}>{quote}{note}'
        f'<p class="tags">{tags}</p><p class="by">{by} {back}</p></section>\n'
    )
