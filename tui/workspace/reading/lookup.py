"""All that is known about one passage, as lines to read."""

from collections.abc import Iterator

from tui.i18n import _, ngettext
from tui.language.analysis import Figure
from tui.text.source import Span
from tui.text.visible import visible, visible_line
from tui.workspace.reading.article import PlacedAnnotation, Reading, Thing
from tui.workspace.reading.wording import describe, short, value

LONGEST = 12
"""Characters of a passage whose pronunciation is given."""


def look_up(reading: Reading, span: Span) -> list[str]:
    """Return lines about a span: how often it occurs, and every object there."""
    lines = [line for line in [occurs(reading, reading.text[span.start : span.end])] if line]
    for thing in reading.things_at(span.start):
        if not isinstance(thing, Span):
            lines += ["", *_about(thing, reading)]
    return lines


def _about(thing: Thing, reading: Reading) -> Iterator[str]:
    yield describe(thing, reading)
    match thing:
        case PlacedAnnotation(annotation=annotation):
            if annotation.note:
                yield from visible(annotation.note.strip()).split("\n")
            made = "  ".join(part for part in (annotation.author, annotation.modified[:16].replace("T", " ")) if part)
            if made:
                yield made
        case Figure():
            parts = ((_("what"), thing.measured), (_("change"), thing.change), (_("period"), thing.period))
            yield _("value: {value}").format(value=value(thing))
            yield from (name + _(": ") + short(reading.text[part.start : part.end]) for name, part in parts if part)


def read_aloud(quote: str) -> str:
    """Return the pinyin of a short Chinese passage; empty for any other."""
    if not 0 < len(quote) <= LONGEST or not any("\u3400" <= c <= "\u9fff" for c in quote):
        return ""
    # The tables take 0.1 s to load, so only when they are asked for.
    from tui.language.pinyin import spoken

    return visible_line(spoken(quote))


def occurs(reading: Reading, quote: str) -> str:
    """Return how often the article holds a text."""
    count = reading.text.count(quote) if quote.strip() else 0
    told = ngettext("{count} time in this article", "{count} times in this article", count)
    return told.format(count=f"{count:,}") if count else ""
