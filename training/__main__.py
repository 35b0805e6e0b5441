"""`python -m training build` writes the model of names; `report` scores it; `curve` shows what more sentences gain."""

import argparse
import random
from pathlib import Path

from training.marked import Sentence, read
from training.public import HALVES, Clones
from training.report import alone, count, recall, shown, table, tag

OWN = Path(__file__).parent / "sentences"
"""Invented sentences, under the project's licence."""


def main() -> None:
    """Run one command."""
    parser = argparse.ArgumentParser(prog="training", description=__doc__)
    parser.add_argument("command", choices=("build", "report", "curve"))
    parser.add_argument("--clones", type=Path, help="folder of clones named owner+name, for the public paragraphs")
    parser.add_argument("--texts", type=Path, nargs="*", default=[], help="folders of annotated sentences to score")
    parser.add_argument("--half", choices=HALVES, default="development")
    parser.add_argument("--vectors", choices=("learned", "kept"), default="learned", help="kept: of the file at hand")
    parser.add_argument("--sizes", type=int, nargs="*", default=[300, 600, 1200])
    args = parser.parse_args()
    public = list(Clones(args.clones).sentences(args.half)) if args.clones else []
    if args.command == "build":
        _build(public, list(Clones(args.clones).unlabelled()) if args.clones else [], args.vectors)
    elif args.command == "report":
        _report([*public, *read(args.texts)])
    else:
        _curve(public, args.sizes)


def _build(public: list[Sentence], lines: list[str], vectors: str) -> None:
    """Write the model; its vectors are learned from the lines, or kept of the file at hand."""
    from training.fit import Plan, Trainer
    from training.keep import keep
    from training.net import Signs
    from training.vectors import kept, learn
    from tui.language.tuned import FILE

    own = read([OWN])
    print(f"{len(public)} public paragraphs, {len(own)} sentences of our own")
    learned = learn(lines, Signs()) if lines and vectors == "learned" else kept(FILE)
    print(f"vectors of {len(learned.words)} words and {len(learned.pairs)} pairs of characters")
    trainer = Trainer(learned)
    keep(trainer.fit([*public, *own], Plan(), lines, said=True), trainer.signs, learned, FILE)


def _report(sentences: list[Sentence]) -> None:
    from tui.language import lac, tuned

    bare, ours = tag(lac.load(), sentences), tag(tuned.load(), sentences)
    columns = {
        "bare LAC": alone(bare),
        "LAC with rules": shown(sentences, bare, bare=True),
        "model alone": alone(ours),
        "pizhu": shown(sentences, ours, bare=False),
    }
    counts = {name: count(sentences, found) for name, found in columns.items()}
    print(f"F1 of {len(sentences)} sentences\n\n{table(counts)}\n\nRecall\n\n{table(counts, recall)}")


def _curve(public: list[Sentence], sizes: list[int]) -> None:
    """Print F1 on every third genre, trained on so many sentences of the others."""
    from training.fit import Plan, Trainer

    genres = sorted({sentence.genre for sentence in public})
    left_out = set(genres[::3])
    test = [sentence for sentence in public if sentence.genre in left_out]
    rest = [sentence for sentence in public if sentence.genre not in left_out]
    random.Random(0).shuffle(rest)
    trainer = Trainer()
    counts = {
        f"{min(size, len(rest))}": count(test, trainer.names(trainer.fit(rest[:size], Plan()), test)) for size in sizes
    }
    print(table(counts))


if __name__ == "__main__":
    main()
