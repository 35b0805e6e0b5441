"""Sentences that a trained network annotates for another: unlabelled text where it is sure of every name."""

import random
import re
from collections.abc import Collection, Iterable

from training.marked import NAMES, Sentence
from training.report import tag
from tui.language.tagging import Tagger

READ = 10_000
"""Lines that the network reads."""
SURE = 0.7
"""How sure it must be of the least sure name of a line."""
SHORTEST, LONGEST = 40, 300
"""Characters of a line."""
HAN = re.compile("[\u4e00-\u9fff]")
SEED = 5


def taught(lines: Iterable[str], tagger: Tagger, known: Collection[str]) -> list[Sentence]:
    """Return lines with the names that a tagger finds; lines that begin as a known text does are left out."""
    beginnings = {text[:SHORTEST] for text in known}
    lines = list(lines)
    random.Random(SEED).shuffle(lines)
    chosen = [line for line in lines if _running(line) and line[:SHORTEST] not in beginnings][:READ]
    sentences = [Sentence("unlabelled", line, ()) for line in chosen]
    found = []
    for sentence, tokens in zip(sentences, tag(tagger, sentences), strict=True):
        names = [token for token in tokens if token.tag in NAMES]
        if names and min(name.sure for name in names) >= SURE:
            found.append(sentence._replace(names=tuple((name.start, name.end, name.tag) for name in names)))
    return found


def _running(line: str) -> bool:
    return SHORTEST <= len(line) <= LONGEST and "\\n" not in line and len(HAN.findall(line)) > 0.7 * len(line)
