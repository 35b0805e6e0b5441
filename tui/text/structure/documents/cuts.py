"""What a file does with its paragraphs: where lines stop in mid-sentence, and at which width they are wrapped."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from tui.text import lazy
from tui.text.kind import DocumentKind
from tui.text.markup import Mark
from tui.text.structure.cues.continuation import closes_quote, continuation, ends_with_comma, is_open, quote_left_open
from tui.text.structure.documents import words
from tui.text.structure.documents.part import BETWEEN, Part, RowType

_CUT_LEAST = 6
"""Code points of the shortest line that may be half a paragraph."""
_CUT_CONTINUATION = 1.0
"""Evidence above which a line goes on in the next."""
TEXT_LEAST = 15
"""Code points of the shortest line that counts as running text."""
_PAUSE_MOST = 44
"""Code points of the longest line that may be half a sentence of a column."""
_BYTES_LEAST = 1.66
"""Bytes in UTF-8 that a code point of a line has on the average when a third of them are Chinese."""
_LONGER_MOST, _NOTES_MOST = 0.05, 0.15
"""Share of lines that may be much longer than the width at which the others are wrapped; notes below a text, where
nearly all others are."""
_MANY, _NEARLY = 12, 0.95
"""Wrapped lines, and the share of them near the width, that are nearly all."""
_WIDTH_MOST = 70
"""Chinese characters of the broadest line that a program wraps; lines of that breadth without a stop are paragraphs."""
_OFTEN = 3
"""Times that a line stands in a file which is rather the head of its pages than text."""
FLOWS_LEAST = 24
"""Code points of the shortest line that may go on in the next because Markdown lets it."""
DASH = "—-－–"
"""What a line ends with that leads over to another, and is half a paragraph only where a writer breaks his lines."""
_LEADING = "：:；;" + DASH
"""What a line ends with that says nothing of whether its writer breaks lines."""
_LINES = (RowType.BODY, RowType.SHORT, RowType.LEAD)
_NUMBERS = lazy.pattern(r"[\d０-９ \u3000]+")
_NUMBERED = lazy.pattern(r"\d{1,2}[.．、]\s*[\u4e00-\u9fff]")
_COMMA = lazy.pattern(r"[，,、]")


@dataclass(slots=True)
class DocumentEvidence:
    """What was counted in a file, and what it is taken for."""

    kind: DocumentKind = DocumentKind.ARTICLE
    evidence: list[str] = field(default_factory=list)
    cuts: int = 0
    """Lines that stop in mid-sentence and go on in the next."""
    loose: int = 0
    """Lines of running text that stop in mid-sentence, whatever comes next."""
    pauses: int = 0
    """Short lines that stop in mid-sentence with a comma inside, and quotations that only the next line closes."""
    whole: int = 0
    """Lines of running text that end with a stop."""
    width: int = 0
    """Breadth at which lines are wrapped, in Chinese characters; 0 when they are not."""
    breaks: bool = False
    """True when the file breaks paragraphs at all."""
    flows: bool = False
    """True for Markdown whose writer breaks lines inside a paragraph, as Markdown lets him."""
    unstopped: bool = False
    """True when most lines have no stop and hardly one of them goes on: notes, whose writer leaves stops out."""


def count_cuts(parts: Sequence[Part], found: DocumentEvidence) -> None:
    """Count the lines that stop in mid-sentence, those of them that go on in the next, and those that are whole."""
    texts = [part for part in parts if part.row_type not in BETWEEN]
    for part, following in pairwise([*texts, None]):
        if part is None or not _runs(part):
            continue
        text = part.text
        if not is_open(text):
            found.whole += len(text) >= TEXT_LEAST
            found.pauses += following is not None and quote_left_open(text) and closes_quote(following.text)
            continue
        if following is not None and (_leads_to_speech(text, following) or _leads_over(text, following)):
            continue
        found.pauses += (
            ends_with_comma(text)
            if following is None
            else len(text) <= _PAUSE_MOST and text[-1] not in "：:" and bool(_COMMA.search(text))
        )
        if following is not None and text[-1] not in "：:；;" and _may_follow(text, following):
            sure = _CUT_CONTINUATION if part.row_type is not RowType.SHORT else 1.5 * _CUT_CONTINUATION
            found.loose += (
                part is not texts[0]
                and len(text) >= TEXT_LEAST
                and (part.row_type is not RowType.SHORT or _is_clause(text))
            )
            found.cuts += ends_with_comma(text) or continuation(text, following.text) >= sure


def _leads_to_speech(text: str, following: Part) -> bool:
    """Tell whether a line leads in by a dash to what somebody says on the next: `我问道──`."""
    return text[-1] in "-—─－" and following.text[0] in "“「『‘"


def _leads_over(text: str, following: Part) -> bool:
    """Tell whether a short line leads over by a dash to the paragraph below a blank line: `然而，现实是——`."""
    return text[-1] in DASH and len(text) <= _PAUSE_MOST and following.row.gap > 0 and following.text[0] not in DASH


def _is_clause(text: str) -> bool:
    """Tell whether a short line is rather a part of a sentence than a headline."""
    return len(text) >= 30 or (len(text) >= 20 and bool(_COMMA.search(text)))


def _runs(part: Part) -> bool:
    """Tell whether a part is running text, or may be half of it."""
    return (
        part.row_type in (RowType.BODY, RowType.SHORT, RowType.LEAD)
        and part.row.mark is Mark.TEXT
        and not part.verse
        and len(part.text) >= _CUT_LEAST
        and is_chinese(part.text)
        and not words.is_about(part.text)
        and not words.NOTE_ITEM.match(part.text)
    )


def is_chinese(text: str) -> bool:
    """Tell whether a third of a line at least is no ASCII: neither code nor English."""
    return len(text.encode()) >= _BYTES_LEAST * len(text)


def cuts_number(before: str, after: str) -> bool:
    """Tell whether a line ends and the next begins inside a number: `总投资1` + `06亿元`."""
    return before[-1].isdecimal() and after[0].isdecimal() and not _NUMBERED.match(after)


def _may_follow(text: str, part: Part) -> bool:
    """Tell whether a part may be the other half of a paragraph."""
    plain = part.row_type in (RowType.BODY, RowType.SHORT) and part.row.mark is Mark.TEXT and not part.verse
    return plain and (cuts_number(text, part.text) or not words.OUTLINE.match(part.text))


def breaks_lines(parts: Sequence[Part]) -> bool:
    """Tell whether a writer of Markdown breaks lines inside a paragraph: it is the last one that has a stop."""
    inside = ended = open_ended = 0
    for part, after in pairwise([*parts, None]):
        if part is None or part.row.mark is not Mark.TEXT or part.row_type not in _LINES or not is_chinese(part.text):
            continue
        text = part.text
        goes_on = after is not None and not after.row.gap and after.row.mark is Mark.TEXT and after.row_type in _LINES
        if goes_on:
            inside += is_open(text) and len(text) >= FLOWS_LEAST and text[-1] not in _LEADING
        elif part.row.gap == 0:
            open_ended += is_open(text)
            ended += not is_open(text)
    return inside > 0 and ended > 2 * open_ended


def breadth(text: str) -> int:
    """Return how many Chinese characters a line is broad; two of ASCII are as broad as one."""
    return (len(text) + len(text.encode())) // 4


def fills(text: str, width: int) -> bool:
    """Tell whether a line reaches a width, by its breadth or, where a program counted, by its code points."""
    return width <= breadth(text) or width <= len(text) <= width + 5


def head_name(text: str) -> str:
    """Return what a line is called as the head of a page: without its number where a wide blank sets that apart."""
    return _NUMBERS.sub("", text) if "    " in text or "\u3000" * 4 in text else text


def count_pages(parts: Sequence[Part]) -> int:
    """Return how many numbers alone on a line grow by one from each to the next, as those of pages do."""
    numbers = [int(part.text) for part in parts if words.NUMBER_ALONE.match(part.text) and part.row.mark is Mark.TEXT]
    return len(numbers) if len(numbers) > 1 and all(b - a == 1 for a, b in pairwise(numbers)) else 0


def _least_broken(pages: int, broken: Sequence[int]) -> int:
    """Return how many lines of sorted breadths say that a file wraps them: fewer beside the numbers of pages."""
    if pages:
        return 2 if pages > 1 and broken and broken[-1] - broken[0] <= 1 else 3
    return 8 if broken and broken[-1] - broken[0] > 2 else 4


def wrapping_width(parts: Sequence[Part]) -> int:
    """Return the breadth at which the file wraps its lines, in Chinese characters, or 0."""
    names = [head_name(part.text) for part in parts]
    times = Counter(names)
    rows = [part for name, part in zip(names, parts, strict=True) if times[name] < _OFTEN]
    broken = sorted(
        breadth(part.text) + part.row.indent // 2
        for part in rows
        if part.row_type in (RowType.BODY, RowType.SHORT, RowType.LEAD)
        and not part.verse
        and part.row.mark is Mark.TEXT
        and is_open(part.text)
        and len(part.text) >= TEXT_LEAST
    )
    pages = sum(part.row_type is RowType.PAGE for part in parts) or count_pages(parts)
    if len(broken) < _least_broken(pages, broken):
        return 0
    high = broken[int(len(broken) * 0.9)]
    near = sum(high - 4 <= size <= high + 2 for size in broken)
    longer = sum(breadth(part.text) > high + 8 for part in rows if part.row_type in (RowType.BODY, RowType.LEAD))
    most = _NOTES_MOST if len(broken) >= _MANY and near >= _NEARLY * len(broken) else _LONGER_MOST
    kept = near >= 0.6 * len(broken) and longer <= most * len(broken)
    return high if kept and TEXT_LEAST <= high <= _WIDTH_MOST else 0
