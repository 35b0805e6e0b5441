"""Train the network: names as the annotation has them, everything else as LAC tags it."""

import random
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import nn

from training.keep import keep
from training.marked import NAMES, Sentence, Span
from training.net import Net, Signs
from training.report import alone, tag
from training.taught import taught
from training.vectors import Learned
from tui.language import tuned
from tui.language.chain import STATES
from tui.language.dictionary import dictionary
from tui.language.hints import SLOTS, hints, lists
from tui.language.pieces import pieces
from tui.language.tagging import STOPS, Tagger
from tui.language.vectors import SLOTS as VECTORS
from tui.language.vectors import Vectors, WordRows


class Stage(NamedTuple):
    """One run over the examples; the running mean of its weights is what it gives."""

    epochs: int
    steps: float
    """Share of the plan's steps."""
    dropped: tuple[float, float, float]
    """Shares of the numbers of characters, and of those of each layer, that are left out."""
    kept: float
    """Share of the running mean that stays at each step."""


FIRST, LAST = Stage(8, 1.0, (0.1, 0.2, 0.2), 0.999), Stage(2, 0.4, (0.0, 0.1, 0.1), 0.997)


@dataclass(frozen=True)
class Plan:
    """How to train: shares fitted by cross-validation over genres, stages on files left out (docs/model.md)."""

    first: Stage = FIRST
    last: Stage = LAST
    rate: float = 1.25e-3
    """Step of LAC's own weights."""
    new_rate: float = 1e-2
    """Step of the hints and the chain, which begin at nothing."""
    added_rate: float = 5e-3
    """Step of the weights of the vectors."""
    exchanged: float = 0.6
    """Share of sentences whose names are exchanged, each with the same probability, for another of its type."""
    hidden: float = 0.02
    """Share of characters shown as unknown."""
    unhinted: float = 0.1
    """Share of hints left out."""
    speech: float = 0.3
    """Weight of LAC's own tags where there is no name."""
    batch: int = 2400
    """Characters at a time."""
    seed: int = 0


class Example(NamedTuple):
    """A piece of text, its names, and LAC's tags, of which those of names are never right outside a name."""

    text: str
    names: tuple[Span, ...]
    tags: np.ndarray


def cut(sentence: Sentence) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """Yield the pieces that the model is given, joined where a name goes over an edge."""
    spans = [(piece.start, piece.end) for piece in pieces(sentence.text)]
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and any(name[0] < joined[-1][1] and name[1] > start for name in sentence.names):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    for start, end in joined:
        inside = [(s - start, e - start, kind) for s, e, kind in sentence.names if start <= s and e <= end]
        yield sentence.text[start:end], tuple(inside)


def exchanged(example: Example, pools: dict[str, list[str]], plan: Plan, chance: random.Random) -> Example:
    """Return an example with some of its names exchanged for others of their type."""
    if not example.names or chance.random() > plan.exchanged:
        return example
    text, names, tags, at = "", [], [], 0
    for start, end, kind in example.names:
        text += example.text[at:start]
        tags.append(example.tags[at:start])
        name = chance.choice(pools[kind]) if chance.random() < plan.exchanged else example.text[start:end]
        names.append((len(text), len(text) + len(name), kind))
        tags.append(np.repeat(example.tags[start : start + 1], len(name)))
        text += name
        at = end
    tags.append(example.tags[at:])
    return Example(text + example.text[at:], tuple(names), np.concatenate(tags))


class Trainer:
    """Holds what every training needs; hints are looked up once for each text."""

    def __init__(self, learned: Learned | None = None) -> None:
        self.signs = Signs()
        self.learned = learned or Learned()
        self._dictionary, self._lists = dictionary(), lists()
        self._known: dict[str, tuple[np.ndarray, np.ndarray]] = {}
        self._vectors = Vectors(
            WordRows(self.learned.words),
            np.array([ord(pair[0]) << 21 | ord(pair[1]) for pair in self.learned.pairs], dtype=np.int64),
            self.learned.word_rows,
            self.learned.pair_rows,
            np.zeros((0, 0), np.float32),
        )
        self._lac = Net(self.signs).eval()

    def fit(self, sentences: Sequence[Sentence], plan: Plan, lines: Sequence[str] = (), said: bool = False) -> Net:
        """Return a network trained from LAC's weights on, at the end on lines that it has annotated itself too."""
        torch.set_num_threads(1)
        net = self.run(list(self._examples(sentences, plan)), plan, plan.first, said=said)
        more = self.taught(net, lines, sentences) if lines else []
        if said:
            print(f"{len(more)} sentences annotated by the network")
        examples = list(self._examples([*sentences, *more], plan))
        return self.run(examples, plan, plan.last, start=net, order=1, said=said)

    def taught(self, net: Net, lines: Sequence[str], sentences: Sequence[Sentence]) -> list[Sentence]:
        """Return unlabelled lines with the names that a network finds in them."""
        with self._shipped(net) as tagger:
            return taught(lines, tagger, [sentence.text for sentence in sentences])

    def run(
        self,
        examples: Sequence[Example],
        plan: Plan,
        stage: Stage,
        *,
        start: Net | None = None,
        order: int = 0,
        said: bool = False,
    ) -> Net:
        """Return what a stage makes of LAC's weights or of another network's; `order` changes what is drawn."""
        chance = random.Random(plan.seed + order)
        torch.manual_seed(plan.seed + order)
        pools = {kind: sorted({e.text[s:t] for e in examples for s, t, k in e.names if k == kind}) for kind in NAMES}
        net, mean = Net(self.signs, stage.dropped), Net(self.signs)
        net.load_state_dict((start or mean).state_dict())
        mean.load_state_dict(net.state_dict())
        optimiser = _optimiser(net, plan, stage)
        schedule: torch.optim.lr_scheduler.LambdaLR | None = None
        for epoch in range(stage.epochs):
            net.train()
            batches = _batches([exchanged(e, pools, plan, chance) for e in examples], plan, chance)
            schedule = schedule or _schedule(optimiser, stage.epochs * len(batches))
            total = 0.0
            for batch in batches:
                loss = self._loss(net, batch, plan)
                optimiser.zero_grad()
                loss.backward()
                nn.utils.clip_grad_norm_(net.parameters(), 1.0)
                optimiser.step()
                schedule.step()
                total += loss.item()
                _follow(mean, net, min(stage.kept, schedule.last_epoch / (schedule.last_epoch + 20)))
            if said:
                print(f"run {order}, epoch {epoch + 1}: {total / len(batches):.4f}", flush=True)
        return mean.eval()

    def names(self, net: Net, sentences: Sequence[Sentence]) -> list[list[Span]]:
        """Return what a network finds in some sentences."""
        with self._shipped(net) as tagger:
            return alone(tag(tagger, sentences))

    @contextmanager
    def _shipped(self, net: Net) -> Iterator[Tagger]:
        """Give a network as the code that pizhu runs reads it."""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "names.npz"
            keep(net, self.signs, self.learned, path)
            yield tuned.load(path)

    @torch.no_grad()
    def _examples(self, sentences: Sequence[Sentence], plan: Plan) -> Iterator[Example]:
        cuts = [piece for sentence in sentences for piece in cut(sentence)]
        untagged = [Example(text, names, np.empty(0)) for text, names in cuts]
        for batch in _batches(untagged, plan, random.Random(plan.seed)):
            rows, told, known = self._padded([example.text for example in batch])
            scores = self._lac(rows, told * 0, self._taken(known * 0))
            scores[..., self._lac.names] = -1e4
            for example, tags in zip(batch, scores.argmax(2).numpy(), strict=True):
                yield example._replace(tags=tags[: len(example.text)])

    def _padded(self, texts: Sequence[str]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Return rows, hints, and rows of vectors, of sentences filled up to one width."""
        width = max(map(len, texts)) + STOPS
        rows = np.full((len(texts), width), self.signs.stop, dtype=np.int64)
        told = np.zeros((len(texts), width, SLOTS), dtype=np.int64)
        known = np.zeros((len(texts), width, VECTORS), dtype=np.int64)
        for place, text in enumerate(texts):
            rows[place, : len(text)] = self.signs.numbers(text)
            told[place, : len(text)], known[place, : len(text)] = self._looked_up(text)
        return torch.from_numpy(rows), torch.from_numpy(told), torch.from_numpy(known)

    def _looked_up(self, text: str) -> tuple[np.ndarray, np.ndarray]:
        """Return the hints of each character, and the rows of its vectors."""
        if text not in self._known:
            plain = self.signs.read(text)
            words = self._dictionary.words_of(plain) if self._dictionary else []
            told = np.array(hints(plain, words, self._lists), dtype=np.int64).T
            signs = np.array([list(map(ord, plain))], dtype=np.uint32)
            self._known[text] = told, self._vectors.rows(signs, [words])[:, 0].T
        return self._known[text]

    def _taken(self, known: torch.Tensor) -> torch.Tensor:
        """Return the vectors themselves, those of a character side by side."""
        words, pairs = self._vectors.word_rows, self._vectors.pair_rows
        parts = [words[known[..., 0]], pairs[known[..., 1]], pairs[known[..., 2]]]
        return torch.from_numpy(np.concatenate(parts, axis=-1))

    def _loss(self, net: Net, batch: Sequence[Example], plan: Plan) -> torch.Tensor:
        rows, told, known = self._padded([example.text for example in batch])
        width = rows.shape[1] - STOPS
        rows = rows * (torch.rand(rows.shape) >= plan.hidden)
        told = told * (torch.rand(told.shape) >= plan.unhinted)
        known = known * (torch.rand(known.shape) >= plan.unhinted)
        states, tags = np.zeros((len(batch), width), dtype=np.int64), np.zeros((len(batch), width), dtype=np.int64)
        mask = np.zeros((len(batch), width), dtype=bool)
        for place, example in enumerate(batch):
            mask[place, : len(example.text)] = True
            tags[place, : len(example.text)] = example.tags
            for start, end, kind in example.names:
                states[place, start:end] = STATES.index(f"{kind}-I")
                states[place, start] = STATES.index(f"{kind}-B")
        scores = net(rows, told, self._taken(known))[:, :width]
        loss = net.loss(net.seven(scores), torch.from_numpy(states), torch.from_numpy(mask))
        outside = torch.from_numpy(mask & (states == 0))
        speech = scores[outside].clone()
        speech[:, net.names] = -1e4
        return loss + plan.speech * nn.functional.cross_entropy(speech, torch.from_numpy(tags)[outside])


def _optimiser(net: Net, plan: Plan, stage: Stage) -> torch.optim.Optimizer:
    """Return an optimiser with larger steps for what begins at nothing."""
    chain = [net.begin, net.moves, net.hints.weight]
    known = [weight for weight in net.parameters() if all(weight is not other for other in (*chain, net.added))]
    rates = ((known, plan.rate), (chain, plan.new_rate), ([net.added], plan.added_rate))
    return torch.optim.Adam([{"params": weights, "lr": stage.steps * rate} for weights, rate in rates])


def _schedule(optimiser: torch.optim.Optimizer, steps: int) -> torch.optim.lr_scheduler.LambdaLR:
    """Return steps that grow over the first fifty and shrink to a fiftieth over all."""
    return torch.optim.lr_scheduler.LambdaLR(optimiser, lambda n: min(1, (n + 1) / 50) * max(0.02, 1 - n / steps))


@torch.no_grad()
def _follow(mean: Net, net: Net, kept: float) -> None:
    """Bring the mean of a network's weights on by one step: a share of it is kept."""
    for far, near in zip(mean.parameters(), net.parameters(), strict=True):
        far.lerp_(near, 1 - kept)


def _batches(examples: list[Example], plan: Plan, chance: random.Random) -> list[list[Example]]:
    """Return the examples in batches of like length, in any order."""
    examples.sort(key=lambda example: len(example.text) + chance.random() * 8)
    found: list[list[Example]] = []
    batch: list[Example] = []
    for example in examples:
        if batch and (len(batch) + 1) * len(example.text) > plan.batch:
            found.append(batch)
            batch = []
        batch.append(example)
    if batch:
        found.append(batch)
    chance.shuffle(found)
    return found
