"""What the sentence says of a figure: what is measured, how it changed, and when."""

from collections.abc import Sequence

from tui.language.analysis import Entity, Figure
from tui.language.figures import contextwords as words
from tui.text.source import Span

_REACH = 80
"""Characters before a figure that are searched for the beginning of its sentence."""
_LONGEST = 26
"""Characters that what is measured may have; a longer clause is no name of a quantity."""


def describe(text: str, figures: Sequence[Figure], times: Sequence[Entity]) -> list[Figure]:
    """Return the figures with the spans of what is measured, of the change, and of the period.

    Looks only into the sentence of each figure, and there no further than 80 characters back.
    """
    found: list[Figure] = []
    turn = 0
    for figure in figures:
        low = max(0, figure.start - _REACH)
        sentence = low
        for mark in words.sentence().finditer(text, low, figure.start):
            sentence = mark.end()
        while turn < len(times) and times[turn].start < figure.start:
            turn += 1
        last = found[-1] if found and found[-1].start >= sentence else None
        clause = max(sentence, last.end if last else sentence)
        period = _period(text, times, turn, sentence)
        begin = figure.start - (text[figure.start - 1 : figure.start] == " ")
        time = times[turn - 1] if turn else None
        if last and time and last.end < time.start and text[time.end : begin] in ("", "的"):
            begin = time.start
        change = words.change().search(text, max(clause, begin - 20), begin)
        changed = Span(*change.span("change")) if change else None
        end = changed.start if changed else begin
        compared = time is not None and time.start >= end and turn > 1
        measured = _measured(text, clause, end, times[turn - 2] if compared else time)
        follows = text[figure.end : figure.end + 1]
        if figure.kind in ("count", "duration", "other") and "\u4e00" <= follows <= "\u9fff" and changed is None:
            counted = words.counted().match(text, figure.end) if figure.kind == "count" else None
            if counted:
                measured = Span(counted.start() + (follows == "的"), counted.end())
            elif figure.kind != "duration" or (measured and text[measured.end - 2 : measured.end] not in words.LASTING):
                measured = None
        if (
            last
            and last.measured
            and (measured is None or end - measured.start < 2)
            and _same(text, last, end, time, changed)
        ):
            measured = last.measured
        if measured or changed or period:
            figure = Figure(
                figure.start,
                figure.end,
                figure.kind,
                figure.value,
                figure.unit,
                figure.bound,
                measured,
                changed,
                period,
            )
        found.append(figure)
    return found


def _same(text: str, last: Figure, end: int, time: Entity | None, changed: Span | None) -> bool:
    """Tell whether a figure measures the same as the one before it: 18.79万㎡,增长45.7%; 31.68小时、0.84小时."""
    between = text[last.end : end]
    if time and last.end <= time.start and time.end <= end:
        between = text[last.end : time.start] + text[time.end : end]
    if not words.joined().fullmatch(between):
        return False
    return changed is not None or between[:1] == "、" or between[1:2] in ("从", "由")


def _period(text: str, times: Sequence[Entity], turn: int, sentence: int) -> Span | None:
    """Return the last period before a figure in its sentence that it is not compared with."""
    for time in reversed(times[max(0, turn - 3) : turn]):
        if time.start < sentence:
            return None
        if text.rfind("《", sentence, time.start) > text.rfind("》", sentence, time.start):
            continue
        if words.attribute().match(text, time.end):
            continue
        if text[time.start - 1 : time.start] not in ("较", "比", "与", "自"):
            return Span(time.start, time.end)
    return None


def _measured(text: str, clause: int, end: int, time: Entity | None) -> Span | None:
    """Return the name of what is measured at the end of a clause."""
    if bracket := words.bracket().search(text, max(clause, end - 40), end):
        end = bracket.start()
    found = words.clause().search(text, max(clause, end - 40), end)
    if found is None:
        return None
    start = found.start()
    if (
        start > clause
        and text[start - 1] in ")）"
        and (named := words.bracketed().search(text, max(clause, start - 30), start))
    ):
        start = named.start()
    if time and time.end > start:
        if time.end >= end or time.start > start:
            traded = text[time.end : end].strip("为达约近共则却") in words.TRADE
            end = min(end, time.start) if time.end >= end - 3 and not traded else end
        start = time.end if time.end < end else start
    if trimmed := words.ending().search(text, start, end):
        end = trimmed.start()
    if belongs := words.attribute().match(text, start, end):
        start = belongs.end()
    if opening := words.opening().match(text, start, end):
        start = opening.end()
    for verb in words.done().finditer(text, start, end):
        start = verb.end() if end - verb.end() > 1 else start
    if words.told().match(text, start, end):
        return None
    if not 2 <= end - start <= _LONGEST or not text[start].isalnum() or words.verbal().search(text, start, end):
        return None
    return Span(start, end)
