"""Compare a whole column at once: which of its numbers or texts fit."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.workspace.filter.match import SIMILAR
from tui.workspace.filter.syntax import Operator

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Mask = NDArray[np.bool_]
    Numbers = NDArray[np.float64]


def compared(operator: Operator, known: "tuple[Numbers, Numbers]", low: float, high: float) -> "Mask":
    """Compare ranges as `match.compare` does; what is not known fits nothing."""
    import numpy as np

    first, last = known
    with np.errstate(invalid="ignore"):
        match operator:
            case Operator.OVER:
                return np.asarray(last > high)
            case Operator.AT_LEAST:
                return np.asarray(last >= low)
            case Operator.UNDER:
                return np.asarray(first < low)
            case Operator.AT_MOST:
                return np.asarray(first <= high)
        return np.asarray((low <= first) & (last <= high))


def similar(value: str, texts: Sequence[str]) -> "Mask":
    """Tell which folded texts are nearly as a value, as `match` does it one by one."""
    import numpy as np
    from rapidfuzz import fuzz, process

    if not texts:
        return np.zeros(0, dtype=bool)
    alike = process.cdist([value], texts, scorer=fuzz.partial_ratio, score_cutoff=SIMILAR)[0]
    return np.asarray((alike > 0) | np.fromiter((value in text for text in texts), dtype=bool, count=len(texts)))
