"""Passages that repeat text read before: found by shingles, in time linear in the size of the page."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence

from msgspec import Struct
from msgspec.structs import replace

from tui.text import lazy
from tui.text.source import Span
from tui.text.structure.page.lines import SourceLine

_SHINGLE = 12
"""Characters of a shingle. One is taken after every punctuation mark, so that both copies offer the same ones however
their lines are cut (Broder 1997 takes every n-gram; marks choose the same few in both copies)."""
_LEAST = 30
"""Shortest stretch of characters that counts as repeated; phrases of officialese reach twenty."""
_TWICE = 16
"""Characters of the shortest sentence that is a repeat where it stands right below itself."""
_RESUMED = 8
"""Characters that two copies must share where one of them goes on after a caption."""
_SHARE = 0.85
"""Share of a line that must be repeated; what is missing leaves room for misread characters."""
_OVERHANG = 12
"""How far a match must go on beyond a short line, such as a heading, for that line to be part of the copy."""
_PASSAGE = 45
"""Shortest match that makes a short line part of a copy; a phrase used twice may fill a wrapped line."""
_LONG = 60
"""Length at which a line is text and no heading, whatever it ends with."""
_PAUSES = "，,。、；;：:！!？?"
_COMMA = lazy.pattern(r"[，,。；;]")
"""What running text holds, and headings and credits do not."""
_WORD = lazy.pattern(r"\S+")
_MARK = lazy.pattern(r"[，,。、；;：:！!？?”“（(）)]")


class Match(Struct, frozen=True, gc=False):
    """A stretch of squeezed text that was read before; offsets are squeezed offsets, half-open."""

    start: int
    end: int
    original: int
    """Where the same characters stand first."""


class Repeat(Struct, frozen=True, gc=False):
    """One passage: lines `first` to `last` repeat the source text `original`."""

    first: int
    last: int
    original: Span


def _common(text: str, a: int, b: int, limit: int) -> int:
    """Return how many characters from `a` and from `b` on are the same, at most `limit`."""
    done, step = 0, 64
    while done < limit:
        step = min(step, limit - done)
        if text[a + done : a + done + step] == text[b + done : b + done + step]:
            done += step
            step *= 2
        elif step == 1:
            break
        else:
            step = max(1, step // 2) if step > 1 else 1
            if step == 1 and text[a + done] != text[b + done]:
                break
    return done


def _common_back(text: str, a: int, b: int, limit: int) -> int:
    """Return how many characters before `a` and before `b` are the same, at most `limit`."""
    done = 0
    while done < limit and text[a - done - 1] == text[b - done - 1]:
        done += 1
    return done


def find_matches(text: str, starts: Sequence[int] = ()) -> list[Match]:
    """Return the stretches of at least `_LEAST` characters that repeat earlier text, in order, not overlapping.

    `starts` are the offsets at which lines begin. A stretch that reaches the end of its line there, and goes on a line
    or more further down, past a caption, is followed by a shorter one.
    """
    matches: list[Match] = []
    reached, size = 0, len(text)
    places = [mark.end() for mark in _MARK.finditer(text, 0, max(0, size - _SHINGLE))]
    keys = [text[at : at + _SHINGLE] for at in places]
    firsts = dict(zip(reversed(keys), reversed(places), strict=True))
    if len(firsts) == len(keys):
        return []
    for at, key in zip(places, keys, strict=True):
        first = firsts[key]
        if first == at or at < reached:
            continue
        ahead = _common(text, first, at, min(size - at, at - first))
        back = _common_back(text, first, at, min(at - reached, first, at - first - ahead))
        if ahead + back >= _LEAST:
            matches.append(Match(at - back, at + ahead, first - back))
            reached, origin = at + ahead, first + ahead
            while (below := _further_down(text, starts, origin, reached)) is not None:
                ahead = _common(text, below, reached, min(size - reached, reached - below))
                matches.append(Match(reached, reached + ahead, below))
                reached, origin = reached + ahead, below + ahead
    return matches


def _further_down(text: str, starts: Sequence[int], origin: int, at: int) -> int | None:
    """Return the line start, past one to three lines from `origin` on, where the text is that of `at` again."""
    number = bisect_left(starts, origin)
    if starts[number : number + 1] != [origin] or len(text) - at < _RESUMED:
        return None
    key = text[at : at + _RESUMED]
    return next(
        (start for start in starts[number + 1 : number + 4] if start < at and text.startswith(key, start)), None
    )


def _narrow(text: str) -> str:
    """Return `text` with full-width marks made half-width, one for one: copies may differ in them."""
    for wide, narrow in zip("，：；（）！？", ",:;()!?", strict=True):
        text = text.replace(wide, narrow)
    return text


class _Squeezed:
    """The text of all lines without white space, and the ways between it and the source."""

    def __init__(self, lines: Sequence[SourceLine]) -> None:
        parts = ["".join(line.text.split()) for line in lines]
        self.lines = lines
        self.starts: list[int] = []
        at = 0
        for part in parts:
            self.starts.append(at)
            at += len(part)
        self.starts.append(at)
        self.text = _narrow("".join(parts))

    def place_of(self, at: int) -> tuple[int, int]:
        """Return the line of the squeezed character `at` and its place in the line's text."""
        number = bisect_right(self.starts, at) - 1
        left = at - self.starts[number]
        if self.starts[number + 1] - self.starts[number] == len(self.lines[number].text):
            return number, left
        for word in _WORD.finditer(self.lines[number].text):
            if left < word.end() - word.start():
                return number, word.start() + left
            left -= word.end() - word.start()
        return number, len(self.lines[number].text)

    def source_offset(self, at: int) -> int:
        """Return the source offset of the squeezed character `at`."""
        number, place = self.place_of(at)
        return self.lines[number].start + self.lines[number].markup + place


def read_repeats(lines: Sequence[SourceLine], kept: Collection[int] = ()) -> tuple[Sequence[SourceLine], list[Repeat]]:
    """Return the lines and the passages among them that repeat earlier text, in order.

    A line at the edge of a passage of which only the head or the tail is repeated, as where a scan jumped back in
    mid-sentence, is cut in two. The reader said of the lines `kept` that they are no repeats.
    """
    squeezed = _Squeezed(lines)
    matches = find_matches(squeezed.text, squeezed.starts)
    repeats = _passages(squeezed, matches, kept)
    cuts = _edges(squeezed, matches, repeats, kept)
    if not cuts:
        return lines, repeats
    parts = [part for number, line in enumerate(lines) for part in _cut(line, *cuts.get(number, (0, False)))]
    places = sorted(cuts)
    moved = {number + bisect_right(places, number) for number in kept}
    return parts, _passages(_Squeezed(parts), matches, moved)


def _edges(
    squeezed: _Squeezed, matches: Sequence[Match], repeats: Sequence[Repeat], kept: Collection[int]
) -> dict[int, tuple[int, bool]]:
    """Return by line the place in its text where a passage begins or ends inside it, and whether it begins there."""
    edges = {repeat.first - 1 for repeat in repeats} | {repeat.last + 1 for repeat in repeats}
    edges -= {number for repeat in repeats for number in range(repeat.first, repeat.last + 1)} | set(kept)
    cuts: dict[int, tuple[int, bool]] = {}
    for match in matches if edges else ():
        for at, begins in ((match.start, True), (match.end, False)):
            if at >= len(squeezed.text):
                continue
            number, place = squeezed.place_of(at)
            low, high = squeezed.starts[number], squeezed.starts[number + 1]
            inside = high - at if begins else at - low
            beyond = match.end - high if begins else low - match.start
            if number in edges and number not in cuts and low < at < high and min(inside, beyond) >= _LEAST:
                cuts[number] = (place + (begins and squeezed.lines[number].text[place] in _PAUSES), begins)
    return cuts


def _cut(line: SourceLine, place: int, closed: bool) -> list[SourceLine]:
    if not place:
        return [line]
    head, tail = line.text[:place].rstrip(), line.text[place:].lstrip()
    begin = line.start + line.markup
    shift = begin + len(line.text) - len(tail)
    return [
        replace(line, end=begin + len(head), text=head, closed=closed),
        SourceLine(shift, line.end, tail, 0, False),
    ]


def _stands_twice(lines: Sequence[SourceLine], number: int) -> bool:
    """Tell whether a line is a sentence that stands right below itself."""
    text = lines[number].text
    return number > 0 and len(text) >= _TWICE and text[-1] == "。" and lines[number - 1].text == text


def _passages(squeezed: _Squeezed, matches: Sequence[Match], kept: Collection[int]) -> list[Repeat]:
    """Return the passages of whole lines.

    A line belongs to a passage when `_SHARE` of it is repeated; a short line without the end of a sentence (a heading,
    a credit) only when the match goes on beyond it, because headings and credits may stand twice on a page by right.
    """
    lines = squeezed.lines
    found: list[Repeat] = []
    origin_end, at = -1, 0
    for number in range(len(lines)):
        start, end = squeezed.starts[number], squeezed.starts[number + 1]
        while at < len(matches) and matches[at].end <= start:
            at += 1
        if number not in kept and _stands_twice(lines, number):
            origin = Span(lines[number - 1].start, lines[number - 1].end)
            if not found or found[-1].last < number - 1:
                found.append(Repeat(number, number, origin))
                origin_end = -1
                continue
        if at == len(matches) or matches[at].start >= end:
            continue
        covered, first, last, beyond, longest = 0, -1, -1, 0, 0
        look = at
        while look < len(matches) and matches[look].start < end:
            match = matches[look]
            low, high = max(start, match.start), min(end, match.end)
            covered += high - low
            if first < 0:
                first = match.original + low - match.start
            last = match.original + high - match.start
            beyond = max(beyond, start - match.start, match.end - end)
            longest = max(longest, match.end - match.start)
            look += 1
        size = end - start
        line = lines[number].text
        stops = line[-1:] in "。！？；…”）)" or (covered == size and bool(_COMMA.search(line)))
        complete = size >= _LONG or (size >= _LEAST and stops)
        if (
            number in kept
            or not size
            or covered < _SHARE * size
            or not (complete or (beyond >= _OVERHANG and longest >= _PASSAGE))
        ):
            continue
        origin = Span(squeezed.source_offset(first), squeezed.source_offset(last - 1) + 1)
        if found and found[-1].last == number - 1 and 0 <= first - origin_end <= _LEAST:
            found[-1] = Repeat(found[-1].first, number, Span(found[-1].original.start, origin.end))
        else:
            found.append(Repeat(number, number, origin))
        origin_end = last
    return found
