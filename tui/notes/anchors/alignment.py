"""Align two versions of a text, character by character, so that positions can be carried from one to the other.

Patience diff (Bram Cohen): stretches that occur once in both versions pair first, the heaviest chain of pairs in order
is the backbone, what lies between is aligned by Levenshtein operations. White space and the width of punctuation do
not count, because re-wrapping and normalising are what sources suffer most. Pairs outside the backbone are moves.
"""

from __future__ import annotations  # array is generic for type checkers only

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate, pairwise
from typing import NamedTuple

from tui.notes.anchors.moves import moves
from tui.notes.anchors.runs import Run, RunPair, common_prefix, heaviest_chain, ranked_runs, sentence_runs, unique_runs

SHINGLE = 24
"""Characters of a stretch that must occur once in both texts; shorter ones repeat in news prose by chance."""
SHORT_SHINGLE = 10
"""For what lies between, when it is too large for Levenshtein: rarer chance repeats within a smaller stretch."""
REPETITIVE = 8
"""Where unique stretches cover less than one part in so many, the text repeats itself and ranks are paired too."""
DIRECT = 500_000
"""Product of lengths up to which Levenshtein needs no shorter stretches first: under a millisecond."""
CELLS = 4_000_000_000
"""Largest product of lengths given to Levenshtein: about a second."""

_TWINS = {chr(c): chr(c - 0xFEE0) for c in range(0xFF01, 0xFF5F)} | dict(zip("。、“”‘’—·", ".,\"\"''-.", strict=True))

NEAR = 8
"""Neighbours on each side that vouch for a pair of characters."""
WITHIN = 60
"""Longest gap between two stretches that moved together."""
LINE = 3
"""Score of a border at white space, or at an end of the text."""
AGREE = 0.4
"""Share of them that must agree: 0.9 to the power of 8 leaves OCR errors of 10 % far above, chance far below."""


class Compact(NamedTuple):
    """A text without white space, widths folded one to one."""

    text: str
    place: array[int]
    """Offset of each character in the whole text."""


def compact(text: str) -> Compact:
    """Drop white space and fold full-width punctuation, letters and digits to their half-width twins."""
    place = array("i")
    for solid in re.finditer(r"\S+", text):
        place.extend(range(*solid.span()))
    folded = "".join(text.split())
    # Replacing the few that occur is ten times as fast as str.translate, which looks up every Han character in vain.
    for character in set(folded) & _TWINS.keys():
        folded = folded.replace(character, _TWINS[character])
    return Compact(folded, place)


class Alignment:
    """Where each character of the old compact text is in the new one."""

    def __init__(self, old: Compact, new: Compact) -> None:
        self.old, self.new = old, new
        self.image = array("i", [-1]) * len(old.text)
        """New compact index of each old compact index, -1 when it is gone; substitutes count as images."""
        self.moved: list[int] = []
        """Old compact characters that changed places with others; their images are set too."""
        self._align()
        self._slide_deletions()
        self._slide_insertions()

    def same(self, index: int) -> bool:
        """Tell whether an old compact character has an image that is the same character."""
        return self.image[index] >= 0 and self.old.text[index] == self.new.text[self.image[index]]

    def was_moved(self, start: int, end: int) -> bool:
        """Tell whether `[start, end)` of the old compact text touches a stretch that changed places."""
        place = bisect_left(self.moved, start)
        return place < len(self.moved) and self.moved[place] < end

    def _align(self) -> None:
        a, b = self.old.text, self.new.text
        head = common_prefix(a, b)
        tail = common_prefix(a[head:][::-1], b[head:][::-1])
        self._pair(Run(0, 0, head))
        self._pair(Run(len(a) - tail, len(b) - tail, tail))
        whole = RunPair(head, len(a) - tail, head, len(b) - tail)
        stack = [(gap, SHINGLE) for gap in self._pair_chain(heaviest_chain(sentence_runs(a, b, whole)), whole)]
        boxes: list[RunPair] = []
        while stack:
            box, size = stack.pop()
            a0, a1, b0, b1 = box
            if a1 <= a0 or b1 <= b0:
                continue
            if size == 0 or (a1 - a0) * (b1 - b0) <= DIRECT:
                boxes.append(box)
                continue
            runs = unique_runs(a, b, box, size)
            chain = heaviest_chain(runs)
            if sum(run.length for run in chain) * REPETITIVE < min(a1 - a0, b1 - b0):
                chain = heaviest_chain(ranked_runs(a, b, box, size)) or chain
            for gap in self._pair_chain(chain, box):
                stack.append((gap, SHORT_SHINGLE if size == SHINGLE else 0))
        taken = self._pair_moves(SHINGLE, boxes)
        self._clear_chance([at for box in boxes for at in self._fill(box, taken)])
        self._pair_moves(SHORT_SHINGLE, [])
        self._fill_moves()
        self._move_whole_lines()

    def _pair(self, run: Run) -> None:
        self.image[run.old : run.old + run.length] = array("i", range(run.new, run.new + run.length))

    def _pair_chain(self, chain: list[Run], box: RunPair) -> Iterator[RunPair]:
        """Pair the runs of a chain, grown as far as the texts agree; yield the boxes between them."""
        a, b = self.old.text, self.new.text
        a0, a1, b0, b1 = box
        for run in chain:
            cut = max(0, a0 - run.old, b0 - run.new)
            if cut >= run.length:
                continue
            old, new, length = run.old + cut, run.new + cut, run.length - cut
            while old > a0 and new > b0 and a[old - 1] == b[new - 1]:
                old, new, length = old - 1, new - 1, length + 1
            while old + length < a1 and new + length < b1 and a[old + length] == b[new + length]:
                length += 1
            self._pair(Run(old, new, length))
            yield RunPair(a0, old, b0, new)
            a0, b0 = old + length, new + length
        yield RunPair(a0, a1, b0, b1)

    def _fill(self, box: RunPair, taken: set[int]) -> list[int]:
        """Align what did not move in a box by Levenshtein operations; return the old characters that got an image."""
        from rapidfuzz.distance import Levenshtein  # 30 ms

        olds = [i for i in range(box.old, box.old_end) if self.image[i] < 0]
        news = [j for j in range(box.new, box.new_end) if j not in taken]
        if len(olds) * len(news) > CELLS:
            return []
        before, after = "".join([self.old.text[i] for i in olds]), "".join([self.new.text[j] for j in news])
        filled: list[int] = []
        for op in Levenshtein.opcodes(before, after, score_hint=max(len(before), len(after)) // 16):
            if op.tag in ("equal", "replace"):
                for i, j in zip(olds[op.src_start : op.src_end], news[op.dest_start : op.dest_end], strict=True):
                    self.image[i] = j
                filled += olds[op.src_start : op.src_end]
        return filled

    def _clear_chance(self, filled: list[int]) -> None:
        """Take back images that stand among strangers: where a passage gave way to another, letters agree by chance."""
        old, new = self.old.text, self.new.text
        agreed = [0, *accumulate(j >= 0 and a == new[j] for a, j in zip(old, self.image, strict=True))]
        last = len(self.image)
        chance = []
        for i in filled:
            left = (agreed[i] - agreed[max(0, i - NEAR)]) / (min(i, NEAR) or 1)
            right = (agreed[min(last, i + 1 + NEAR)] - agreed[i + 1]) / (min(last - i - 1, NEAR) or 1)
            if (max if self.same(i) else min)(left, right) < AGREE:
                chance.append(i)
        for i in chance:
            self.image[i] = -1

    def _pair_moves(self, size: int, boxes: list[RunPair]) -> set[int]:
        """Pair what changed places; return the new characters that are no place for others any more."""
        pairs = list(moves(self.old.text, self.new.text, self.image, size, boxes))
        for i, j in pairs:
            self.image[i] = j
            self.moved.append(i)
        return {j for _i, j in pairs}

    def _fill_moves(self) -> None:
        """Align what lies between two stretches that moved together: a passage that was also corrected."""
        taken, ordered = set(self.image), sorted(self.moved)
        boxes = []
        for i, k in pairwise(ordered):
            box = RunPair(i + 1, k, self.image[i] + 1, self.image[k])
            small = 0 < box.old_end - box.old <= WITHIN and 0 < box.new_end - box.new <= WITHIN
            if small and max(self.image[i + 1 : k]) < 0 and taken.isdisjoint(range(box.new, box.new_end)):
                boxes.append(box)
        filled = [at for box in boxes for at in self._fill(box, taken)]
        self._clear_chance(filled)
        self.moved += [i for i in filled if self.image[i] >= 0]

    def _move_whole_lines(self) -> None:
        """Let the beginning and the end of a line go with what moved, where other lines begin or end alike."""
        owner = {j: i for i, j in enumerate(self.image) if j >= 0}
        pairs = [(i, self.image[i]) for i in self.moved]
        for step in (-1, 1):
            for i, j in pairs:
                for old, new in self._to_the_border(i, j, step):
                    self._change_places(old, new, step, owner)
                    self.moved.append(old)
        self.moved = sorted({i for i in self.moved if self.image[i] >= 0})

    def _change_places(self, old: int, new: int, step: int, owner: dict[int, int]) -> None:
        """Pair two characters; what had the new one goes on beside its neighbour, where nothing else stands."""
        owner.pop(self.image[old], None)
        other = owner.get(new)
        self.image[old], owner[new] = new, old
        if other is not None:
            beside = other - step
            at = self.image[beside] + step if 0 <= beside < len(self.image) and self.image[beside] >= 0 else -1
            free = 0 <= at < len(self.new.text) and at not in owner and self.new.text[at] == self.old.text[other]
            self.image[other] = at if free else -1
            if free:
                owner[at] = other

    def _to_the_border(self, old: int, new: int, step: int) -> list[tuple[int, int]]:
        """Return the pairs from beside a moved one to the border of its line; none unless all agree, in both texts."""
        if self._next_is(old, new, step):
            return []
        found: list[tuple[int, int]] = []
        edge = 1 if step > 0 else 0
        while True:
            ends = _seam(self.old, old + edge) == LINE, _seam(self.new, new + edge) == LINE
            if any(ends):
                return found if all(ends) else []
            old, new = old + step, new + step
            if self.old.text[old] != self.new.text[new]:
                return []
            found.append((old, new))

    def _next_is(self, old: int, new: int, step: int) -> bool:
        return 0 <= old + step < len(self.image) and self.image[old + step] == new + step

    def _slide_deletions(self) -> None:
        """Move each plain deletion to where it begins and ends like a sentence, if the text allows several places."""
        image, n = self.image, len(self.image)
        q = 0
        while q < n:
            if image[q] >= 0:
                q += 1
                continue
            p = q
            while q < n and image[q] < 0:
                q += 1
            if not (p > 0 and q < n and image[p - 1] + 1 == image[q]):
                continue
            best = max(
                self._whole_slides(p, q),
                key=lambda by: (_seam(self.old, p + by) + _seam(self.old, q + by), -abs(by)),
            )
            if best < 0:
                image[q + best : q], image[p + best : p] = image[p + best : p], image[q + best : q]
            elif best > 0:
                image[p : p + best], image[q : q + best] = image[q : q + best], image[p : p + best]

    def _whole_slides(self, start: int, end: int) -> range:
        """Return by how much a deletion can be shifted over characters whose images follow one another."""
        image, slides = self.image, _slides(self.old.text, start, end)
        left = right = 0
        while left < -slides.start and image[start - left - 1] == image[end] - left - 1 >= 0:
            left += 1
        while right < slides.stop - 1 and image[end + right] == image[end] + right:
            right += 1
        return range(-left, right + 1)

    def _slide_insertions(self) -> None:
        """Move each plain insertion to where it begins and ends like a sentence."""
        image, n = self.image, len(self.image)
        for p in range(1, n):
            u, v = image[p - 1] + 1, image[p]
            if not 0 < u < v:
                continue
            best = max(
                _slides(self.new.text, u, v),
                key=lambda by: (_seam(self.new, u + by) + _seam(self.new, v + by), -abs(by)),
            )
            step = v - u
            if best < 0 and all(image[p + k] == u + k for k in range(best, 0)):
                for k in range(best, 0):
                    image[p + k] += step
            elif best > 0 and p + best <= n and all(image[p + k] == v + k for k in range(best)):
                for k in range(best):
                    image[p + k] -= step


def _slides(text: str, start: int, end: int) -> range:
    """Return by how much `[start, end)` can be shifted with the rest of the text staying the same."""
    left = right = 0
    while left < end - start and start - left > 0 and text[start - left - 1] == text[end - left - 1]:
        left += 1
    while right < end - start and end + right < len(text) and text[start + right] == text[end + right]:
        right += 1
    return range(-left, right + 1)


def _seam(text: Compact, index: int) -> int:
    """Score how natural a border before a compact character is: a line end, a sentence end, a clause end, none."""
    if index <= 0 or index >= len(text.text):
        return LINE
    if text.place[index] - text.place[index - 1] > 1:
        return LINE
    return 2 if text.text[index - 1] in '.!?;"' else 1 if text.text[index - 1] in ",:" else 0
