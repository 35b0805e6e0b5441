"""Score taggers on annotated sentences, by genre and type, as strictly as the project does: span and type."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from training.marked import NAMES, Sentence, Span, merged
from tui.language import brackets
from tui.language.analyser import marks_of
from tui.language.analysis import Entity
from tui.language.checkpoint import Checkpoint
from tui.language.dictionary import dictionary
from tui.language.entities import steps
from tui.language.entities.lexicon import lexicon
from tui.language.entities.tagged import TaggedText
from tui.language.merge import merge
from tui.language.pieces import pieces
from tui.language.tagging import Tagger, Token

Counts = dict[str, dict[str, list[int]]]
"""Genre -> type -> right, wrong, missed; ALL and all are the sums."""


def tag(tagger: Tagger, sentences: Sequence[Sentence]) -> list[list[Token]]:
    """Return the tokens of each sentence, in its own offsets."""
    cuts = [pieces(sentence.text) for sentence in sentences]
    flat = [sentence.text[a:b] for sentence, cut in zip(sentences, cuts, strict=True) for a, b in cut]
    answers = iter(tagger.tag(flat, Checkpoint()))
    return [
        [Token(t.start + start, t.end + start, t.tag, t.sure) for start, _ in cut for t in next(answers)]
        for cut in cuts
    ]


def alone(tokens: Sequence[Sequence[Token]]) -> list[list[Span]]:
    """Return the names that a model gives by itself."""
    return [[(token.start, token.end, token.tag) for token in row if token.tag in NAMES] for row in tokens]


def shown(sentences: Sequence[Sentence], tokens: Sequence[Sequence[Token]], bare: bool) -> list[list[Span]]:
    """Return the names that a reader would see, each sentence a source of its own."""
    known, lists, checkpoint, found = dictionary(), lexicon(), Checkpoint(), []
    for sentence, row in zip(sentences, tokens, strict=True):
        (names,) = steps.find([TaggedText(sentence.text, row, lists, (), known, bare)], checkpoint)
        marks = merge([*brackets.find(sentence.text), *marks_of(sentence.text, names, checkpoint)])
        found.append([(m.start, m.end, m.type.value) for m in marks if isinstance(m, Entity) and m.type.value in NAMES])
    return found


def count(sentences: Iterable[Sentence], found: Iterable[Sequence[Span]]) -> Counts:
    """Return what is right, wrong and missed."""
    counts: Counts = defaultdict(lambda: defaultdict(lambda: [0, 0, 0]))
    for sentence, names in zip(sentences, found, strict=True):
        want, got = merged(sentence.names), merged(names)
        for kind in NAMES:
            right = {name for name in want if name[2] == kind}
            said = {name for name in got if name[2] == kind}
            for genre in (sentence.genre, "ALL"):
                for column in (kind, "all"):
                    cell = counts[genre][column]
                    cell[0] += len(right & said)
                    cell[1] += len(said - right)
                    cell[2] += len(right - said)
    return counts


def f1(cell: Sequence[int]) -> float:
    """Return F1 of right, wrong, missed; 1 where there is nothing to find and nothing found."""
    total = 2 * cell[0] + cell[1] + cell[2]
    return 2 * cell[0] / total if total else 1.0


def recall(cell: Sequence[int]) -> float:
    """Return the share found of what is there."""
    return cell[0] / max(1, cell[0] + cell[2])


def table(columns: dict[str, Counts], number: Callable[[Sequence[int]], float] = f1) -> str:
    """Return a table in Markdown: a row a genre, then a row a type; a column a system."""
    first = next(iter(columns.values()))
    rows = [("entities", genre, "all") for genre in sorted(first) if genre != "ALL"]
    rows += [("type", "ALL", kind) for kind in (*NAMES, "all")]
    lines = ["| | " + " | ".join(columns) + " |", "|---|" + "---|" * len(columns)]
    for _, genre, kind in rows:
        name = genre if genre != "ALL" else f"**{kind}**"
        cells = (f"{number(counts[genre][kind]):.3f}" for counts in columns.values())
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines)
