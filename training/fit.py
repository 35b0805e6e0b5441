"""Train the network: names as the annotation has them, everything else as LAC tags it."""

import random
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import nn

from training.keep import keep
from training.marked import NAMES, Sentence, Span
from training.net import Net, Signs
from training.report import alone, tag
from training.vectors import Learned
from tui.language import tuned
from tui.language.chain import STATES
from tui.language.dictionary import dictionary
from tui.language.hints import SLOTS, hints, lists
from tui.language.pieces import pieces
from tui.language.tagging import STOPS
from tui.language.vectors import SLOTS as VECTORS
from tui.language.vectors import Vectors


@dataclass(frozen=True)
class Plan:
    """How to train: shares fitted by cross-validation over genres; parts and rates not (docs/model.md)."""

    epochs: int = 8
    again: int = 6
    """Epochs of a second run that goes on from the first, with two thirds of its rates."""
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
    averaged: int = 3
    """Last epochs whose weights are averaged."""
    batch: int = 2400
    """Characters at a time."""
    parts: int = 3
    """Processes that share the batches, and go on from the mean of their weights each time they meet."""
    met: int = 16
    """Batches between two meetings."""
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


class Meeting:
    """Where processes that train the same network average its weights."""

    def __init__(self, parts: int, start: torch.Tensor) -> None:
        self.context = get_context("spawn")
        self.rows = start.repeat(parts, 1).share_memory_()
        self._all = self.context.Barrier(parts)

    def average(self, net: Net, part: int) -> None:
        """Give a network the mean of all parts' weights, once every part has come."""
        self.rows[part] = nn.utils.parameters_to_vector(net.parameters()).detach()
        self._all.wait()
        mean = self.rows.mean(0)
        self._all.wait()
        nn.utils.vector_to_parameters(mean, net.parameters())

    def leave(self, net: Net) -> None:
        """Hand in the trained network."""
        self.rows[0] = nn.utils.parameters_to_vector(net.parameters()).detach()


class Trainer:
    """Holds what every training needs; hints are looked up once for each text."""

    def __init__(self, learned: Learned | None = None) -> None:
        self.signs = Signs()
        self.learned = learned or Learned()
        self._dictionary, self._lists = dictionary(), lists()
        self._known: dict[str, tuple[np.ndarray, np.ndarray]] = {}
        self._vectors = Vectors(
            {word: row for row, word in enumerate(self.learned.words, 1)},
            np.array([ord(pair[0]) << 21 | ord(pair[1]) for pair in self.learned.pairs], dtype=np.int64),
            self.learned.word_rows,
            self.learned.pair_rows,
            np.zeros((0, 0), np.float32),
        )
        self._lac = Net(self.signs).eval()

    def fit(self, sentences: Sequence[Sentence], plan: Plan, said: bool = False) -> Net:
        """Return a network trained on some sentences."""
        examples = list(self._examples(sentences, plan))
        net = self.together(examples, plan, said)
        slower = {name: getattr(plan, name) * 0.65 for name in ("rate", "new_rate", "added_rate")}
        again = replace(plan, epochs=plan.again, seed=plan.seed + 1, **slower)
        return self.together(examples, again, said, net) if plan.again else net

    def together(self, examples: list[Example], plan: Plan, said: bool, start: Net | None = None) -> Net:
        """Return a network trained by several processes, from LAC's weights or from those of another."""
        first = nn.utils.parameters_to_vector((start or Net(self.signs)).parameters()).detach()
        meeting = Meeting(plan.parts, first)
        workers = [
            meeting.context.Process(
                target=_take_part,
                args=(self.learned, examples),
                kwargs={"plan": plan, "said": said and part == 0, "meeting": meeting, "part": part},
            )
            for part in range(plan.parts)
        ]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        if any(worker.exitcode for worker in workers):
            raise RuntimeError("a part of the training failed")
        net = Net(self.signs)
        nn.utils.vector_to_parameters(meeting.rows[0], net.parameters())
        return net.eval()

    def trained(self, examples: list[Example], plan: Plan, said: bool, meeting: Meeting, part: int) -> Net:
        """Return a network trained on some examples, as one part of those at a meeting."""
        chance = random.Random(plan.seed)
        torch.manual_seed(plan.seed + 1000 * part)
        pools = {kind: sorted({e.text[s:t] for e in examples for s, t, k in e.names if k == kind}) for kind in NAMES}
        net = Net(self.signs)
        nn.utils.vector_to_parameters(meeting.rows[part].clone(), net.parameters())
        chain = [net.begin, net.moves, net.hints.weight]
        apart = [*chain, net.added]
        known = [weight for weight in net.parameters() if all(weight is not other for other in apart)]
        rates = ((known, plan.rate), (chain, plan.new_rate), ([net.added], plan.added_rate))
        optimiser = torch.optim.Adam([{"params": weights, "lr": rate} for weights, rate in rates])
        steps = plan.epochs * (sum(len(example.text) for example in examples) // plan.batch // plan.parts + 1)
        schedule = torch.optim.lr_scheduler.LambdaLR(
            optimiser, lambda step: min(1, (step + 1) / 30) * max(0.05, 1 - step / (steps * 1.15))
        )
        kept = []
        for epoch in range(plan.epochs):
            net.train()
            total = [0.0]
            batches = _batches([exchanged(e, pools, plan, chance) for e in examples], plan, chance)
            share = batches[part :: plan.parts][: len(batches) // plan.parts]
            for step, batch in enumerate(share):
                loss = self._loss(net, batch, plan)
                optimiser.zero_grad()
                loss.backward()
                nn.utils.clip_grad_norm_(net.parameters(), 1.0)
                optimiser.step()
                schedule.step()
                total.append(loss.item())
                if step % plan.met == plan.met - 1 or step == len(share) - 1:
                    meeting.average(net, part)
            if said:
                print(f"epoch {epoch + 1}: {sum(total) / len(total):.4f}", flush=True)
            if epoch >= plan.epochs - plan.averaged:
                kept.append({name: weight.detach().clone() for name, weight in net.state_dict().items()})
        net.load_state_dict({name: sum(state[name] for state in kept) / len(kept) for name in kept[0]})
        return net.eval()

    def names(self, net: Net, sentences: Sequence[Sentence]) -> list[list[Span]]:
        """Return what a network finds in some sentences, by the code that pizhu runs."""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "names.npz"
            keep(net, self.signs, self.learned, path)
            return alone(tag(tuned.load(path), sentences))

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


def _take_part(
    learned: Learned, examples: list[Example], *, plan: Plan, said: bool, meeting: Meeting, part: int
) -> None:
    torch.set_num_threads(1)
    net = Trainer(learned).trained(examples, plan, said, meeting, part)
    if part == 0:
        meeting.leave(net)


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
