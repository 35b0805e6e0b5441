"""`python -m bench.fit`: the weights of the cues for a headline, fitted on labelled lines of generated pages.

Logistic regression with a Gaussian prior around what was set by hand, by Newton's method with halved steps: a cue that
the pages say nothing about keeps its figure. Figures are printed in the scale of those set by hand.
"""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from tests.text.layouts import make
from tests.text.pages import source_of
from tui.text.structure.cues.continuation import is_open
from tui.text.structure.cues.headlines import HEADLINE_CUES
from tui.text.structure.newspaper.linecontext import LineContext
from tui.text.structure.newspaper.read import read_lines_of
from tui.text.structure.types.linetypes import LineType

_TRAINED, _HELD_OUT = range(3_000, 3_160), range(95_000, 95_060)
_PRECISION = 5.0
"""Of the prior."""
_STEPS = 80
_HEADS = ("title", "kicker", "subtitle", "heading", "section-label")
Matrix = NDArray[np.float64]


def lines_of(seeds: range) -> tuple[Matrix, Matrix]:
    """Return what each cue says of every short line of the pages with these seeds, and 1 for a headline, else 0."""
    rows = [row for seed in seeds for row in _page(seed)]
    return np.array([said for said, _ in rows]), np.array([float(head) for _, head in rows])


def _page(seed: int) -> Iterator[tuple[list[float], bool]]:
    layout = make(seed)
    text = layout.text.replace("\r\n", "\n")
    starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
    records: list[dict[str, object]] = layout.reference["lines"]  # type: ignore[assignment]
    roles = {record["line"]: record["role"] for record in records}
    draft = read_lines_of(source_of(text))
    context = LineContext(draft)
    for number, line in enumerate(draft.lines):
        role = roles.get(bisect_right(starts, line.start))
        if draft.line_types[number] is not LineType.SHORT or role not in (*_HEADS, "paragraph"):
            continue
        before = draft.lines[number - 1].text if number else ""
        pending = before if number and draft.line_types[number - 1] is LineType.BODY and is_open(before) else ""
        place = context.place(number, pending)
        yield [cue(place) for cue in HEADLINE_CUES], role in _HEADS


def fit(said: Matrix, head: Matrix, mean: Matrix, precision: Matrix) -> Matrix:
    """Return the weights of the columns of `said` and, last, the intercept, most probable under the prior."""
    rows = np.c_[said, np.ones(len(said))]
    weights = mean.copy()

    def cost(at: Matrix) -> float:
        sums, off = rows @ at, at - mean
        return float(np.logaddexp(0, np.where(head > 0, -sums, sums)).sum() + 0.5 * off @ (precision * off))

    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-(rows @ weights)))
        slope = rows.T @ (chance - head) + precision * (weights - mean)
        bend = (rows * (chance * (1 - chance))[:, None]).T @ rows + np.diag(precision)
        step, part = np.linalg.solve(bend, slope), 1.0
        while part > 1e-6 and cost(weights - part * step) > cost(weights):
            part /= 2
        weights = weights - part * step
    return weights


def main() -> None:
    """Print the weights, and how many lines of other pages are decided wrong by them and by what was set by hand."""
    said, head = lines_of(_TRAINED)
    others, heads = lines_of(_HELD_OUT)
    count = said.shape[1]
    scale = fit(said.sum(1, keepdims=True), head, np.zeros(2), np.array([1.0, 1e-3]))[0]
    mean, precision = np.r_[np.ones(count), 0.0], np.r_[np.full(count, _PRECISION), 1e-3]
    weights = np.round(fit(said * scale, head, mean, precision)[:count], 1)
    for cue, found in zip(HEADLINE_CUES, weights, strict=True):
        print(f"{cue.__name__:24}{found:5.1f}")
    for name, by in (("set by hand", np.ones(count)), ("fitted", weights)):
        wrong = float((((others * by).sum(1) > 0) != (heads > 0)).mean())
        print(f"{name:24}{wrong:6.1%} of {len(heads)} lines of other pages wrong")


if __name__ == "__main__":
    main()
