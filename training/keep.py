"""Write a trained network as the arrays that `tui.language.tuned` reads."""

import hashlib
from pathlib import Path
from typing import Any

import numpy as np

from training.net import Net, Signs
from training.vectors import Learned
from tui.language.network import WIDTH
from tui.language.vectors import WIDTH as NARROW

PARTS = ("weight_ih", "weight_hh", "bias_ih", "bias_hh")


def arrays(net: Net, signs: Signs, learned: Learned) -> dict[str, Any]:
    """Return the arrays of a network, weights in half precision, vectors in steps of 1/127 of the largest number."""
    state = {name: weight.numpy() for name, weight in net.state_dict().items()}
    found: dict[str, np.ndarray] = {
        "characters": state["characters.weight"],
        "hints": state["hints.weight"],
        "output": state["output.weight"].T,
        "bias": state["output.bias"],
    }
    for number, layer in enumerate(("first", "second"), 1):
        both = [{part: state[f"{layer}.{part}_l0{way}"] for part in PARTS} for way in ("", "_reverse")]
        found[f"inputs{number}"] = np.concatenate([way["weight_ih"].T for way in both], axis=1)
        added = [way["bias_hh"] * (np.arange(3 * WIDTH) < 2 * WIDTH) for way in both]
        found[f"input_bias{number}"] = np.concatenate(
            [way["bias_ih"] + more for way, more in zip(both, added, strict=True)]
        )
        found[f"memory{number}"] = np.stack([way["weight_hh"].T for way in both])
        found[f"memory_bias{number}"] = np.stack([way["bias_hh"][None, 2 * WIDTH :] for way in both])
    words, pairs = (np.abs(rows).max() / 127 or 1.0 for rows in (learned.word_rows, learned.pair_rows))
    found["added"] = state["added"] * np.repeat([words, pairs, pairs], NARROW)[:, None]
    half: dict[str, Any] = {name: array.astype(np.float16) for name, array in found.items()}
    spelt = [(wide, narrow) for wide, narrow in signs.spelt.items() if wide != narrow]
    return half | {
        "begin": state["begin"],
        "moves": state["moves"],
        "tags": np.array(" ".join(signs.tags)),
        "signs": np.array("".join(signs.signs)),
        "wide": np.array("".join(wide for wide, _ in spelt)),
        "narrow": np.array("".join(narrow for _, narrow in spelt)),
        "other": np.array("".join(signs.plain)),
        "plain": np.array("".join(signs.plain.values())),
        "words": np.array(" ".join(learned.words)),
        "pairs": np.array("".join(learned.pairs)),
        "word_rows": np.round(learned.word_rows / words).astype(np.int8),
        "pair_rows": np.round(learned.pair_rows / pairs).astype(np.int8),
    }


def keep(net: Net, signs: Signs, learned: Learned, path: Path) -> None:
    """Write a network; its identity is a digest of its weights."""
    named = arrays(net, signs, learned)
    digest = hashlib.blake2b(b"".join(np.asarray(array).tobytes() for array in named.values()), digest_size=8)
    np.savez_compressed(path, identity=np.array(f"names {digest.hexdigest()}"), **named)
