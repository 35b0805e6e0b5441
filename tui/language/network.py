"""The names' network in numpy: characters and hints in, scores of tags out; two layers of GRUs that read both ways."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from tui.language.vectors import Vectors

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Integers = NDArray[np.int64]

WIDTH = 128
"""Numbers that stand for a character, and numbers that each direction remembers."""


class NetworkLayer(NamedTuple):
    """The weights of one layer, the two directions one after the other; gates in the order reset, update, new."""

    inputs: "Floats"
    """What comes in x 6 WIDTH."""
    input_bias: "Floats"
    """6 WIDTH; what memory adds to reset and update is in it too."""
    memory: "Floats"
    """2 x WIDTH x 3 WIDTH."""
    memory_bias: "Floats"
    """2 x 1 x WIDTH, of the new alone."""


@dataclass(frozen=True)
class Network:
    """LAC's architecture (Jiao, Sun, Sun 2018, arXiv 1807.01882) with hints beside the characters."""

    characters: "NDArray[np.floating[Any]]"
    """A row of WIDTH numbers for each character known, in half precision where the file has them so; row 0 stands for
    all others."""
    hints: "Floats"
    """A row for each hint; row 0 is no hint."""
    vectors: Vectors
    layers: tuple[NetworkLayer, ...]
    output: "Floats"
    """2 WIDTH x tags."""
    bias: "Floats"

    def scores(
        self, rows: "NDArray[np.integer[Any]]", hints: "Integers", known: "Integers", checkpoint: Callable[[], None]
    ) -> "Floats":
        """Return sentences x characters x tags for `rows` (sentences x characters), hints and vectors of each slot."""
        import numpy

        state: Floats = self.characters[rows.T].astype(numpy.float32)
        state += self.vectors.added(known.transpose(0, 2, 1))
        for slot in hints:
            state += self.hints[slot.T]
        for layer in self.layers:
            state = _read(state, layer, checkpoint)
        found: Floats = (state @ self.output + self.bias).transpose(1, 0, 2)
        return found


def _read(state: "Floats", layer: NetworkLayer, checkpoint: Callable[[], None]) -> "Floats":
    """Return what a layer makes of characters x sentences x numbers; each direction gives WIDTH numbers."""
    import numpy

    steps, sentences, _ = state.shape
    gates = state.reshape(steps * sentences, -1) @ layer.inputs
    gates += layer.input_bias
    gates = gates.reshape(steps, sentences, -1)
    memory = numpy.zeros((2, sentences, WIDTH), numpy.float32)
    past = numpy.empty((2, sentences, 3 * WIDTH), numpy.float32)
    out = numpy.empty((steps, sentences, 2 * WIDTH), numpy.float32)
    for step in range(steps):
        checkpoint()
        back = steps - 1 - step
        numpy.matmul(memory, layer.memory, out=past)
        _step(memory, past, gates[step, :, : 3 * WIDTH], gates[back, :, 3 * WIDTH :], layer.memory_bias)
        out[step, :, :WIDTH] = memory[0]
        out[back, :, WIDTH:] = memory[1]
    return out


def _step(memory: "Floats", past: "Floats", ahead: "Floats", back: "Floats", bias: "Floats") -> None:
    """Bring the memory one character on in each direction, in place; `past` is spent."""
    import numpy

    both, new = past[..., : 2 * WIDTH], past[..., 2 * WIDTH :]
    both[0] += ahead[:, : 2 * WIDTH]
    both[1] += back[:, : 2 * WIDTH]
    # The logistic function by way of tanh, which is faster than exp and a division.
    both *= 0.5
    numpy.tanh(both, out=both)
    both += 1
    both *= 0.5
    new += bias
    new *= both[..., :WIDTH]
    new[0] += ahead[:, 2 * WIDTH :]
    new[1] += back[:, 2 * WIDTH :]
    numpy.tanh(new, out=new)
    memory -= new
    memory *= both[..., WIDTH:]
    memory += new
